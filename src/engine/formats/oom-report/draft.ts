/** A report being read: takes its lines one after the other. */
import type { Line } from '../../model.ts';
import type { CgroupsLine, CounterName } from './counters.ts';
import type { CpuLine, CpusetLine, HeaderLine, TraceLine } from './header.ts';
import type { AftermathLine, KilledLine, SelectedLine } from './kill-lines.ts';
import { isTimeless, type OomLine } from './oom-line.ts';
import type { Counter, OomTask } from './record.ts';
import { isSize } from './stats.ts';
import type { SummaryLine } from './summary.ts';
import { extendTaskIn, readWholeTaskIn, taskInOf } from './task-in.ts';
import { readTask, type TableHeaderLine, type TableRowLine } from './task-table.ts';

interface DraftStats {
  readonly path: string;
  readonly values: Record<string, number>;
}

export interface Draft {
  readonly first: Line;
  last: Line;
  /** The last line that shows how far the report has come. */
  previous: OomLine | undefined;
  header: HeaderLine | undefined;
  cpuset: CpusetLine | undefined;
  cpu: CpuLine | undefined;
  hasTrace: boolean;
  /** What the call path shows to be short of memory. */
  path: 'cgroup' | 'host' | undefined;
  /** Whether the unwinder found a function of the cgroup's path that it does not vouch for. */
  guessesCgroup: boolean;
  task: string | undefined;
  limited: string | undefined;
  /** `Task in … killed as a result of limit of …` as far as it was printed in the last lines. */
  taskIn: string | undefined;
  readonly counters: Partial<Record<CounterName, Counter>>;
  readonly stats: DraftStats[];
  /** Mem-Info, as far as it is about the whole host. */
  overview: Record<string, number> | undefined;
  tableHeader: TableHeaderLine | undefined;
  readonly tasks: OomTask[];
  summary: SummaryLine | undefined;
  selected: SelectedLine | undefined;
  killed: KilledLine | undefined;
  /** How many `Killed process` lines there are: with memory.oom.group all of the cgroup's are killed. */
  kills: number;
  readonly aftermath: AftermathLine[];
}

export function newDraft(first: Line): Draft {
  return {
    first,
    last: first,
    previous: undefined,
    header: undefined,
    cpuset: undefined,
    cpu: undefined,
    hasTrace: false,
    path: undefined,
    guessesCgroup: false,
    task: undefined,
    limited: undefined,
    taskIn: undefined,
    counters: {},
    stats: [],
    overview: undefined,
    tableHeader: undefined,
    tasks: [],
    summary: undefined,
    selected: undefined,
    killed: undefined,
    kills: 0,
    aftermath: [],
  };
}

/** Takes a line into the report. False when nothing could be made of it. */
export function absorb(draft: Draft, line: Line, read: OomLine): boolean {
  draft.last = line;
  if (!isTimeless(read)) draft.previous = read;
  draft.taskIn = read.kind === 'cgroups' ? taskInOf([draft.taskIn ?? '', line.text]) : undefined;
  switch (read.kind) {
    case 'header':
      draft.header = read;
      return true;
    case 'cpuset':
      draft.cpuset = read;
      return true;
    case 'cpu':
      draft.cpu = read;
      return true;
    case 'trace':
      return absorbFrame(draft, read);
    case 'cgroups':
      return absorbCgroups(draft, read);
    case 'path':
      return absorbCgroups(draft, draft.task === undefined ? { task: read.path } : { limited: read.path });
    case 'counter':
      draft.counters[read.name] = read.counter;
      return true;
    case 'stats':
      draft.stats.push({ path: read.path, values: { ...read.values } });
      return true;
    case 'stat':
      return absorbStat(draft, read.key, read.value);
    case 'overview':
      draft.overview = { ...draft.overview, ...read.values };
      return true;
    case 'table-title':
      return true;
    case 'table-header':
      draft.tableHeader = read;
      return true;
    case 'table-row':
      return absorbTask(draft, read);
    case 'summary':
      draft.summary = read;
      return true;
    case 'selected':
      draft.selected = read;
      return true;
    case 'killed':
      // The first is the one that was chosen.
      draft.killed ??= read;
      draft.kills += 1;
      return true;
    case 'aftermath':
      draft.aftermath.push(read);
      return true;
    case 'fragment':
      return false;
  }
}

/** On ppc64 function names begin with a dot. */
const CGROUP_FRAME = /^\.?(?:mem_cgroup_(?:oom_synchronize|out_of_memory|handle_oom)|try_charge)/;
const HOST_FRAME = /^\.?__alloc_pages_(?:slowpath|may_oom)/;

function absorbFrame(draft: Draft, { frame, guess }: TraceLine): true {
  if (guess !== undefined && CGROUP_FRAME.test(guess)) draft.guessesCgroup = true;
  if (frame === undefined) return true;
  draft.hasTrace = true;
  // Charging a cgroup goes through the page allocator in the end, so the cgroup's function decides.
  if (CGROUP_FRAME.test(frame)) draft.path = 'cgroup';
  else if (HOST_FRAME.test(frame)) draft.path ??= 'host';
  return true;
}

function absorbCgroups(draft: Draft, { task, limited }: Pick<CgroupsLine, 'task' | 'limited'>): true {
  draft.task ??= task;
  draft.limited ??= limited;
  return true;
}

/** Takes what was folded off `text`, the line that names the cgroups. False when the line is none of it. */
export function absorbRest(draft: Draft, text: string, line: Line): boolean {
  const whole = extendTaskIn(text, line.text);
  const read = whole === undefined ? undefined : readWholeTaskIn(whole);
  if (!read) return false;
  draft.last = line;
  draft.taskIn = whole;
  draft.task = read.task;
  draft.limited = read.limited;
  return true;
}

function absorbStat(draft: Draft, key: string, value: number): boolean {
  const stats = draft.stats.at(-1);
  if (stats && isSize(key)) stats.values[key] = value;
  return stats !== undefined;
}

function absorbTask(draft: Draft, row: TableRowLine): boolean {
  const task = readTask(row, draft.tableHeader);
  if (task) draft.tasks.push(task);
  return task !== undefined;
}
