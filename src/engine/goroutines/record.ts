/** What is read from goroutine dumps, goroutine profiles and crashes alike. */
import type { BaseRecord, Localized } from '../model.ts';

export interface Frame {
  /** As printed, without arguments: `github.com/docker/docker/daemon.(*Daemon).ContainerInspect`. */
  readonly function: string;
  readonly file: string | undefined;
  /** Line of the file. */
  readonly line: number | undefined;
}

/** The `go` statement that started a goroutine. */
export interface CreatedBy extends Frame {
  /** The goroutine it stood in, printed since Go 1.21; of several alike, that of the first. */
  readonly goroutine: number | undefined;
}

/** What a goroutine waits for. `nothing`: it runs or could run. `unknown`: the state is none we know. */
export type WaitFor =
  | 'mutex'
  | 'read-lock'
  | 'write-lock'
  | 'once'
  | 'wait-group'
  | 'condition'
  | 'semaphore'
  | 'channel'
  | 'channel-receive'
  | 'channel-send'
  | 'select'
  | 'never'
  | 'new-connection'
  | 'network-read'
  | 'network-write'
  | 'file-read'
  | 'file-write'
  | 'system-call'
  | 'signal'
  | 'child-process'
  | 'rpc'
  | 'http-response'
  | 'timer'
  | 'runtime'
  | 'nothing'
  | 'unknown';

export interface Wait {
  readonly what: WaitFor;
  /** Name of the innermost function that is neither of the standard library nor of a transport: `ContainerInspect`. */
  readonly in: string | undefined;
  /** The type it is a method of: `Daemon`. */
  readonly receiver: string | undefined;
  /** Its package, without what it was vendored into: `github.com/docker/docker/daemon`. */
  readonly package: string | undefined;
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** Name of the system call, when it waits in one. */
  readonly systemCall: string | undefined;
  /** `waiting 91,274 minutes for a mutex in Daemon.ContainerInspect` */
  readonly words: Localized;
}

/** Why nobody needs to worry about a waiting goroutine. */
export interface IdleReason {
  readonly name: string;
  readonly words: Localized;
}

/** Another program that a goroutine waits for. */
export interface ComponentCall {
  readonly component: 'containerd' | 'containerd-shim' | 'runc' | 'container runtime' | 'plugin' | 'process' | 'server';
  readonly over: 'gRPC' | 'ttrpc' | 'HTTP' | 'exec';
  /** What it was asked to do: `tasks.Start`, `exec`. */
  readonly method: string | undefined;
}

/** Goroutines with the same stack and the same state. */
export interface GoroutineGroup extends BaseRecord {
  readonly count: number;
  /** Numbers of the first few; a profile has none. */
  readonly ids: readonly number[];
  /** As printed: `semacquire`, `IO wait`, `sync.Mutex.Lock`. A profile has none. */
  readonly state: string | undefined;
  /** The shortest and the longest wait; the runtime prints it from one minute on. */
  readonly minutes: { readonly min: number; readonly max: number } | undefined;
  /** How many of them have waited for an hour or more. */
  readonly overAnHour: number;
  /** Locked to its thread. */
  readonly locked: boolean;
  /** Remarks behind the state: `scan`, `durable`, `leaked`. */
  readonly remarks: readonly string[];
  /** Labels of the first of them, set with runtime/pprof. */
  readonly labels: Readonly<Record<string, string>> | undefined;
  /** The innermost first. */
  readonly frames: readonly Frame[];
  /** Frames in the middle or at the end were left out by the runtime, which prints a hundred. */
  readonly elided: boolean;
  readonly createdBy: CreatedBy | undefined;
  readonly wait: Wait;
  /** Waits by design. */
  readonly idle: boolean;
  readonly idleReason: IdleReason | undefined;
  /** The request it was started for: `docker inspect`, `Tasks.Start`. */
  readonly request: string | undefined;
  readonly calls: ComponentCall | undefined;
  /** The text ends within the stack. */
  readonly cut: boolean;
}
