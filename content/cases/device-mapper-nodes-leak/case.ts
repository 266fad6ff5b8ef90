import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5016',
  group: 'storage',
  parts: ['kernel', 'storage', 'dockerd'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Linux device-mapper (all), Docker Engine 1.9–29.7 (source), dmsetup(8)' },
  errors: [
    "devicemapper: Can't set task name /dev/mapper/docker-253:4-408036-pool",
    "Can't set task name /dev/mapper/docker-253:4-408036-pool",
    '/dev/mapper/docker-253:4-408036-pool not set up by udev: Falling back to direct node creation.',
  ],
  affected: [
    {
      component: 'Linux kernel (device-mapper)',
      range: {
        en: 'all: devices belong to no namespace',
        'zh-cn': '全部：设备不属于任何命名空间',
      },
      source: 'https://github.com/moby/moby/pull/2122',
    },
    {
      component: 'Docker Engine',
      range: {
        en: 'all, for containers with --privileged',
        'zh-cn': '全部版本，只要容器带 --privileged',
      },
      source: 'https://github.com/moby/moby/issues/35991',
    },
    {
      component: 'Docker Engine (devicemapper driver in a container)',
      range: {
        en: 'up to 24.0; the driver was removed in 25.0',
        'zh-cn': '24.0 及以前；25.0 已移除该驱动',
      },
      source: 'https://docs.docker.com/engine/deprecated/#device-mapper-storage-driver',
    },
  ],
  confirm: [
    'docker exec {container} ls -l /dev/mapper',
    "docker inspect -f '{{.HostConfig.Privileged}} {{json .Mounts}}' {container}",
    'sudo dmsetup info -c -o name,open,major,minor',
    'sudo lvs -a -o vg_name,lv_name,lv_attr',
  ],
  related: ['SB4004', 'SB5011', 'SB5001', 'SB4008'],
  lookAlikes: ['SB5001', 'SB5009', 'SB5003', 'SB5019'],
  sources: [
    {
      title: 'moby#2122: the device-mapper name space is global (docker inside docker)',
      url: 'https://github.com/moby/moby/pull/2122',
    },
    {
      title: 'dmsetup(8): remove_all, mknodes',
      url: 'https://man7.org/linux/man-pages/man8/dmsetup.8.html',
    },
    {
      title: 'moby#35991: with --privileged all devices of the host are in the container',
      url: 'https://github.com/moby/moby/issues/35991',
    },
    {
      title: 'podman#9621: /dev of a privileged container is a tmpfs with the nodes of its start',
      url: 'https://github.com/containers/podman/issues/9621',
    },
    {
      title: "jpetazzo/dind#61: Can't set task name after a restart, dmsetup mknodes",
      url: 'https://github.com/jpetazzo/dind/pull/61',
    },
    {
      title: 'moby 1.9.1: name prefix docker-major:minor-inode, deviceset.go',
      url: 'https://github.com/moby/moby/blob/v1.9.1/daemon/graphdriver/devmapper/deviceset.go',
    },
    {
      title: 'docker/cli: docker run --privileged',
      url: 'https://github.com/docker/cli/blob/master/docs/reference/commandline/container_run.md',
    },
  ],
});
