import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'kernel',
  order: 72,
  risk: 'changes',
  verified: { date: '2026-11-20', on: 'blktrace 1.0 – 1.3, sysstat 10 – 12, Linux 3.10 – 6.x, cgroup v1 and v2' },
  cases: ['SB1004', 'SB1005', 'SB1006', 'SB5002'],
  sources: [
    { title: 'Linux manual pages: btrace(8)', url: 'https://man7.org/linux/man-pages/man8/btrace.8.html' },
    { title: 'Linux manual pages: blktrace(8)', url: 'https://man7.org/linux/man-pages/man8/blktrace.8.html' },
    {
      title: 'Linux manual pages: blkparse(1), actions and columns',
      url: 'https://man7.org/linux/man-pages/man1/blkparse.1.html',
    },
    { title: 'Linux manual pages: iostat(1)', url: 'https://man7.org/linux/man-pages/man1/iostat.1.html' },
    {
      title: 'Linux documentation: cgroup v2, io controller and writeback',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    },
    { title: 'bcc: biosnoop, biolatency, ext4slower', url: 'https://github.com/iovisor/bcc' },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
