/** Copies of one mount in several mount namespaces, and whether unmounting one unmounts the others. */
import type { MountFact, Program } from '../../facts/facts.ts';
import { type FactBase, type Known, ofOneScene } from '../fact-base.ts';
import type { KnownProcess, Processes } from '../processes.ts';

type Mount = Known<MountFact>;

export interface Copy {
  readonly mount: Mount;
  readonly process: KnownProcess;
}

export interface HeldMount {
  readonly point: string;
  /** The mount where the daemon works: in the namespace of the host, or of the daemon itself. */
  readonly daemon: Mount | undefined;
  /** Its copies in namespaces of other processes, one for each process. */
  readonly copies: readonly Copy[];
  /** Whether an unmount by the daemon reaches the copies; unknown without the daemon's own mount. */
  readonly reached: boolean | undefined;
  /** The private mount above the daemon's, at which propagation ends. */
  readonly cutAt: Mount | undefined;
}

/** Directories that hold one mount for each container; mounts elsewhere are everybody's business. */
const OF_CONTAINERS =
  /\/(?:overlay2?|aufs\/mnt|devicemapper\/mnt|containers|io\.containerd\.[\w.-]{1,80})\/[^/]{1,200}(?:\/|$)|\/(?:shm|merged|rootfs|mqueue)$/;

/** The daemon itself and what runs a container: they may well have its mounts. */
const RUNTIMES: ReadonlySet<Program | undefined> = new Set([
  'dockerd',
  'containerd',
  'containerd-shim',
  'runc',
  'runc init',
]);
const INIT = 1;

/** Whether a mount point belongs to a container, going by its path. */
export function isOfContainer(point: string): boolean {
  return OF_CONTAINERS.test(point);
}

/** Mounts of containers that other namespaces hold copies of. */
export function heldMounts(facts: FactBase, processes: Processes): readonly HeldMount[] {
  const ofContainers = facts.all('mount').filter(({ point }) => isOfContainer(point));
  const groups = Map.groupBy(ofContainers, (mount) => `${mount.host ?? ''} ${mount.device} ${ownPart(mount.point)}`);
  return [...groups.values()].flatMap((alike) => heldIn(alike, facts, processes));
}

/** The part of a path that names the container: it may be mounted below `/rootfs` or `/host` elsewhere. */
function ownPart(point: string): string {
  return point.slice(OF_CONTAINERS.exec(point)?.index ?? 0);
}

function heldIn(alike: readonly Mount[], facts: FactBase, processes: Processes): HeldMount[] {
  const seen = alike.map((mount) => ({
    mount,
    process: mount.pid === undefined ? undefined : processes.of(mount.pid, mount),
  }));
  const daemon = daemonsOwn(seen);
  const pids = new Set<number>();
  const copies = seen.flatMap(({ mount, process }) => {
    // A mount has another id in each namespace.
    const isElsewhere = mount.id !== daemon?.id && process !== undefined && !isRuntime(process);
    if (!isElsewhere || pids.has(process.pid)) return [];
    pids.add(process.pid);
    return [{ mount, process }];
  });
  const [first] = copies;
  if (!first) return [];
  const reached = daemon && copies.every(({ mount }) => receives(mount, daemon));
  const cutAt = daemon ? cutAbove(daemon, facts) : privateAbove(first.mount, facts);
  return [{ point: daemon?.point ?? first.mount.point, daemon, copies, reached, cutAt }];
}

const isRuntime = ({ program, pid }: KnownProcess): boolean => pid === INIT || RUNTIMES.has(program);

/** The mount as dockerd has it, else as the reader's shell and the first process of the host do. */
function daemonsOwn(
  seen: readonly { readonly mount: Mount; readonly process: KnownProcess | undefined }[],
): Mount | undefined {
  const ofDaemon = seen.find(({ process }) => process?.program === 'dockerd' || process?.program === 'containerd');
  const ofHost = seen.find(({ process }) => process === undefined) ?? seen.find(({ process }) => process?.pid === INIT);
  return (ofDaemon ?? ofHost)?.mount;
}

/** mount_namespaces(7): members of a peer group and its slaves get each other's unmounts. */
function receives(copy: MountFact, daemon: MountFact): boolean {
  if (daemon.peerGroup === undefined) return false;
  return copy.master === daemon.peerGroup || copy.peerGroup === daemon.peerGroup;
}

/** The uppermost of the private mounts above a private one: a mount is made private when its parent is. */
function cutAbove(mount: Mount, facts: FactBase): Mount | undefined {
  if (mount.propagation !== 'private') return undefined;
  const seen = new Set<number>();
  for (let at: Mount | undefined = mount; at && !seen.has(at.id); ) {
    seen.add(at.id);
    const above: Mount | undefined = parentOf(at, facts);
    if (above?.propagation !== 'private') return at === mount ? undefined : at;
    at = above;
  }
  return undefined;
}

/** The parent in the same namespace; ids are unique on a host while the mounts last. */
function parentOf(mount: Mount, facts: FactBase): Mount | undefined {
  return facts
    .by('mount', 'id', mount.parent)
    .find((other) => other.pid === mount.pid && ofOneScene(other, mount) && isAbove(other.point, mount.point));
}

function isAbove(parent: string, child: string): boolean {
  return parent === '/' || child === parent || child.startsWith(`${parent}/`);
}

/** Without the daemon's mount: the one it must be below, when that is known to be private. */
function privateAbove(copy: Mount, facts: FactBase): Mount | undefined {
  for (let end = copy.point.lastIndexOf('/'); end > 0; end = copy.point.lastIndexOf('/', end - 1)) {
    const above = facts
      .by('mount', 'point', copy.point.slice(0, end))
      .find((mount) => mount.pid === undefined && ofOneScene(mount, copy));
    if (!above) continue;
    return above.propagation === 'private' ? above : undefined;
  }
  return undefined;
}
