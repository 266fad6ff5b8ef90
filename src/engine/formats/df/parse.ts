import type { Line, Parsed } from '../../model.ts';
import { printsThousands } from './command.ts';
import { EMPTY } from './empty.ts';
import { type Column, type Quantity, readHeader } from './header.ts';
import type { FileSystemUsage } from './record.ts';
import { type Cells, isDeviceAlone, readCells } from './row.ts';
import { countsInThousands, numberIn, percentIn } from './sizes.ts';
import { summaryOf } from './summary.ts';

/** A row, with the line of its device name when that stands alone. */
interface Draft extends Cells {
  readonly first: Line;
  readonly last: Line;
}

/** Reads the rows of one or several tables; each row is one record, or two when it counts bytes and inodes. */
export function parse(lines: Iterable<Line>): Parsed<FileSystemUsage> {
  const gaps: number[] = [];
  const reader = new TableReader();
  for (const line of lines) if (!reader.take(line)) gaps.push(line.number);
  const records = reader.finish();
  const missing = [
    ...(reader.hasHeader ? [] : ['header']),
    ...(records.length === 0 ? ['rows'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of a row'] : []),
  ];
  return {
    records,
    gaps,
    complete: missing.length === 0,
    missing,
    summary: summaryOf(records),
    ...(records.length === 0 && { instead: EMPTY }),
  };
}

class TableReader {
  readonly #drafts: Draft[] = [];
  #columns: readonly Column[] = [];
  /** A device name whose numbers are on the next line. */
  #device: Line | undefined;
  #humanBase = 1024;

  get hasHeader(): boolean {
    return this.#columns.length > 0;
  }

  /** False when the line cannot be read. */
  take(line: Line): boolean {
    const header = readHeader(line.text);
    if (header) this.#columns = header;
    if (printsThousands(line.text)) this.#humanBase = 1000;
    else if (!header) return this.#takeRow(line);
    return true;
  }

  finish(): FileSystemUsage[] {
    this.#endDevice();
    return this.#drafts.flatMap((draft) => recordsOf(draft, this.#humanBase));
  }

  #takeRow(line: Line): boolean {
    const row = readCells(line.text, this.#columns);
    if (row?.cells.some(countsInThousands)) this.#humanBase = 1000;
    if (row?.part === 'rest') return this.#join(row, line);
    this.#endDevice();
    if (row) this.#drafts.push({ ...withoutCutCell(row), first: line, last: line });
    else if (isDeviceAlone(line.text, this.#columns)) this.#device = line;
    return row !== undefined || this.#device !== undefined;
  }

  #join({ cells }: Cells, line: Line): boolean {
    const first = this.#device;
    if (!first) return false;
    this.#device = undefined;
    this.#drafts.push({
      part: 'whole',
      columns: this.#columns,
      cells: [first.text.trim(), ...cells],
      first,
      last: line,
    });
    return true;
  }

  #endDevice(): void {
    const line = this.#device;
    if (!line) return;
    this.#device = undefined;
    const columns: readonly Column[] = [{ kind: 'fileSystem' }];
    this.#drafts.push({ part: 'start', columns, cells: [line.text.trim()], first: line, last: line });
  }
}

/** The last number of a row that was cut may have lost its end. */
function withoutCutCell(row: Cells): Cells {
  return row.part === 'start' ? { ...row, cells: row.cells.slice(0, -1), columns: row.columns.slice(0, -1) } : row;
}

function recordsOf(draft: Draft, humanBase: number): FileSystemUsage[] {
  const { columns } = draft;
  const hasInodes = columns.some((column) => 'unit' in column && column.inodes);
  const hasBytes = columns.some((column) => 'unit' in column && !column.inodes);
  const bytes = hasBytes || !hasInodes ? [recordOf(draft, false, humanBase)] : [];
  return hasInodes ? [...bytes, recordOf(draft, true, humanBase)] : bytes;
}

function recordOf({ columns, cells, part, first, last }: Draft, inodes: boolean, humanBase: number): FileSystemUsage {
  const textOf = (kind: Column['kind']): string | undefined =>
    cells[columns.findIndex((column) => column.kind === kind)];
  const at = (kind: Quantity): number =>
    columns.findIndex((column) => column.kind === kind && 'unit' in column && column.inodes === inodes);
  const numberOf = (kind: Quantity): number | undefined => {
    const column = columns[at(kind)];
    return column && 'unit' in column ? numberIn(cells[at(kind)] ?? '', column.unit, humanBase) : undefined;
  };
  const mountedOn = textOf('mountedOn');
  const usage = {
    fileSystem: textOf('fileSystem'),
    type: textOf('type'),
    inodes,
    total: numberOf('total'),
    used: numberOf('used'),
    available: numberOf('available'),
    usePercent: percentIn(cells[at('usePercent')] ?? ''),
    mountedOn: mountedOn === '-' ? undefined : mountedOn,
    cut: part === 'start',
  };
  const span = { from: first.from, to: last.to, line: first.number };
  return isFull(usage) ? { ...span, level: 'error', ...usage } : { ...span, ...usage };
}

const IMAGES: ReadonlySet<string | undefined> = new Set(['squashfs', 'iso9660', 'udf', 'erofs', 'cramfs']);
/** Where images are mounted, when the type is not shown. */
const IMAGE_DEVICE = /^\/dev\/(?:loop\d{1,5}|sr\d{1,3}|cdrom)$/;

/** An image that can only be read is always full, and so is every snap. */
function isFull({
  fileSystem = '',
  type,
  usePercent = 0,
  mountedOn,
}: Omit<FileSystemUsage, 'from' | 'to' | 'line'>): boolean {
  const isImage = IMAGES.has(type) || (type === undefined && IMAGE_DEVICE.test(fileSystem));
  return usePercent >= 100 && !isImage && mountedOn !== undefined;
}
