/** Messages of strace itself about attaching and detaching. It may print them into the middle of a line. */

export interface AttachMessage {
  readonly event: 'attach' | 'detach';
  readonly pid: number;
  readonly threads: number | undefined;
  /** Printed when strace starts, not when the traced program makes another process. */
  readonly first: boolean;
  /** Where the message begins. */
  readonly at: number;
}

/**
 * strace.c attach_tcb(), detach().
 * ≤ 4.6 `Process 11646 attached with 10 threads - interrupt to quit`, `Process 15640 attached (waiting for parent)`
 * ≤ 4.10 `Process 11646 attached with 10 threads`, newer `strace: Process 11646 attached with 10 threads`
 */
const MESSAGE =
  /Process\s(\d{1,7})\s(attached|detached)(?:\swith\s(\d{1,6})\sthreads)?(\s-\sinterrupt\sto\squit|\s\(waiting\sfor\sparent\))?$/y;

const PROGRAM = 'strace: ';

/** The message a line ends with, at or after `from`. */
export function messageAtEnd(line: string, from: number): AttachMessage | undefined {
  // All forms end in one of: attached, detached, threads, quit, parent).
  const last = line.charAt(line.length - 1);
  if (last !== 'd' && last !== 's' && last !== 't' && last !== ')') return undefined;
  const start = line.lastIndexOf('Process ');
  if (start < from) return undefined;
  MESSAGE.lastIndex = start;
  const match = MESSAGE.exec(line);
  if (!match) return undefined;
  const at = line.startsWith(PROGRAM, start - PROGRAM.length) ? start - PROGRAM.length : start;
  return {
    event: match[2] === 'attached' ? 'attach' : 'detach',
    pid: Number(match[1]),
    threads: match[3] === undefined ? undefined : Number(match[3]),
    first: match[3] !== undefined || match[4]?.startsWith(' -') === true,
    at: Math.max(at, from),
  };
}
