import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5009',
  group: 'storage',
  parts: ['dockerd', 'kernel', 'systemd', 'storage'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.6–29.0 (source), Linux 3.10 (RHEL 7) and 3.18 and later',
      'zh-cn': 'Docker Engine 1.6–29.0（源码），Linux 3.10（RHEL 7）以及 3.18 及以后版本',
    },
  },
  errors: [
    'Error response from daemon: Driver overlay2 failed to remove root filesystem 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: remove /var/lib/docker/overlay2/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35/merged: device or resource busy',
    'Error response from daemon: driver "overlay2" failed to remove root filesystem for 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: remove /var/lib/docker/overlay2/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35/merged: device or resource busy',
    'Error response from daemon: container 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: driver "overlay2" failed to remove root filesystem: unlinkat /var/lib/docker/overlay2/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35/merged: device or resource busy',
    'Error response from daemon: cannot remove container "web": driver "overlay2" failed to remove root filesystem: unlinkat /var/lib/docker/overlay2/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35/merged: device or resource busy',
    'Error response from daemon: Driver devicemapper failed to remove root filesystem 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: Device is Busy',
    'Unable to remove filesystem for 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: remove /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/shm: device or resource busy',
    'Error removing mounted layer 0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: Device is Busy',
    'Error while attempting to unmount dir, this may prevent removal of container.',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '1.12.0 – 17.12.0, 18.01, 18.02: home of overlay, overlay2 and zfs mounted private (devicemapper, aufs, btrfs also before)',
        'zh-cn':
          '1.12.0 – 17.12.0、18.01、18.02：overlay、overlay2、zfs 的根目录被设为 private（devicemapper、aufs、btrfs 更早就是）',
      },
      fixedIn: '17.12.1, 18.03.0',
      source: 'https://github.com/moby/moby/pull/36047',
    },
    {
      component: 'Linux kernel',
      range: {
        en: 'before 3.18: a directory mounted in any namespace cannot be removed',
        'zh-cn': '3.18 之前：只要任何一个命名空间还挂着，目录就删不掉',
      },
      fixedIn: '3.18',
      source: 'https://man7.org/linux/man-pages/man7/mount_namespaces.7.html',
    },
    {
      component: 'Linux kernel (RHEL, CentOS 7)',
      range: {
        en: '3.10.0-693 and later with fs.may_detach_mounts=0, and everything before',
        'zh-cn': '3.10.0-693 及以后且 fs.may_detach_mounts=0，以及更早的内核',
      },
      fixedIn: 'fs.may_detach_mounts=1',
      source: 'https://github.com/moby/moby/pull/34886',
    },
    {
      component: 'Docker Engine, devicemapper',
      range: {
        en: 'all up to 24.0, on every kernel (Device is Busy)',
        'zh-cn': '24.0 及以前全部版本，与内核无关（Device is Busy）',
      },
      source: 'https://github.com/moby/moby/issues/27381',
    },
  ],
  confirm: [
    'sudo grep -ls {path} /proc/[0-9]*/mountinfo',
    'ps -o pid,ppid,lstart,cmd -p {pid}',
    'uname -r; sysctl fs.may_detach_mounts',
    'systemctl show docker -p MountFlags; sudo readlink /proc/1/ns/mnt /proc/$(pidof dockerd)/ns/mnt',
  ],
  related: ['SB5010', 'SB5011', 'SB9002'],
  lookAlikes: ['SB4005', 'SB5025', 'SB5011', 'SB5007', 'SB5020', 'SB9002'],
  sources: [
    {
      title: 'moby#36047: Do not make graphdriver homes private mounts',
      url: 'https://github.com/moby/moby/pull/36047',
    },
    {
      title: 'mount_namespaces(7): propagation, and rmdir of mount points since Linux 3.18',
      url: 'https://man7.org/linux/man-pages/man7/mount_namespaces.7.html',
    },
    {
      title: 'Linux commit 8ed936b5671b: vfs: Lazily remove mounts on unlinked files and directories',
      url: 'https://git.kernel.org/torvalds/c/8ed936b5671b',
    },
    {
      title: 'moby#34886: Automatically set may_detach_mounts=1 on startup (removed in 28.0 by moby#48210)',
      url: 'https://github.com/moby/moby/pull/34886',
    },
    {
      title: 'moby#27381: Driver devicemapper failed to remove root filesystem. Device is busy',
      url: 'https://github.com/moby/moby/issues/27381',
    },
    {
      title: 'moby#34198: reproduced with cAdvisor and node-exporter',
      url: 'https://github.com/moby/moby/issues/34198',
    },
    {
      title: 'moby#45510: the same with 23.0.4 and live-restore',
      url: 'https://github.com/moby/moby/issues/45510',
    },
    {
      title: 'haxorof/ansible-role-docker-ce#76: 18.09 cannot create containers with MountFlags=slave',
      url: 'https://github.com/haxorof/ansible-role-docker-ce/issues/76',
    },
    {
      title: 'Pod Terminating 续集：最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
  ],
});
