/** What one line of strace's output is. The single place that knows the grammar; claiming and parsing both ask it. */
import { firstLetter, isDigit, matchAt } from '../../text/index.ts';
import { type AttachMessage, messageAtEnd } from './attach.ts';
import { readBody } from './body.ts';
import { type Lead, readLead } from './lead.ts';
import { isSyscall } from './syscalls.ts';

/** A call begins or goes on; `at` is behind the opening parenthesis or behind `resumed>`. */
export interface CallLine {
  readonly kind: 'call' | 'resumed';
  readonly lead: Lead;
  readonly syscall: string;
  readonly at: number;
}

export interface SignalLine {
  readonly kind: 'signal';
  readonly lead: Lead;
  readonly signal: string;
  readonly stop: boolean;
  readonly code: string | undefined;
  readonly sender: number | undefined;
}

export interface ExitLine {
  readonly kind: 'exit';
  readonly lead: Lead;
  readonly status: number | undefined;
  readonly signal: string | undefined;
  readonly coreDumped: boolean;
  /** execve of another thread ended this one. */
  readonly superseded: boolean;
}

export interface MessageLine {
  readonly kind: 'message';
  readonly message: AttachMessage;
}

/** Something strace prints that says nothing about a call: `[ Process PID=4711 runs in 32 bit mode. ]` */
export interface NoteLine {
  readonly kind: 'note';
}

export type StraceLine = CallLine | SignalLine | ExitLine | MessageLine | NoteLine;

const MESSAGE_START = /(?:[\w./-]{0,60}strace: )?Process \d/y;
/** ≤ 4.6: `Process 4712 suspended`, `Process 4711 resumed (parent 4710 ready)` */
const NOTE =
  /(?:[\w./-]{0,60}strace: )?(?:\[ Process PID=\d{1,7} runs in [\w ]{1,12} mode\. \]$|Process \d{1,7} (?:suspended|resumed(?: \(parent \d{1,7} ready\))?)$)/y;
const RESUMED = /<\.\.\.\s([a-z_][a-z\d_]{0,40})\sresumed>\s?/y;
/**
 * strace.c print_stopped(), print_debug_info(): `--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=4712, …} ---`,
 * ≤ 4.6 `--- SIGCHLD (Child exited) @ 0 (0) ---`, `--- stopped by SIGSTOP ---`
 */
const SIGNAL = /---\s(stopped\sby\s)?(SIG[A-Z\d_+]{1,14})\s(?:[{(@].{0,1000}\s)?---$/y;
const SIGNAL_CODE = /si_code=([A-Z\d_]{1,24})/;
const SIGNAL_SENDER = /si_pid=(\d{1,10})/;
/** strace.c print_exited(), print_signalled() */
const EXIT =
  /\+\+\+\s(?:exited\swith\s(\d{1,10})|killed\sby\s(SIG[A-Z\d_+]{1,14})(\s\(core\sdumped\))?|superseded\sby\sexecve\sin\spid\s\d{1,10})\s\+\+\+$/y;

/** Reads a line by itself. Cheap on lines of other programs. */
export function readLine(text: string): StraceLine | undefined {
  const start = firstLetter(text);
  // Whatever begins with a small letter is a call or nothing, unless strace speaks of itself.
  if (isNameLetter(text.charCodeAt(start)) && !isDigit(text.charCodeAt(start)) && !isNameBefore(text, start, '(')) {
    return text.startsWith('strace: ', start) ? readMessage(text, start) : undefined;
  }
  const first = text.charAt(start);
  if (first === '') return undefined;
  if (first === 'P' || first === '/') return readMessage(text, start);
  if (first === '[' && text.startsWith('[ Process PID=', start)) return readMessage(text, start);
  const lead = readLead(text, start);
  switch (text.charAt(lead.at)) {
    case '<':
      return readResumed(text, lead);
    case '-':
      return readSignal(text, lead);
    case '+':
      return readExit(text, lead);
    default:
      return readCall(text, lead);
  }
}

function readMessage(text: string, start: number): MessageLine | NoteLine | undefined {
  if (text.charAt(start) === '/' && !text.includes('strace: ', start)) return undefined;
  const line = text.trimEnd();
  if (matchAt(MESSAGE_START, line, start)) {
    const message = messageAtEnd(line, start);
    if (message) return { kind: 'message', message };
  }
  return matchAt(NOTE, line, start) ? { kind: 'note' } : undefined;
}

function readCall(text: string, lead: Lead): CallLine | undefined {
  let end = lead.at;
  while (isNameLetter(text.charCodeAt(end))) end++;
  if (end === lead.at || end - lead.at > LONGEST_NAME || text.charCodeAt(end) !== 0x28) return undefined;
  return { kind: 'call', lead, syscall: text.slice(lead.at, end), at: end + 1 };
}

const LONGEST_NAME = 40;

/** Whether a name begins at `from` and `letter` stands right behind it. */
function isNameBefore(text: string, from: number, letter: string): boolean {
  let end = from;
  while (isNameLetter(text.charCodeAt(end))) end++;
  return text.charAt(end) === letter;
}

/** a-z, 0-9 and _ */
function isNameLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

function readResumed(text: string, lead: Lead): CallLine | undefined {
  RESUMED.lastIndex = lead.at;
  const match = RESUMED.exec(text);
  return match?.[1] === undefined ? undefined : { kind: 'resumed', lead, syscall: match[1], at: RESUMED.lastIndex };
}

function readSignal(text: string, lead: Lead): SignalLine | undefined {
  const line = text.trimEnd();
  SIGNAL.lastIndex = lead.at;
  const match = SIGNAL.exec(line);
  if (match?.[2] === undefined) return undefined;
  const sender = SIGNAL_SENDER.exec(match[0])?.[1];
  return {
    kind: 'signal',
    lead,
    signal: match[2],
    stop: match[1] !== undefined,
    code: SIGNAL_CODE.exec(match[0])?.[1],
    sender: sender === undefined ? undefined : Number(sender),
  };
}

function readExit(text: string, lead: Lead): ExitLine | undefined {
  const line = text.trimEnd();
  EXIT.lastIndex = lead.at;
  const match = EXIT.exec(line);
  if (!match) return undefined;
  const [, status, signal, core] = match;
  return {
    kind: 'exit',
    lead,
    status: status === undefined ? undefined : Number(status),
    signal,
    coreDumped: core !== undefined,
    superseded: status === undefined && signal === undefined,
  };
}

/** Whether nothing but strace can have printed the line, so that it may be the first of an artifact. */
export function isUnmistakable(line: StraceLine, text: string): boolean {
  if (line.kind === 'note') return false;
  if (line.kind !== 'call' || line.lead.bracketed) return true;
  return isSyscall(line.syscall) && hasEnd(line, text);
}

/** Whether a line within strace's output is its own, not of the traced program or of prose around it. */
export function mayContinue(line: StraceLine, text: string): boolean {
  if (line.kind !== 'call' || line.lead.bracketed || hasEnd(line, text)) return true;
  return isSyscall(line.syscall) && isInFlight(line, text);
}

/** The line shows a result, or the mark that it comes later. */
function hasEnd({ at }: CallLine, text: string): boolean {
  const { ending } = readBody(text, at);
  return ending === 'returned' || ending === 'unfinished' || ending === 'detached';
}

/** How arguments begin in strace's output and hardly ever in source code: no variable, no type. */
const FIRST_ARGUMENT = /^(?:$|-?\d|[A-Z"[{~]|<\.\.\.)/;

/** The arguments have begun and their parenthesis is still open. */
function isInFlight({ at }: CallLine, text: string): boolean {
  const { ending, args } = readBody(text, at);
  if (ending === 'message') return true;
  return (ending === 'open' || ending === 'string') && FIRST_ARGUMENT.test(args);
}
