/** A row as a record. */
import type { Line } from '../../model.ts';
import type { Header } from './columns.ts';
import { cutBranches } from './forest.ts';
import type { ListedProcess } from './record.ts';
import { readRole } from './roles.ts';
import type { Row } from './row.ts';

export interface ReadProcess {
  readonly process: ListedProcess;
  /** Where the tree of --forest ends within the cell of the command. */
  readonly prefix: number | undefined;
}

export function toProcess(line: Line, row: Row, { columns }: Header): ReadProcess | undefined {
  const cell = (...names: readonly string[]): string | undefined => {
    const index = columns.findLastIndex(({ name }) => names.includes(name));
    return index < 0 ? undefined : row[index];
  };
  const number = (...names: readonly string[]): number | undefined => numberIn(cell(...names));
  const pid = number('PID');
  if (pid === undefined) return undefined;
  const stat = cell('STAT', 'S', 'STATE');
  const { command, prefix } = cutBranches(cell('CMD', 'COMMAND', 'UCMD') ?? '');
  const process: ListedProcess = {
    from: line.from,
    to: line.to,
    line: line.number,
    pid,
    ppid: number('PPID'),
    tid: number('LWP', 'SPID', 'TID'),
    threads: number('NLWP', 'THCNT'),
    user: cell('USER', 'EUSER', 'UID', 'EUID', 'RUSER'),
    stat,
    wchan: wordIn(cell('WCHAN')),
    tty: wordIn(cell('TTY', 'TT')),
    start: wordIn(cell('STIME', 'START', 'STARTED')),
    elapsedSeconds: secondsIn(cell('ELAPSED')),
    cpuSeconds: secondsIn(cell('TIME')),
    cpuPercent: number('%CPU'),
    residentSize: bytesIn(cell('RSS', 'RSZ')),
    virtualSize: bytesIn(cell('VSZ', 'VSIZE')),
    cgroup: wordIn(cell('CGROUP')),
    command,
    ...readRole(command, stat),
    depth: undefined,
  };
  return { process, prefix };
}

/** `-` and `?` stand for nothing. */
function wordIn(cell: string | undefined): string | undefined {
  return cell === '-' || cell === '?' ? undefined : cell;
}

function numberIn(cell: string | undefined): number | undefined {
  const number = cell === undefined ? Number.NaN : Number(cell);
  return Number.isNaN(number) ? undefined : number;
}

/** `00:01:04`, `12-03:11:40`, `14:22` (minutes and seconds), `3302` */
function secondsIn(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '-') return undefined;
  const dash = cell.indexOf('-');
  const days = dash < 0 ? 0 : Number(cell.slice(0, dash));
  const seconds = cell
    .slice(dash + 1)
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return days * 86_400 + seconds;
}

const UNITS = 'kmgt';

/** ps prints KiB; BusyBox shortens to `1032m`. */
function bytesIn(cell: string | undefined): number | undefined {
  if (cell === undefined || cell === '-') return undefined;
  const unit = UNITS.indexOf(cell.slice(-1));
  return unit < 0 ? Number(cell) * 1024 : Number(cell.slice(0, -1)) * 1024 ** (unit + 1);
}
