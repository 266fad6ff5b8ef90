/** What iostat says of a device, or of the processors, in one report. */
import type { BaseRecord } from '../../model.ts';

interface OfReport extends BaseRecord {
  /** Which report it is, from 0. Unless iostat was started with `-y`, the first one averages everything since the host started. */
  readonly report: number;
  /** As printed above the report with `-t`. */
  readonly time: string | undefined;
  /** Whether the end of the row is missing. */
  readonly cut: boolean;
}

export interface DeviceUsage extends OfReport {
  readonly sort: 'device';
  readonly device: string;
  /** Every number by the name of its column and in the column's unit: `r/s`, `rkB/s`, `%util` … */
  readonly values: Readonly<Record<string, number>>;
  /** The same in all versions: percent of the time that requests were under way. */
  readonly utilization: number | undefined;
  /** Requests waiting or under way, on average: `avgqu-sz` or `aqu-sz`. */
  readonly queueLength: number | undefined;
  /** Milliseconds from queue to completion: `await`, `r_await`, `w_await`, and `f_await` of flushes. */
  readonly wait: number | undefined;
  readonly readWait: number | undefined;
  readonly writeWait: number | undefined;
  readonly flushWait: number | undefined;
  /** Bytes per second, whatever unit the column has. */
  readonly readRate: number | undefined;
  readonly writeRate: number | undefined;
}

export interface ProcessorUsage extends OfReport {
  readonly sort: 'processor';
  /** Percent by the name of its column without `%`: `user`, `nice`, `system`, `iowait`, `steal`, `idle`. */
  readonly percent: Readonly<Record<string, number>>;
}

export type IostatRecord = DeviceUsage | ProcessorUsage;

declare module '../../model.ts' {
  interface RecordTypes {
    iostat: IostatRecord;
  }
}
