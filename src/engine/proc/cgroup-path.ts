/** What a cgroup path tells: container, pod, systemd unit and slice. */

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

/** Id of the innermost container in a path. */
export function containerOf(path: string): string | undefined {
  for (const segment of segmentsOf(path)) {
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

/** Innermost systemd unit in a path: `docker.service`, `docker-8aa1….scope`. */
export function unitOf(path: string): string | undefined {
  return segmentsOf(path).find((segment) => segment.endsWith('.service') || segment.endsWith('.scope'));
}

/** Innermost slice in a path: `system.slice`. */
export function sliceOf(path: string): string | undefined {
  return segmentsOf(path).find((segment) => segment.endsWith('.slice'));
}

/** The innermost first. */
function segmentsOf(path: string): string[] {
  return path.slice(0, LONGEST_PATH).split('/').reverse();
}
