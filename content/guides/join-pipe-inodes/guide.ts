import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'processes',
  order: 50,
  risk: 'reads',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Linux 3.10 – 6.18, lsof 4.87 – 4.95; Docker 1.11 – 29, containerd 0.2 – 2.3',
      'zh-cn': 'Linux 3.10 – 6.18，lsof 4.87 – 4.95；Docker 1.11 – 29，containerd 0.2 – 2.3',
    },
  },
  cases: ['SB1001', 'SB1002', 'SB1008', 'SB1010'],
  sources: [
    { title: 'pipe(7): capacity, and when a write blocks', url: 'https://man7.org/linux/man-pages/man7/pipe.7.html' },
    { title: 'proc_pid_fd(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html' },
    { title: 'lsof(8)', url: 'https://man7.org/linux/man-pages/man8/lsof.8.html' },
    {
      title: 'containerd#4434: containerd-shim hangs (the same join, by the author of the source)',
      url: 'https://github.com/containerd/containerd/issues/4434',
    },
  ],
});
