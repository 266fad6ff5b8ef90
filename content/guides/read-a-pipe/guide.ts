import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'processes',
  order: 55,
  risk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Linux 3.10 – 6.18; Docker 1.11 – 29, containerd 0.2 – 2.3',
      'zh-cn': 'Linux 3.10 – 6.18；Docker 1.11 – 29，containerd 0.2 – 2.3',
    },
  },
  cases: ['SB1002', 'SB1008', 'SB1010', 'SB2004', 'SB3005'],
  sources: [
    { title: 'pipe(7): capacity, blocking, SIGPIPE', url: 'https://man7.org/linux/man-pages/man7/pipe.7.html' },
    { title: 'tee(2): copies a pipe without consuming it', url: 'https://man7.org/linux/man-pages/man2/tee.2.html' },
    { title: 'proc_pid_fd(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_fd.5.html' },
    {
      title: 'containerd 2.3.4: exec.go of the shim, runtime.Exec before pio.Copy',
      url: 'https://github.com/containerd/containerd/blob/v2.3.4/cmd/containerd-shim-runc-v2/process/exec.go',
    },
    { title: 'runc#2530: runc init hang', url: 'https://github.com/opencontainers/runc/issues/2530' },
  ],
});
