/** Goroutines that wait for locks, and the one that holds the lock and waits for something else. */
import type { Program, WaitersFact } from '../../facts/facts.ts';
import type { WaitFor } from '../../goroutines/record.ts';
import type { FactBase, Known } from '../fact-base.ts';

const LOCKS: ReadonlySet<WaitFor> = new Set(['mutex', 'read-lock', 'write-lock']);

/** Waits shorter than this happen in every healthy daemon. A profile shows no times: then the number waiting must tell. */
const LONG_MINUTES = 1;
const MANY = 20;

export interface LockChain {
  readonly program: Program;
  /** Groups that wait for a lock, the largest first. */
  readonly victims: readonly Known<WaitersFact>[];
  /** Groups that hold a lock which victims wait for and wait for another one themselves. */
  readonly between: readonly Known<WaitersFact>[];
  /** The group that waits for another program, or in the kernel. */
  readonly holder: Known<WaitersFact> | undefined;
  /** Whether nobody else can be the holder. */
  readonly isOnlyHolder: boolean;
}

/** Whether a wait is worth telling: long, or shared by many where no times are printed. */
function isLong({ timed, minutes, count }: WaitersFact): boolean {
  return timed ? (minutes?.max ?? 0) >= LONG_MINUTES : count >= MANY;
}

/** Whether a call takes too long to be one that is just being answered. */
function mayBeStuck({ timed, minutes }: WaitersFact): boolean {
  return !timed || (minutes?.max ?? 0) >= LONG_MINUTES;
}

/** The lock chains of each program in the paste, one for each artifact. */
export function lockChains(facts: FactBase): readonly LockChain[] {
  const byArtifact = Map.groupBy(
    facts.all('waiters').filter(({ idle }) => !idle),
    ({ artifact }) => artifact,
  );
  return [...byArtifact.values()].flatMap(chainIn);
}

function chainIn(groups: readonly Known<WaitersFact>[]): LockChain[] {
  const program = groups.find((group) => group.program)?.program;
  // Of a program that has no part in running containers nobody can say what its locks mean.
  if (!program) return [];
  const locked = groups.filter(({ what }) => LOCKS.has(what)).toSorted((a, b) => b.count - a.count);
  const calls = groups.filter((group) => group.calls && !LOCKS.has(group.what) && mayBeStuck(group));
  const victims = locked.filter(isLong);
  const holder = longestCall(calls);
  const isOnlyHolder = calls.length === 1;
  if (victims.length === 0) {
    // How long a call has been waiting is all that is left to go by.
    return holder?.timed ? [{ program, victims, between: [], holder, isOnlyHolder }] : [];
  }
  const places = new Set(victims.map(({ place }) => place));
  const between = locked.filter((group) => isBeyond(group, places));
  const waiting = victims.filter((group) => !between.includes(group));
  return [{ program, victims: waiting.length > 0 ? waiting : victims, between, holder, isOnlyHolder }];
}

/**
 * Whether a goroutine got past a place where others wait for a lock: it is in the same function, but deeper. Then it holds
 * that lock.
 */
function isBeyond({ stack, place }: WaitersFact, places: ReadonlySet<string | undefined>): boolean {
  if (place === undefined) return false;
  return stack.slice(stack.indexOf(place) + 1).some((name) => name !== place && places.has(name));
}

/** Of goroutines that wait for another program, the one that waits longest; of equal ones the rarest. */
function longestCall(calls: readonly Known<WaitersFact>[]): Known<WaitersFact> | undefined {
  return calls.toSorted((a, b) => (b.minutes?.max ?? 0) - (a.minutes?.max ?? 0) || a.count - b.count)[0];
}

/** Groups of a program that wait for another one: the next link of the chain. */
export function callersIn(facts: FactBase, program: Program): readonly Known<WaitersFact>[] {
  return facts
    .all('waiters')
    .filter((group) => group.program === program && group.calls && !group.idle && mayBeStuck(group));
}
