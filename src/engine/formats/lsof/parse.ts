import type { Line, Parsed } from '../../model.ts';
import { EMPTY } from './empty.ts';
import { toOpenFile } from './open-file.ts';
import type { OpenFile } from './record.ts';
import { DEFAULT_HEADER, type Header, readHeader, readRow } from './row.ts';
import { summaryOf } from './summary.ts';

/** Reads one table. */
export function parse(lines: Iterable<Line>): Parsed<OpenFile> {
  const records: OpenFile[] = [];
  const gaps: number[] = [];
  let header: Header | undefined;
  let last: Line | undefined;
  for (const line of lines) {
    const titles = readHeader(line.text);
    header = titles ?? header;
    const row = titles ? undefined : readRow(line.text);
    if (row) records.push(toOpenFile(line, row, header ?? DEFAULT_HEADER));
    else if (!titles && gaps.at(-1) !== line.number) gaps.push(line.number);
    last = line;
  }
  const missing = [...(header ? [] : ['header']), ...(records.length > 0 ? [] : ['rows'])];
  const end = records.at(-1);
  const summary = summaryOf(records);
  if (!end) return { records, gaps, complete: false, missing, summary, instead: EMPTY };
  if (end.line !== last?.number || !isCut(end))
    return { records, gaps, complete: missing.length === 0, missing, summary };
  return {
    records: [...records.slice(0, -1), { ...end, cut: true }],
    gaps,
    complete: false,
    missing: [...missing, 'end of the last row'],
    summary,
  };
}

/** Every row has a name, and but for files that lsof could not look at an inode or a protocol in front of it. */
function isCut({ name, type, use, inode, protocol }: OpenFile): boolean {
  if (name === '') return true;
  if (use === 'NOFD' || type === 'unknown') return false;
  return type === 'IPv4' || type === 'IPv6' ? protocol === undefined : inode === undefined;
}
