/** A call from its opening parenthesis on: arguments, how the line ends, and what the call returned. */
import { type AttachMessage, messageAtEnd } from './attach.ts';

/**
 * How a line with a call ends. `returned`: with its result. `unfinished`: strace wrote another thread's event first and
 * said so. `detached`: strace let go of the thread in the middle of the call. `message`: strace wrote a message of its own
 * into the line, the call goes on in a later line. `open`: after an argument. `string`: within a string, so it is cut.
 * `closed`: after the last parenthesis but without a result, so it is cut or no call at all.
 */
export type Ending = 'returned' | 'unfinished' | 'detached' | 'message' | 'open' | 'string' | 'closed';

export interface Result {
  readonly value: number | undefined;
  readonly path: string | undefined;
  readonly errno: string | undefined;
  readonly note: string | undefined;
  readonly seconds: number | undefined;
}

export interface Body {
  readonly args: string;
  readonly ending: Ending;
  readonly result?: Result;
  readonly message?: AttachMessage;
}

const UNFINISHED = '<unfinished ...>';
const DETACHED = '<detached ...>';
/** ≤ 4.6, when a thread ended in the middle of a call: `exit_group(0 <unfinished ... exit status 0>` */
const UNFINISHED_EXIT = /^<unfinished \.\.\. exit status \d{1,10}>$/;

/** Reads what follows the opening parenthesis, or the `resumed>` of the second half. */
export function readBody(text: string, from: number): Body {
  const line = text.trimEnd();
  const mark = endMark(line, from);
  if (mark) return { args: withoutInterrupt(line.slice(from, mark.at)), ending: mark.ending };
  const message = messageAtEnd(line, from);
  if (message) return { args: withoutInterrupt(line.slice(from, message.at)), ending: 'message', message };
  const end = endOfArguments(line, from);
  if (end >= 0) {
    return { args: line.slice(from, end).trim(), ending: 'returned', result: readResult(line, end + 1) };
  }
  // `<... exit_group resumed> = ?` (≤ 4.6)
  const rest = line.slice(from).trim();
  if (rest.startsWith('= ')) return { args: '', ending: 'returned', result: readResult(rest, 0) };
  return { args: rest, ending: end === IN_STRING ? 'string' : end === CLOSED ? 'closed' : 'open' };
}

/** Who stops strace types ^C into the line. */
function withoutInterrupt(args: string): string {
  const rest = args.trim();
  return rest.endsWith('^C') ? rest.slice(0, -2).trimEnd() : rest;
}

function endMark(line: string, from: number): { ending: Ending; at: number } | undefined {
  if (!line.endsWith('>')) return undefined;
  if (line.endsWith(UNFINISHED)) return { ending: 'unfinished', at: line.length - UNFINISHED.length };
  if (line.endsWith(DETACHED)) return { ending: 'detached', at: line.length - DETACHED.length };
  const at = line.lastIndexOf('<unfinished');
  // The thread is gone: there will be no result.
  return at >= from && UNFINISHED_EXIT.test(line.slice(at)) ? { ending: 'returned', at } : undefined;
}

const OPEN = -1;
const IN_STRING = -2;
const CLOSED = -3;

const QUOTE = 0x22;
const PARENTHESIS_OPEN = 0x28;
const PARENTHESIS_CLOSE = 0x29;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ANGLE_OPEN = 0x3c;
const EQUALS = 0x3d;
const ANGLE_CLOSE = 0x3e;

/**
 * Where the parenthesis stands that ends the arguments: the first one outside of strings that ` = result` follows.
 * `OPEN`, `IN_STRING` or `CLOSED` when there is none.
 */
function endOfArguments(line: string, from: number): number {
  let depth = 1;
  let closed = false;
  for (let at = from; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(line, at + 1);
      if (at === line.length) return IN_STRING;
    } else if (code === PARENTHESIS_OPEN) depth++;
    else if (code === PARENTHESIS_CLOSE) {
      if (isBeforeResult(line, at + 1)) return at;
      depth--;
      if (depth === 0) closed = true;
    }
  }
  return closed ? CLOSED : OPEN;
}

/** Index of the closing quote, or the length. */
function endOfString(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return line.length;
}

/** strace pads with spaces up to column 40; blogs collapse them. */
function isBeforeResult(line: string, from: number): boolean {
  let at = from;
  while (line.charCodeAt(at) === SPACE) at++;
  if (line.charCodeAt(at) !== EQUALS || line.charCodeAt(at + 1) !== SPACE) return false;
  const first = line.charCodeAt(at + 2);
  return (first >= 0x30 && first <= 0x39) || first === 0x2d || first === 0x3f;
}

/** `EAGAIN (Resource temporarily unavailable)`, `ERRNO_524 (…)`; one that strace does not know is `(errno 524)`. */
const ERRNO = /^(E[A-Z\d]{1,20}|ERRNO_\d{1,5}|\(errno \d{1,5}\))(?=\s|$)/;
const DURATION = /^<\d{1,9}(?:\.\d{1,9})?>$/;

/** `= -1 EAGAIN (Resource temporarily unavailable) <0.000012>`, `= 3</etc/passwd>`, `= 0x7f4ff47ba000`, `= 0 (Timeout)`, `= ?` */
function readResult(line: string, from: number): Result {
  const start = line.indexOf('=', from) + 2;
  const seconds = line.charCodeAt(line.length - 1) === ANGLE_CLOSE ? durationIn(line, start) : undefined;
  const end = seconds === undefined ? line.length : line.lastIndexOf('<');
  let at = start;
  while (at < end && !isAfterValue(line.charCodeAt(at))) at++;
  const value = Number(line.slice(start, at) || '?');
  const rest = line.slice(at, end).trim();
  const isPath = rest.startsWith('<');
  const errno = isPath ? undefined : ERRNO.exec(rest)?.[1];
  return {
    // `?` is no number.
    value: Number.isNaN(value) ? undefined : value,
    path: isPath ? rest.slice(1, rest.lastIndexOf('>')) : undefined,
    errno,
    note: isPath || rest === '' ? undefined : noteIn(rest.slice(errno?.length ?? 0)),
    seconds,
  };
}

/** A value ends before ` EAGAIN`, `</etc/passwd>` or ` (Timeout)`. */
function isAfterValue(code: number): boolean {
  return code === SPACE || code === ANGLE_OPEN;
}

function durationIn(line: string, from: number): number | undefined {
  const at = line.lastIndexOf('<');
  const duration = at < from ? '' : line.slice(at);
  return DURATION.test(duration) ? Number(duration.slice(1, -1)) : undefined;
}

/** The text in the first pair of parentheses: `(Timeout)`, `(in [5], left {tv_sec=1})`. */
function noteIn(text: string): string | undefined {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  return open >= 0 && close > open ? text.slice(open + 1, close) : undefined;
}
