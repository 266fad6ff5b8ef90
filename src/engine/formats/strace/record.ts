/**
 * What strace printed. One record for each system call, attach, detach, signal, exit and row of a `-c` table.
 *
 * Who is blocked in which call on which descriptor: the calls with `blocked: true`. A thread is in one call at a time, so
 * there is at most one for each thread. `threads.ts` tells the state of every thread.
 */
import type { BaseRecord } from '../../model.ts';

interface StraceEvent extends BaseRecord {
  /** The thread. Unknown when strace followed one process only and nothing names it. */
  readonly pid: number | undefined;
  /** The process the thread belongs to, when an attach line or a traced clone tells. */
  readonly process: number | undefined;
  /** Name of the thread, with -Y. */
  readonly command: string | undefined;
  /** As printed with -t, -tt or -ttt: `10:02:41.100208`, `1795191435.985753`. */
  readonly time: string | undefined;
  /** With -r: seconds since the previous line. */
  readonly elapsed: number | undefined;
}

export interface StraceCall extends StraceEvent {
  readonly event: 'call';
  readonly syscall: string;
  /** As printed between the parentheses, both halves when the line was interrupted. */
  readonly args: string;
  /** The first argument, of calls that take a descriptor there. */
  readonly descriptor: number | undefined;
  /** With -y: what the descriptor is, `/run/docker.sock`, `pipe:[91210]`, `UNIX-STREAM:[215019->215020]`. */
  readonly path: string | undefined;
  /** Inode of the pipe or socket in `path`. */
  readonly inode: number | undefined;
  /** Undefined for `?` and when the call never returned. */
  readonly result: number | undefined;
  /** With -y: the file behind a descriptor that the call returned. */
  readonly resultPath: string | undefined;
  /** `EAGAIN`, `ERESTARTSYS`. */
  readonly errno: string | undefined;
  /** What stands in parentheses after the result: `Timeout`, `Resource temporarily unavailable`. */
  readonly note: string | undefined;
  /** With -T. */
  readonly seconds: number | undefined;
  /** The thread was still in the call when strace stopped or the paste ends. */
  readonly blocked: boolean;
  /** Of restart_syscall: the call that goes on, when strace (≥ 4.11) knows it. */
  readonly resumes: string | undefined;
  /** Number of the raw line on which the call returned, when that is another one. */
  readonly returnLine: number | undefined;
  /** With -k: the frames of the user stack, the innermost first. */
  readonly stack?: readonly string[];
  /** Half of the call is missing from the paste. */
  readonly cut?: true;
}

export interface StraceAttach extends StraceEvent {
  readonly event: 'attach' | 'detach';
  /** How many threads the process had, when strace says so. */
  readonly threads: number | undefined;
}

export interface StraceSignal extends StraceEvent {
  readonly event: 'signal';
  readonly signal: string;
  /** The signal stopped the thread instead of being delivered. */
  readonly stop: boolean;
  /** si_code: `SI_USER`, `CLD_EXITED`. */
  readonly code: string | undefined;
  /** si_pid: who sent it, or of SIGCHLD which child it is about. */
  readonly sender: number | undefined;
}

export interface StraceExit extends StraceEvent {
  readonly event: 'exit';
  readonly status: number | undefined;
  /** The signal that killed it. */
  readonly signal: string | undefined;
  readonly coreDumped: boolean;
}

/** A row of the table of `strace -c`. The last one is of `total`. */
export interface StraceSummaryRow extends BaseRecord {
  readonly event: 'summary';
  readonly syscall: string;
  readonly calls: number | undefined;
  readonly errors: number | undefined;
  readonly seconds: number | undefined;
  /** 0 to 100. */
  readonly percent: number | undefined;
}

export type StraceRecord = StraceCall | StraceAttach | StraceSignal | StraceExit | StraceSummaryRow;

declare module '../../model.ts' {
  interface RecordTypes {
    strace: StraceRecord;
  }
}
