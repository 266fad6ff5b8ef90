import type { Line, Parsed } from '../../model.ts';
import { EMPTY } from './empty.ts';
import { summaryOf } from './headline.ts';
import type { StraceRecord } from './record.ts';
import { Trace } from './trace.ts';

/** Reads the output of one run of strace. */
export function parse(lines: Iterable<Line>): Parsed<StraceRecord> {
  const trace = new Trace();
  const gaps: number[] = [];
  for (const line of lines) {
    if (!trace.add(line) && gaps.at(-1) !== line.number) gaps.push(line.number);
  }
  const { records, missing } = trace.finish();
  const complete = records.length > 0 && missing.length === 0;
  return {
    records,
    gaps,
    complete,
    missing,
    summary: summaryOf(records),
    ...(records.every(isAttachment) && { instead: EMPTY }),
  };
}

function isAttachment({ event }: StraceRecord): boolean {
  return event === 'attach' || event === 'detach';
}
