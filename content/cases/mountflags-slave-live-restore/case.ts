import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5010',
  group: 'storage',
  parts: ['systemd', 'dockerd', 'containerd', 'storage'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'docker.service of 1.11 and 1.12, runc 1.0.0-rc2–1.3 (source); Docker 17.09–18.09 (issue reports)',
      'zh-cn': '1.11、1.12 的 docker.service，runc 1.0.0-rc2–1.3（源码）；Docker 17.09–18.09（issue 记录）',
    },
  },
  errors: [
    'rpc error: code = 2 desc = "oci runtime error: exec failed: fork/exec /proc/self/exe: no such file or directory"',
    'rpc error: code = 2 desc = oci runtime error: exec failed: process_linux.go:75: starting setns process caused "fork/exec /proc/self/exe: no such file or directory"',
    'rpc error: code = 2 desc = oci runtime error: exec failed: container_linux.go:265: starting container process caused "process_linux.go:84: starting setns process caused \\"fork/exec /proc/self/exe: no such file or directory\\""',
    'oci runtime error: rootfs ("/var/lib/docker/devicemapper/mnt/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35/rootfs") does not exist',
    '/etc/systemd/system/docker.service.d/mountflags-slave.conf:3:MountFlags=slave',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '1.12 – 18.06, MountFlags=slave and live-restore: after a restart of dockerd, containers from before it cannot be removed and, up to 17.10, not entered',
        'zh-cn':
          '1.12 – 18.06，MountFlags=slave 加 live-restore：dockerd 重启之后，重启前的容器删不掉，17.10 及以前还 exec 不进去',
      },
      source: 'https://github.com/moby/moby/issues/35873',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '18.09 and later, MountFlags=slave alone: no container starts',
        'zh-cn': '18.09 及以后，只要有 MountFlags=slave：容器一个也起不来',
      },
      source: 'https://github.com/moby/moby/issues/38789',
    },
    {
      component: 'docker.service (moby)',
      range: {
        en: '1.5.0 – 1.11.2 set MountFlags=slave; live-restore came with 1.12.0, which dropped it',
        'zh-cn': '1.5.0 – 1.11.2 自带 MountFlags=slave；1.12.0 去掉了它，live-restore 也是 1.12.0 才有',
      },
      source: 'https://github.com/moby/moby/pull/22806',
    },
  ],
  confirm: [
    'systemctl cat docker | grep -nE "MountFlags|Private|Protect|live-restore"',
    "docker info --format '{{.LiveRestoreEnabled}}'",
    'sudo readlink /proc/1/ns/mnt /proc/$(pidof -s dockerd dockerd-current)/ns/mnt',
    'sudo grep -ls {path} /proc/[0-9]*/mountinfo',
  ],
  related: ['SB5009', 'SB1003', 'SB9002'],
  lookAlikes: ['SB5009', 'SB3001', 'SB5011', 'SB9002'],
  sources: [
    {
      title: 'Pod Terminating 续集：最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
    {
      title: 'moby#35873: docker exec fails after a restart of the daemon with live-restore=true and MountFlags=slave',
      url: 'https://github.com/moby/moby/issues/35873',
    },
    {
      title: 'moby#38789: no container starts after an upgrade to 18.09, closed with "cannot use MountFlags=slave"',
      url: 'https://github.com/moby/moby/issues/38789',
    },
    {
      title: 'docker/for-linux#561: the same, cured by removing mountflags-slave.conf',
      url: 'https://github.com/docker/for-linux/issues/561',
    },
    {
      title: 'moby#22806: MountFlags removed from docker.service (1.12.0)',
      url: 'https://github.com/moby/moby/pull/22806',
    },
    {
      title:
        'haxorof/ansible-role-docker-ce#33, quoting Red Hat solution 2991041: MountFlags is not compatible with live-restore',
      url: 'https://github.com/haxorof/ansible-role-docker-ce/issues/33',
    },
    {
      title: 'moby#34198: where the advice to set MountFlags=slave was given in 2017',
      url: 'https://github.com/moby/moby/issues/34198',
    },
    {
      title: 'mount_namespaces(7): private, shared and slave mounts',
      url: 'https://man7.org/linux/man-pages/man7/mount_namespaces.7.html',
    },
  ],
});
