import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { columnsLike, readHeader, readPairs, readRow } from './findmnt.ts';
import { extendMountLine, readMountLine, readMountStart } from './mount-line.ts';
import { readProcMounts } from './proc-mounts.ts';

/** Which program printed a line, as far as the line alone shows. */
type Form = 'mount' | 'proc-mounts' | 'pairs' | 'header';

function formOf(text: string): Form | undefined {
  if (text.includes(' on /') && readMountLine(text)) return 'mount';
  if (readProcMounts(text)) return 'proc-mounts';
  if (readPairs(text)) return 'pairs';
  return readHeader(text) ? 'header' : undefined;
}

/** Lines of daemons, the most frequent ones, are told at once. */
const LOG_LINE = 'time="';

/** Says whether a line begins a table of mounts, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (line.text.startsWith(LOG_LINE)) return undefined;
  const form = formOf(line.text);
  if (form === 'header') return 'begins';
  const before = open && newestForm(open.lines);
  if (form) return before === form && !standsApart(line, open) ? 'continues' : 'begins';
  return open && goesOn(line, before, open) ? 'continues' : undefined;
}

function newestForm(lines: readonly Line[]): Form | undefined {
  const { text } = lines.findLast((line) => formOf(line.text) !== undefined) ?? {};
  return text === undefined ? undefined : formOf(text);
}

/** Whether an empty line stands between this line and the one before, where none stood between the lines above it. */
function standsApart(line: Line, open: OpenArtifact | undefined): boolean {
  const [previous, last] = open?.lines.slice(-2) ?? [];
  if (!open || !previous || !last || last.number - previous.number > 1) return false;
  return line.number - last.number - 1 > open.skipped;
}

/** How many lines of others may stand before a line that is not whole. */
const MOST_BETWEEN = 2;

/** What shows only below other lines: rows of findmnt, the rest of a folded line, a last line that is cut. */
function goesOn(line: Line, before: Form | undefined, open: OpenArtifact): boolean {
  if (before === undefined || before === 'header') return isFindmntRow(line, open);
  if (open.skipped > MOST_BETWEEN) return false;
  if (before === 'mount') return readMountStart(line.text) !== undefined || isRestOfMountLine(line, open);
  return before === 'proc-mounts' && readProcMounts(line.text, true) !== undefined;
}

function isFindmntRow({ text }: Line, { lines }: OpenArtifact): boolean {
  const header = lines.findLast((line) => readHeader(line.text));
  const columns = header ? readHeader(header.text) : columnsLike(lines.at(-1)?.text ?? '');
  return columns !== undefined && readRow(text, columns) !== undefined;
}

function isRestOfMountLine(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const start = lines.findLastIndex(({ text }) => (readMountLine(text) ?? readMountStart(text)) !== undefined);
  const first = lines[start]?.text;
  let whole = first;
  for (const { text } of [...lines.slice(start + 1), line]) whole = whole && extendMountLine(whole, text);
  if (whole === undefined) return false;
  // Behind lines of others it must be as wide as a folded line is, or the end.
  const isNext = skipped === 0 && line.number - (lines.at(-1)?.number ?? 0) <= 1;
  return isNext || line.text.length === first?.length || readMountLine(whole)?.cut === false;
}
