import type { Line, Parsed } from '../../model.ts';
import { missingIn } from './completeness.ts';
import { absorb, absorbRest, type Draft, newDraft } from './draft.ts';
import { summaryOf } from './headline.ts';
import { beginsAnother, mayFollow, type OomLine, readInner, readOwn } from './oom-line.ts';
import type { OomReport } from './record.ts';
import { toReport } from './report.ts';

/** Reads the lines of one or several OOM reports; each report is one record. */
export function parse(lines: Iterable<Line>): Parsed<OomReport> {
  const drafts: Draft[] = [];
  const gaps = new Set<number>();
  for (const line of lines) {
    if (!take(drafts, line)) gaps.add(line.number);
  }
  const missing = [...new Set(drafts.flatMap(missingIn))];
  const records = drafts.map(toReport);
  const summary = summaryOf(records);
  return {
    records,
    gaps: [...gaps],
    complete: drafts.length > 0 && missing.length === 0,
    missing,
    ...(summary && { summary }),
  };
}

/** Puts a line into the report it belongs to. False when it belongs to none or cannot be read. */
function take(drafts: Draft[], line: Line): boolean {
  const open = drafts.at(-1);
  const own = readOwn(line.text);
  if (own) {
    const draft = open && !isOver(open, own) ? open : newDraft(line);
    if (draft !== open) drafts.push(draft);
    return absorb(draft, line, own);
  }
  if (open?.taskIn !== undefined && absorbRest(open, open.taskIn, line)) return true;
  const inner = readInner(line.text);
  if (!inner || !open?.previous || !mayFollow(open.previous, inner)) return false;
  return absorb(open, line, inner);
}

/** Whether a line cannot belong to the report that was read so far. */
function isOver(draft: Draft, next: OomLine): boolean {
  const isEnd = draft.previous === undefined;
  // Of a log filtered for the reaper each line is about another kill.
  if (next.kind === 'aftermath') return next.event === 'reaped' && isEnd;
  if (next.kind !== 'killed') return beginsAnother(draft.previous, next);
  if (draft.aftermath.some(({ event }) => event === 'group')) return false;
  // A kernel that selects on one line prints no message before `Killed process` on the next.
  return isEnd || draft.killed !== undefined || (draft.selected !== undefined && !next.bare);
}
