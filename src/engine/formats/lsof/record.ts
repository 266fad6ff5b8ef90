/** One open file of a process (or of one of its threads), as lsof lists it. Sizes and offsets are in bytes. */
import type { BaseRecord } from '../../model.ts';

/** Another process that has the other end of a pipe or socket open; lsof -E. */
export interface Endpoint {
  readonly pid: number;
  readonly command: string;
  readonly descriptor: number;
  readonly mode: OpenMode | undefined;
}

export type OpenMode = 'r' | 'w' | 'u';

export interface OpenFile extends BaseRecord {
  /** As printed: lsof cuts it to 9 characters (`runc:[2:I`) and writes spaces as `\x20`. */
  readonly command: string;
  readonly pid: number;
  readonly tid: number | undefined;
  /** The thread's own name. */
  readonly taskCommand: string | undefined;
  readonly ppid: number | undefined;
  readonly user: string;
  /** The descriptor; undefined for `cwd`, `txt`, `mem` and others, which `use` names. */
  readonly descriptor: number | undefined;
  /** What the file is open as when it has no descriptor: `cwd`, `rtd`, `txt`, `mem`, `DEL`, `NOFD`. */
  readonly use: string | undefined;
  /** Open for reading, writing or both (`u`). */
  readonly mode: OpenMode | undefined;
  /** `W` a write lock on the whole file, `R` a read lock, in lower case on a part of it. */
  readonly lock: string | undefined;
  /** `REG`, `DIR`, `CHR`, `FIFO`, `unix`, `IPv4`, `a_inode`, … */
  readonly type: string | undefined;
  /** `8,3`; of unix sockets an address in the kernel. */
  readonly device: string | undefined;
  readonly size: number | undefined;
  readonly offset: number | undefined;
  readonly links: number | undefined;
  /** The inode: what the two ends of a pipe have in common. Of IPv4 and IPv6 sockets lsof prints it as the device. */
  readonly inode: number | undefined;
  /** `TCP`, `UDP` */
  readonly protocol: string | undefined;
  /** Path, `pipe`, `[eventpoll]`, addresses; without ` (deleted)` and without the endpoints of -E. */
  readonly name: string;
  readonly deleted: boolean;
  /** Inode of the other end of a unix socket: `->INO=215020`. */
  readonly peerInode: number | undefined;
  readonly endpoints: readonly Endpoint[];
  /** The row breaks off. */
  readonly cut?: true;
}

declare module '../../model.ts' {
  interface RecordTypes {
    lsof: OpenFile;
  }
}
