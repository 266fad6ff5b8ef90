import type { Line, Parsed } from '../../model.ts';
import { type EventFields, readEvent } from './event.ts';
import type { BlkparseRecord, BlockCounter, BlockEvent, BlockSummary, BlockTotals } from './record.ts';
import { summaryOf } from './summary.ts';
import { readProcess, readTotals, type TotalsLine } from './totals.ts';

/** Reads the events and the totals of one run of blkparse. */
export function parse(lines: Iterable<Line>): Parsed<BlkparseRecord> {
  const trace = new Trace();
  const gaps: number[] = [];
  for (const line of lines) {
    if (!trace.add(line)) gaps.push(line.number);
  }
  const { records } = trace;
  const missing = [
    ...(records.length === 0 ? ['events'] : []),
    ...(trace.isCut ? ['end of an event'] : []),
    ...(trace.isHeadingMissing ? ['heading of the totals'] : []),
    ...(trace.endsInTotals ? ['end of the totals'] : []),
  ];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

/**
 * So many events become records of their own. Of a longer trace the rest is kept as far as it tells something:
 * completions that failed or took long, and the totals.
 */
const MOST_EVENTS = 250_000;
const SLOW_SECONDS = 0.1;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** When the request at a place of a device was queued and issued. */
interface Times {
  queued?: number;
  issued?: number;
}

class Trace {
  readonly records: BlkparseRecord[] = [];
  readonly #pending = new Map<string, Times>();
  #totals: (Mutable<BlockTotals> & { readonly counters: Record<string, BlockCounter> }) | undefined;
  #summary: Mutable<BlockSummary> | undefined;
  isCut = false;
  endsInTotals = false;
  isHeadingMissing = false;

  /** Takes the next line. False when nothing can be made of it. */
  add(line: Line): boolean {
    const event = readEvent(line.text);
    if (event) return this.#addEvent(line, event);
    const totals = readTotals(line.text) ?? readProcess(line.text);
    return totals !== undefined && this.#addTotals(line, totals);
  }

  #addEvent(line: Line, { elapsed, ...event }: EventFields): boolean {
    const times = this.#follow(event);
    const isCompletion = event.action === 'C';
    const sinceQueued = isCompletion ? difference(event.time, times?.queued) : undefined;
    const sinceIssued = isCompletion ? (elapsed ?? difference(event.time, times?.issued)) : undefined;
    this.isCut ||= event.cut;
    // Events stand above all tables.
    this.#totals = undefined;
    const isTelling = (event.error ?? 0) !== 0 || (sinceQueued ?? 0) >= SLOW_SECONDS;
    if (this.records.length >= MOST_EVENTS && !isTelling) return true;
    const { from, to, number } = line;
    const failed = isCompletion && (event.error ?? 0) !== 0;
    const record: BlockEvent = { sort: 'event', from, to, line: number, ...event, sinceQueued, sinceIssued };
    this.records.push(failed ? { ...record, level: 'error' } : record);
    return true;
  }

  /** Follows a request from the queue to the driver and back; returns the times of a completed one. */
  #follow({ action, device, sector, time }: Omit<EventFields, 'elapsed'>): Times | undefined {
    if (sector === undefined) return undefined;
    const key = `${device} ${sector}`;
    const times = this.#pending.get(key);
    switch (action) {
      case 'Q':
        this.#pending.set(key, { queued: time });
        return undefined;
      case 'D':
        this.#pending.set(key, { ...times, issued: time });
        return undefined;
      case 'C':
        this.#pending.delete(key);
        return times;
      default:
        return undefined;
    }
  }

  #addTotals(line: Line, totals: TotalsLine): boolean {
    switch (totals.kind) {
      case 'heading':
        return this.#addHeading(line, totals);
      case 'counters':
        this.#addCounters(line, totals.counters);
        return true;
      case 'file':
        return true;
      default:
        return this.#addSummary(line, totals);
    }
  }

  #addHeading(line: Line, { kind: _, ...heading }: Extract<TotalsLine, { kind: 'heading' }>): boolean {
    this.#totals = { sort: 'totals', ...spanOf(line), ...heading, counters: {} };
    this.records.push(this.#totals);
    this.endsInTotals = true;
    return true;
  }

  /** Without its heading a table is of nobody knows what. */
  #addCounters(line: Line, counters: BlockTotals['counters']): void {
    this.#summary = undefined;
    const isOfAnother = Object.keys(counters).some((name) => this.#totals?.counters[name] !== undefined);
    if (!this.#totals || isOfAnother) {
      this.isHeadingMissing = true;
      this.#totals = { sort: 'totals', ...spanOf(line), ...NAMELESS, counters: {} };
      this.records.push(this.#totals);
    }
    this.#totals.to = line.to;
    Object.assign(this.#totals.counters, counters);
    this.endsInTotals = true;
  }

  #addSummary(line: Line, totals: Extract<TotalsLine, { kind: 'throughput' | 'events' | 'skips' }>): boolean {
    if (!this.#summary || totals.kind === 'throughput') {
      this.#summary = { sort: 'summary', ...spanOf(line), ...NOTHING };
      this.records.push(this.#summary);
      // It stands below the tables.
      this.#totals = undefined;
    }
    const { kind, ...fields } = totals;
    Object.assign(this.#summary, fields, { to: line.to });
    this.endsInTotals = kind !== 'skips';
    if (kind === 'skips') this.#summary = undefined;
    return true;
  }
}

const NAMELESS = { of: undefined, cpu: undefined, device: undefined, command: undefined, pid: undefined };

const NOTHING = {
  device: undefined,
  readRate: undefined,
  writeRate: undefined,
  events: undefined,
  skipped: undefined,
};

function spanOf({ from, to, number }: Line): { from: number; to: number; line: number } {
  return { from, to, line: number };
}

/** Times have nine decimals. */
function difference(end: number, start: number | undefined): number | undefined {
  return start === undefined ? undefined : Number((end - start).toFixed(9));
}
