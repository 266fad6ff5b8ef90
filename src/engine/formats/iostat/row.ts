/**
 * Rows of numbers: sysstat iostat.c, write_plain_ext_stat(), write_plain_basic_stat().
 *
 *     sda              6.90    222.14     0.39   5.38   12.58    32.21    1.69     57.08 …  0.10   0.46
 *     sda               8.59       222.1k        57.1k         0.0k       1.5G     400.9M       0.0k     --human
 *
 * Before version 11.6, `-h` printed the device on a line of its own.
 */
import type { DeviceColumns } from './header.ts';

export interface Cells {
  /** Undefined when it stands on the line before. */
  readonly device: string | undefined;
  readonly numbers: readonly string[];
  /** A number is missing, or has fewer decimals than the others. */
  readonly cut: boolean;
}

const NUMBER = /^-?\d{1,20}(?:[.,]\d{1,6})?(?:[skMGTP%])?$/;
const DECIMALS = /[.,](\d{1,6})%?$/;
const UNIT = /[skMGTP]$/;
const LONGEST_ROW = 1000;

/** Lays a line into columns; undefined when it does not fit. */
export function readRow(line: string, columns: DeviceColumns): Cells | undefined {
  if (line.length > LONGEST_ROW) return undefined;
  const words = line.trim().split(/\s{1,60}/);
  const count = columns.names.length;
  const hasDevice = words.length === count + 1 || (columns.device === 'first' && !isNumber(words[0]));
  const isFirst = columns.device === 'first';
  const device = hasDevice ? words.at(isFirst ? 0 : -1) : undefined;
  const numbers = hasDevice ? (isFirst ? words.slice(1) : words.slice(0, -1)) : words;
  if (numbers.length === 0 || numbers.length > count || !numbers.every(isNumber)) return undefined;
  if (device === undefined ? numbers.length < count : isNumber(device)) return undefined;
  return { device, numbers, cut: numbers.length < count || isShortened(numbers) };
}

function isNumber(word: string | undefined): boolean {
  return NUMBER.test(word ?? '');
}

/** All numbers of a row have the same count of decimals, or none at its end, unless they have units. */
export function isShortened(numbers: readonly string[]): boolean {
  if (numbers.some((number) => UNIT.test(number))) return false;
  const decimals = numbers.map((number) => DECIMALS.exec(number)?.[1]?.length ?? 0);
  const last = decimals.pop() ?? 0;
  return (
    decimals.length > 0 && (last > 0 ? decimals.some((count) => count > last) : decimals.every((count) => count > 0))
  );
}

/** The numbers of the processors: as many as there are names, or fewer when the line was cut. */
export function readPercents(line: string, count: number): Omit<Cells, 'device'> | undefined {
  if (line.length > LONGEST_ROW) return undefined;
  const numbers = line.trim().split(/\s{1,60}/);
  if (numbers.length > count || !numbers.every(isNumber)) return undefined;
  return { numbers, cut: numbers.length < count || isShortened(numbers) };
}

const DEVICE = /^[\w!/.:+-]{1,120}$/;

/** Whether a line is a device alone, whose numbers come on the next one. */
export function isDeviceAlone(line: string): boolean {
  return DEVICE.test(line.trim()) && !isNumber(line.trim());
}

const POWERS = 'skMGTP';

/** The number in a cell, in the unit of its column. */
export function numberIn(cell: string, column: string): number {
  const suffix = cell.at(-1) ?? '';
  const digits = Number(cell.replace(',', '.').replace(/[^\d.]$/, ''));
  const power = POWERS.indexOf(suffix);
  // `s` counts sectors, which is then the unit of the column.
  if (power <= 0) return digits;
  return (digits * 1024 ** power) / (unitOf(column) ?? 1024);
}

/** Bytes in the unit of a column; undefined for columns that do not count bytes. */
export function unitOf(column: string): number | undefined {
  if (/^(?:[rwd]?areq-sz|[rwd]?kB\/s|kB_)/.test(column)) return 1024;
  if (/^(?:[rwd]?MB\/s|MB_)/.test(column)) return 1024 ** 2;
  if (/^(?:[rwd]?GB\/s|GB_)/.test(column)) return 1024 ** 3;
  return /^(?:[rwd]?sec\/s|Blk_)/.test(column) ? 512 : undefined;
}
