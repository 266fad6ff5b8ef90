/**
 * The columns of lsof. print.c print_file(): widths fit the contents, so that only the order of the columns counts.
 *
 *     COMMAND     PID USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME
 *     runc:[2:I 15638 root    2w     FIFO                0,8      0t0 1070361747 pipe
 */
import { firstLetter } from '../../text/index.ts';

export interface Header {
  /** Names of the columns between PID and FD: `TID`, `TASKCMD`, `PPID`, `PGID`, `USER`. */
  readonly before: readonly string[];
  /** Names of the columns between TYPE and NAME: `DEVICE`, `SIZE/OFF`, `NLINK`, `NODE`. */
  readonly after: readonly string[];
}

/** What lsof prints without options. */
export const DEFAULT_HEADER: Header = { before: ['USER'], after: ['DEVICE', 'SIZE/OFF', 'NODE'] };

export function readHeader(text: string): Header | undefined {
  const start = firstLetter(text);
  if (!text.startsWith('COMMAND', start) || !text.includes('NAME', start)) return undefined;
  const columns = text.trim().split(/\s+/, MOST_COLUMNS);
  const descriptor = columns.indexOf('FD');
  const isHeader =
    columns[1] === 'PID' && descriptor >= 2 && columns[descriptor + 1] === 'TYPE' && columns.at(-1) === 'NAME';
  return isHeader ? { before: columns.slice(2, descriptor), after: columns.slice(descriptor + 2, -1) } : undefined;
}

const MOST_COLUMNS = 24;

/** A row split at its columns; cells may be missing at the end of a row that breaks off. */
export interface Row {
  readonly command: string;
  readonly pid: number;
  /** The cells between PID and FD. */
  readonly before: readonly string[];
  readonly descriptor: string;
  readonly type: string | undefined;
  /** The cells between TYPE and NAME. Blank ones are not there. */
  readonly after: readonly string[];
  readonly name: string;
}

const PID = /^\d{1,10}$/;
/** A dump of bytes has numbers in all columns: `0x0010:  0002 0000 0000 0000 ac11 2a01` */
const HEX_OFFSET = /^(?:0x)?[\da-f]{4,8}:$/;
/** lsof(8), FD: `cwd`, `txt`, `mem`, `DEL`, `NOFD`, `L23`, or a number with mode and lock: `2w`, `17wW`, `3uW`, `0`. */
const DESCRIPTOR =
  /^(?:cwd|rtd|txt|mem|mmap|DEL|ltx|err|jld|pd|tr|v86|NOFD|L\d{1,3}|m\d{2}|\d{1,7}(?:[rwu-]?|[rwu -][NrRwWuUxX]))$/;
/** lsof(8), TYPE, as far as Linux has it; a number is the file's mode in octal. */
const TYPE =
  /^(?:REG|DIR|CHR|BLK|FIFO|LINK|PIPE|PORT|unix|IPv4|IPv6|inet|sock|a_inode|netlink|pack|raw|raw6|unknown|ax25|rte|0\d{3})$/;
/** Columns to look for the descriptor in: TID, TASKCMD, PPID, PGID, a security context and USER may stand before it. */
const LAST_DESCRIPTOR_COLUMN = 8;

/** Splits a row. Undefined when it is none: PID, FD and TYPE are where they must be, or nothing is believed. */
export function readRow(text: string): Row | undefined {
  const cells = new Cells(text);
  const command = cells.next();
  const pid = cells.next();
  if (command === '' || !PID.test(pid) || HEX_OFFSET.test(command)) return undefined;
  const before: string[] = [];
  for (let column = 2; column <= LAST_DESCRIPTOR_COLUMN; column++) {
    const cell = cells.next();
    if (cell === '') return undefined;
    if (before.length > 0 && DESCRIPTOR.test(cell)) {
      const rest = readRest(cells, cell);
      if (rest) return { command, pid: Number(pid), before, descriptor: cell, ...rest };
    }
    before.push(cell);
  }
  return undefined;
}

/** `8,3`, `0xffff881ff8273000`, and of IPv4 and IPv6 sockets the inode. */
const DEVICE = /^(?:\d{1,5},\d{1,8}|0x[\da-f]{1,16}|\d{1,20})$/i;
/** A size, an offset (`0t0`), a number of links, an inode, or in the place of an inode the protocol. */
const VALUE = /^(?:\d{1,20}|0t\d{1,20}|0x[\da-f]{1,16}|TCP|UDP|UDPLITE|ICMP|ICMPV6|SCTP)$/i;
/** SIZE/OFF or SIZE and OFFSET, NLINK, NODE. */
const MOST_VALUES = 4;

function readRest(cells: Cells, descriptor: string): Pick<Row, 'type' | 'after' | 'name'> | undefined {
  if (descriptor === 'NOFD') return { type: undefined, after: [], name: cells.rest() };
  const type = cells.next();
  if (!TYPE.test(type)) return undefined;
  const after: string[] = [];
  for (let place = cells.at; after.length <= MOST_VALUES; place = cells.at) {
    const cell = cells.next();
    // Netlink sockets have no device: `9u  netlink  0t0  14 ROUTE`
    if (after.length === 0 && cell.startsWith('0t')) after.push('');
    if (cell !== '' && (after.length === 0 ? DEVICE : VALUE).test(cell)) after.push(cell);
    else {
      cells.at = place;
      break;
    }
  }
  // A row has a device and an inode unless lsof could not look at the file, and says so.
  const name = cells.rest();
  return after.length > 0 || name.startsWith('/') || name === '' ? { type, after, name } : undefined;
}

/** Words of a line, one by one. */
class Cells {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next word, or an empty text at the end. */
  next(): string {
    const start = this.#skip(true);
    const end = this.#skip(false);
    return this.#text.slice(start, end);
  }

  rest(): string {
    return this.#text.slice(this.#skip(true)).trimEnd();
  }

  #skip(spaces: boolean): number {
    while (this.at < this.#text.length && isSpace(this.#text.charCodeAt(this.at)) === spaces) this.at++;
    return this.at;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** A cheap no for most lines of other programs: in a row a number stands behind the first word. */
export function mayBeRow(text: string): boolean {
  const start = firstLetter(text);
  let at = text.indexOf(' ', start);
  if (at < 0 || at - start > LONGEST_COMMAND) return false;
  while (isSpace(text.charCodeAt(at))) at++;
  const number = at;
  while (isDigit(text.charCodeAt(at))) at++;
  return at > number && isSpace(text.charCodeAt(at));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** 15 characters, with +c 0; some of them are escaped. */
const LONGEST_COMMAND = 64;
