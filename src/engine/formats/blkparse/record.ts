/** What blkparse (or btrace) prints about requests to block devices. */
import type { BaseRecord } from '../../model.ts';

/** One step in the life of a request. */
export interface BlockEvent extends BaseRecord {
  readonly sort: 'event';
  /** `major:minor`, as in mountinfo. */
  readonly device: string;
  readonly cpu: number;
  readonly sequence: number;
  /** Seconds since tracing began. */
  readonly time: number;
  readonly pid: number;
  /** `Q` queued, `G` request allocated, `I` inserted, `D` issued to the driver, `C` completed, `M` merged … */
  readonly action: string;
  /** As printed: `WS`, `R`, `FWFS`; `N` when there is no data. */
  readonly rwbs: string;
  readonly operation: 'read' | 'write' | 'discard' | 'flush' | 'none';
  readonly sector: number | undefined;
  readonly bytes: number | undefined;
  /** Name of the process; a completion has none. */
  readonly command: string | undefined;
  /** Of a completion or a requeue: 0, or the number of the error. */
  readonly error: number | undefined;
  /** Of a remap: where the request was meant to go before, `major:minor` and sector. */
  readonly remappedFrom: { readonly device: string; readonly sector: number } | undefined;
  /** Of a message: its text. */
  readonly message: string | undefined;
  /** Of a completion: seconds since the request was queued, and since it was issued, as far as the trace shows them. */
  readonly sinceQueued: number | undefined;
  readonly sinceIssued: number | undefined;
  readonly cut: boolean;
}

export interface BlockCounter {
  readonly requests: number;
  readonly bytes: number | undefined;
}

/** A table of totals. */
export interface BlockTotals extends BaseRecord {
  readonly sort: 'totals';
  /** Undefined when the heading is missing. */
  readonly of: 'cpu' | 'device' | 'process' | undefined;
  readonly cpu: number | undefined;
  /** Name of the trace or the device: `dm-0`; of totals of a process undefined. */
  readonly device: string | undefined;
  readonly command: string | undefined;
  readonly pid: number | undefined;
  /** By the words of the table: `Reads Queued`, `Writes Completed`, `IO unplugs`; waits in microseconds. */
  readonly counters: Readonly<Record<string, BlockCounter>>;
}

/** What stands below the totals of a device. */
export interface BlockSummary extends BaseRecord {
  readonly sort: 'summary';
  readonly device: string | undefined;
  /** Bytes per second. */
  readonly readRate: number | undefined;
  readonly writeRate: number | undefined;
  readonly events: number | undefined;
  /** Events that were lost on the way. */
  readonly skipped: number | undefined;
}

export type BlkparseRecord = BlockEvent | BlockTotals | BlockSummary;

declare module '../../model.ts' {
  interface RecordTypes {
    blkparse: BlkparseRecord;
  }
}
