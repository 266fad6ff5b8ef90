/** Questions to the mounts of a table. */
import type { MountinfoMount } from './record.ts';

/**
 * The mount and the mounts it hangs on, up to the topmost one that is known. Ids mean something in one namespace only, so
 * of several processes one is followed: `pid`, or that of the first mount with this id.
 */
export function parentChain(records: readonly MountinfoMount[], id: number, pid?: number): readonly MountinfoMount[] {
  const start = records.find((mount) => mount.mountId === id && (pid === undefined || mount.pid === pid));
  if (!start) return [];
  const known = new Map(records.filter((mount) => mount.pid === start.pid).map((mount) => [mount.mountId, mount]));
  const chain = new Set<MountinfoMount>();
  // The root of a namespace may be its own parent, and a paste may hold anything.
  for (let mount: MountinfoMount | undefined = start; mount && !chain.has(mount); mount = known.get(mount.parentId)) {
    chain.add(mount);
  }
  return [...chain];
}

/**
 * The mounts by mount point; of several on one mount point the last one is on top. A mount that several commands printed
 * is in it once.
 */
export function byMountPoint(records: readonly MountinfoMount[]): ReadonlyMap<string, readonly MountinfoMount[]> {
  const once = new Map(records.map((mount) => [`${mount.pid} ${mount.mountId}`, mount]));
  return Map.groupBy(once.values(), ({ mountPoint }) => mountPoint);
}
