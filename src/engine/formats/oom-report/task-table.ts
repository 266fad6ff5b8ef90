/** The table of the tasks that could have been killed. mm/oom_kill.c dump_tasks(). */

import type { OomTask } from './record.ts';
import { bytesOfPages } from './sizes.ts';

export interface TableTitleLine {
  readonly kind: 'table-title';
}

export interface TableHeaderLine {
  readonly kind: 'table-header';
  readonly columns: readonly string[];
}

export interface TableRowLine {
  readonly kind: 'table-row';
  readonly pid: number;
  /** What follows the pid in brackets. */
  readonly rest: string;
}

/** ≥ 4.19: `Tasks state (memory values in pages):` */
const TITLE = /^Tasks\s*state\s*\(\s*memory\s*values\s*in\s*pages\s*\)/i;

/** `[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name`; the columns differ from version to version. */
const HEADER = /^\[\s*pid\s*\]\s*uid\s+tgid\s+total_vm\s/i;

/** `[12788]     0 12788   150184     1146      23        0           997 runc:[2:INIT]` */
const ROW = /^\[\s{0,9}(\d{1,10})\s{0,9}\]\s+(?=\d{1,10}\s+\d)/;

const NUMBER = /^-?\d{1,20}$/;

/** The columns that every kernel prints first. */
const FIRST_COLUMNS = ['uid', 'tgid', 'total_vm', 'rss'];

export function readTableTitle(text: string): TableTitleLine | undefined {
  return TITLE.test(text) ? { kind: 'table-title' } : undefined;
}

export function readTableHeader(text: string): TableHeaderLine | undefined {
  if (!HEADER.test(text)) return undefined;
  const columns = text
    .slice(text.indexOf(']') + 1)
    .trim()
    .toLowerCase()
    .split(/\s+/);
  return { kind: 'table-header', columns };
}

export function readTableRow(text: string): TableRowLine | undefined {
  const start = ROW.exec(text);
  return start ? { kind: 'table-row', pid: Number(start[1]), rest: text.slice(start[0].length) } : undefined;
}

/** Reads a row by the table's own header, or by what all kernels print when the header is missing or cut. */
export function readTask(row: TableRowLine, header: TableHeaderLine | undefined): OomTask | undefined {
  const words = row.rest.split(/\s+/);
  const columns = header?.columns.at(-1) === 'name' ? header.columns.slice(0, -1) : likelyColumns(words);
  const cells = words.slice(0, columns.length);
  if (cells.length < columns.length || !cells.every((cell) => NUMBER.test(cell))) return undefined;
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '0';
  return {
    pid: row.pid,
    uid: Number(cell('uid')),
    tgid: Number(cell('tgid')),
    totalVm: bytesOfPages(cell('total_vm')),
    rss: bytesOfPages(cell('rss')),
    swap: bytesOfPages(cell('swapents')),
    oomScoreAdj: Number(cell('oom_score_adj')),
    // The name is the rest of the line: it may hold spaces.
    name: words.slice(columns.length).join(' '),
  };
}

/** Without a header: the numbers before the name end with swapents and oom_score_adj on every kernel since 3.8. */
function likelyColumns(words: readonly string[]): readonly string[] {
  const name = words.findIndex((word) => !NUMBER.test(word));
  const unknown = Math.max((name < 0 ? words.length : name) - FIRST_COLUMNS.length - 2, 0);
  return [...FIRST_COLUMNS, ...new Array<string>(unknown).fill(''), 'swapents', 'oom_score_adj'];
}
