import { type Draft, toGroup } from '../../goroutines/group.ts';
import { StackNode } from '../../goroutines/stack-tree.ts';
import type { Line, Parsed } from '../../model.ts';
import { type CountLine, type FrameLine, type LabelsLine, readProfileLine } from './lines.ts';
import type { ProfiledGoroutines } from './record.ts';
import { summaryOf } from './summary.ts';

/** An entry being read: a count, and the frames below it. */
interface Entry {
  readonly first: Line;
  last: Line;
  readonly count: CountLine;
  labels: LabelsLine['labels'] | undefined;
  readonly frames: FrameLine[];
}

/** Reads one profile; each record is an entry of it, a stack and how many goroutines have it. */
export function parse(lines: Iterable<Line>): Parsed<ProfiledGoroutines> {
  const entries: Entry[] = [];
  const gaps: number[] = [];
  let total: number | undefined;
  for (const line of lines) {
    const read = readProfileLine(line.text);
    const entry = entries.at(-1);
    if (read?.kind === 'title') total ??= read.total;
    else if (read?.kind === 'count')
      entries.push({ first: line, last: line, count: read, labels: undefined, frames: [] });
    else if (read === undefined || entry === undefined) gaps.push(line.number);
    else {
      entry.last = line;
      if (read.kind === 'labels') entry.labels = read.labels;
      else entry.frames.push(read);
    }
  }
  const root = new StackNode();
  const records = entries.map((entry) => ({ ...toGroup(draftOf(entry, root)), total }));
  const missing = missingIn(records, total);
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

function draftOf({ first, last, count, labels, frames }: Entry, root: StackNode): Draft {
  const node = frames.reduce((above, { frame }) => above.known(frame), root);
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    state: undefined,
    locked: false,
    remarks: [],
    labels,
    node,
    createdIn: undefined,
    elided: false,
    cut: isCut(count, frames),
    hiddenCallers: hiddenCallers(count, frames),
    count: count.count,
    ids: [],
    min: 0,
    max: 0,
    overAnHour: 0,
    anyShort: false,
  };
}

/** The addresses of an entry are those behind its calls, one more than the address of the frame. */
function indexOfFrame({ addresses }: CountLine, { address }: FrameLine): number {
  return addresses.findIndex((next) => next === address + 1 || next === address);
}

/** How many functions of the runtime stand inside of the first frame that is printed. */
function hiddenCallers(count: CountLine, frames: readonly FrameLine[]): number | undefined {
  const [first] = frames;
  const index = first === undefined ? -1 : indexOfFrame(count, first);
  return index === -1 ? undefined : index;
}

/** Of the outer frames only the last, runtime.goexit, is not printed. */
const HIDDEN_AT_END = 1;

function isCut(count: CountLine, frames: readonly FrameLine[]): boolean {
  const last = frames.at(-1);
  if (last === undefined) return true;
  const index = indexOfFrame(count, last);
  return index !== -1 && index < count.addresses.length - 1 - HIDDEN_AT_END;
}

function stacksOf(count: number): string {
  return count === 1 ? 'stack of 1 goroutine' : `stacks of ${count.toLocaleString('en')} goroutines`;
}

function missingIn(records: readonly ProfiledGoroutines[], total: number | undefined): string[] {
  const seen = records.reduce((sum, { count }) => sum + count, 0);
  const missing: string[] = [];
  if (total === undefined) missing.push('title with the total');
  else if (seen < total) missing.push(stacksOf(total - seen));
  if (records.some(({ cut }) => cut)) missing.push('frames');
  return missing;
}
