import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { extendRow } from './folded.ts';
import { type Row, readHead, readRow } from './row.ts';
import { type Command, commandOf, headingOf, isSameTable } from './source.ts';

/** Lines of daemons, the most frequent ones, are told at once. */
const LOG_LINE = 'time="';
const DIGIT_0 = 48;
const DIGIT_9 = 57;

/** Says whether a line begins a table of mounts, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (text.startsWith(LOG_LINE)) return undefined;
  const isNamed = text.includes('mountinfo');
  if (isNamed || beginsWithNumber(text)) {
    const row = readRow(text);
    if (row) return claimRow(row, line, open);
  }
  if (isNamed && headingOf(text)) return 'begins';
  const command = isNamed ? commandOf(text) : undefined;
  if (command) return claimCommand(command, open);
  return open && isRestOfRow(line, open) ? 'continues' : undefined;
}

function beginsWithNumber(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) <= 32) at++;
  const code = text.charCodeAt(at);
  return code >= DIGIT_0 && code <= DIGIT_9;
}

function claimCommand(command: Command, open: OpenArtifact | undefined): Claim {
  const before = open && newest(open.lines, commandOf);
  return before && isSameTable(before, command) ? 'continues' : 'begins';
}

function claimRow(row: Row, line: Line, open: OpenArtifact | undefined): Claim {
  if (!isSure(row) && !(open && isNext(line, open))) return undefined;
  if (!open) return 'continues';
  const rows = open.lines.slice(open.lines.findLastIndex(isSource) + 1);
  const before = newest(rows, readHead);
  if (!before) return 'continues';
  if ((before.file === undefined) !== (row.file === undefined)) return 'begins';
  if (row.file === undefined && standsApart(line, open)) return 'begins';
  return repeats(row, line, rows) ? 'begins' : 'continues';
}

/** A row without its end is believed when enough of it is there, or grep named the file. */
function isSure(row: Row): boolean {
  return row.options.length > 0 || row.file !== undefined;
}

function isSource({ text }: Line): boolean {
  return commandOf(text) !== undefined || headingOf(text) !== undefined;
}

/** Ids are unique in a table. `grep -h` over several processes repeats whole lines, one after the other. */
function repeats(row: Row, line: Line, rows: readonly Line[]): boolean {
  const last = rows.at(-1);
  if (last?.text === line.text && line.number - last.number <= 1) return false;
  return rows.some(({ text }) => {
    const before = readHead(text);
    return before?.mountId === row.mountId && before.file === row.file;
  });
}

/** Whether an empty line stands between this line and the one before, where none stood between the lines above it. */
function standsApart(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const [previous, last] = lines.slice(-2);
  if (!previous || !last || last.number - previous.number > 1) return false;
  return line.number - last.number - 1 > skipped;
}

function isNext(line: Line, open: OpenArtifact): boolean {
  return open.skipped === 0 && line.number - (open.lines.at(-1)?.number ?? 0) <= 1;
}

/** What is read from the newest line that can be read. */
function newest<T>(lines: readonly Line[], read: (text: string) => T | undefined): T | undefined {
  for (const { text } of lines.toReversed()) {
    const found = read(text);
    if (found) return found;
  }
  return undefined;
}

/** How many lines of others may stand inside a folded row. */
const MOST_BETWEEN = 2;

/** Whether the line is the rest of a row that was folded. */
function isRestOfRow(line: Line, open: OpenArtifact): boolean {
  if (open.skipped > MOST_BETWEEN) return false;
  const first = open.lines.findLastIndex(({ text }) => readRow(text) !== undefined);
  let row: string | undefined = open.lines[first]?.text;
  for (const { text } of [...open.lines.slice(first + 1), line]) row = row === undefined ? row : extendRow(row, text);
  if (row === undefined) return false;
  // Behind lines of others it must be as wide as a folded line is, or the end of the row.
  return isNext(line, open) || line.text.length === open.lines[first]?.text.length || readRow(row)?.cut === false;
}
