/** Whether a goroutine waits by design. */
import type { FoundCall } from './component-calls.ts';
import { type FunctionName, isStandard, isTransport, readFunctionName } from './function-name.ts';
import { ACCEPT, DUMP, PLACES, RUNTIME } from './idle-places.ts';
import type { IdleReason, WaitFor } from './record.ts';
import { functionOfCall } from './stack-line.ts';

const BY_FUNCTION: ReadonlyMap<string, IdleReason> = new Map(
  [DUMP, ...PLACES].flatMap(({ reason, functions }) => functions.map((name) => [name, reason] as const)),
);

const DUMPERS: ReadonlySet<string> = new Set(DUMP.functions);

/** Whether a call is one of the routine that dumps all goroutines. */
export function isDumper(call: string): boolean {
  return DUMPERS.has(readFunctionName(functionOfCall(call)).key);
}

export interface WaitingGoroutine {
  readonly state: string | undefined;
  /** Locked to its thread. */
  readonly locked: boolean;
  readonly what: WaitFor;
  /** The functions on the stack, the innermost first. */
  readonly names: readonly FunctionName[];
  readonly call: FoundCall | undefined;
  readonly creator: FunctionName | undefined;
}

/** Nobody waits for these by design. */
const NEVER_IDLE: ReadonlySet<WaitFor> = new Set([
  'mutex',
  'read-lock',
  'write-lock',
  'once',
  'semaphore',
  'channel-send',
]);

/** Why the goroutine may wait; nothing when it works, or waits for somebody who should have come. */
export function idleReasonOf({ state, locked, what, names, call, creator }: WaitingGoroutine): IdleReason | undefined {
  const reason = reasonOnStack(names, call);
  // The one that dumps runs, stops the world, or holds a lock of the profiler.
  if (reason === DUMP.reason) return reason;
  if (what === 'nothing' || NEVER_IDLE.has(what)) return undefined;
  if (what === 'new-connection') return ACCEPT;
  if (what === 'runtime' && isOfRuntime(names, state, locked)) return RUNTIME;
  if (reason) return reason;
  const isLibrary = names.every(({ package: path }) => isStandard(path) || isTransport(path) || path === '');
  return isLibrary && !call && creator ? BY_FUNCTION.get(creator.key) : undefined;
}

/** The spare thread for C code is a goroutine in a system call, with runtime.goexit on its stack or nothing at all. */
function isOfRuntime(names: readonly FunctionName[], state: string | undefined, locked: boolean): boolean {
  if (names.length === 0 && state === 'syscall') return locked;
  return names.every(({ package: path }) => path === 'runtime' || path === '');
}

/** Outside of a handler the frames are those of the server; what stands inside of it works for a request. */
const HANDLERS: ReadonlySet<string> = new Set(['http.serverHandler.ServeHTTP', 'http.HandlerFunc.ServeHTTP']);

/** The reason of the innermost code that is not only passed through. */
function reasonOnStack(names: readonly FunctionName[], call: FoundCall | undefined): IdleReason | undefined {
  for (const [at, { key, package: path }] of names.entries()) {
    const reason = BY_FUNCTION.get(key);
    if (reason) return reason;
    if (HANDLERS.has(key) || (at === call?.at && call.calls.over !== 'exec')) return undefined;
    if (path !== '' && !isStandard(path) && !isTransport(path)) return undefined;
  }
  return undefined;
}
