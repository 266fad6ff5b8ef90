/** The state of every thread at the end of a trace. */
import type { StraceCall, StraceRecord } from './record.ts';

export interface ThreadState {
  readonly pid: number | undefined;
  readonly process: number | undefined;
  /** Of its calls, how many have a record. */
  readonly calls: number;
  /** `blocked` within a call, `ended`, or `running` when its last call had returned. */
  readonly state: 'blocked' | 'ended' | 'running';
  /** The call it is blocked in. */
  readonly waitsIn: StraceCall | undefined;
}

/** One state a thread, in the order in which the threads appear. */
export function threadStates(records: readonly StraceRecord[]): ThreadState[] {
  const threads = new Map<number | undefined, ThreadState>();
  for (const record of records) {
    if (record.event !== 'call' && record.event !== 'exit') continue;
    const { pid, process } = record;
    const before = threads.get(pid) ?? { pid, process, calls: 0, state: 'running', waitsIn: undefined };
    const waitsIn = record.event === 'call' && record.blocked ? record : undefined;
    const state = record.event === 'exit' ? 'ended' : waitsIn ? 'blocked' : 'running';
    threads.set(pid, { ...before, calls: before.calls + (record.event === 'call' ? 1 : 0), state, waitsIn });
  }
  return [...threads.values()];
}
