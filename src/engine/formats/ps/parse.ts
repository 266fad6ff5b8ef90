import type { Line, Parsed } from '../../model.ts';
import { type Header, readHeader, USUAL_HEADERS } from './columns.ts';
import { EMPTY } from './empty.ts';
import { withDepths } from './forest.ts';
import { toProcess } from './process.ts';
import type { ListedProcess } from './record.ts';
import { readRow } from './row.ts';
import { summaryOf } from './summary.ts';

/** Reads one table. */
export function parse(lines: Iterable<Line>): Parsed<ListedProcess> {
  const records: ListedProcess[] = [];
  const prefixes: (number | undefined)[] = [];
  const gaps: number[] = [];
  let header: Header | undefined;
  let columns: Header | undefined;
  for (const line of lines) {
    const titles = readHeader(line.text);
    if (titles) {
      header = titles;
      columns = titles;
      continue;
    }
    columns = headerFor(line.text, header, columns);
    const row = columns && readRow(line.text, columns);
    const read = columns && row && toProcess(line, row, columns);
    if (read) {
      records.push(read.process);
      prefixes.push(read.prefix);
    } else if (gaps.at(-1) !== line.number) gaps.push(line.number);
  }
  const missing = [...(header ? [] : ['header']), ...(records.length > 0 ? [] : ['rows'])];
  const summary = summaryOf(records);
  return {
    records: withDepths(records, prefixes),
    gaps,
    complete: missing.length === 0,
    missing,
    summary,
    ...(records.length === 0 && { instead: EMPTY }),
  };
}

/** The header of a row: that of the table, or when rows of another one follow, that of the usual table it is from. */
function headerFor(text: string, header: Header | undefined, before: Header | undefined): Header | undefined {
  const candidates = [header, before, ...USUAL_HEADERS];
  return candidates.find((candidate) => candidate && readRow(text, candidate) !== undefined) ?? header;
}
