import { isNext, standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { headingOf } from '../../proc/process-file.ts';
import { type Command, commandOf } from '../../proc/typed-command.ts';
import { firstLetter, isDigit } from '../../text/index.ts';
import { extendRow } from './folded.ts';
import { FILE_NAME, type Row, readHead, readRow } from './row.ts';

/** Lines of daemons, the most frequent ones, are told at once. */
const LOG_LINE = 'time="';

/** Says whether a line begins a table of mounts, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (text.startsWith(LOG_LINE)) return undefined;
  const isNamed = mayBeNamed(text) && text.includes(FILE_NAME);
  if (isNamed || beginsWithNumber(text)) {
    const row = readRow(text);
    if (row) return claimRow(row, line, open);
  }
  if (isNamed && headingOf(text, FILE_NAME)) return 'begins';
  const command = isNamed ? commandOf(text, FILE_NAME) : undefined;
  if (command) return claimCommand(command, open);
  return open && isRestOfRow(line, open) ? 'continues' : undefined;
}

/** A path, or the file itself at the beginning of the line: a cheap no for most lines. */
function mayBeNamed(text: string): boolean {
  const first = text.charAt(firstLetter(text));
  return first === 'm' || first === '=' || text.includes('/');
}

function beginsWithNumber(text: string): boolean {
  return isDigit(text.charCodeAt(firstLetter(text)));
}

function claimCommand(command: Command, open: OpenArtifact | undefined): Claim {
  const before = open && newest(open.lines, (text) => commandOf(text, FILE_NAME));
  return before && isSameTable(before, command) ? 'continues' : 'begins';
}

/** Whether two commands look for rows in one and the same table. */
function isSameTable(a: Command, b: Command): boolean {
  return a.words !== undefined && b.words !== undefined && a.host === b.host && a.files === b.files;
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
  return commandOf(text, FILE_NAME) !== undefined || headingOf(text, FILE_NAME) !== undefined;
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
