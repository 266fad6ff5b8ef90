/**
 * What stands below the events: blkparse.c, show_device_and_cpu_stats(), show_process_stats().
 *
 *     CPU0 (dm-0):
 *      Reads Queued:           1,       64KiB	 Writes Queued:           1,        1KiB
 *      Read depth:             2        	 Write depth:             2
 *
 *     Total (dm-0):
 *     Throughput (R/W): 500KiB/s / 101KiB/s
 *     Events (dm-0): 42 entries
 *     Skips: 0 forward (0 -   0.0%)
 *     Input file dm-0.blktrace.0 added
 */
import type { BlockCounter, BlockTotals } from './record.ts';

export type TotalsLine =
  | ({ readonly kind: 'heading' } & Pick<BlockTotals, 'of' | 'cpu' | 'device' | 'command' | 'pid'>)
  | { readonly kind: 'counters'; readonly counters: Readonly<Record<string, BlockCounter>> }
  | { readonly kind: 'throughput'; readonly readRate: number; readonly writeRate: number }
  | { readonly kind: 'events'; readonly device: string; readonly events: number }
  | { readonly kind: 'skips'; readonly skipped: number }
  | { readonly kind: 'file' };

const LONGEST_LINE = 300;

export function readTotals(line: string): TotalsLine | undefined {
  const text = line.trim();
  if (text.length > LONGEST_LINE) return undefined;
  return readHeading(text) ?? readCounters(text) ?? readEnd(text);
}

const CPU = /^CPU(\d{1,5}) \(([^()]{1,64})\):$/;
const TOTAL = /^Total \(([^()]{1,64})\):$/;

function readHeading(text: string): TotalsLine | undefined {
  const cpu = CPU.exec(text);
  const nothing = { command: undefined, pid: undefined };
  if (cpu) return { kind: 'heading', of: 'cpu', cpu: Number(cpu[1]), device: cpu[2], ...nothing };
  const total = TOTAL.exec(text);
  return total ? { kind: 'heading', of: 'device', cpu: undefined, device: total[1], ...nothing } : undefined;
}

/** With `-s`, `kworker/3:2 (697)` above the counters of a process, `dd (4242, ...)` when several have the name. */
const PROCESS = /^([^()]{1,32}) \((\d{1,10})(?:, \.\.\.)?\)$/;

/** The heading of a process; anything in front of a number could be one, so it only counts before counters. */
export function readProcess(line: string): TotalsLine | undefined {
  const text = line.trim();
  const found = text.length > LONGEST_LINE ? null : PROCESS.exec(text);
  if (!found) return undefined;
  return {
    kind: 'heading',
    of: 'process',
    cpu: undefined,
    device: undefined,
    command: found[1],
    pid: Number(found[2]),
  };
}

const COUNTERS =
  /^(?:(?:PC )?(?:Reads?|Writes?) (?:Queued|Dispatches|Requeued|Completed|Merges|Disp\.|Req\.|Compl\.|depth)|IO unplugs|(?:Allocation|Dispatch|Completion) wait):\s/;
/** Numbers have separators of the locale, and a letter when they are large. */
const COUNTER = /^([\d.,'\u00a0\u202f]{1,30})([KMGP]?)(?:, {1,12}([\d.,'\u00a0\u202f]{1,30})([KMGP])iB)?$/;
const POWERS = ' KMGP';

function readCounters(text: string): TotalsLine | undefined {
  if (!COUNTERS.test(text)) return undefined;
  const entries = halvesOf(text).flatMap((half) => {
    const [name = '', value = ''] = half.split(/:\s{1,20}/);
    const counter = counterIn(value.trim());
    return counter ? [[name.trim(), counter] as const] : [];
  });
  return entries.length > 0 ? { kind: 'counters', counters: Object.fromEntries(distinct(entries)) } : undefined;
}

/** Reads stand left, writes right, with a TAB between; where it was lost, the second name begins behind the first number. */
function halvesOf(text: string): string[] {
  const second = /[\dB]\s{1,40}(?=(?:PC )?[A-Z][A-Za-z]{1,12} [\w.]{1,12}:)/.exec(text);
  const at = second ? second.index + 1 : text.length;
  return [text.slice(0, at), text.slice(at)];
}

/** Waits have one name on both sides: `Dispatch wait` of reads, then of writes. */
function distinct(entries: readonly (readonly [string, BlockCounter])[]): (readonly [string, BlockCounter])[] {
  const [first, second] = entries;
  if (!first || first[0] !== second?.[0]) return [...entries];
  return [
    [`Read ${first[0]}`, first[1]],
    [`Write ${second[0]}`, second[1]],
  ];
}

function counterIn(text: string): BlockCounter | undefined {
  const found = COUNTER.exec(text.replace(/,\s{1,20}/, ', '));
  if (!found) return undefined;
  const [, requests = '', thousands = '', size, unit = ''] = found;
  return {
    requests: digitsIn(requests) * 1000 ** Math.max(0, POWERS.indexOf(thousands || ' ')),
    // The next larger unit stands for a thousand of the smaller one; only the first counts 1024 bytes.
    bytes: size === undefined ? undefined : digitsIn(size) * 1024 * 1000 ** (POWERS.indexOf(unit) - 1),
  };
}

function digitsIn(text: string): number {
  return Number(text.replace(/\D/g, ''));
}

const THROUGHPUT = /^Throughput \(R\/W\): ([\d.,']{1,30})KiB\/s \/ ([\d.,']{1,30})KiB\/s$/;
const EVENTS = /^Events \(([^()]{1,64})\): ([\d.,']{1,30}) entries$/;
const SKIPS = /^Skips: [\d.,']{1,30} forward \(([\d.,']{1,30}) - {1,6}[\d.,]{1,8}%\)$/;
const FILE = /^Input file \S{1,200} added$/;

function readEnd(text: string): TotalsLine | undefined {
  const throughput = THROUGHPUT.exec(text);
  if (throughput) {
    const [readRate, writeRate] = [throughput[1], throughput[2]].map((rate) => digitsIn(rate ?? '') * 1024);
    return { kind: 'throughput', readRate: readRate ?? 0, writeRate: writeRate ?? 0 };
  }
  const events = EVENTS.exec(text);
  if (events) return { kind: 'events', device: events[1] ?? '', events: digitsIn(events[2] ?? '') };
  const skips = SKIPS.exec(text);
  if (skips) return { kind: 'skips', skipped: digitsIn(skips[1] ?? '') };
  return FILE.test(text) ? { kind: 'file' } : undefined;
}
