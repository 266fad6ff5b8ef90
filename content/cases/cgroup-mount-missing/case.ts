import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB4001',
  group: 'cgroup',
  parts: ['dockerd', 'containerd', 'runc', 'kubelet', 'kernel'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.6–29.7, containerd 1.0–2.3, runc 0.0.5–1.2.9 (source)' },
  errors: [
    "failed to start daemon: Devices cgroup isn't mounted",
    "Error starting daemon: Devices cgroup isn't mounted",
    'docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.',
    'docker: Error response from daemon: cgroups: cannot find cgroup mount destination: unknown.',
    'docker: Error response from daemon: cgroups: cannot found cgroup mount destination: unknown.',
    'docker: Error response from daemon: failed to create shim: OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:385: applying cgroup configuration for process caused: mountpoint for devices not found: unknown.',
    'OCI runtime create failed: container_linux.go:370: starting container process caused: process_linux.go:326: applying cgroup configuration for process caused: no cgroup mount found in mountinfo: unknown',
    'oci runtime error: container_linux.go:247: starting container process caused "process_linux.go:359: container init caused \\"rootfs_linux.go:54: mounting \\\\\\"cgroup\\\\\\" to rootfs \\\\\\"/var/lib/docker/overlay2/5d1c3b7a9f0e/merged\\\\\\" at \\\\\\"/sys/fs/cgroup\\\\\\" caused \\\\\\"no subsystem for mount\\\\\\"\\""',
    'Failed to start ContainerManager system validation failed - Following Cgroup subsystem not mounted: [memory]',
    'failed to set supported cgroup subsystems for cgroup [kubepods burstable]: failed to find subsystem mount for required subsystem: pids',
    'failed to find memory cgroup, you may need to add "cgroup_memory=1 cgroup_enable=memory" to your linux cmdline (/boot/cmdline.txt on a Raspberry Pi)',
    '[ERROR SystemVerification]: missing required cgroups: memory',
    'Error response from daemon: Cannot start container 5e1c7b3a9d0f: [8] System error: mountpoint for devices not found',
    'Error mounting devices cgroup: mountpoint for devices not found',
    'OCI runtime create failed: container_linux.go:345: starting container process caused "process_linux.go:281: applying cgroup configuration for process caused \\"mkdir /sys/fs/cgroup/cpuset: no such file or directory\\"": unknown.',
    'Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: 'before 20.10 on a host with cgroup v2 only',
        'zh-cn': '20.10 之前，且宿主机只有 cgroup v2',
      },
      fixedIn: '20.10.0',
      source: 'https://github.com/moby/moby/blob/v20.10.27/cmd/dockerd/config_unix.go',
    },
    {
      component: 'containerd',
      range: { en: 'before 1.4 on cgroup v2', 'zh-cn': '1.4 之前，且在 cgroup v2 上' },
      fixedIn: '1.4.0',
      source: 'https://kubernetes.io/docs/concepts/architecture/cgroups/',
    },
    {
      component: 'Docker Engine (outer daemon of docker in docker)',
      range: {
        en: 'before 1.8: no cgroups mounted in containers',
        'zh-cn': '1.8 之前：不给容器挂 cgroup',
      },
      fixedIn: '1.8.0',
      source: 'https://github.com/moby/moby/blob/v1.9.1/CHANGELOG.md',
    },
    {
      component: 'dockerd, containerd, runc, kubelet, k3s',
      range: {
        en: 'all, when the hierarchy or controller is not mounted or disabled at boot',
        'zh-cn': '全部版本，只要层级没挂载、或者控制器在启动参数里被关掉',
      },
      source: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/daemon.go',
    },
  ],
  confirm: [
    'stat -fc %T /sys/fs/cgroup; grep cgroup /proc/mounts',
    'cat /proc/cgroups /proc/cmdline',
    'docker version; containerd --version; runc --version',
  ],
  related: ['SB4004', 'SB4002', 'SB6015'],
  lookAlikes: ['SB4004', 'SB4002', 'SB4003', 'SB4006'],
  sources: [
    {
      title: 'moby 29.7.2: devices cgroup as a hard requirement, daemon.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/daemon.go',
    },
    {
      title: 'moby 1.9.1 CHANGELOG, 1.8.0: Add cgroup bind mount by default',
      url: 'https://github.com/moby/moby/blob/v1.9.1/CHANGELOG.md',
    },
    {
      title: 'containerd/cgroups: ErrMountPointNotExist, ErrNoCgroupMountDestination',
      url: 'https://github.com/containerd/containerd/blob/v1.6.38/vendor/github.com/containerd/cgroups/errors.go',
    },
    {
      title: 'runc 1.2.9: rootPath, no cgroup mount found in mountinfo',
      url: 'https://github.com/opencontainers/runc/blob/v1.2.9/libcontainer/cgroups/fs/paths.go',
    },
    {
      title: 'docker/for-linux#219: cannot found cgroup mount destination',
      url: 'https://github.com/docker/for-linux/issues/219',
    },
    {
      title: 'moby#38822: cannot find cgroup mount destination without systemd',
      url: 'https://github.com/moby/moby/issues/38822',
    },
    {
      title: 'runc#1631: mountpoint for devices not found',
      url: 'https://github.com/opencontainers/runc/issues/1631',
    },
    {
      title: 'kubernetes#14395: Require cpu and memory cgroups to be mounted',
      url: 'https://github.com/kubernetes/kubernetes/pull/14395',
    },
    {
      title: 'raspberrypi/linux#5933: memory cgroup stays disabled',
      url: 'https://github.com/raspberrypi/linux/issues/5933',
    },
    {
      title: 'Kubernetes documentation: About cgroup v2',
      url: 'https://kubernetes.io/docs/concepts/architecture/cgroups/',
    },
    {
      title: 'systemd 256 release notes: cgroup v1 is obsolete',
      url: 'https://github.com/systemd/systemd/releases/tag/v256',
    },
  ],
});
