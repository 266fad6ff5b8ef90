/** Container and pod in a cgroup path, in the cgroupfs form and in the systemd form. */

/**
 * A path segment that is a container, from the runtimes' cgroup managers:
 * `<id>` (cgroupfs), `docker-<id>.scope`, `cri-containerd-<id>.scope`, `crio-<id>.scope`, `libpod-<id>.scope`,
 * `kubepods-burstable-pod<uid>.slice:cri-containerd:<id>` (systemd paths handed to a cgroupfs runtime).
 */
const CONTAINER = /(?:^|[-:])([0-9a-f]{64})(?:\.scope)?$/;

/** Pod uid in a segment: `pod<uid>` (cgroupfs) or `…-pod<uid with underscores>.slice` (systemd). */
const POD = /pod([0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12})/;

/** Uid of a static pod: the hash of its manifest, `kubepods-burstable-pod0d7f…9a.slice`. */
const STATIC_POD = /pod([0-9a-f]{32})(?:$|[^0-9a-f])/;

/** A longer path than any kernel prints; the rest is not looked at. */
const LONGEST_PATH = 4096;

/** Id of the innermost container in a path. */
export function containerOf(path: string): string | undefined {
  const segments = path.slice(0, LONGEST_PATH).split('/');
  for (const segment of segments.reverse()) {
    const id = CONTAINER.exec(segment)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Uid of the pod in a path, with dashes as the API server writes it. */
export function podOf(path: string): string | undefined {
  const start = path.slice(0, LONGEST_PATH);
  return POD.exec(start)?.[1]?.replaceAll('_', '-') ?? STATIC_POD.exec(start)?.[1];
}
