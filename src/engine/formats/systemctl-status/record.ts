/** What `systemctl status` says about one unit. Sizes are bytes, times of the processor seconds. */
import type { BaseRecord } from '../../model.ts';

/** How a process ended. */
export interface Exit {
  /** `exited`, `killed`, `dumped`. */
  readonly code: string;
  /** `1/FAILURE`, of a killed process the signal: `KILL`. */
  readonly status: string;
}

/** A process systemd started for the unit. */
export interface UnitProcess {
  readonly pid: number;
  /** `ExecStart`, `ExecStartPre` …; undefined for the main and the control process. */
  readonly role: string | undefined;
  /** The command with its arguments, or the name of a running main process. */
  readonly command: string | undefined;
  readonly exit: Exit | undefined;
}

/** A process in the control group. */
export interface GroupProcess {
  readonly pid: number;
  /** May end with an ellipsis: the command cuts it to the width of the terminal. */
  readonly command: string;
  readonly line: number;
}

export interface UnitMemory {
  readonly usage: number;
  readonly limit: number | undefined;
  readonly max: number | undefined;
  readonly high: number | undefined;
  readonly peak: number | undefined;
  readonly swapMax: number | undefined;
  readonly available: number | undefined;
}

export interface UnitStatus extends BaseRecord {
  /** `docker.service`; undefined when the title is lost. */
  readonly unit: string | undefined;
  readonly description: string | undefined;
  /** `loaded`, `not-found`, `masked`, `bad-setting`, `error`. */
  readonly load: string | undefined;
  /** Why it could not be loaded. */
  readonly loadReason: string | undefined;
  readonly path: string | undefined;
  /** `enabled`, `disabled`, `static`, `masked` … */
  readonly enabled: string | undefined;
  readonly preset: string | undefined;
  readonly dropIns: readonly string[];
  /** `active`, `inactive`, `failed`, `activating` …, and within it `running`, `dead`, `auto-restart`, `start-pre` … */
  readonly active: string | undefined;
  readonly sub: string | undefined;
  /** `exit-code`, `signal`, `timeout`, `start-limit-hit`, `oom-kill` … */
  readonly result: string | undefined;
  /** Time of the last change as printed, and how long ago. */
  readonly since: string | undefined;
  readonly ago: string | undefined;
  readonly triggeredBy: readonly string[];
  readonly documentation: readonly string[];
  /** Conditions and assertions that were not met. */
  readonly conditions: readonly string[];
  readonly processes: readonly UnitProcess[];
  readonly mainProcess: UnitProcess | undefined;
  readonly controlProcess: UnitProcess | undefined;
  /** What the service says about itself. */
  readonly statusText: string | undefined;
  readonly error: { readonly number: number; readonly text: string } | undefined;
  readonly tasks: number | undefined;
  readonly tasksMax: number | undefined;
  readonly memory: UnitMemory | undefined;
  readonly cpu: number | undefined;
  readonly cgroup: string | undefined;
  readonly group: readonly GroupProcess[];
  /** The unit failed, waits to be started again, or could not be loaded. */
  readonly inTrouble: boolean;
  /** The unit's files changed since systemd read them. */
  readonly changedOnDisk: boolean;
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'systemctl-status': UnitStatus;
  }
}
