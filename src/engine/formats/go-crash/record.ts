import type { Frame, GoroutineGroup } from '../../goroutines/record.ts';
import type { BaseRecord } from '../../model.ts';

/** What a Go program printed before it died, or a server before it dropped one request. */
export interface GoCrash extends BaseRecord {
  /**
   * `panic` and `fatal-error`: found by Go. `signal`: sent from outside, or by a fault in C code. `thread`: the C runtime
   * could not start a thread. `request`: an HTTP handler panicked, the server lives on.
   */
  readonly cause: 'panic' | 'fatal-error' | 'signal' | 'thread' | 'request' | undefined;
  /** `all goroutines are asleep - deadlock!`, `pthread_create failed: Resource temporarily unavailable`, `quit` */
  readonly reason: string | undefined;
  /** The lines above the stacks, as printed. */
  readonly messages: readonly string[];
  /** `SIGABRT` */
  readonly signal: string | undefined;
  /** The address whose access failed. */
  readonly address: string | undefined;
  /** Of a line `exit status 2`. A panic and a fatal error exit with 2, which is not printed. */
  readonly exitCode: number | undefined;
  /** `runc`, `dockerd`, `containerd`, `containerd-shim`, `kubelet`, as far as paths in the stacks tell. */
  readonly program: string | undefined;
  /** Number of the goroutine that crashed. */
  readonly goroutine: number | undefined;
  /** Stack of the runtime itself, innermost frame first. */
  readonly runtimeStack: readonly Frame[];
  readonly goroutines: readonly GoroutineGroup[];
  readonly registers: Readonly<Record<string, string>>;
  /** The text ends within the crash. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'go-crash': GoCrash;
  }
}
