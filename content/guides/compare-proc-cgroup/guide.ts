import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'kernel',
  order: 70,
  risk: 'reads',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'cgroup v1, hybrid and v2; Docker 1.7 – 29, runc up to 1.4, systemd hosts and nested daemons',
      'zh-cn': 'cgroup v1、hybrid、v2；Docker 1.7 – 29，runc 至 1.4，systemd 宿主机与嵌套守护进程',
    },
  },
  cases: ['SB4001', 'SB4002', 'SB4003', 'SB4004', 'SB4008'],
  sources: [
    { title: 'cgroups(7): /proc/PID/cgroup', url: 'https://man7.org/linux/man-pages/man7/cgroups.7.html' },
    {
      title: 'cgroup_namespaces(7): what /proc/PID/cgroup shows inside',
      url: 'https://man7.org/linux/man-pages/man7/cgroup_namespaces.7.html',
    },
    {
      title: 'runc 3317785f56: GetThisCgroupDir and GetInitCgroupDir',
      url: 'https://github.com/opencontainers/runc/blob/3317785f562b363eb386a2fa4909a55f267088c8/libcontainer/cgroups/utils.go',
    },
    {
      title: 'runc#3811: the systemd driver prefixed the path of PID 1 (fixed in 1.1.6)',
      url: 'https://github.com/opencontainers/runc/pull/3811',
    },
    {
      title: 'moby#38377: Start containers in their own cgroup namespaces',
      url: 'https://github.com/moby/moby/pull/38377',
    },
  ],
});
