/** What one line of an OOM report is. The single place that knows the grammar; claiming and parsing both ask it. */
import {
  type CgroupsLine,
  type CounterLine,
  type CounterName,
  readCgroups,
  readCounter,
  readTaskIn,
} from './counters.ts';
import {
  type CpuLine,
  type CpusetLine,
  type HeaderLine,
  readCpu,
  readCpuset,
  readHeader,
  readTrace,
  type TraceLine,
} from './header.ts';
import { type AftermathLine, type KilledLine, readKill, type SelectedLine } from './kill-lines.ts';
import { type OverviewLine, readOverview } from './overview.ts';
import { readStat, readStats, type StatLine, type StatsLine } from './stats.ts';
import { readSummary, type SummaryLine } from './summary.ts';
import {
  readTableHeader,
  readTableRow,
  readTableTitle,
  type TableHeaderLine,
  type TableRowLine,
  type TableTitleLine,
} from './task-table.ts';

/** A line that starts like a line of a report and then breaks off or is garbled. */
export interface FragmentLine {
  readonly kind: 'fragment';
}

/** A path alone: a piece of `Task in … killed as a result of limit of …` that a logger split at each printk. */
export interface PathLine {
  readonly kind: 'path';
  readonly path: string;
}

export type OomLine =
  | HeaderLine
  | CpusetLine
  | CpuLine
  | TraceLine
  | CgroupsLine
  | PathLine
  | CounterLine
  | StatsLine
  | StatLine
  | OverviewLine
  | TableTitleLine
  | TableHeaderLine
  | TableRowLine
  | SummaryLine
  | SelectedLine
  | KilledLine
  | AftermathLine
  | FragmentLine;

/** What begins the lines that nothing but an OOM report prints, apart from the first, which has a name in front. */
const OWN_START =
  /^\s*(?:memory|kmem|swap:|tasks?\s*(?:in|state)|kill|as\s*a\s*r|oom|out\s*of|no\s*available|kernel\s*panic|\[\s*pid)/i;

/** Asked of every line of the input. */
function mayBeOwn(text: string): boolean {
  return OWN_START.test(text) || text.includes('killer:');
}

/** Longer lines are none of the kernel's: printk cuts at about 1 KiB. */
const LONGEST_LINE = 16_384;

/** Reads a line that nothing but an OOM report prints. Cheap on all other lines. */
export function readOwn(text: string): OomLine | undefined {
  if (!mayBeOwn(text) || text.length > LONGEST_LINE) return undefined;
  const line = text.trim();
  return (
    readHeader(line) ??
    readCgroups(line) ??
    readCounter(line) ??
    readStats(line) ??
    readTableTitle(line) ??
    readTableHeader(line) ??
    readSummary(line) ??
    readKill(line)
  );
}

/** Starts of lines of a report; what follows them could not be read. */
const FRAGMENT =
  /^(?:Memory cgroup out of|Out of memory:|Killed process|Memory cgroup stats|(?:memory|memory\+swap|kmem|swap): usage|oom-kill:|oom_reaper:|\[ {0,2}pid {0,2}\])/i;

/** Reads a line that means something only inside of a report; `mayFollow` says whether it stands in one. */
export function readInner(text: string): OomLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const line = text.trim();
  return (
    readCpuset(line) ??
    readCpu(line) ??
    readTrace(line) ??
    readTaskIn(line) ??
    readPath(line) ??
    readOverview(line) ??
    readTableRow(line) ??
    readStat(line) ??
    (FRAGMENT.test(line) ? { kind: 'fragment' } : undefined)
  );
}

function readPath(line: string): PathLine | undefined {
  return line.startsWith('/') && !line.includes(' ') ? { kind: 'path', path: line } : undefined;
}

type Kind = OomLine['kind'];

const HEAD: readonly Kind[] = ['header', 'cpuset', 'cpu', 'trace'];
const CGROUPS: readonly Kind[] = ['cgroups', 'path'];
const FIGURES: readonly Kind[] = ['counter', 'stats', 'stat', 'overview'];

/** After which lines an inner line belongs to the report. */
const MAY_FOLLOW: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  cpuset: ['header'],
  cpu: ['header', 'cpuset'],
  trace: HEAD,
  cgroups: [...HEAD, ...CGROUPS],
  path: CGROUPS,
  stat: ['stats', 'stat'],
  overview: [...HEAD, ...CGROUPS, ...FIGURES],
  'table-row': [...HEAD, ...CGROUPS, ...FIGURES, 'table-title', 'table-header', 'table-row'],
};

/** Whether an inner line goes on with the report in which `previous` stands. */
export function mayFollow(previous: OomLine, next: OomLine): boolean {
  if (next.kind === 'fragment') return true;
  if (!MAY_FOLLOW[next.kind]?.includes(previous.kind)) return false;
  // Header, cpuset and CPU line name the same process, or they are not of one report. A header may have lost its start.
  const isOfOneProcess = (previous.kind === 'header' || previous.kind === 'cpuset') && 'name' in next;
  return !isOfOneProcess || next.name.endsWith(previous.name);
}

/** In what order the lines of one report come. */
const RANKS: Readonly<Record<Exclude<Kind, 'counter'>, number>> = {
  header: 0,
  cpuset: 1,
  cpu: 2,
  trace: 3,
  cgroups: 10,
  path: 10,
  stats: 15,
  stat: 15,
  overview: 16,
  'table-title': 20,
  'table-header': 21,
  'table-row': 22,
  summary: 30,
  selected: 40,
  killed: 50,
  aftermath: 60,
  fragment: 60,
};

const COUNTER_RANKS: Readonly<Record<CounterName, number>> = { memory: 11, 'memory+swap': 12, swap: 13, kmem: 14 };

function rankOf(line: OomLine): number {
  return line.kind === 'counter' ? COUNTER_RANKS[line.name] : RANKS[line.kind];
}

/** Whether a line says nothing about how far the report has come: the reaper prints when it is ready. */
export function isTimeless(line: OomLine): boolean {
  return line.kind === 'aftermath' || line.kind === 'fragment';
}

/** Whether a line goes with any report: `Killed process` comes last, and with memory.oom.group several times. */
export function followsAnything(line: OomLine): boolean {
  return line.kind === 'killed' || isTimeless(line);
}

/**
 * Whether a line cannot belong to the report in which `previous` stands, because it comes earlier in a report. Without a
 * `previous` there is only the end of a report so far.
 */
export function beginsAnother(previous: OomLine | undefined, next: OomLine): boolean {
  if (followsAnything(next)) return false;
  if (!previous || next.kind === 'header') return true;
  const difference = rankOf(next) - rankOf(previous);
  return difference < 0 || (difference === 0 && !mayRepeat(next, previous));
}

/** Kinds of which several lines follow each other; a `Task in` may come in two halves. */
function mayRepeat(next: OomLine, previous: OomLine): boolean {
  if (next.kind === 'cgroups') return isHalf(next) || isHalf(previous);
  return next.kind === 'stats';
}

function isHalf(line: OomLine): boolean {
  return line.kind === 'path' || (line.kind === 'cgroups' && (line.task === undefined || line.limited === undefined));
}
