/** What a row of /proc/PID/mountinfo says. */
import type { BaseRecord } from '../../model.ts';

/** How mount and unmount events travel between this mount and others, mount_namespaces(7). */
export interface Propagation {
  /** `private` when the row has no tag; `shared-slave` when it has both `shared:` and `master:`. */
  readonly kind: 'private' | 'shared' | 'slave' | 'shared-slave' | 'unbindable';
  /** X of `shared:X`. */
  readonly peerGroup: number | undefined;
  /** X of `master:X`: the peer group this mount receives events from. */
  readonly master: number | undefined;
  /** X of `propagate_from:X`: the nearest dominant peer group under the reader's root. */
  readonly propagateFrom: number | undefined;
}

/** The directories of an overlay, as its super options name them. */
export interface OverlayDirectories {
  /** Uppermost first; `datadir+=` directories last. */
  readonly lower: readonly string[];
  readonly upper: string | undefined;
  readonly work: string | undefined;
}

export interface MountinfoMount extends BaseRecord {
  readonly mountId: number;
  readonly parentId: number;
  /** `major:minor`. */
  readonly device: string;
  /** What of the file system is mounted: `/`, a subdirectory, `net:[4026532290]`. */
  readonly root: string;
  readonly mountPoint: string;
  /** Whether the row says that root or mount point were deleted. */
  readonly deleted: boolean;
  readonly options: readonly string[];
  /** Undefined only when the row was cut before its `-`. */
  readonly propagation: Propagation | undefined;
  /** As printed: `ext4`, `fuse.lxcfs`. */
  readonly fsType: string | undefined;
  /** `lxcfs` of `fuse.lxcfs`. */
  readonly fsSubtype: string | undefined;
  /** Device or name; the empty string when the kernel has none. */
  readonly source: string | undefined;
  readonly superOptions: readonly string[];
  readonly overlay: OverlayDirectories | undefined;
  /** The process in whose mount namespace the row was read, and the thread when its own file was. */
  readonly pid: number | undefined;
  readonly tid: number | undefined;
  /** Number of the row in its file, from 1, when grep -n or cat -n printed it. */
  readonly row: number | undefined;
  /** Whether the end of the row is missing. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    mountinfo: MountinfoMount;
  }
}
