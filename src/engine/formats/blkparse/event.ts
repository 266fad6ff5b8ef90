/**
 * One event, blkparse_fmt.c, process_default():
 *
 *       8,0    3        1     0.000000000   697  Q   W 11001856 + 2 [kworker/3:2]
 *     253,0    0        4     0.000000000   697  A  WS 11001856 + 2 <- (8,3) 10999808
 *     253,0    0       11     0.040000500     0  C  WS 11001856 + 2 (39997000) [0]        with -t: the time it took
 */
import type { BlockEvent } from './record.ts';

type Fields = Omit<BlockEvent, 'sort' | 'from' | 'to' | 'line' | 'level' | 'versions' | 'sinceQueued' | 'sinceIssued'>;

export interface EventFields extends Fields {
  /** Seconds since the step before, with `-t`: of a completion since the request was issued. */
  readonly elapsed: number | undefined;
}

/** Device, CPU, number, time, process, action, RWBS; what follows depends on the action. */
const HEAD =
  /^(\d{1,4}),(\d{1,7})\s{1,20}(\d{1,5})\s{1,20}(\d{1,12})\s{1,20}(\d{1,7}\.\d{9})\s{1,20}(\d{1,10})\s{1,8}([A-Zm]{1,2})\s{1,8}([A-Z]{1,8})(?=\s|$)/;
const LONGEST_LINE = 2000;

export function readEvent(line: string): EventFields | undefined {
  const text = line.trim();
  if (text.length > LONGEST_LINE) return undefined;
  const found = HEAD.exec(text);
  if (!found) return undefined;
  const [whole, major, minor, cpu, sequence, time, pid, action = '', rwbs = ''] = found;
  const tail = readTail(text.slice(whole.length).trim(), action);
  return {
    device: `${major}:${minor}`,
    cpu: Number(cpu),
    sequence: Number(sequence),
    time: Number(time),
    pid: Number(pid),
    action,
    rwbs,
    operation: operationOf(rwbs, tail),
    ...tail,
  };
}

/** A flush comes first, FUA (also F) behind the direction; a flush without data has a direction all the same. */
function operationOf(rwbs: string, { bytes, cut }: Tail): BlockEvent['operation'] {
  const isFlush = rwbs.startsWith('F');
  switch (rwbs.charAt(isFlush ? 1 : 0)) {
    case 'R':
      return 'read';
    case 'D':
      return 'discard';
    case 'W':
      return isFlush && !bytes && !cut ? 'flush' : 'write';
    default:
      return isFlush ? 'flush' : 'none';
  }
}

type Tail = Pick<
  EventFields,
  'sector' | 'bytes' | 'elapsed' | 'command' | 'error' | 'remappedFrom' | 'message' | 'cut'
>;

const NOTHING: Tail = {
  sector: undefined,
  bytes: undefined,
  elapsed: undefined,
  command: undefined,
  error: undefined,
  remappedFrom: undefined,
  message: undefined,
  cut: false,
};

const REMAP = /^(\d{1,20}) \+ (\d{1,10}) <- \((\d{1,4}),(\d{1,7})\) (\d{1,20})$/;
const SPLIT = /^(\d{1,20}) \/ \d{1,20} \[/;
/** Sector, count of sectors, with `-t` the nanoseconds it took. */
const PLACE = /^(\d{1,20})(?: \+ (\d{1,10}))?(?: \(\s{0,20}(\d{1,20})\))?(?=\s|$)/;
/** Bytes of a SCSI command, before it and the command itself. */
const COMMAND_BLOCK = /^(?:(\d{1,10}) )?\([\da-f]{2}(?: (?:[\da-f]{2}|\.\.)){0,64}\)/;
const SECTOR = 512;

function readTail(tail: string, action: string): Tail {
  if (action === 'm') return { ...NOTHING, message: tail };
  if (action === 'A') return readRemap(tail);
  const bracket = tail.lastIndexOf('[');
  const end = tail.indexOf(']', bracket);
  const cut = bracket === -1 || end === -1;
  const inBrackets = cut ? undefined : nameIn(tail);
  const isError = action === 'C' || action === 'R';
  return {
    ...NOTHING,
    ...placeIn(cut ? '' : tail),
    command: isError ? undefined : inBrackets,
    error: isError && inBrackets !== undefined ? errorIn(inBrackets) : undefined,
    cut,
  };
}

/** The name may hold brackets and spaces; an unplug has a number behind it. */
function nameIn(tail: string): string {
  const start = tail.startsWith('[') ? 0 : tail.indexOf(' [') + 1;
  return tail.slice(start + 1, tail.lastIndexOf(']'));
}

/** The field has 16 bits without a sign: 65531 is -5, EIO. */
function errorIn(text: string): number | undefined {
  const number = Number(text);
  if (!/^-?\d{1,5}$/.test(text)) return undefined;
  return number > 32767 ? number - 65536 : number;
}

function placeIn(tail: string): Pick<Tail, 'sector' | 'bytes' | 'elapsed'> {
  const block = COMMAND_BLOCK.exec(tail);
  if (block)
    return { sector: undefined, bytes: block[1] === undefined ? undefined : Number(block[1]), elapsed: undefined };
  const [, sector, sectors, elapsed] = PLACE.exec(tail) ?? SPLIT.exec(tail) ?? [];
  return {
    sector: sector === undefined ? undefined : Number(sector),
    bytes: sectors === undefined ? undefined : Number(sectors) * SECTOR,
    elapsed: elapsed === undefined ? undefined : Number(elapsed) / 1e9,
  };
}

function readRemap(tail: string): Tail {
  const found = REMAP.exec(tail);
  if (!found) return { ...NOTHING, cut: true };
  const [, sector, sectors, major, minor, before] = found;
  const remappedFrom = { device: `${major}:${minor}`, sector: Number(before) };
  return { ...NOTHING, sector: Number(sector), bytes: Number(sectors) * SECTOR, remappedFrom };
}
