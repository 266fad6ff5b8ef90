/**
 * A row of df, src/df.c, get_dev():
 *
 *     /dev/mapper/vg0-docker            196G  128G   59G  69% /var/lib/docker
 *
 * Before coreutils 8.11, and in busybox, a long device name has a line for itself:
 *
 *     /dev/mapper/VolGroup00-LogVol00
 *                           49G   21G   26G  45% /
 */
import type { Column } from './header.ts';

/** What stands in each column, and how much of the row there is. */
export interface Cells {
  readonly columns: readonly Column[];
  readonly cells: readonly string[];
  readonly part: 'whole' | 'rest' | 'start';
}

/** `21G`, `4.0K`, `1,5T`, `466Gi`, `12046M`, `-120`, and `-` for what is unknown */
const NUMBER = /^(?:-|-?\d{1,20}(?:[.,]\d{1,3})?(?:[kKMGTPEZYRQ]i?B?|B)?)$/;
const PERCENT = /^(?:-|\d{1,4}%)$/;
const TYPE = /^[\w.+-]{1,40}$/;

/** Spaces in a device name or a mount point. */
const MOST_SPACES = 8;
const LONGEST_ROW = 5000;
/** What there must be of a row to know it for one. */
const FEWEST_CELLS = 3;

/** Lays the words of a line into the columns; undefined when they do not fit. */
export function readCells(line: string, columns: readonly Column[]): Cells | undefined {
  if (line.length > LONGEST_ROW) return undefined;
  const words = line.trim().split(/\s{1,200}/);
  const spare = words.length - columns.length;
  if (spare > MOST_SPACES) return undefined;
  if (spare >= 0) return whole(words, columns, spare);
  const rest = columns.slice(1);
  if (columns[0]?.kind === 'fileSystem' && spare === -1 && fits(words, rest))
    return { columns: rest, cells: words, part: 'rest' };
  const start = columns.slice(0, words.length);
  const isRow = words.length >= FEWEST_CELLS && !words[0]?.endsWith(':') && fits(words, start);
  return isRow ? { columns: start, cells: words, part: 'start' } : undefined;
}

/** The device name and the mount point may hold spaces: `map auto_home`, `/media/My Disk`. */
function whole(words: readonly string[], columns: readonly Column[], spare: number): Cells | undefined {
  const least = columns.at(-1)?.kind === 'mountedOn' ? 0 : spare;
  const most = columns[0]?.kind === 'fileSystem' ? spare : 0;
  for (let inName = least; inName <= most; inName++) {
    const [name, mount] = [inName + 1, words.length - (spare - inName) - 1];
    const cells = [words.slice(0, name).join(' '), ...words.slice(name, mount), words.slice(mount).join(' ')];
    if (fits(cells, columns)) return { columns, cells, part: 'whole' };
  }
  return undefined;
}

function fits(cells: readonly string[], columns: readonly Column[]): boolean {
  return cells.length === columns.length && columns.every((column, index) => fitsOne(cells[index] ?? '', column));
}

function fitsOne(cell: string, { kind }: Column): boolean {
  switch (kind) {
    case 'mountedOn':
      return cell.startsWith('/') || cell === '-';
    case 'type':
      return TYPE.test(cell);
    case 'usePercent':
      return PERCENT.test(cell);
    case 'fileSystem':
    case 'unknown':
      return cell !== '';
    default:
      return NUMBER.test(cell);
  }
}

/** Shorter names have room before the first column, even with that of the type. */
const SHORTEST_ALONE = 13;
/** `/dev/mapper/vg0-docker`, `//nas/backup`, `nas-01:/export/backup`, `tank/docker/4f1c…` */
const ALONE = /^(?:\/dev\/|\/\/|[\w.-]{1,200}:\/(?!\/)|[\w.-]{1,80}\/)\S{0,1000}$/;

/** Whether a line is a device name alone. */
export function isDeviceAlone(line: string, columns: readonly Column[]): boolean {
  const name = line.trim();
  return columns[0]?.kind === 'fileSystem' && name.length >= SHORTEST_ALONE && ALONE.test(name);
}
