/** One line systemd wrote about a unit. */
import type { BaseRecord } from '../../model.ts';

export interface SystemdEvent extends BaseRecord {
  /** What happened, as far as the line is one of the known ones. */
  readonly event:
    | 'starting'
    | 'started'
    | 'start-failed'
    | 'dependency-failed'
    | 'main-process-exited'
    | 'control-process-exited'
    | 'failed'
    | 'restart-scheduled'
    | 'start-limit'
    | 'job-failed'
    | 'other';
  /** `docker.service`, when the line names it; else the description it prints. */
  readonly unit: string | undefined;
  /** `exit-code`, `dependency`, `start-limit-hit` … */
  readonly result: string | undefined;
  /** `1/FAILURE`, `216/GROUP` … */
  readonly status: string | undefined;
}

declare module '../../model.ts' {
  interface RecordTypes {
    systemd: SystemdEvent;
  }
}
