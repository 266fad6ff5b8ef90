/** What a line of /proc/PID/cgroup says. */
import type { BaseRecord } from '../../model.ts';

export interface CgroupMembership extends BaseRecord {
  /** Number of the hierarchy; 0 is the unified one of cgroup v2. */
  readonly hierarchy: number;
  /** `['cpu', 'cpuacct']`, `['name=systemd']`; empty for v2. */
  readonly controllers: readonly string[];
  /** As the reader's cgroup namespace shows it, without ` (deleted)`. */
  readonly path: string;
  /** Whether the cgroup was removed while the process was still in it. */
  readonly deleted: boolean;
  /** Whether the path leaves the root of the reader's cgroup namespace: `/../..`. */
  readonly outsideNamespace: boolean;
  /** What the rows of the same process show: hierarchies only, the unified one only, or both. */
  readonly layout: 'v1' | 'hybrid' | 'v2';
  /** Id of the innermost container in the path, and uid of the pod. */
  readonly container: string | undefined;
  readonly pod: string | undefined;
  /** Innermost systemd unit in the path: `docker.service`, `docker-8aa1….scope`; and its innermost slice. */
  readonly unit: string | undefined;
  readonly slice: string | undefined;
  /** The process the line is about, and the thread when its own file was read. */
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** Number of the line in its file, from 1, when grep -n or cat -n printed it. */
  readonly row: number | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'proc-cgroup': CgroupMembership;
  }
}
