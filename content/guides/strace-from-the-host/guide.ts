import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'processes',
  order: 45,
  risk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Linux 3.10 – 6.18, strace 4.8 – 6.1; Docker 1.x – 29, containerd 1.x – 2.x',
      'zh-cn': 'Linux 3.10 – 6.18，strace 4.8 – 6.1；Docker 1.x – 29，containerd 1.x – 2.x',
    },
  },
  cases: ['SB1001', 'SB1002', 'SB1010', 'SB2005', 'SB4004'],
  sources: [
    { title: 'strace(1)', url: 'https://man7.org/linux/man-pages/man1/strace.1.html' },
    { title: 'proc_pid_syscall(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_syscall.5.html' },
    { title: 'proc_pid_wchan(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_wchan.5.html' },
    { title: 'proc_pid_stack(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_stack.5.html' },
    { title: 'ptrace(2): attaching, and who may', url: 'https://man7.org/linux/man-pages/man2/ptrace.2.html' },
  ],
});
