/** Which threads strace follows, and to which processes they belong. */
import type { Mutable } from './call.ts';
import type { StraceCall, StraceRecord } from './record.ts';

const MAKES_PROCESS: ReadonlySet<string> = new Set(['clone', 'clone3', 'fork', 'vfork']);

export class Processes {
  /** Threads that were seen and did not end. */
  readonly #alive = new Set<number>();
  /** Attached when strace started, and how many threads each had. */
  readonly #first = new Map<number, number>();
  /** Attached because a traced process made them. */
  readonly #children = new Set<number>();
  /** What a traced clone made: the thread that called it, and whether the new one is a thread of the same process. */
  readonly #made = new Map<number, { readonly by: number | undefined; readonly isThread: boolean }>();

  see(pid: number): void {
    this.#alive.add(pid);
  }

  attach(pid: number, first: boolean, threads: number): void {
    this.#alive.add(pid);
    if (first) this.#first.set(pid, threads);
    else this.#children.add(pid);
  }

  end(pid: number): void {
    this.#alive.delete(pid);
  }

  isChild(pid: number): boolean {
    return this.#children.has(pid);
  }

  /** The thread, when there is only one. */
  onlyOne(): number | undefined {
    if (this.#alive.size !== 1) return undefined;
    const [pid] = this.#alive;
    // Of a program that strace started itself the first process is never attached.
    return pid !== undefined && this.#children.has(pid) && this.#first.size === 0 && this.#made.size === 0
      ? undefined
      : pid;
  }

  /** Takes note of a call that returned. */
  returned({ syscall, args, result, pid }: StraceCall): void {
    if (!MAKES_PROCESS.has(syscall) || result === undefined || result <= 0) return;
    this.#made.set(result, { by: pid, isThread: args.includes('CLONE_THREAD') });
  }

  /** Fills in the process of every record, as far as it is known. */
  assign(records: readonly StraceRecord[]): void {
    const [first] = records;
    // A program that strace started itself is never attached.
    if (first?.event === 'call' && first.syscall === 'execve' && first.pid !== undefined) this.#first.set(first.pid, 1);
    const only = this.#onlyProcess(records);
    const known = new Map<number, number | undefined>();
    for (const record of records) {
      if (record.event === 'summary' || record.pid === undefined) continue;
      const { pid } = record;
      if (!known.has(pid)) known.set(pid, this.#processOf(pid, only));
      const event: Mutable<typeof record> = record;
      event.process = known.get(pid);
    }
  }

  /**
   * The process that threads belong to which were there when strace attached: the one it attached to, if there was one only
   * and had so many threads. More than that are of another run, pasted below this one.
   */
  #onlyProcess(records: readonly StraceRecord[]): number | undefined {
    const [only] = this.#first;
    if (only === undefined || this.#first.size > 1) return undefined;
    const [process, threads] = only;
    const others = new Set(records.flatMap((record) => (record.event === 'summary' ? [] : [record.pid])));
    for (const pid of [process, undefined, ...this.#children, ...this.#made.keys()]) others.delete(pid);
    return others.size < threads ? process : undefined;
  }

  #processOf(pid: number, only: number | undefined): number | undefined {
    let thread = pid;
    // Each thread was made by an earlier one; a pid that comes again would go round in a circle.
    for (let steps = 0; steps <= this.#made.size; steps++) {
      const made = this.#made.get(thread);
      if (this.#first.has(thread) || (made && !made.isThread)) return thread;
      if (!made) return this.#children.has(thread) ? undefined : only;
      if (made.by === undefined) return undefined;
      thread = made.by;
    }
    return undefined;
  }
}
