/**
 * libcontainer takes the cgroup of its own process from /proc/self/cgroup and the root of the mount from mountinfo, and
 * joins what is left between them to the mount point. Where the two do not fit, the path leads nowhere.
 */
import { all, any, defineSignature, not, record, story } from '../../../src/engine/signature/index.ts';

/** Controllers that every runtime of any age puts each container into. */
const EVERYWHERE = new Set(['memory', 'devices', 'freezer', 'cpuset', 'cpu', 'cpuacct', 'blkio']);

/** Daemons that systemd starts on a host. */
const DAEMON_UNIT = /^(?:docker|containerd|kubelet|crio|podman)\.service$/;

export default defineSignature({
  role: 'root',
  signs: {
    // Docker 1.8 and 1.9, cgroups/fs/apply_raw.go parent(): the steps up that filepath.Rel found lead out of the hierarchy.
    // Error response from daemon: Cannot start container 8aa1…: [8] System error: mkdir /sys/fs/docker-daemon: no such file or directory
    pathOutside: {
      weight: 'decisive',
      lines: [
        [
          'mkdir /sys/fs/',
          /(?:Cannot start container (?<container>[0-9a-f]{12,64}): \[8\] System error: )?mkdir (?<path>\/sys\/fs\/(?!cgroup|bpf|fuse|resctrl|selinux|smackfs|pstore|ext4|xfs|btrfs|f2fs|nfs|erofs)[\w.@-]{2,100}(?:\/[\w.@-]{1,128}){0,6}): (?:no such file or directory|operation not permitted)/,
        ],
        // Below /sys/fs/cgroup, where a controller should stand: stat /sys/fs/cgroup/docker.service: no such file or directory;
        // mounting "cgroup" to rootfs …: stat /sys/fs/cgroup/44a4…: no such file or directory
        [
          '/sys/fs/cgroup/',
          /(?:mkdir|open|openat2|stat|lstat) (?<path>\/sys\/fs\/cgroup\/(?:[\w@-]{1,64}\.service|[0-9a-f]{64})(?:\/[\w.@-]{1,128}){0,6}): no such file or directory/,
        ],
        // Without any mount point in front: [8] System error: stat /system.slice/docker.service: no such file or directory
        [
          'System error: stat',
          /System error: state? (?<path>\/(?:system\.slice|user\.slice|machine\.slice|docker|kubepods)\/[\w.@/-]{1,300}): no such file or directory/,
        ],
        // runc from 0.0.7, cgroups/fs/cpuset.go ensureParent(): cpuset: cgroup parent path outside cgroup root
        ['cgroup parent path outside cgroup root', /cgroup parent path outside cgroup root/],
      ],
    },
    // runc before 1.1.6, cgroups/systemd/v1.go getSubsystemPath(), which put the path of PID 1 in front:
    // open /sys/fs/cgroup/devices/system.slice/docker-<outer>.scope/system.slice/docker-<outer>.scope/…: no such file or directory
    pathTwice: {
      weight: 'decisive',
      lines: [
        [
          '/sys/fs/cgroup/',
          /(?<path>\/sys\/fs\/cgroup\/[\w.,@/-]{1,120}?(?<outer>[0-9a-f]{64})[\w.@/-]{1,80}?\k<outer>[\w.@/-]{0,250}): no such file or directory/,
        ],
      ],
    },
    // The runtime while it creates a container, below a controller. By version:
    // Docker <= 1.10: Cannot start container 8aa1…: [8] System error: mkdir /sys/fs/cgroup/…: no such file or directory
    // runc 1.0: applying cgroup configuration for process caused: mkdir /sys/fs/cgroup/…: no such file or directory
    // runc 1.1: unable to apply cgroup configuration: openat2 /sys/fs/cgroup/…/cpuset.cpus: no such file or directory
    runtimePath: {
      weight: 'strong',
      lines: [
        [
          'System error',
          /System error: (?:mkdir|open|stat) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}): no such file or directory/,
        ],
        [
          'oci runtime error',
          /oci runtime error: [^\n]{0,200}?(?:mkdir|stat) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}): no such file or directory/,
        ],
        [
          'cgroup configuration',
          /cgroup configuration(?: for process caused)?:? "?(?:mkdir|stat) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}): no such file or directory/,
        ],
        [
          'cgroup configuration',
          /cgroup configuration(?: for process caused)?:? "?(?:failed to write [^\n"]{1,80}?: )?(?:open|openat2|write) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}?)\/(?:cgroup\.procs|tasks|cpuset\.cpus|cpuset\.mems|memory\.limit_in_bytes|devices\.(?:deny|allow)): no such file or directory/,
        ],
        [
          'setting cgroup config',
          /setting cgroup config for (?:\w{1,10} )?process(?: caused)?:? "?(?:failed to (?:write|set) [^\n"]{1,80}?: )?(?:open|openat2|write) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}?)\/(?:cgroup\.procs|devices\.(?:deny|allow)|memory\.limit_in_bytes|cpuset\.(?:cpus|mems)|cpu\.shares): no such file or directory/,
        ],
        // libcontainer/rootfs_linux.go getCgroupMounts(), runc of every version on cgroup v1:
        // mounting "cgroup" to rootfs at "/sys/fs/cgroup" caused: stat /sys/fs/cgroup/freezer/kubepods-…/buildkit/r8wy…: no such file or directory
        [
          'to rootfs',
          /mounting "cgroup" to rootfs (?:"[^"\\\n]{1,200}" )?at "\/sys\/fs\/cgroup"(?: caused)?:? "?l?stat (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}): no such file or directory/,
        ],
        // crun, libcrun/cgroup-setup.c: creating cgroup directory `/sys/fs/cgroup/machine.slice/libpod-….scope`: No such file or directory
        [
          'creating cgroup directory',
          /creating cgroup directory [`'‘]?(?<path>\/sys\/fs\/cgroup\/[\w.@:/*-]{1,400})[`'’]?: No such file or directory/,
        ],
      ],
    },
    // The same without the runtime's words in front. `docker exec` into a container that is just going away prints
    // "adding pid 412 to cgroups: failed to write 412: …" too, and is none of this.
    barePath: {
      weight: 'weak',
      lines: [
        [
          'mkdir /sys/fs/cgroup/',
          /mkdir (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/[\w.@:/-]{1,400}): no such file or directory/,
        ],
        [
          '/sys/fs/cgroup/',
          /(?:open|openat2) (?<path>\/sys\/fs\/cgroup\/[a-z_,=]{2,24}\/(?:docker|kubepods|system\.slice)[\w.@:/-]{0,300}\/(?:memory\.limit_in_bytes|devices\.(?:deny|allow)|cpuset\.(?:cpus|mems))): no such file or directory/,
        ],
        [
          'cgroup.procs',
          /(?<!to cgroups(?: caused)?:? "?)failed to write \d{1,10} to cgroup\.procs:? "?(?:open|openat2|write) (?<path>\/sys\/fs\/cgroup\/[\w.,@:/-]{1,400}\/cgroup\.procs): no such file or directory/,
        ],
        // People who describe it: 启动内层容器时报告缺/sys/fs/cgroup/docker.service
        [
          '/sys/fs/cgroup/docker.service',
          /(?:缺少?|找不到|missing|lacks?) ?(?<path>\/sys\/fs\/cgroup\/docker\.service)/,
        ],
      ],
    },
    // An error and the cgroups of two processes joined: the path is one that only one of them is in.
    pathOfOther: story('cgroup-difference', 'strong', ({ values }) => {
      const { failed, otherPath } = values;
      return failed === 'yes' && { ...(otherPath && { cgroup: otherPath }) };
    }),
    // Trying to make the directory by hand: mkdir: cannot create directory ‘/sys/fs/docker-daemon’: No such file or directory
    byHand: {
      weight: 'hint',
      lines: [
        [
          'cannot create directory',
          /cannot create directory [‘'`"]?(?<path>\/sys\/fs\/(?!cgroup)[\w.@-]{2,100})[’'`"]?: (?:No such file or directory|Operation not permitted)/,
        ],
      ],
    },
    // containerd 0.2, supervisor: the process of the inner container was gone at once
    // time="…" level=error msg="containerd: notify OOM events" error="open /proc/31275/cgroup: no such file or directory"
    processGone: {
      weight: 'hint',
      lines: [['notify OOM events', /notify OOM events[^\n]{0,40}?open \/proc\/\d{1,10}\/cgroup: no such file/]],
    },
    // Row of /proc/PID/cgroup. Kubernetes before 1.2 moved every process named docker here, those in containers too:
    // 2:cpuset:/docker-daemon
    movedByKubelet: record('proc-cgroup', 'strong', (row) => row.path === '/docker-daemon' && { cgroup: row.path }),
    // One container twice in one path: 4:cpu,cpuacct:/system.slice/docker-10cd….scope/system.slice/docker-10cd….scope/init.scope
    rowTwice: record('proc-cgroup', 'strong', ({ container, path }) => {
      const isTwice = container !== undefined && path.indexOf(container) !== path.lastIndexOf(container);
      return isTwice && { outer: container, cgroup: path };
    }),
    // A container within another one, as only the host sees it: 6:memory:/docker/<outer>/docker/<inner>
    rowWithin: record('proc-cgroup', 'weak', ({ container, path, hierarchy }) => {
      const outer = outermostOf(path);
      const isWithin = hierarchy > 0 && outer !== undefined && container !== undefined && outer !== container;
      return isWithin && { outer, cgroup: path };
    }),
    rowAtRoot: record('proc-cgroup', 'hint', ({ controllers, path }) => {
      return controllers.includes('name=systemd') && path === '/';
    }),
    // Read in the outer container: its first process is in the container's cgroup, another one at the top of the host's.
    firstProcessInside: record('proc-cgroup', 'weak', ({ pid, container }) => {
      return pid === 1 && container !== undefined && { outer: container };
    }),
    otherProcessAtRoot: record('proc-cgroup', 'hint', ({ pid = 1, controllers, path }) => {
      return pid !== 1 && controllers.includes('name=systemd') && path === '/';
    }),
    // Two processes of one container that agree in every controller but systemd's own hierarchy: one of them was not
    // started by the container's first process. 1:name=systemd:/docker/<outer> and 1:name=systemd:/system.slice/docker.service
    systemdInside: record('proc-cgroup', 'weak', ({ controllers, container, path, unit }) => {
      const isInside = controllers.includes('name=systemd') && container !== undefined && !isDaemon(unit);
      return isInside && container === outermostOf(path) && { outer: container };
    }),
    systemdOutside: record(
      'proc-cgroup',
      'hint',
      (row) => row.controllers.includes('name=systemd') && row.container === undefined && isDaemon(row.unit),
    ),
    controllerInside: record('proc-cgroup', 'hint', ({ controllers, container }) => {
      return controllers.includes('memory') && container !== undefined;
    }),
    controllerOutside: record(
      'proc-cgroup',
      'hint',
      (row) => row.container === undefined && row.controllers.some((controller) => EVERYWHERE.has(controller)),
    ),
  },
  when: any(
    'pathOfOther',
    'pathOutside',
    'pathTwice',
    'runtimePath',
    'barePath',
    'movedByKubelet',
    'rowTwice',
    all('rowWithin', 'rowAtRoot'),
    all('firstProcessInside', 'otherProcessAtRoot'),
    all('systemdInside', 'systemdOutside', 'controllerInside', not('controllerOutside')),
  ),
});

/** Id of the container that holds all others in the path. */
function outermostOf(path: string): string | undefined {
  return /[0-9a-f]{64}/.exec(path)?.[0];
}

function isDaemon(unit: string | undefined): boolean {
  return unit !== undefined && DAEMON_UNIT.test(unit);
}
