import type { Claim, Format, Line, OpenArtifact, Parsed } from '../../model.ts';
import { CONTROLLERS } from '../../proc/controllers.ts';
import type { CgroupController } from './record.ts';
import { ANY_ROW, type Column, GLUED_ROW, readHeader, readRow, USUAL_COLUMNS } from './row.ts';
import { summaryOf } from './summary.ts';

/** Rows are short. */
const LONGEST_LINE = 200;

function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (text.length > LONGEST_LINE) return undefined;
  if (readHeader(text)) return 'begins';
  if (!open) return isKnownRow(text) ? 'continues' : undefined;
  if (isGlued(open) && GLUED_ROW.test(text)) return 'continues';
  return ANY_ROW.test(text) && (isKnownRow(text) || isLikeRows(text, open)) ? claimRow(text, open) : undefined;
}

/** Without a header only rows of known controllers, in the usual columns, are what they are. */
function isKnownRow(text: string): boolean {
  return endsInFlag(text) && CONTROLLERS.has(readRow(text, USUAL_COLUMNS)?.name ?? '');
}

/** The last column is 0 or 1; a cheap no for most lines of a log. */
function endsInFlag(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const flag = last > 0x20 ? last : text.charCodeAt(text.length - 2);
  return flag === 0x30 || flag === 0x31;
}

/** Whether it stands right below the header or a row with as many columns. */
function isLikeRows(text: string, { lines, skipped }: OpenArtifact): boolean {
  const last = lines.at(-1)?.text ?? '';
  const columns = readHeader(last)?.columns.length ?? wordsIn(last).length;
  return skipped === 0 && wordsIn(text).length === columns;
}

/** Names are unique in a table. */
function claimRow(text: string, { lines }: OpenArtifact): Claim {
  const [name] = wordsIn(text);
  return lines.some((line) => wordsIn(line.text)[0] === name) ? 'begins' : 'continues';
}

function wordsIn(text: string): string[] {
  return text.trim().split(/\s{1,20}/);
}

function isGlued({ lines, skipped }: OpenArtifact): boolean {
  const last = lines.at(-1)?.text ?? '';
  return skipped === 0 && (readHeader(last)?.glued === true || GLUED_ROW.test(last));
}

function parse(lines: Iterable<Line>): Parsed<CgroupController> {
  const records: CgroupController[] = [];
  const gaps: number[] = [];
  let columns: readonly Column[] | undefined;
  for (const line of lines) {
    const header = readHeader(line.text);
    const row = header ? undefined : readRow(line.text, columns ?? USUAL_COLUMNS);
    if (header) columns = header.columns;
    else if (row) records.push({ from: line.from, to: line.to, line: line.number, ...row });
    else gaps.push(line.number);
  }
  const missing = [
    ...(columns ? [] : ['header']),
    ...(records.length === 0 ? ['rows'] : []),
    ...(gaps.length > 0 ? ['space between columns'] : []),
  ];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records) };
}

/** The controllers of the kernel, from /proc/cgroups. */
const format: Format<'cgroups-table'> = {
  kind: 'cgroups-table',
  // The header looks like a comment.
  before: ['unit-file'],
  title: { en: 'cgroup controllers', 'zh-cn': 'cgroup 控制器' },
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
