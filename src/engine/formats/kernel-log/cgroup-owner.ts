/** Container and pod in a cgroup path, in the cgroupfs form (`/docker/<id>`) and the systemd form (`docker-<id>.scope`). */

const CONTAINER = /(?:^|[-:/])([0-9a-f]{64})(?:\.scope)?$/;
/** `pod<uid>` (cgroupfs) or `…-pod<uid with underscores>.slice` (systemd). */
const POD = /pod([0-9a-f]{8}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{4}[-_][0-9a-f]{12})/;

export function ownerOf(cgroup: string | undefined): {
  readonly container: string | undefined;
  readonly pod: string | undefined;
} {
  if (cgroup === undefined) return { container: undefined, pod: undefined };
  const containers = cgroup.split('/').flatMap((segment) => CONTAINER.exec(segment)?.[1] ?? []);
  return { container: containers.at(-1), pod: POD.exec(cgroup)?.[1]?.replaceAll('_', '-') };
}
