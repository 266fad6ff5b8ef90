import { isNext } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { printsThousands } from './command.ts';
import { type Column, readHeader } from './header.ts';
import { isDeviceAlone, readCells } from './row.ts';

/** Says whether a line begins a table of df, goes on with the open one, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (readHeader(text)) return open && isOnlyCommand(open) ? 'continues' : 'begins';
  if (printsThousands(text)) return 'begins';
  if (!open || isOnlyCommand(open)) return undefined;
  const columns = columnsOf(open.lines);
  if (!columns) return undefined;
  const near = isNext(line, open);
  const last = open.lines.at(-1)?.text ?? '';
  switch (readCells(text, columns)?.part) {
    case 'whole':
      return 'continues';
    case 'rest':
      return isDeviceAlone(last, columns) ? 'continues' : undefined;
    case 'start':
      return near || isDevice(text) ? 'continues' : undefined;
    default:
      return !isDeviceAlone(last, columns) && isDeviceAlone(text, columns) && (near || isDevice(text))
        ? 'continues'
        : undefined;
  }
}

/** A name that is believed behind lines of others, too. */
function isDevice(text: string): boolean {
  return text.trimStart().startsWith('/dev/');
}

function isOnlyCommand({ count, lines }: OpenArtifact): boolean {
  return count === 1 && printsThousands(lines[0]?.text ?? '');
}

/** The columns of the table: from its header, or, when that is far up, from a row. */
function columnsOf(lines: readonly Line[]): readonly Column[] | undefined {
  for (const { text } of lines.toReversed()) {
    const header = readHeader(text);
    if (header) return header;
  }
  const alike = lines.map(({ text }) => columnsLike(text)).toSorted((a, b) => b.length - a.length)[0] ?? [];
  if (alike.length === 0) return undefined;
  // Rows without a device name: it stands on the line above, or is no column.
  const hasNames = lines.some(({ text }) => isDeviceAlone(text, NAME_ONLY));
  return hasNames && 'unit' in (alike[0] ?? {}) ? [...NAME_ONLY, ...alike] : alike;
}

const NAME_ONLY: readonly Column[] = [{ kind: 'fileSystem' }];
const NUMBER = /^-?\d{1,20}(?:[.,]\d{1,3})?(?:[kKMGTPEZYRQ]i?B?|B)?$/;

/** Columns into which a row fits and rows like it; none when the line is no row. */
function columnsLike(row: string): readonly Column[] {
  const columns = row
    .trim()
    .split(/\s{1,200}/)
    .map(columnLike);
  const mountAt = columns.findIndex(({ kind }, index) => kind === 'mountedOn' && 'unit' in (columns[index - 1] ?? {}));
  return columns.slice(0, mountAt + 1);
}

function columnLike(word: string, index: number): Column {
  if (word.endsWith('%')) return { kind: 'usePercent', inodes: false, unit: 1 };
  if (NUMBER.test(word)) return { kind: 'total', inodes: false, unit: 1 };
  if (index === 0) return { kind: 'fileSystem' };
  return { kind: word.startsWith('/') ? 'mountedOn' : 'unknown' };
}
