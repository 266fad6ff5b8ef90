import { GoroutineReader } from '../../goroutines/goroutine-reader.ts';
import type { GoroutineGroup } from '../../goroutines/record.ts';
import { stackLine } from '../../goroutines/stack-line.ts';
import type { Line, Parsed } from '../../model.ts';
import { summaryOf } from './summary.ts';

/** Reads one dump; each record is a group of goroutines with the same stack and state. */
export function parse(lines: Iterable<Line>): Parsed<GoroutineGroup> {
  const reader = new GoroutineReader();
  const gaps: number[] = [];
  let hasBegin = false;
  let hasEnd = false;
  for (const line of lines) {
    if (reader.take(line)) continue;
    const kind = stackLine(line.text);
    if (kind === 'begin') hasBegin = true;
    else if (kind === 'end') hasEnd = true;
    // What is no line of a dump says nothing about how it was read.
    else if (kind !== undefined && kind !== 'separator' && gaps.at(-1) !== line.number) gaps.push(line.number);
  }
  const records = reader.finish(hasEnd);
  const missing = missingIn(records, { hasBegin, hasEnd, withoutStack: reader.withoutStack });
  const complete = records.length > 0 && missing.length === 0;
  return { records, gaps, complete, missing, summary: summaryOf(records) };
}

interface Frame {
  readonly hasBegin: boolean;
  readonly hasEnd: boolean;
  readonly withoutStack: number;
}

function missingIn(records: readonly GoroutineGroup[], { hasBegin, hasEnd, withoutStack }: Frame): string[] {
  const missing: string[] = [];
  // The goroutine that writes the dump runs, and comes first.
  if (records.length > 0 && records[0]?.state !== 'running') missing.push('beginning');
  if (withoutStack > 0) missing.push(`stack of ${withoutStack} ${withoutStack === 1 ? 'goroutine' : 'goroutines'}`);
  if (records.some(({ cut }) => cut) || (hasBegin && !hasEnd) || records.length === 0) missing.push('end');
  return missing;
}
