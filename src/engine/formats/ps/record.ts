/** One process, or with -L one thread, as ps lists it. Sizes are in bytes; what the table does not show is undefined. */
import type { BaseRecord } from '../../model.ts';

/** A program of the container stack. `runc-init` is runc on its way into the container. */
export type ProcessRole = 'dockerd' | 'containerd' | 'shim' | 'runc' | 'runc-init' | 'docker-proxy' | 'kubelet';

export interface ListedProcess extends BaseRecord {
  readonly pid: number;
  readonly ppid: number | undefined;
  /** The thread (LWP, SPID, TID). */
  readonly tid: number | undefined;
  /** How many threads the process has (NLWP). */
  readonly threads: number | undefined;
  /** A name or a number; `+` at its end when it was too long. */
  readonly user: string | undefined;
  /** As printed: `D` waits for the kernel and cannot be killed, `Z` is dead, `Ssl` … */
  readonly stat: string | undefined;
  /** The kernel function it sleeps in. */
  readonly wchan: string | undefined;
  readonly tty: string | undefined;
  /** As printed: `15:13`, `Jun17`, `2025`, `Fri Nov 20 15:23:11 2026`. */
  readonly start: string | undefined;
  readonly elapsedSeconds: number | undefined;
  readonly cpuSeconds: number | undefined;
  readonly cpuPercent: number | undefined;
  readonly residentSize: number | undefined;
  readonly virtualSize: number | undefined;
  readonly cgroup: string | undefined;
  /** The command line, or the name when the table has no more, without the tree of --forest in front. */
  readonly command: string;
  /** The first word of it. */
  readonly argv0: string;
  /** Dead, but its parent has not asked for its exit status. */
  readonly defunct: boolean;
  readonly role: ProcessRole | undefined;
  /** Of shims and runc: the container and containerd's namespace, from their arguments. */
  readonly container: string | undefined;
  readonly namespace: string | undefined;
  /** Of runc: `create`, `exec`, `start`, `delete`, … */
  readonly subcommand: string | undefined;
  /** Level in the tree of --forest, from 0; undefined without --forest, and where spaces were lost. */
  readonly depth: number | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    ps: ListedProcess;
  }
}
