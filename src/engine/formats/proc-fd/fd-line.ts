/**
 * Lines of `ls -l /proc/PID/fd`, and of `find /proc/PID/fd -ls`. coreutils ls.c print_long_format(); the permissions and
 * the targets come from the kernel, fs/proc/fd.c:
 *
 *     lrwx------ 1 root root 64 Jun 17 03:20 5 -> 'anon_inode:[eventpoll]'
 *     l-wx------ 1 root root 64 Jun 17 03:20 2 -> pipe:[1070361747]
 */
import { firstLetter, isDigit, promptOf } from '../../text/index.ts';

export interface Owner {
  readonly pid: number | undefined;
  readonly tid: number | undefined;
}

export interface Heading extends Owner {
  readonly kind: 'heading';
}

export interface Row extends Owner {
  readonly kind: 'row';
  readonly descriptor: number;
  readonly mode: 'r' | 'w' | 'u' | undefined;
  /** As printed, quotes and ` (deleted)` included. */
  readonly target: string | undefined;
}

/** `total 0`, and the directory itself in a listing with -a. */
export interface Filler {
  readonly kind: 'total' | 'directory';
}

export type FdLine = Heading | Row | Filler;

/** Of several directories: `/proc/11646/fd:`, `/proc/11646/task/11653/fd:` */
const DIRECTORY = /^\/proc\/(\d{1,7}|self)(?:\/task\/(\d{1,7}))?\/fd\/?:$/;
/**
 * As typed at a prompt, with other commands behind it or none: `[root@node-7 ~]# ls -l /proc/11646/fd`,
 * `$ sudo ls -l /proc/$(pidof dockerd)/fd | grep pipe`. Without a number the listing is of another process all the same.
 */
const COMMAND =
  /^(?:sudo )?ls (?:-{1,2}[\w=-]{1,30} ){0,6}\/proc\/(?:(\d{1,7})|\$\([^)]{1,80}\)|[^\s/]{1,60})(?:\/task\/(\d{1,7}|\*))?\/fd(?=\/|\s|[|;&]|$)/;

/** The second and third in Chinese, by coreutils before and since 9.2. */
const TOTALS: readonly string[] = ['total 0', '总用量 0', '总计 0'];

export function readLine(text: string): FdLine | undefined {
  if (!mayBeOurs(text)) return undefined;
  const line = text.trim();
  if (TOTALS.includes(line)) return { kind: 'total' };
  return readEntry(line) ?? (line.includes('fd') && line.includes('/proc/') ? readHeading(line) : undefined);
}

/** A cheap no for most lines. */
function mayBeOurs(text: string): boolean {
  const at = firstLetter(text);
  return TOTAL_LETTERS.includes(text.charAt(at)) || mayBeEntry(text, at) || text.includes('fd');
}

const TOTAL_LETTERS = 't总';

function readHeading(line: string): Heading | undefined {
  const prompt = promptOf(line);
  const found = DIRECTORY.exec(line) ?? (prompt === undefined ? null : COMMAND.exec(line.slice(prompt.length)));
  return found ? { kind: 'heading', ...ownerIn(found) } : undefined;
}

function ownerIn([, pid, tid]: readonly (string | undefined)[]): Owner {
  return { pid: numberIn(pid), tid: numberIn(tid) };
}

function numberIn(text: string | undefined): number | undefined {
  return text === undefined || text === 'self' || text === '*' ? undefined : Number(text);
}

/** Only links below /proc/PID have permissions for the owner alone. With -i the inode stands first, with -s the blocks. */
const PERMISSIONS = /^(?:\d{1,20}\s+){0,2}([ld])([r-])([w-])x------[.+@]?\s+\d{1,4}\s/;
/** `Jun 17 03:20`, `Jun 17  2025`, `6月 17 03:20`, `2026-06-17 03:20`, `2026-06-17 03:20:15.595652888 +0800`, `06-17 03:20` */
const DATE =
  /\s(?:(?:[A-Z][a-z]{2}|\d{1,2}月)\s+\d{1,2}\s+(?:\d\d:\d\d|\d{4})|\d{4}-\d\d-\d\d\s+\d\d:\d\d(?::\d\d(?:\.\d{1,9})?\s+[+-]\d{4})?|\d\d-\d\d\s+\d\d:\d\d)\s+/;
/** `5`, with -Q `"5"`; of `ls -l /proc/11646/fd/*` `/proc/11646/fd/5` */
const NAME = /^["']?(?:\/proc\/(\d{1,7}|self)(?:\/task\/(\d{1,7}))?\/fd\/)?(\d{1,7})["']?(?:\s+->(?:\s+(\S.*))?)?$/;

/** A row, or the directory itself. */
function readEntry(line: string): FdLine | undefined {
  const permissions = mayBeEntry(line, 0) ? PERMISSIONS.exec(line) : null;
  if (!permissions) return undefined;
  const [head, type, reads, writes] = permissions;
  const date = DATE.exec(line.slice(head.length - 1));
  if (!date) return undefined;
  const rest = line.slice(head.length - 1 + date.index + date[0].length);
  if (type === 'd') return readDirectory(rest);
  const name = NAME.exec(rest);
  if (!name) return undefined;
  return {
    kind: 'row',
    ...ownerIn(name),
    descriptor: Number(name[3]),
    mode: reads === 'r' ? (writes === 'w' ? 'u' : 'r') : writes === 'w' ? 'w' : undefined,
    target: name[4],
  };
}

/** The directory itself: `.` and `..` with -a, its path from find. */
function readDirectory(name: string): Heading | Filler | undefined {
  return name === '.' || name === '..' ? { kind: 'directory' } : readHeading(`${name}:`);
}

/** A cheap no for most lines. */
function mayBeEntry(line: string, at: number): boolean {
  const first = line.charCodeAt(at);
  return (first === 0x6c || first === 0x64 || isDigit(first)) && line.slice(at, at + LONGEST_START).includes('x------');
}

/** Inode and blocks may stand in front. */
const LONGEST_START = 48;
