import { isNext, standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter } from '../../text/index.ts';
import { columnsLike, readHeader, readPairs, readRow } from './findmnt.ts';
import { extendMountLine, readMountLine, readMountStart } from './mount-line.ts';
import { readProcMounts } from './proc-mounts.ts';

/** Which program printed a line, as far as the line alone shows. */
type Form = 'mount' | 'proc-mounts' | 'pairs' | 'header';

function formOf(text: string): Form | undefined {
  if (text.includes('/')) {
    if (text.includes('(r') && readMountLine(text)) return 'mount';
    if (readProcMounts(text)) return 'proc-mounts';
  }
  const first = text.charCodeAt(firstLetter(text));
  // Titles are in capital letters.
  if (first < CAPITAL_A || first > CAPITAL_Z) return undefined;
  if (readPairs(text)) return 'pairs';
  return readHeader(text) ? 'header' : undefined;
}

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;

/** Lines of daemons, the most frequent ones, are told at once. */
const LOG_LINE = 'time="';

/** Says whether a line begins a table of mounts, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (line.text.startsWith(LOG_LINE)) return undefined;
  const form = formOf(line.text);
  if (form === 'header') return 'begins';
  const before = open && newestForm(open.lines);
  if (form) return open && before === form && !standsApart(line, open) ? 'continues' : 'begins';
  return open && goesOn(line, before, open) ? 'continues' : undefined;
}

function newestForm(lines: readonly Line[]): Form | undefined {
  const { text } = lines.findLast((line) => formOf(line.text) !== undefined) ?? {};
  return text === undefined ? undefined : formOf(text);
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

function isRestOfMountLine(line: Line, open: OpenArtifact): boolean {
  const { lines } = open;
  const start = lines.findLastIndex(({ text }) => (readMountLine(text) ?? readMountStart(text)) !== undefined);
  const first = lines[start]?.text;
  let whole = first;
  for (const { text } of [...lines.slice(start + 1), line]) whole = whole && extendMountLine(whole, text);
  if (whole === undefined) return false;
  // Behind lines of others it must be as wide as a folded line is, or the end.
  return isNext(line, open) || line.text.length === first?.length || readMountLine(whole)?.cut === false;
}
