/** From the evidence of a finding to rows that can be shown: the exact text, with the matched parts marked. */
import type { Evidence, Span } from '../engine/index.ts';
import { wholeLines } from './place.ts';

/** `cut` stands where text was left out. */
export type Segment = { readonly kind: 'text' | 'mark'; readonly text: string } | { readonly kind: 'cut' };

export interface EvidenceRow {
  /** Number of the first line, from 0. */
  readonly line: number;
  /** The whole lines in the analyzed text, to show them in the editor. */
  readonly span: Span;
  /** The matched parts. */
  readonly marks: readonly Span[];
  readonly segments: readonly Segment[];
  /** Lines of the match that are not in the segments. */
  readonly hiddenLines: number;
}

const LONGEST_BEFORE = 160;
const LONGEST_AFTER = 120;
const LONGEST_MARK = 480;
const MOST_LINES = 4;

/** One row for each line with evidence, in the order of the text; matches that overlap are one mark. */
export function evidenceRows(text: string, evidence: readonly Evidence[]): EvidenceRow[] {
  const byLine = Map.groupBy(
    evidence.toSorted((a, b) => a.from - b.from),
    ({ line }) => line,
  );
  return [...byLine].map(([line, ofLine]) => row(text, line, merged(ofLine)));
}

function row(text: string, line: number, marks: readonly Span[]): EvidenceRow {
  const first = marks[0] ?? { from: 0, to: 0 };
  const last = marks.at(-1) ?? first;
  const span = wholeLines(text, { from: first.from, to: last.to });
  const segments: Segment[] = [];
  let hiddenLines = 0;
  let at = span.from;
  for (const mark of marks) {
    segments.push(...between(text, at, mark.from, at === span.from ? 0 : LONGEST_AFTER));
    const shown = opening(text.slice(mark.from, mark.to));
    segments.push({ kind: 'mark', text: shown });
    if (shown.length < mark.to - mark.from) {
      segments.push({ kind: 'cut' });
      hiddenLines += lineFeeds(text, mark.from + shown.length, mark.to);
    }
    at = mark.to;
  }
  const end = Math.min(span.to, at + LONGEST_AFTER);
  segments.push({ kind: 'text', text: text.slice(at, end) });
  if (end < span.to) segments.push({ kind: 'cut' });
  return {
    line,
    span,
    marks,
    segments: segments.filter((segment) => segment.kind === 'cut' || segment.text !== ''),
    hiddenLines,
  };
}

/** What stands between two marks: all of it, or its beginning and its end. */
function between(text: string, from: number, to: number, keepFirst: number): Segment[] {
  if (to - from <= keepFirst + LONGEST_BEFORE) return [{ kind: 'text', text: text.slice(from, to) }];
  return [
    { kind: 'text', text: text.slice(from, from + keepFirst) },
    { kind: 'cut' },
    { kind: 'text', text: text.slice(to - LONGEST_BEFORE, to) },
  ];
}

/** As much of a match as fits: a few lines, a few hundred characters. */
function opening(match: string): string {
  let end = Math.min(match.length, LONGEST_MARK);
  let feed = -1;
  for (let line = 0; line < MOST_LINES; line++) {
    feed = match.indexOf('\n', feed + 1);
    if (feed < 0) return match.slice(0, end);
  }
  end = Math.min(end, feed);
  return match.slice(0, end);
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function merged(spans: readonly Span[]): Span[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of spans) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
