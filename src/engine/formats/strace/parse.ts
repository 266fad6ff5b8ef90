import type { Line, Parsed } from '../../model.ts';
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
  return { records, gaps, complete: records.length > 0 && missing.length === 0, missing };
}
