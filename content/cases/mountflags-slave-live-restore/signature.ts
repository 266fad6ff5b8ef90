/**
 * The cause stands in the configuration, so the signs are there. What fails over it, `device or resource busy`, is a case of its own
 * and stays in the report as its symptom.
 */
import { all, any, defineSignature, record, story } from '../../../src/engine/signature/index.ts';

/** What the rules below read of a unit. */
interface Unit {
  readonly unit: string | undefined;
  readonly execStart: readonly string[];
  readonly mountFlags: string | undefined;
  readonly settings: Readonly<Record<string, readonly string[]>>;
  readonly directives: readonly { readonly key: string; readonly fragment: number }[];
  readonly fragments: readonly { readonly path: string | undefined }[];
}

/** Docker's own unit, also when it was pasted without a heading; up to 1.11 (`docker daemon`) there was no live-restore. */
function isDocker({ unit, execStart }: Unit): boolean {
  if (execStart.some((command) => / (?:daemon|-d)(?: |$)/.test(command))) return false;
  return unit === 'docker.service' || execStart.some((command) => command.includes('dockerd'));
}

/** The file that sets a key: the last one that names it. */
function fileOf({ directives, fragments }: Unit, key: string): { readonly file?: string } {
  const directive = directives.findLast((candidate) => candidate.key === key);
  const file = directive && fragments[directive.fragment]?.path;
  return file === undefined ? {} : { file };
}

/** Settings that give the unit a mount namespace as well; what dockerd mounts in it never reaches the host either. */
const OWN_NAMESPACE = ['PrivateMounts', 'PrivateTmp', 'ProtectHome', 'ProtectSystem'];

function namespaceSetting(unit: Unit): string | undefined {
  return OWN_NAMESPACE.find((key) =>
    /^(?:yes|true|on|1|read-only|tmpfs|full|strict)$/.test(unit.settings[`Service.${key}`]?.at(-1) ?? ''),
  );
}

/** Mount points of containers, by storage driver, and of their /dev/shm. */
const OF_A_CONTAINER =
  /\/(?:overlay2?\/[^/]{1,80}\/merged|(?:devicemapper|aufs)\/mnt\/[^/]{1,80}|containers\/[^/]{1,80}\/(?:mounts\/)?shm)$/;
const DISKS: ReadonlySet<string | undefined> = new Set(['ext3', 'ext4', 'xfs', 'btrfs', 'zfs']);

export default defineSignature({
  role: 'root',
  signs: {
    // systemctl cat docker: `MountFlags=slave` in docker.service or in a drop-in
    unitFile: record(
      'unit-file',
      'strong',
      (unit) =>
        isDocker(unit) &&
        (unit.mountFlags === 'slave' || unit.mountFlags === 'private') && {
          flags: `MountFlags=${unit.mountFlags}`,
          ...fileOf(unit, 'MountFlags'),
        },
    ),
    unitNamespace: record('unit-file', 'weak', (unit) => {
      const setting = isDocker(unit) && unit.mountFlags === undefined ? namespaceSetting(unit) : undefined;
      return (
        setting !== undefined && {
          flags: `${setting}=${unit.settings[`Service.${setting}`]?.at(-1)}`,
          ...fileOf(unit, setting),
        }
      );
    }),
    unitLiveRestore: record(
      'unit-file',
      'strong',
      (unit) => isDocker(unit) && unit.execStart.some((command) => /--live-restore(?:=true)?(?: |$)/.test(command)),
    ),
    // The unit, and live-restore as daemon.json, the command line or the running daemon has it.
    both: story('own-mount-namespace', 'strong', ({ values }) => ({
      ...(values['flags'] && { flags: values['flags'] }),
    })),
    // grep -rn MountFlags /etc/systemd: /etc/systemd/system/docker.service.d/mountflags-slave.conf:3:MountFlags=slave
    unitLine: {
      weight: 'strong',
      lines: [
        [
          'MountFlags=',
          /(?<file>\/[-.\w/]{1,80}\/docker\.service(?:\.d\/[-.\w@]{1,80}\.conf)?):(?:\d{1,5}:)? ?(?<flags>MountFlags ?= ?(?:slave|private))/,
        ],
      ],
    },
    // systemctl status docker: Drop-In: /etc/systemd/system/docker.service.d └─mountflags-slave.conf
    dropIn: record('systemctl-status', 'weak', ({ unit, dropIns }) => {
      const file = dropIns.find((path) => /mount-?_?flags/i.test(path));
      return unit === 'docker.service' && file !== undefined && { flags: 'MountFlags', file };
    }),
    // systemctl show docker -p MountFlags: MountFlags=slave, up to about 240 as a number: MS_SLAVE 524288, MS_PRIVATE 262144
    flags: {
      weight: 'weak',
      lines: [
        ['MountFlags=', /(?<![#;] ?)(?<flags>MountFlags ?= ?(?:slave|private))/],
        ['MountFlags=', /MountFlags=(?:524288|262144)/],
      ],
    },
    configLiveRestore: record('daemon-json', 'strong', ({ liveRestore }) => liveRestore === true),
    infoLiveRestore: record('docker-info', 'strong', ({ liveRestore }) => liveRestore === true),
    // In prose, options and greps: live-restore=true, "live-restore": true, --live-restore; Live Restore Enabled: true
    liveRestore: {
      weight: 'hint',
      lines: [
        ['live-restore', /(?:--live-restore(?! ?=? ?"?false)|live-restore"? ?[:=] ?"?true)/],
        ['Live Restore Enabled', /Live Restore Enabled ?: true/],
        ['LiveRestoreEnabled', /LiveRestoreEnabled"? ?: ?true/],
      ],
    },
    // A mount of a container that no unmount of another namespace reaches, or a disk that follows the host's one way only:
    // 223 188 0:40 / /var/lib/docker/overlay2/9c…/merged rw,relatime - overlay …; 96 90 253:2 / /var/lib/docker rw,relatime master:51 - xfs …
    detachedMount: record('mountinfo', 'strong', ({ mountPoint, root, fsType, propagation, pid }) => {
      if (propagation?.kind !== 'private' && propagation?.kind !== 'slave') return false;
      if (OF_A_CONTAINER.test(mountPoint)) return { path: mountPoint, ...(pid !== undefined && { pid: String(pid) }) };
      return propagation.kind === 'slave' && root === '/' && DISKS.has(fsType);
    }),
    // runc changes to the container's root file system before it starts itself, cmd.Dir in container_linux.go: it is not mounted there.
    // starting setns process caused "fork/exec /proc/self/exe: no such file or directory"; 1.11: exec failed: fork/exec …
    lostRoot: {
      weight: 'weak',
      lines: [
        [
          'fork/exec /proc/self/exe: no such file or directory',
          /(?:setns process(?: caused)?:? "?|exec failed: )fork\/exec \/proc\/self\/exe: no such file or directory/,
        ],
        // runc 0.1 to 1.0.3: oci runtime error: rootfs ("/var/lib/docker/devicemapper/mnt/9c…/rootfs") does not exist
        [
          'does not exist',
          /rootfs \("?\/[^\s"\\()]{1,300}\/(?:merged|mnt\/[0-9a-f]{64}(?:\/rootfs)?)"?\) does not exist/,
        ],
      ],
    },
    // Docker 18.09 and later, where containerd runs outside of dockerd's namespace: the root file system is an empty directory.
    // starting container process caused "exec: \"/hello\": stat /hello: no such file or directory"
    emptyRoot: {
      weight: 'strong',
      lines: [
        ['executable file not found in $PATH', /exec: "[^"\\\n]{1,200}": executable file not found in \$PATH/],
        ['no such file or directory', /exec: "(\/[^"\\\n]{1,200})": stat \1: no such file or directory/],
      ],
    },
  },
  when: any(
    'both',
    'unitFile',
    'unitLine',
    'dropIn',
    'lostRoot',
    all('unitNamespace', any('unitLiveRestore', 'configLiveRestore', 'infoLiveRestore', 'emptyRoot')),
    all('flags', any('unitLiveRestore', 'configLiveRestore', 'infoLiveRestore', 'liveRestore', 'emptyRoot')),
  ),
});
