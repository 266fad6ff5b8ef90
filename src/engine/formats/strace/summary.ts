/**
 * The table of `strace -c`, count.c call_summary_pers():
 *
 *     % time     seconds  usecs/call     calls    errors syscall
 *     ------ ----------- ----------- --------- --------- ----------------
 *      62.11    0.366401          64      5725      1382 futex
 *     100.00    0.589859          64      9146      1382 total
 */
import type { Line } from '../../model.ts';
import type { StraceSummaryRow } from './record.ts';

export interface TableHeader {
  readonly columns: readonly string[];
}

const DEFAULT: TableHeader = { columns: ['%time', 'seconds', 'usecs/call', 'calls', 'errors', 'syscall'] };

export function readTableHeader(text: string): TableHeader | undefined {
  const line = text.trim();
  if (!line.startsWith('% time') || !line.includes('calls')) return undefined;
  return { columns: line.replace('% time', '%time').split(/\s+/) };
}

export function isTableRule(text: string): boolean {
  return /^\s*-{5,9} -{5,20} [ -]{5,200}$/.test(text.trimEnd());
}

const NUMBER = /^\d{1,15}(?:\.\d{1,9})?$/;
const NAME = /^[a-z_][a-z\d_]{0,40}$/;

/** The cells of a row: numbers and a name at the end. The first is a percentage. */
function cellsOf(text: string): readonly string[] | undefined {
  const cells = text.trim().split(/\s+/, MOST_COLUMNS);
  const numbers = cells.slice(0, -1);
  const isRow = numbers.length >= 3 && NAME.test(cells.at(-1) ?? '') && numbers.every((cell) => NUMBER.test(cell));
  return isRow && numbers[0]?.includes('.') ? cells : undefined;
}

const MOST_COLUMNS = 16;

export function isTableRow(text: string): boolean {
  const first = text.trimStart().charCodeAt(0);
  return first >= 0x30 && first <= 0x39 && cellsOf(text) !== undefined;
}

/** Whether the row is the last one of a table. */
export function isTotal(text: string): boolean {
  return text.trimEnd().endsWith(' total') && isTableRow(text);
}

/** Reads rows one after the other. */
export class SummaryTable {
  readonly #header: TableHeader;
  #calls = 0;
  #ended = false;

  constructor(header: TableHeader = DEFAULT) {
    this.#header = header;
  }

  /** Whether the row of the totals was read, the last one. */
  get ended(): boolean {
    return this.#ended;
  }

  read(line: Line): StraceSummaryRow | undefined {
    const cells = cellsOf(line.text);
    if (!cells) return undefined;
    const syscall = cells.at(-1) ?? '';
    const values = this.#valuesOf(cells.slice(0, -1).map(Number));
    if (syscall === 'total') this.#ended = true;
    else this.#calls += values.get('calls') ?? 0;
    return {
      from: line.from,
      to: line.to,
      line: line.number,
      event: 'summary',
      syscall,
      calls: values.get('calls'),
      errors: values.get('errors') ?? 0,
      seconds: values.get('seconds'),
      percent: values.get('%time'),
    };
  }

  /** A row without errors leaves their cell blank, and before 5.6 the total leaves that of `usecs/call` blank. */
  #valuesOf(numbers: readonly number[]): ReadonlyMap<string, number> {
    const columns = this.#header.columns.slice(0, -1);
    const withoutAverage = columns.filter((column) => column !== 'usecs/call');
    const isOldTotal = numbers.length < columns.length && numbers[withoutAverage.indexOf('calls')] === this.#calls;
    const names = isOldTotal && this.#calls > 0 ? withoutAverage : columns;
    const filled = numbers.length < names.length ? names.filter((name) => name !== 'errors') : names;
    return new Map(filled.flatMap((name, index) => (numbers[index] === undefined ? [] : [[name, numbers[index]]])));
  }
}
