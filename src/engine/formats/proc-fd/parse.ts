import type { Line, Parsed } from '../../model.ts';
import { EMPTY } from './empty.ts';
import { type Owner, type Row, readLine } from './fd-line.ts';
import type { ProcessDescriptor } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads one listing. */
export function parse(lines: Iterable<Line>): Parsed<ProcessDescriptor> {
  const records: ProcessDescriptor[] = [];
  const gaps: number[] = [];
  let owner: Owner = { pid: undefined, tid: undefined };
  let last: Line | undefined;
  for (const line of lines) {
    const read = readLine(line.text);
    if (read?.kind === 'heading') owner = read;
    else if (read?.kind === 'row') records.push(toDescriptor(line, read, owner));
    else if (!read && gaps.at(-1) !== line.number) gaps.push(line.number);
    last = line;
  }
  const end = records.at(-1);
  if (!end) return { records, gaps, complete: false, missing: ['rows'], summary: summaryOf(records), instead: EMPTY };
  const summary = summaryOf(records);
  if (end.line !== last?.number || !isCut(records)) return { records, gaps, complete: true, missing: [], summary };
  const missing = ['end of the last row'];
  return { records: [...records.slice(0, -1), { ...end, cut: true }], gaps, complete: false, missing, summary };
}

/** Links of a process of another user have no targets, none of them; a single one without was cut off. */
function isCut(records: readonly ProcessDescriptor[]): boolean {
  const before = records.at(-2);
  return records.at(-1)?.target === undefined && (before === undefined || before.target !== undefined);
}

const DELETED = ' (deleted)';
/** fs/pipe.c `pipe:[1070361747]`, net/socket.c `socket:[1070361341]`, fs/nsfs.c `net:[4026531992]`, fs/anon_inodes.c `anon_inode:[eventpoll]` */
const OBJECT = /^([a-z_]{2,24}):(?:\[(\d{1,20})\]|\S{1,200}$)/;

function toDescriptor(line: Line, row: Row, owner: Owner): ProcessDescriptor {
  const target = row.target === undefined ? undefined : unquoted(row.target);
  const deleted = target?.endsWith(DELETED) === true;
  const path = deleted ? target.slice(0, -DELETED.length) : target;
  const object = path === undefined ? null : OBJECT.exec(path);
  const inode = object?.[2];
  return {
    from: line.from,
    to: line.to,
    line: line.number,
    pid: row.pid ?? owner.pid,
    tid: row.tid ?? (row.pid === undefined ? owner.tid : undefined),
    descriptor: row.descriptor,
    mode: row.mode,
    type: path === undefined ? undefined : (object?.[1] ?? 'file'),
    inode: inode === undefined ? undefined : Number(inode),
    target: path,
    deleted,
  };
}

/** On a terminal ls (≥ 8.25) quotes names for the shell: `'pipe:[1070361747]'`, `'it'\''s'`. */
function unquoted(target: string): string {
  const quote = target.charAt(0);
  if ((quote !== "'" && quote !== '"') || target.length < 2 || !target.endsWith(quote)) return target;
  return target.slice(1, -1).replaceAll("'\\''", "'");
}
