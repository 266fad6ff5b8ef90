/** The columns of ps: procps, src/ps/output.c (the names) and help; BusyBox has some of them. */

/** What may stand in a column. Everything but `word` is checked, so that prose is not taken for a process. */
export type Cell =
  | 'id'
  | 'number'
  | 'decimal'
  | 'size'
  | 'time'
  | 'elapsed'
  | 'start'
  | 'tty'
  | 'stat'
  | 'word'
  | 'command';

export interface Column {
  readonly name: string;
  readonly cell: Cell;
}

export interface Header {
  readonly columns: readonly Column[];
  /** As printed, for the places of the columns. */
  readonly text: string;
}

const CELLS: readonly (readonly [Cell, readonly string[]])[] = [
  ['id', ['PID', 'PPID', 'LWP', 'TID', 'SPID']],
  ['number', ['NLWP', 'THCNT', 'PGID', 'PGRP', 'SID', 'SESS', 'TPGID', 'TGID', 'C', 'F']],
  ['decimal', ['%CPU', '%MEM']],
  ['size', ['VSZ', 'RSS', 'SZ', 'RSZ', 'SIZE', 'VSIZE']],
  ['time', ['TIME']],
  ['elapsed', ['ELAPSED']],
  ['start', ['STIME', 'START', 'STARTED']],
  ['tty', ['TTY', 'TT']],
  ['stat', ['STAT', 'S', 'STATE']],
  ['command', ['CMD', 'COMMAND', 'UCMD']],
];

const WORDS: readonly string[] = [
  ...['UID', 'USER', 'EUID', 'EUSER', 'RUID', 'RUSER', 'GID', 'GROUP', 'EGID', 'EGROUP', 'LUID', 'LABEL', 'CONTEXT'],
  ...['PRI', 'NI', 'ADDR', 'WCHAN', 'PSR', 'P', 'CPUID', 'CLS', 'RTPRIO', 'POL', 'MAJFL', 'MINFL', 'TRS', 'DRS', 'PSS'],
  ...['CGROUP', 'CGNAME', 'UNIT', 'SLICE', 'MACHINE', 'LXC', 'MNTNS', 'PIDNS', 'NETNS', 'IPCNS', 'USERNS', 'UTSNS'],
  ...['OOM', 'OOMADJ', 'PENDING', 'BLOCKED', 'IGNORED', 'CAUGHT', 'SUPGRP', 'EXE', 'CP', 'FLAGS'],
];

const KNOWN: ReadonlyMap<string, Cell> = new Map<string, Cell>([
  ...CELLS.flatMap(([cell, names]) => names.map((name): [string, Cell] => [name, cell])),
  ...WORDS.map((name): [string, Cell] => [name, 'word']),
]);

/** Columns of lsof, fuser, top and opensnoop, whose headers look much the same. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'FD',
  'ACCESS',
  'PR',
  'VIRT',
  'RES',
  'SHR',
  'TIME+',
  '%VSZ',
  'CPU',
  'COMM',
]);

const NAME = /^[%A-Z][A-Z0-9_%+-]{0,19}$/;
const MOST_COLUMNS = 32;

/** `UID        PID  PPID  C STIME TTY          TIME CMD` */
export function readHeader(text: string): Header | undefined {
  if (text.length > LONGEST_HEADER || !startsLikeTitle(text) || !text.includes('PID')) return undefined;
  const names = text.trim().split(/\s+/, MOST_COLUMNS);
  const hasPid = names.includes('PID');
  const last = names.at(-1) ?? '';
  if (!hasPid || names.length < 2 || names.some((name) => !NAME.test(name) || OF_OTHERS.has(name))) return undefined;
  // With `-o name=TITLE` a column can have any title, so the command at the end must show that it is ps.
  if (!isCommand(last) && !names.every((name) => KNOWN.has(name))) return undefined;
  return { text, columns: names.map(toColumn) };
}

const LONGEST_HEADER = 400;

/** A capital letter or a percent sign: a cheap no for most lines. */
function startsLikeTitle(text: string): boolean {
  let at = 0;
  while (text.charCodeAt(at) === 0x20) at++;
  const code = text.charCodeAt(at);
  return (code >= 0x41 && code <= 0x5a) || code === 0x25;
}

function isCommand(name: string): boolean {
  return KNOWN.get(name) === 'command';
}

export function toColumn(name: string): Column {
  return { name, cell: KNOWN.get(name) ?? 'word' };
}

function header(names: string): Header {
  return { text: '', columns: names.split(' ').map(toColumn) };
}

/** Tables whose rows nothing else looks like, so that they are known without their header. */
export const USUAL_HEADERS: readonly Header[] = [
  // ps -ef, ps -eLf, ps -eF
  header('UID PID PPID C STIME TTY TIME CMD'),
  header('UID PID PPID LWP C NLWP STIME TTY TIME CMD'),
  header('UID PID PPID C SZ RSS PSR STIME TTY TIME CMD'),
  // ps aux
  header('USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND'),
  // ps -el, ps -ely, ps axl
  header('S UID PID PPID C PRI NI RSS SZ WCHAN TTY TIME CMD'),
  header('F S UID PID PPID C PRI NI ADDR SZ WCHAN TTY TIME CMD'),
  header('F UID PID PPID PRI NI VSZ RSS WCHAN STAT TTY TIME COMMAND'),
  // ps -A, ps -AL, ps ax
  header('PID TTY TIME CMD'),
  header('PID LWP TTY TIME CMD'),
  header('PID TTY STAT TIME COMMAND'),
];
