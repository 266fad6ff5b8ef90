/** One descriptor in a listing of /proc/PID/fd. */
import type { BaseRecord } from '../../model.ts';

export interface ProcessDescriptor extends BaseRecord {
  /** Undefined when neither a heading nor the row tells whose listing it is. */
  readonly pid: number | undefined;
  /** Of /proc/PID/task/TID/fd. */
  readonly tid: number | undefined;
  readonly descriptor: number;
  /** From the permissions of the link: `r`, `w` or both (`u`). */
  readonly mode: 'r' | 'w' | 'u' | undefined;
  /** `pipe`, `socket`, `anon_inode`, a namespace (`net`, `mnt`, …), or `file` for anything with a path. */
  readonly type: string | undefined;
  /** Of pipes, sockets and namespaces: the number in the brackets. */
  readonly inode: number | undefined;
  /** The link's target without quotes and without ` (deleted)`; undefined when it could not be read. */
  readonly target: string | undefined;
  readonly deleted: boolean;
  /** The row breaks off. */
  readonly cut?: true;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'proc-fd': ProcessDescriptor;
  }
}
