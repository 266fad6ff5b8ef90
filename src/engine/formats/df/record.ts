/** What a row of df says. */
import type { BaseRecord } from '../../model.ts';

export interface FileSystemUsage extends BaseRecord {
  /** Device, or the name of the file system: `/dev/vda1`, `tmpfs`, `overlay`. */
  readonly fileSystem: string | undefined;
  /** From `df -T`. */
  readonly type: string | undefined;
  /** Whether inodes are counted (`df -i`) rather than bytes. */
  readonly inodes: boolean;
  /** Bytes, or inodes; undefined where df prints `-`. Rounded as df rounded them. */
  readonly total: number | undefined;
  readonly used: number | undefined;
  readonly available: number | undefined;
  /** 42 for `42%`. */
  readonly usePercent: number | undefined;
  /** Undefined in the row of `df --total`. */
  readonly mountedOn: string | undefined;
  /** Whether the end of the row is missing. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    df: FileSystemUsage;
  }
}
