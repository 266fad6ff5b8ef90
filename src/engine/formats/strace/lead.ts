/** What strace prints in front of every event: strace.c printleader(). Read by hand, as every line has one. */
import { isDigit, matchAt } from '../../text/index.ts';

export interface Lead {
  readonly pid: number | undefined;
  /** The pid stood as `[pid N]`; a bare number may be anything. */
  readonly bracketed: boolean;
  readonly command: string | undefined;
  readonly time: string | undefined;
  readonly elapsed: number | undefined;
  /** Where the event itself begins. */
  readonly at: number;
}

/** -r `     0.000123 `, together with -t `(+     0.000123) ` */
const ELAPSED = /(?:\(\+\s{0,8}(\d{1,6}(?:\.\d{1,9})?)\)|(\d{1,6}\.\d{3,9}))\s{1,4}/y;
/** -n `[   1] ` (number of the call), -i `[00007f4ff405a050] ` or `[????????????????] ` */
const NUMBERS = /(?:\[(?:[\da-f]{8,16}|\?{4,16}|\s{0,3}\d{1,4})\]\s{1,4}){1,2}/y;

const SPACE = 0x20;
const PARENTHESIS = 0x28;
const BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const ANGLE = 0x3c;
const COLON = 0x3a;
const DOT = 0x2e;

/** Reads the lead that begins at `start`. Lines of other programs cost little more than one look at one character. */
export function readLead(text: string, start: number): Lead {
  let at = start;
  let pid: number | undefined;
  let command: string | undefined;
  const thread = readPid(text, start);
  const bracketed = thread !== undefined && text.charCodeAt(start) === BRACKET;
  if (thread) ({ pid, command, at } = thread);
  const time = isDigit(text.charCodeAt(at)) ? timeAt(text, at) : undefined;
  if (time !== undefined) at = afterSpaces(text, at + time.length);
  const code = text.charCodeAt(at);
  if (code !== BRACKET && code !== PARENTHESIS && !isDigit(code)) {
    return { pid, bracketed, command, time, elapsed: undefined, at };
  }
  const elapsed = matchAt(ELAPSED, text, at);
  at += elapsed?.[0].length ?? 0;
  if (text.charCodeAt(at) === BRACKET) at += matchAt(NUMBERS, text, at)?.[0].length ?? 0;
  const seconds = elapsed?.[1] ?? elapsed?.[2];
  return { pid, bracketed, command, time, elapsed: seconds === undefined ? undefined : Number(seconds), at };
}

type Thread = Pick<Lead, 'pid' | 'command' | 'at'>;

/** Longer numbers are no pids: the kernel's limit is 4194304. */
const LONGEST_PID = 7;
/** A thread's name is cut after 15 characters, but strace escapes some of them. */
const LONGEST_COMMAND = 64;

/**
 * `[pid 15638] write(…`, `[pid  2210] …`, with -Y `[pid 32442<python3>] …`; the name may hold brackets.
 * With -o FILE or -ff there are no brackets: `15638 write(…`, `16539<bash> write(…`.
 */
function readPid(text: string, start: number): Thread | undefined {
  const bracketed = text.charCodeAt(start) === BRACKET;
  if (bracketed && !text.startsWith('pid ', start + 1)) return undefined;
  const from = bracketed ? afterSpaces(text, start + 4) : start;
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  if (end === from || end - from > LONGEST_PID) return undefined;
  const pid = Number(text.slice(from, end));
  const command = text.charCodeAt(end) === ANGLE ? commandAt(text, end, bracketed) : undefined;
  if (command !== undefined) end += command.length + 2;
  if (text.charCodeAt(end) !== (bracketed ? CLOSING_BRACKET : SPACE)) return undefined;
  return { pid, command, at: afterSpaces(text, end + 1) };
}

function commandAt(text: string, at: number, bracketed: boolean): string | undefined {
  const end = text.indexOf(bracketed ? '>]' : '> ', at);
  return end < 0 || end - at > LONGEST_COMMAND ? undefined : text.slice(at + 1, end);
}

/** -t `10:02:41 `, -tt `10:02:41.100208 `, -ttt `1795191435.985753 ` */
function timeAt(text: string, at: number): string | undefined {
  const end = text.indexOf(' ', at);
  const isClock = text.charCodeAt(at + 2) === COLON && text.charCodeAt(at + 5) === COLON;
  if (end < 0 || end - at > LONGEST_TIME || end - at < (isClock ? SHORTEST_CLOCK : SHORTEST_EPOCH)) return undefined;
  let dots = 0;
  for (let index = at; index < end; index++) {
    const code = text.charCodeAt(index);
    const isColon = code === COLON && isClock && (index === at + 2 || index === at + 5);
    if (code === DOT) dots++;
    else if (!isDigit(code) && !isColon) return undefined;
    if (dots > 1) return undefined;
  }
  return text.slice(at, end);
}

const LONGEST_TIME = 21;
const SHORTEST_CLOCK = '10:02:41'.length;
/** What is shorter than the seconds of the year 2001 was not printed by -ttt but by -r. */
const SHORTEST_EPOCH = '1000000000'.length;

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}
