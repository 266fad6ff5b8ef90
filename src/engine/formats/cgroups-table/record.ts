/** What a row of /proc/cgroups says. */
import type { BaseRecord } from '../../model.ts';

export interface CgroupController extends BaseRecord {
  /** `memory`, `cpuset`, … */
  readonly name: string;
  /** Hierarchy it is attached to; 0 when it is not, or belongs to the unified one of cgroup v2. */
  readonly hierarchy: number;
  /** How many cgroups there are in the hierarchy, those being removed included. */
  readonly cgroups: number;
  /** False when it was disabled on the kernel's command line: `cgroup_disable=memory`. */
  readonly enabled: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'cgroups-table': CgroupController;
  }
}
