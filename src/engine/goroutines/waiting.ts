/** What a goroutine waits for, from its state and from the functions of the runtime and the standard library on its stack. */
import type { FoundCall } from './component-calls.ts';
import { type FunctionName, isStandard } from './function-name.ts';
import type { WaitFor } from './record.ts';

export interface WaitingStack {
  /** None in a profile. */
  readonly state: string | undefined;
  readonly names: readonly FunctionName[];
  readonly call: FoundCall | undefined;
  readonly hiddenCallers: number | undefined;
}

export interface FoundWait {
  readonly what: WaitFor;
  readonly systemCall: string | undefined;
}

export function waitOf({ state, names, call, hiddenCallers }: WaitingStack): FoundWait {
  const inner = innerStandard(names);
  const systemCall = isInSystemCall(state, inner) ? systemCallOf(names) : undefined;
  const what = state === undefined ? waitInProfile(names, inner, hiddenCallers) : waitInState(state, names, inner);
  return {
    what: throughCall(what, call) ?? what,
    systemCall: what === 'system-call' || what === 'child-process' ? systemCall : undefined,
  };
}

/** The frames of the standard library at the inner end of a stack. */
function innerStandard(names: readonly FunctionName[]): readonly FunctionName[] {
  const own = names.findIndex(({ package: path }) => path !== '' && !isStandard(path) && path !== UNIX);
  return own === -1 ? names : names.slice(0, own);
}

const UNIX = 'golang.org/x/sys/unix';

/** Waits in client libraries are waits for whom they call. */
const IN_LIBRARY: ReadonlySet<WaitFor> = new Set(['select', 'channel', 'channel-receive', 'condition', 'unknown']);

function throughCall(what: WaitFor, call: FoundCall | undefined): WaitFor | undefined {
  if (!call) return undefined;
  const { over } = call.calls;
  if (over === 'exec') return IN_LIBRARY.has(what) || what === 'system-call' ? 'child-process' : undefined;
  if (!IN_LIBRARY.has(what)) return undefined;
  return over === 'HTTP' ? 'http-response' : 'rpc';
}

// ------------------------------------------------------------------------------------------------ by state

/** The reasons of runtime/runtime2.go waitReasonStrings that need no look at the stack. */
const STATES: Readonly<Record<string, WaitFor>> = {
  'chan receive': 'channel-receive',
  'chan send': 'channel-send',
  'chan receive (nil chan)': 'never',
  'chan send (nil chan)': 'never',
  'select (no cases)': 'never',
  'chan receive (synctest)': 'channel-receive',
  'chan send (synctest)': 'channel-send',
  'select (synctest)': 'select',
  select: 'select',
  sleep: 'timer',
  'sync.Cond.Wait': 'condition',
  'sync.WaitGroup.Wait': 'wait-group',
  'sync.RWMutex.RLock': 'read-lock',
  'sync.RWMutex.Lock': 'write-lock',
  'synctest.Run': 'wait-group',
  'synctest.Wait': 'wait-group',
  coroutine: 'condition',
  running: 'nothing',
  runnable: 'nothing',
  copystack: 'nothing',
  preempted: 'nothing',
  dead: 'nothing',
  'exiting syscall': 'nothing',
  idle: 'runtime',
  'finalizer wait': 'runtime',
  'cleanup wait': 'runtime',
  panicwait: 'runtime',
  'dumping heap': 'runtime',
  'wait for GC cycle': 'runtime',
  'debug call': 'runtime',
  'stopping the world': 'runtime',
  'flushing proc caches': 'runtime',
};
const OF_RUNTIME = /^(?:GC|force gc|garbage collection|GOMAXPROCS updater|trace|page trace) ?/;

function waitInState(state: string, names: readonly FunctionName[], inner: readonly FunctionName[]): WaitFor {
  const known = Object.hasOwn(STATES, state) ? STATES[state] : undefined;
  if (known) return known;
  // Before Go 1.20 every lock is a semaphore; a sync.Mutex may be the inside of another lock.
  if (state === 'semacquire') return lockOf(inner) ?? 'semaphore';
  if (state === 'sync.Mutex.Lock') return lockOf(inner) ?? 'mutex';
  if (state === 'IO wait') return descriptorWait(inner);
  if (state === 'syscall') return systemCallWait(names, inner);
  return OF_RUNTIME.test(state) ? 'runtime' : 'unknown';
}

// ---------------------------------------------------------------------------------------------- in a profile

/**
 * A profile has no states, but functions of the runtime that are not printed leave their addresses: a select is
 * gopark ← selectgo, a channel gopark ← chanrecv ← chanrecv1.
 */
function waitInProfile(
  names: readonly FunctionName[],
  inner: readonly FunctionName[],
  hiddenCallers: number | undefined,
): WaitFor {
  const lock = lockOf(inner);
  if (lock) return lock;
  if (inner.some(({ key }) => POLL_WAITS.has(key))) return descriptorWait(inner);
  const first = inner[0];
  if (first?.key === 'time.Sleep') return 'timer';
  if (first?.package === 'syscall' || first?.package === UNIX || first?.key === 'signal.signal_recv')
    return systemCallWait(names, inner);
  if (first?.key === 'runtime.gopark' || first === undefined)
    return hiddenCallers === 2 ? 'select' : hiddenCallers ? 'channel' : 'unknown';
  if (first.package.startsWith('runtime')) return first.package === 'runtime' ? 'runtime' : 'nothing';
  return hiddenCallers === 2 ? 'select' : hiddenCallers ? 'channel' : 'unknown';
}

// ------------------------------------------------------------------------------------------------------ locks

const LOCKS: Readonly<Record<string, WaitFor>> = {
  'sync.RWMutex.RLock': 'read-lock',
  'sync.RWMutex.Lock': 'write-lock',
  'sync.rlocker.Lock': 'read-lock',
  'sync.WaitGroup.Wait': 'wait-group',
  'sync.Once.Do': 'once',
  'sync.Once.doSlow': 'once',
  'sync.Cond.Wait': 'condition',
  'sync.runtime_Semacquire': 'semaphore',
  'sync.runtime_SemacquireRWMutexR': 'read-lock',
  'sync.runtime_SemacquireRWMutex': 'write-lock',
  'sync.runtime_SemacquireWaitGroup': 'wait-group',
  'sync.runtime_notifyListWait': 'condition',
};

/** The lock that is waited for: the outermost function of package sync, which may use simpler ones inside. */
function lockOf(inner: readonly FunctionName[]): WaitFor | undefined {
  let outermost: string | undefined;
  for (const { package: path, key } of inner) {
    if (path === 'sync' || path === 'internal/sync') outermost = key;
    else if (path !== 'runtime') break;
  }
  if (outermost !== undefined) return LOCKS[outermost] ?? 'mutex';
  // Two goroutines that read, or write, one descriptor take turns.
  return inner.some(({ key }) => key === 'poll.fdMutex.rwlock') ? 'mutex' : undefined;
}

// ------------------------------------------------------------------------------------- descriptors and system calls

/** Where the poller of the runtime is asked; in package net up to Go 1.8. */
const POLL_WAITS: ReadonlySet<string> = new Set([
  'poll.runtime_pollWait',
  'poll.pollDesc.wait',
  'net.runtime_pollWait',
  'net.pollDesc.wait',
]);
const ACCEPT = /^(?:poll\.FD\.Accept|net\.netFD\.accept|net\.\w{1,20}Listener\.[Aa]ccept\w{0,5})$/;
const WRITE = /^(?:poll\.FD\.(?:Write|Pwrite|Writev|SendFile|Send)\w{0,12}|net\.netFD\.Write\w{0,3})$/;

function descriptorWait(inner: readonly FunctionName[]): WaitFor {
  if (inner.some(({ key }) => ACCEPT.test(key))) return 'new-connection';
  const isFile = inner.some(({ key }) => key.startsWith('os.File.') || key.startsWith('os.file.'));
  const isWrite = inner.some(({ key }) => WRITE.test(key));
  if (isFile) return isWrite ? 'file-write' : 'file-read';
  return isWrite ? 'network-write' : 'network-read';
}

const SIGNALS: ReadonlySet<string> = new Set(['signal.signal_recv', 'signal.loop']);
const CHILD: ReadonlySet<string> = new Set(['wait4', 'waitid']);

function isInSystemCall(state: string | undefined, inner: readonly FunctionName[]): boolean {
  return (
    state === 'syscall' || (state === undefined && (inner[0]?.package === 'syscall' || inner[0]?.package === UNIX))
  );
}

function systemCallWait(names: readonly FunctionName[], inner: readonly FunctionName[]): WaitFor {
  if (inner.some(({ key }) => SIGNALS.has(key))) return 'signal';
  const name = systemCallOf(inner);
  if (name === undefined) return names.every(({ package: path }) => path === 'runtime') ? 'runtime' : 'system-call';
  if (CHILD.has(name)) return 'child-process';
  if (name === 'read') return 'file-read';
  return name === 'write' ? 'file-write' : 'system-call';
}

/** Functions that are called otherwise than what they call. */
const SYSTEM_CALLS: Readonly<Record<string, string>> = {
  EpollWait: 'epoll_wait',
  blockUntilWaitable: 'waitid',
  pidfdWait: 'waitid',
};

/** Doors to the kernel: the caller of theirs is the system call. */
const DOORS = /^(?:[Rr]aw)?[Ss]yscall\w{0,16}$|^entersyscall|^exitsyscall/;
const CALLERS: ReadonlySet<string> = new Set(['syscall', UNIX, 'internal/syscall/unix', 'os']);

/** The name of the system call, in lower case as strace has it: `wait4`, `openat`, `flock`. */
function systemCallOf(names: readonly FunctionName[]): string | undefined {
  for (const { package: path, name } of names) {
    if (
      DOORS.test(name) ||
      path === 'runtime' ||
      path === 'runtime/internal/syscall' ||
      path === 'internal/runtime/syscall'
    )
      continue;
    if (!CALLERS.has(path)) return undefined;
    return SYSTEM_CALLS[name] ?? name.toLowerCase();
  }
  return undefined;
}
