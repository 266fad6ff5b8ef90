/** What a cgroup path tells: container, pod, systemd unit. */

/**
 * A path segment that is a container, from the runtimes' cgroup managers:
 * `<id>` (cgroupfs), `docker-<id>.scope`, `cri-containerd-<id>.scope`, `crio-<id>.scope`, `libpod-<id>.scope`,
 * `kubepods-burstable-pod<uid>.slice:cri-containerd:<id>` (a systemd path handed to a cgroupfs manager).
 */
const CONTAINER = /(?:^|[-:])([0-9a-f]{64})(?:\.scope)?$/;

/** A pod: `pod<uid>` (cgroupfs) or `…-pod<uid with underscores>.slice` (systemd). */
const POD = /pod([0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12})/;

/** A static pod has the hash of its manifest for a uid: `kubepods-burstable-pod0d7f…9a.slice`. */
const STATIC_POD = /pod([0-9a-f]{32})(?:$|[^0-9a-f])/;

/** PATH_MAX; the rest is not looked at. */
const LONGEST_PATH = 4096;

export interface PathParts {
  readonly container: string | undefined;
  readonly pod: string | undefined;
  readonly unit: string | undefined;
  readonly slice: string | undefined;
}

export function partsOf(path: string): PathParts {
  const start = path.slice(0, LONGEST_PATH);
  const segments = start.split('/').reverse();
  return {
    container: segments.flatMap((segment) => CONTAINER.exec(segment)?.[1] ?? [])[0],
    pod: POD.exec(start)?.[1]?.replaceAll('_', '-') ?? STATIC_POD.exec(start)?.[1],
    unit: segments.find((segment) => segment.endsWith('.service') || segment.endsWith('.scope')),
    slice: segments.find((segment) => segment.endsWith('.slice')),
  };
}
