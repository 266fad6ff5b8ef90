/** A row as a record. */
import type { Line } from '../../model.ts';
import type { Endpoint, OpenFile, OpenMode } from './record.ts';
import type { Header, Row } from './row.ts';

export function toOpenFile(line: Line, row: Row, header: Header): OpenFile {
  const { descriptor, use, mode, lock } = readDescriptor(row.descriptor);
  const { name, isDeleted, endpoints } = readName(row.name);
  return {
    from: line.from,
    to: line.to,
    line: line.number,
    command: row.command,
    pid: row.pid,
    ...readBefore(row.before, header.before),
    descriptor,
    use,
    mode,
    lock,
    type: row.type,
    ...readAfter(row, header.after),
    name,
    deleted: isDeleted || use === 'DEL',
    peerInode: numberIn(PEER.exec(name)?.[1]),
    endpoints,
  };
}

/** lsof ≥ 4.89: `type=STREAM ->INO=215020 (CONNECTED)` */
const PEER = /->INO=(\d{1,15})/;

const FORM = /^(\d{1,7})([rwu -]?)([NrRwWuUxX]?)$/;

/** `2w`, `17wW`, `0`, `cwd` */
function readDescriptor(cell: string): Pick<OpenFile, 'descriptor' | 'use' | 'mode' | 'lock'> {
  const [, number, mode, lock] = FORM.exec(cell) ?? [];
  if (number === undefined) return { descriptor: undefined, use: cell, mode: undefined, lock: undefined };
  return { descriptor: Number(number), use: undefined, mode: modeOf(mode), lock: lock === '' ? undefined : lock };
}

function modeOf(letter: string | undefined): OpenMode | undefined {
  return letter === 'r' || letter === 'w' || letter === 'u' ? letter : undefined;
}

/** Of the process itself, -K leaves TID and TASKCMD blank. */
function readBefore(
  cells: readonly string[],
  names: readonly string[],
): Pick<OpenFile, 'tid' | 'taskCommand' | 'ppid' | 'user'> {
  const withoutTask = names.filter((name) => name !== 'TID' && name !== 'TASKCMD');
  const columns = cells.length === names.length ? names : cells.length === withoutTask.length ? withoutTask : [];
  const cell = (name: string): string | undefined => cells[columns.indexOf(name)];
  // Rows without their header: with two cells more they are of a thread.
  const isThread = columns.length === 0 && cells.length === 3;
  return {
    tid: numberIn(isThread ? cells[0] : cell('TID')),
    taskCommand: isThread ? cells[1] : cell('TASKCMD'),
    ppid: numberIn(cell('PPID')),
    user: cell('USER') ?? cells.at(-1) ?? '',
  };
}

type Values = Pick<OpenFile, 'device' | 'size' | 'offset' | 'links' | 'inode' | 'protocol'>;

/**
 * The cells between TYPE and NAME. SIZE/OFF may be blank (`DEL`), the node never is where a device is, so cells are taken
 * from both ends.
 */
function readAfter({ type, after }: Row, names: readonly string[]): Values {
  const [device, ...values] = after;
  const columns = names.filter((name) => name !== 'DEVICE');
  const cell = (name: string): string | undefined => {
    const index = columns.indexOf(name);
    return index < 0 ? undefined : values[index - columns.length + values.length];
  };
  const size = cell('SIZE/OFF') ?? cell('SIZE') ?? cell('OFFSET');
  const node = cell('NODE');
  const isInternet = type === 'IPv4' || type === 'IPv6';
  return {
    device: isInternet || device === '' ? undefined : device,
    size: size === undefined || isOffset(size) ? undefined : numberIn(size),
    offset: numberIn(values.find(isOffset)?.replace('0t', '')),
    links: numberIn(cell('NLINK')),
    inode: isInternet ? numberIn(device) : numberIn(node),
    protocol: isInternet ? node : undefined,
  };
}

/** Offsets are decimal with `0t` in front, or hexadecimal when they are long. */
function isOffset(cell: string): boolean {
  return cell.startsWith('0t') || cell.startsWith('0x');
}

function numberIn(cell: string | undefined): number | undefined {
  const number = cell === undefined ? Number.NaN : Number(cell);
  return Number.isNaN(number) ? undefined : number;
}

const DELETED = ' (deleted)';
/** lsof -E: `2345,docker-co,26r` */
const ENDPOINT = /^(\d{1,10}),(\S{1,64}),(\d{1,7})([rwu-]?)$/;

function readName(cell: string): Pick<OpenFile, 'name' | 'endpoints'> & { isDeleted: boolean } {
  const isDeleted = cell.endsWith(DELETED);
  const whole = isDeleted ? cell.slice(0, -DELETED.length) : cell;
  // Only -E prints commas followed by another name and number.
  if (!whole.includes(',')) return { name: whole, isDeleted, endpoints: [] };
  const words = whole.split(' ');
  const endpoints = words.flatMap((word) => endpointIn(word) ?? []);
  const name = endpoints.length === 0 ? whole : words.filter((word) => !endpointIn(word)).join(' ');
  return { name, isDeleted, endpoints };
}

function endpointIn(word: string): Endpoint | undefined {
  const match = ENDPOINT.exec(word);
  if (!match) return undefined;
  const [, pid, command = '', descriptor, mode] = match;
  return { pid: Number(pid), command, descriptor: Number(descriptor), mode: modeOf(mode) };
}
