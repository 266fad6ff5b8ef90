/** What a kernel OOM report says. Sizes are bytes; a limit of `undefined` means unlimited. */
import type { BaseRecord } from '../../model.ts';

export interface Counter {
  readonly usage: number;
  readonly limit: number | undefined;
  readonly failcnt: number;
}

export interface OomTask {
  readonly pid: number;
  readonly tgid: number;
  readonly uid: number;
  readonly totalVm: number;
  readonly rss: number;
  readonly swap: number;
  readonly oomScoreAdj: number;
  readonly name: string;
}

export interface CgroupStats {
  readonly path: string;
  /** `rss`, `cache`, `anon`, `kernel`, … in bytes. */
  readonly values: Readonly<Record<string, number>>;
}

export interface OomVictim {
  readonly pid: number;
  readonly name: string;
  readonly score?: number;
  readonly totalVm?: number;
  readonly anonRss?: number;
  readonly fileRss?: number;
  readonly shmemRss?: number;
  readonly uid?: number;
}

export interface OomReport extends BaseRecord {
  /** Whose limit fired: a memory cgroup, the whole host, a cpuset or a memory policy. */
  readonly scope: 'cgroup' | 'host' | 'cpuset' | 'memory-policy' | undefined;
  /** The process whose allocation set it off. */
  readonly trigger:
    | {
        readonly name: string;
        readonly pid?: number;
        readonly gfpMask?: string;
        readonly order?: number;
        readonly oomScoreAdj?: number;
      }
    | undefined;
  readonly kernel: string | undefined;
  /** The cgroup whose limit fired (oom_memcg) and the one the victim was in (task_memcg). */
  readonly limitedCgroup: string | undefined;
  readonly taskCgroup: string | undefined;
  /** Container and pod of the victim, from either path form. */
  readonly container: string | undefined;
  readonly pod: string | undefined;
  readonly memory: Counter | undefined;
  readonly memorySwap: Counter | undefined;
  readonly kernelMemory: Counter | undefined;
  readonly swap: Counter | undefined;
  readonly stats: readonly CgroupStats[];
  readonly tasks: readonly OomTask[];
  /** Selected by `Kill process`; on old kernels it may be a thread or child of the one that was killed. */
  readonly selected: OomVictim | undefined;
  /** Killed by `Killed process`. */
  readonly killed: OomVictim | undefined;
  /** Kernel memory as a share of the limit (of the usage when unlimited), 0 to 1. */
  readonly kernelShare: number | undefined;
  /** Sum of the resident memory of all tasks in the table. */
  readonly tasksRss: number | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'oom-report': OomReport;
  }
}
