/** Splits a row of ps at its columns, and says no when a cell is not what its column holds. */
import { isDigit } from '../../text/index.ts';
import type { Cell, Column, Header } from './columns.ts';

/** The cells of a row in the order of the columns; the last one up to the end of the line, leading spaces included. */
export type Row = readonly string[];

const FORMS: Readonly<Record<Exclude<Cell, 'word' | 'command' | 'start'>, RegExp>> = {
  id: /^\d{1,10}$/,
  number: /^(?:-?\d{1,10}|-)$/,
  decimal: /^(?:\d{1,6}(?:\.\d{1,2})?|-)$/,
  // BusyBox shortens: `1032m`.
  size: /^(?:\d{1,15}[kmgt]?|-)$/,
  // `00:01:04`, `12-03:11:40`, BSD's `14:22`
  time: /^(?:(?:\d{1,6}-)?(?:\d{1,4}:)?\d{1,5}:\d\d(?:\.\d\d)?|-)$/,
  // The same, and with etimes in seconds.
  elapsed: /^(?:(?:\d{1,6}-)?(?:\d{1,4}:)?\d{1,5}:\d\d|\d{1,10}|-)$/,
  tty: /^(?:\?{1,2}|-|pts\/\d{1,5}|tty\w{0,10}|console|hvc\d{1,3}|xvc\d)$/,
  stat: /^[DIRSTtWXZPK][<NLsl+]{0,6}$/,
};

/** `15:13`, `15:13:02`, `Jun17`, `6月17`, `2025` */
const START = /^(?:\d\d:\d\d(?::\d\d)?|[A-Z][a-z]{2}\d\d|\d{1,2}月\d{1,2}|(?:19|20)\d\d|-)$/;
/** bsdstart and start: `Nov 20`; lstart: `Fri Nov 20 15:23:11 2026` */
const START_WORDS =
  /(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}(?:\s+\d\d:\d\d:\d\d\s+\d{4})?(?=\s)/y;

const SPACE = /\s*/y;
const WORD = /\S+/y;

export function readRow(text: string, { columns, text: header }: Header): Row | undefined {
  const cells: string[] = [];
  let at = 0;
  for (const [index, column] of columns.entries()) {
    const start = end(SPACE, text, at);
    if (start === text.length) return undefined;
    const isLast = index === columns.length - 1;
    if (isLast && column.cell === 'command') {
      // No program has a number for a name: it is a row of some other table.
      if (isNumber(text, start)) return undefined;
      // One space belongs to the border of the columns, the others to the tree of --forest.
      cells.push(text.slice(Math.min(at + 1, start)).trimEnd());
      return cells;
    }
    at = endOfCell(text, start, column, placeOf(columns[index + 1], column, header));
    const cell = text.slice(start, at);
    if (!holds(column, cell)) return undefined;
    cells.push(cell);
  }
  return end(SPACE, text, at) === text.length ? cells : undefined;
}

function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where the column behind a name in the middle of the table begins: `Web Content` has a space. */
function placeOf(next: Column | undefined, column: Column, header: string): number {
  if (column.cell !== 'command' || !next) return -1;
  const place = header.indexOf(` ${next.name}`, header.indexOf(column.name) + column.name.length);
  // Collapsed headers say nothing about places.
  return place >= 0 && header.includes('  ') ? place + 1 : -1;
}

function endOfCell(text: string, start: number, column: Column, nextPlace: number): number {
  if (column.cell === 'start') {
    const words = end(START_WORDS, text, start);
    if (words > start) return words;
  }
  const wordEnd = end(WORD, text, start);
  const isPlaced = nextPlace > wordEnd && text.charAt(nextPlace - 1) === ' ' && text.charAt(nextPlace) !== ' ';
  return isPlaced ? start + text.slice(start, nextPlace).trimEnd().length : wordEnd;
}

function holds({ cell }: Column, text: string): boolean {
  if (cell === 'word' || cell === 'command') return true;
  return cell === 'start' ? START.test(text) || text.includes(' ') : FORMS[cell].test(text);
}

/**
 * A cheap no for most lines of other programs: the usual tables have a number first or second, and when it is first then a
 * terminal or a state behind it.
 */
export function mayBeUsualRow(text: string): boolean {
  const first = afterSpaces(text, 0);
  const firstEnd = text.indexOf(' ', first);
  if (firstEnd < 0 || firstEnd - first > LONGEST_WORD) return false;
  const second = afterSpaces(text, firstEnd);
  // All of these tables have a time, or in its place a hyphen.
  if (isDigit(text.charCodeAt(second)))
    return isNumber(text, second) && (text.includes(':', second) || text.includes(' - ', second));
  return isNumber(text, first) && AFTER_NUMBER.includes(text.charAt(second));
}

/** What a terminal begins with (`?`, `pts/0`, `tty1`, `console`), or in the table of -l the state. */
const AFTER_NUMBER = '?-ptchxDIRSTWXZ';

/** No user, no pid and no name is longer. */
const LONGEST_WORD = 40;

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isNumber(text: string, from: number): boolean {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at > from && (at === text.length || isSpace(text.charCodeAt(at)));
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
