import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB4004',
  group: 'cgroup',
  parts: ['dockerd', 'runc', 'kubelet'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.7–1.11, 20.10, 29.7 (source), runc 0.0.5–1.2.9 (source)' },
  errors: [
    'Error response from daemon: Cannot start container 8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d: [8] System error: mkdir /sys/fs/docker-daemon: no such file or directory',
    'Error response from daemon: Cannot start container 8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d: [8] System error: mkdir /sys/fs/docker: operation not permitted',
    'Error response from daemon: Cannot start container 5e1c7b3a9d0f: [8] System error: stat /sys/fs/cgroup/docker.service: no such file or directory',
    'Error response from daemon: Cannot start container 5e1c7b3a9d0f: [8] System error: stat /system.slice/docker.service: no such file or directory',
    'oci runtime error: container_linux.go:247: starting container process caused "process_linux.go:291: setting cgroup config for ready process caused \\"failed to write a *:* rwm to devices.deny: open /sys/fs/cgroup/devices/system.slice/docker-a17c40e5d93b2f86729fae923d5a4fd12aabfe228f219e9cb0eb53f16947ccf2.scope/system.slice/docker-a17c40e5d93b2f86729fae923d5a4fd12aabfe228f219e9cb0eb53f16947ccf2.scope/system.slice/docker-8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d.scope/devices.deny: no such file or directory\\""',
    'OCI runtime create failed: container_linux.go:349: starting container process caused "process_linux.go:297: applying cgroup configuration for process caused \\"mkdir /sys/fs/cgroup/cpuset/docker/3c1d0b7e5a92: no such file or directory\\"": unknown',
    'container_linux.go:380: starting container process caused: process_linux.go:545: container init caused: rootfs_linux.go:76: mounting "cgroup" to rootfs at "/sys/fs/cgroup" caused: stat /sys/fs/cgroup/freezer/kubepods-burstable-pod3f6c1d2e_8a47_4b0e_9d51_70c2e5b1a934.slice:cri-containerd:8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d/buildkit/q2m7dk40vxu18hzc6tnpl5wya: no such file or directory',
    'OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:385: applying cgroup configuration for process caused: cpuset: cgroup parent path outside cgroup root: unknown',
    'open /sys/fs/cgroup/memory/docker/8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d/memory.limit_in_bytes: no such file or directory',
    'Error: crun: creating cgroup directory `/sys/fs/cgroup/machine.slice/libpod-8aa10e0596282a11b7d841f25355426e9a5e395cb980cf66ec89c9d1a439ae4d.scope`: No such file or directory',
  ],
  affected: [
    {
      component: 'Docker Engine (inner daemon, cgroupfs driver)',
      range: {
        en: '1.8.0 – 1.9.1: cgroup path relative to the cgroup of the daemon itself',
        'zh-cn': '1.8.0 – 1.9.1：cgroup 路径相对于守护进程自己所在的 cgroup',
      },
      fixedIn: '1.10.0',
      source: 'https://github.com/moby/moby/blob/v1.10.3/daemon/container_operations_unix.go',
    },
    {
      component: 'runc (systemd driver, cgroup v1)',
      range: {
        en: 'before 1.1.6: path of PID 1 put in front of every path',
        'zh-cn': '1.1.6 之前：所有路径前面都拼上 PID 1 的路径',
      },
      fixedIn: '1.1.6',
      source: 'https://github.com/opencontainers/runc/pull/3811',
    },
    {
      component: 'Kubernetes (kubelet)',
      range: {
        en: 'before 1.2: moves Docker daemons in containers to /docker-daemon',
        'zh-cn': '1.2 之前：会把容器里的 Docker 守护进程也挪到 /docker-daemon',
      },
      fixedIn: '1.2.0',
      source: 'https://github.com/kubernetes/kubernetes/pull/20671',
    },
    {
      component: 'runc (mounting cgroup v1 into a container)',
      range: {
        en: 'all, when mounts and /proc/self/cgroup do not fit together',
        'zh-cn': '全部版本，只要挂载点和 /proc/self/cgroup 对不上',
      },
      source: 'https://github.com/opencontainers/runc/issues/3754',
    },
    {
      component: 'cgroup v2',
      range: {
        en: 'not affected with a private cgroup namespace, the default since Docker 20.10',
        'zh-cn': '用私有 cgroup 命名空间时不受影响（Docker 20.10 起为默认）',
      },
      source: 'https://github.com/docker/cli/blob/master/docs/reference/dockerd.md',
    },
  ],
  confirm: [
    'docker exec {outer} sh -c \'for p in 1 $(pidof dockerd || pidof docker); do echo "PID $p"; cat /proc/$p/cgroup; done\'',
    "docker exec {outer} sh -c 'grep -w cgroup /proc/self/mountinfo'",
    "docker inspect -f '{{.HostConfig.CgroupnsMode}} {{.Path}} {{.Args}}' {outer}",
    'stat -fc %T /sys/fs/cgroup',
  ],
  related: ['SB4001', 'SB4008', 'SB5011', 'SB5016'],
  lookAlikes: ['SB4001', 'SB4002', 'SB4005', 'SB2003', 'SB3007'],
  sources: [
    {
      title: 'moby 1.9.1: parent(), filepath.Rel of the mount root and /proc/self/cgroup, apply_raw.go',
      url: 'https://github.com/moby/moby/blob/v1.9.1/vendor/src/github.com/opencontainers/runc/libcontainer/cgroups/fs/apply_raw.go',
    },
    {
      title: 'runc 1.2.9: getCgroupMounts, rootfs_linux.go',
      url: 'https://github.com/opencontainers/runc/blob/v1.2.9/libcontainer/rootfs_linux.go',
    },
    {
      title: 'kubernetes#18202: Docker in Docker conflicts with kubelet',
      url: 'https://github.com/kubernetes/kubernetes/issues/18202',
    },
    {
      title: 'kubernetes#20671: Kubelet will not move docker daemons running in containers',
      url: 'https://github.com/kubernetes/kubernetes/pull/20671',
    },
    {
      title: 'openshift/origin#13241: the path of the outer container twice',
      url: 'https://github.com/openshift/origin/issues/13241',
    },
    {
      title: 'runc 1.1.6 changelog: systemd cgroup v1 driver prefixed the path of PID 1 (#3811)',
      url: 'https://github.com/opencontainers/runc/blob/v1.1.6/CHANGELOG.md',
    },
    {
      title: 'moby#15433: mkdir /sys/fs/docker: operation not permitted',
      url: 'https://github.com/moby/moby/issues/15433',
    },
    {
      title: 'oci-systemd-hook#79: cgroups mounted twice, stat … no such file or directory',
      url: 'https://github.com/projectatomic/oci-systemd-hook/issues/79',
    },
    {
      title: 'moby: hack/dind, the wrapper of the docker:dind image',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/hack/dind',
    },
    {
      title: 'runc 3317785f: GetThisCgroupDir and GetInitCgroupDir, the functions the 2015 analysis came upon',
      url: 'https://github.com/opencontainers/runc/blob/3317785f562b363eb386a2fa4909a55f267088c8/libcontainer/cgroups/utils.go',
    },
  ],
});
