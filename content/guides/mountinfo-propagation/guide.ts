import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'kernel',
  order: 65,
  risk: 'reads',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Linux 3.10 – 6.18; Docker Engine 1.12 – 29, containerd 1.x – 2.x',
      'zh-cn': 'Linux 3.10 – 6.18；Docker Engine 1.12 – 29，containerd 1.x – 2.x',
    },
  },
  cases: ['SB5009', 'SB5010', 'SB5011', 'SB5025', 'SB4001'],
  sources: [
    { title: 'proc_pid_mountinfo(5)', url: 'https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html' },
    {
      title: 'mount_namespaces(7): shared subtrees, and rmdir of mount points since Linux 3.18',
      url: 'https://man7.org/linux/man-pages/man7/mount_namespaces.7.html',
    },
    { title: 'findmnt(8)', url: 'https://man7.org/linux/man-pages/man8/findmnt.8.html' },
    {
      title: 'moby#36047: Do not make graphdriver homes private mounts',
      url: 'https://github.com/moby/moby/pull/36047',
    },
    {
      title: 'Pod Terminating 续集：最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
  ],
});
