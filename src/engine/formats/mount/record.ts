/** What mount(8), /proc/mounts and findmnt say about a mount. */
import type { BaseRecord } from '../../model.ts';

export interface Mount extends BaseRecord {
  /** What printed it. */
  readonly form: 'mount' | 'proc-mounts' | 'findmnt';
  readonly mountPoint: string | undefined;
  /** Device or name, without the `[/subdirectory]` of findmnt; the empty string when the kernel has none. */
  readonly source: string | undefined;
  /** What of the file system is mounted, where findmnt shows it: `/tmp/4f1c` of `/dev/sda1[/tmp/4f1c]`. */
  readonly root: string | undefined;
  /** Whether findmnt marks the root as deleted. */
  readonly deleted: boolean;
  readonly fsType: string | undefined;
  /** Options of the mount and of the file system, as printed together. */
  readonly options: readonly string[];
  /** From `findmnt -o PROPAGATION`: `private,slave` is `slave`, `shared,slave` is `shared-slave`. */
  readonly propagation: 'private' | 'shared' | 'slave' | 'shared-slave' | 'unbindable' | undefined;
  /** Mount point of the mount above it, from the tree of findmnt. */
  readonly parent: string | undefined;
  readonly mountId: number | undefined;
  readonly parentId: number | undefined;
  /** `major:minor`. */
  readonly device: string | undefined;
  readonly label: string | undefined;
  /** The process whose /proc/PID/mounts it is from, when grep names the file. */
  readonly pid: number | undefined;
  /** Whether the end of the row is missing. */
  readonly cut: boolean;
}

/** What each program tells of it; the rest is unknown. */
export type MountFields = Partial<Omit<Mount, keyof BaseRecord>> & Pick<Mount, 'form'>;

declare module '../../model.ts' {
  interface RecordTypes {
    mount: Mount;
  }
}
