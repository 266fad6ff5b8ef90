import { defineSignature, record } from '../../../src/engine/signature/index.ts';

export default defineSignature({
  role: 'root',
  signs: {
    // dockerd 1.8–29, daemon/daemon.go NewDaemon(): failed to start daemon: Devices cgroup isn't mounted
    // dockerd 1.7, pkg/sysinfo: level=fatal msg="Error mounting devices cgroup: mountpoint for devices not found"
    // Docker 1.3–1.6, libcontainer: failed to find the cgroup root
    daemonStart: {
      weight: 'decisive',
      lines: [
        ['Devices cgroup isn', /(?<controller>devices) cgroup isn't mounted/],
        [
          'Error mounting devices cgroup',
          /Error mounting (?<controller>devices) cgroup: mountpoint for devices not found/,
        ],
        ['failed to find the cgroup root', /failed to find the cgroup root/],
      ],
    },
    // containerd/cgroups errors.go, containerd 1.0–2.3; the first wording of the second was "cannot found":
    // docker: Error response from daemon: cgroups: cgroup mountpoint does not exist: unknown.
    // Since runtime v2 (Docker 20.10) containerd only logs `loading cgroup for 311` and goes on.
    containerdMount: {
      weight: 'decisive',
      lines: [
        [
          'cgroup mountpoint does not exist',
          /(?<!loading cgroup for \d{1,10}"? error="?cgroups: )cgroup mountpoint does not exist/,
        ],
        [
          'cgroup mount destination',
          /(?<!loading cgroup for \d{1,10}"? error="?cgroups: )cannot (?:find|found) cgroup mount destination/,
        ],
      ],
    },
    // runc, libcontainer/cgroups: NewNotFoundError, Mount.GetOwnCgroup, rootPath; all versions but on cgroup v2 alone:
    // … applying cgroup configuration for process caused: mountpoint for devices not found: unknown
    // dockerd warns of single controllers, `mountpoint for pids not found`, and starts: only devices is a must.
    runtimeMount: {
      weight: 'decisive',
      lines: [
        ['mountpoint for devices not found', /mountpoint for (?<controller>devices) not found/],
        ['mountpoint for cgroup not found', /mountpoint for cgroup not found/],
        [
          'mountpoint for',
          /(?:caused:? "?|System error: |cgroup configuration: |runtime error: )mountpoint for (?<controller>[a-z_=]{2,20}) not found/,
        ],
        ['no subsystem for mount', /no subsystem for mount/],
        ['no cgroup mount found in mountinfo', /no cgroup mount found in mountinfo/],
      ],
    },
    // kubelet, cm/container_manager_linux.go validateSystemRequirements() and cm/cgroup_manager_linux.go:
    // Failed to start ContainerManager system validation failed - Following Cgroup subsystem not mounted: [memory]
    kubeletRequirement: {
      weight: 'decisive',
      lines: [
        [
          'Following Cgroup subsystem not mounted',
          /Following Cgroup subsystem not mounted: \[(?<controller>[a-z_]{2,20})/,
        ],
        [
          'failed to find subsystem mount for',
          /failed to find subsystem mount for (?:required )?subsystem: (?<controller>[a-z_]{2,20})/,
        ],
      ],
    },
    // k3s, pkg/cgroups: level=fatal msg="failed to find memory cgroup, you may need to add \"cgroup_memory=1 …"
    // kubeadm, system-validators: [ERROR SystemVerification]: missing required cgroups: memory
    controllerDisabled: {
      weight: 'decisive',
      lines: [
        ['failed to find memory cgroup', /failed to find (?<controller>memory) cgroup/],
        ['failed to find cpuset cgroup', /failed to find (?<controller>cpuset) cgroup/],
        ['failed to find pids cgroup', /failed to find (?<controller>pids) cgroup/],
        ['missing required cgroups', /missing required cgroups: (?<controller>[a-z_]{2,20})/],
      ],
    },
    // The runtime needs the directory of a controller itself, not one below it:
    // applying cgroup configuration for process caused "mkdir /sys/fs/cgroup/cpuset: no such file or directory"
    directoryMissing: {
      weight: 'strong',
      lines: [
        [
          '/sys/fs/cgroup',
          /(?:mkdir|l?stat|open) \/sys\/fs\/cgroup(?:\/(?<controller>cpuset|cpu|cpuacct|cpu,cpuacct|cpuacct,cpu|memory|devices|freezer|blkio|pids|perf_event|net_cls|net_prio|net_cls,net_prio|hugetlb|systemd))?: no such file or directory/,
        ],
        [
          'cannot create directory',
          /cannot create directory [‘'`"]?\/sys\/fs\/cgroup[’'`"]?: No such file or directory/,
        ],
        ['mount point /sys/fs/cgroup does not exist', /mount point \/sys\/fs\/cgroup does not exist/],
      ],
    },
    // moby, contrib/check-config.sh: - cgroup hierarchy: nonexistent??
    // kubeadm: CGROUPS_MEMORY: missing
    checkFailed: {
      weight: 'strong',
      lines: [
        ['cgroup hierarchy: ', /cgroup hierarchy: (?:nonexistent\?\?|single mountpoint!)/],
        ['CGROUPS_', /CGROUPS_(?<controller>MEMORY|CPUSET|CPUACCT|CPU|DEVICES|FREEZER|PIDS): missing/],
      ],
    },
    // dockerd, daemon/daemon_unix.go: Your kernel does not support memory limit capabilities or the cgroup is not mounted. Limitation discarded.
    // Of swap, block I/O and kernel memory the same sentence is ordinary.
    limitDiscarded: {
      weight: 'weak',
      lines: [
        [
          'the cgroup is not mounted',
          /Your kernel does not support (?:(?<controller>memory|pids) limit capabilities|CPU shares|cpuset|CPU cfs (?:period|quota)),? or the cgroup is not mounted/,
        ],
        ['does not support cgroup memory limit', /Your kernel does not support cgroup (?<controller>memory) limit/],
        ['No memory limit support', /WARNING: No (?<controller>memory) limit support/],
      ],
    },
    // dockerd at its start, pkg/sysinfo: level=warning msg="Unable to find cpuset cgroup in mounts"
    notInMounts: {
      weight: 'hint',
      lines: [
        ['cgroup in mounts', /Unable to find (?:cpu|blkio|cpuset|pids|memory) cgroup in mounts/],
        ['mountpoint for', /mountpoint for (?:memory|cpu|cpuset|blkio|pids) not found/],
      ],
    },
    // People who describe it: 启动内层 docker daemon 时报告缺 cgroup mount
    described: {
      weight: 'weak',
      lines: [
        [
          'cgroup mount',
          /(?:缺少?|没有|missing|lacks?) ?(?:the |a )?cgroup mount(?![a-z]| destination| found| option)/,
        ],
      ],
    },
    // /proc/cgroups: memory  0  41  0
    disabled: record('cgroups-table', 'weak', ({ name, enabled }) => {
      return !enabled && ['memory', 'cpuset', 'devices', 'cpu', 'pids'].includes(name) && { controller: name };
    }),
  },
});
