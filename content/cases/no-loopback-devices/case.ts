import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5003',
  group: 'storage',
  parts: ['dockerd', 'kernel', 'storage'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: { en: 'Docker Engine 1.6–24.0 (source)', 'zh-cn': 'Docker Engine 1.6–24.0（源码）' },
  },
  errors: [
    'There are no more loopback devices available.',
    'attach_loopback.go:42 There are no more loopback devices available.',
    'Error starting daemon: error initializing graphdriver: loopback attach failed',
    'failed to start daemon: error initializing graphdriver: loopback attach failed',
    '[graphdriver] prior storage driver "devicemapper" failed: loopback mounting failed',
    'Error starting daemon: error initializing graphdriver: loopback mounting failed',
    'Error opening loopback device: open /dev/loop8: no such device or address',
    'losetup: cannot find an unused loop device: No such file or directory',
    'losetup: could not find any free loop device',
    'losetup: /dev/loop0: failed to set up loop device: No such file or directory',
    'mount: Could not find any loop device. Maybe this kernel does not know about the loop device?',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '1.6 – 24.0 with devicemapper and no thin pool (loop-lvm)',
        'zh-cn': '1.6 – 24.0，devicemapper 且没有配 thin pool（loop-lvm）',
      },
      source: 'https://docs.docker.com/engine/storage/drivers/device-mapper-driver/',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '25.0 and later: driver removed, dockerd needs no loop device',
        'zh-cn': '25.0 及以后：驱动已移除，dockerd 不再需要 loop 设备',
      },
      source: 'https://docs.docker.com/engine/deprecated/#device-mapper-storage-driver',
    },
    {
      component: 'Podman, CRI-O (containers/storage)',
      range: {
        en: 'with composefs images: same message, still current',
        'zh-cn': '使用 composefs 镜像时：报错相同，新版本仍会遇到',
      },
      source: 'https://github.com/containers/storage/issues/2038',
    },
    {
      component: 'Linux kernel',
      range: {
        en: 'before 6.5 with commit 85c50197716c: max_loop limits nodes made with mknod',
        'zh-cn': '6.5 之前且带 85c50197716c 提交：mknod 出来的节点受 max_loop 限制',
      },
      fixedIn: '6.5 (bb5faa99f0ce)',
      source: 'https://git.kernel.org/torvalds/c/bb5faa99f0ce',
    },
  ],
  confirm: [
    'ls -l /dev/loop-control /dev/loop[0-9]*',
    'sudo losetup --list',
    'cat /sys/module/loop/parameters/max_loop',
    'grep -s -e storage-driver -e devicemapper /etc/docker/daemon.json /etc/sysconfig/docker-storage',
  ],
  related: ['SB5001', 'SB5006', 'SB6015'],
  lookAlikes: ['SB5001', 'SB5006', 'SB5008'],
  sources: [
    {
      title: 'moby 20.10: AttachLoopDevice, attach_loopback.go',
      url: 'https://github.com/moby/moby/blob/v20.10.27/pkg/loopback/attach_loopback.go',
    },
    {
      title: 'moby#23043: daemon fails to start, no more loopback devices',
      url: 'https://github.com/moby/moby/issues/23043',
    },
    {
      title: 'moby#15243: static binary falls back to devicemapper',
      url: 'https://github.com/moby/moby/issues/15243',
    },
    {
      title: 'containers/storage#2038: the same message from Podman with composefs',
      url: 'https://github.com/containers/storage/issues/2038',
    },
    {
      title: 'loop(4): loop and loop-control',
      url: 'https://man7.org/linux/man-pages/man4/loop.4.html',
    },
    {
      title: 'Linux commit bb5faa99f0ce: loop: do not enforce max_loop hard limit by default',
      url: 'https://git.kernel.org/torvalds/c/bb5faa99f0ce',
    },
    {
      title: 'util-linux#2337: losetup gives the same message without permission',
      url: 'https://github.com/util-linux/util-linux/pull/2337',
    },
    {
      title: '如何通过科学的方式对 Docker 进行故障检测和排除',
      url: 'https://dockerworld.cn/?id=76',
    },
  ],
});
