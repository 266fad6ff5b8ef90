/** One thing the kernel reported, with the stack it printed for it. */
import type { BaseRecord } from '../../model.ts';

export type KernelEventName =
  | 'boot'
  | 'hung-task'
  | 'task-stack'
  | 'backtrace'
  | 'soft-lockup'
  | 'hard-lockup'
  | 'rcu-stall'
  | 'workqueue-lockup'
  | 'unregister-netdevice'
  | 'conntrack-full'
  | 'thin-pool'
  | 'filesystem-error'
  | 'read-only'
  | 'io-error'
  | 'nfs-not-responding'
  | 'nfs-ok'
  | 'slub-failure'
  | 'page-allocation-failure'
  | 'fork-rejected'
  | 'cgroup-notice'
  | 'oops'
  | 'panic'
  | 'warning'
  | 'process-fault'
  | 'security-denied'
  | 'port-state';

export interface KernelFrame {
  readonly function: string;
  /** Bytes into the function. */
  readonly offset: number;
  readonly module: string | undefined;
  /** Marked `?`: found on the stack, but maybe left there by an earlier call. */
  readonly guess: boolean;
}

/** The cache SLUB could not grow; each memory cgroup used to have its own, with the cgroup in its name. */
export interface SlabCache {
  readonly name: string;
  readonly cgroupId: number | undefined;
  readonly cgroup: string | undefined;
  readonly objectSize: number | undefined;
}

export interface SecurityDenial {
  readonly by: 'apparmor' | 'seccomp' | 'selinux';
  /** `ptrace`, `mount`; for SELinux the permissions: `read write`. */
  readonly operation: string | undefined;
  /** AppArmor profile, or SELinux context of the process. */
  readonly profile: string | undefined;
  /** What it wanted: a path, or the SELinux context of the target. */
  readonly target: string | undefined;
  /** Number of the system call seccomp stopped. */
  readonly syscall: number | undefined;
}

export interface KernelEvent extends BaseRecord {
  readonly event: KernelEventName;
  /** The line that reports it. */
  readonly message: string;
  /** Wall clock time as printed around the line. */
  readonly time: string | undefined;
  /** Seconds since the kernel started. */
  readonly uptime: number | undefined;
  /** Name and id of the process it is about, or in which the kernel was. */
  readonly task: string | undefined;
  readonly pid: number | undefined;
  readonly cpu: number | undefined;
  /** How long the task was blocked, or the processor or work queue stuck. */
  readonly seconds: number | undefined;
  /** Who probably holds the lock a hung task waits for (since 6.16). */
  readonly owner: { readonly task: string; readonly pid: number; readonly lock: string } | undefined;
  /** Disk, thin pool (`253:4`), network device, bridge or NFS server. */
  readonly device: string | undefined;
  /** Port of a bridge. */
  readonly port: string | undefined;
  /** Of a task (`D`), a bridge port (`forwarding`) or a thin pool (`out-of-data-space`). */
  readonly state: string | undefined;
  /** Error number, without its sign. */
  readonly errno: number | undefined;
  /** References that are left to a network device. */
  readonly usageCount: number | undefined;
  readonly cgroup: string | undefined;
  readonly container: string | undefined;
  readonly pod: string | undefined;
  readonly cache: SlabCache | undefined;
  readonly denial: SecurityDenial | undefined;
  /** The function in which an oops or a warning happened. */
  readonly function: string | undefined;
  /** The innermost frame first. */
  readonly stack: readonly KernelFrame[];
  /** How many more events of this sort the log has that are not kept. */
  readonly further: number;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'kernel-log': KernelEvent;
  }
}
