import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'processes',
  order: 40,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29, containerd 1.3 – 2.3' },
  cases: ['SB1001', 'SB1002', 'SB1003', 'SB1010'],
  sources: [
    {
      title: 'moby b75246202a: Stop locking container exec store while starting (24.0)',
      url: 'https://github.com/moby/moby/commit/b75246202a',
    },
    {
      title: 'containerd: plugins/services/tasks/local.go, getProcessState and its timeout',
      url: 'https://github.com/containerd/containerd/blob/main/plugins/services/tasks/local.go',
    },
    {
      title: 'moby#36010: docker-runc does not terminate (process list)',
      url: 'https://github.com/moby/moby/issues/36010',
    },
    { title: 'ps(1): lstart, etimes, wchan', url: 'https://man7.org/linux/man-pages/man1/ps.1.html' },
  ],
});
