/**
 * Which line of a stack a text is, found by a few characters of it. runtime/traceback.go prints, for each frame, the function
 * with its arguments and, behind a tab, the place:
 *
 *     github.com/docker/docker/daemon.(*Daemon).ContainerInspect(0xc42048a840, {0xc4200a3ed0?, 0x0?}, _, ...)
 *     	/go/src/github.com/docker/docker/daemon/inspect.go:29 +0x11c fp=0xc4200a3f10 sp=0xc4200a3ee8 pc=0x7f512c6d9810
 *
 * The tab is often lost or turned into spaces on the way.
 */
import { bracketOfHeader } from './header.ts';

/**
 * `foreign`: a frame outside of Go, `non-Go function at pc=7f512b7365f7`. `ancestor`: `[originating from goroutine 7]:`.
 * `begin` and `end`: the lines that containerd and old daemons print around a dump. `separator`: `-----` between threads.
 */
export type StackLine =
  | 'header'
  | 'call'
  | 'place'
  | 'created'
  | 'elided'
  | 'unavailable'
  | 'ancestor'
  | 'foreign'
  | 'begin'
  | 'end'
  | 'separator';

const TAB = 0x09;
const SPACE = 0x20;
const PAREN_OPEN = 0x28;
const PAREN_CLOSE = 0x29;
const SLASH = 0x2f;
const NO_BREAK_SPACE = 0xa0;

/** containerd cmd/containerd/command/main.go dumpStacks(), the same in its shims and in moby ≤ 1.12. */
const BEGIN = '=== BEGIN goroutine stack dump ===';
const END = '=== END goroutine stack dump ===';

const isBlank = (code: number): boolean => code === SPACE || code === TAB || code === NO_BREAK_SPACE;

/** Where a line begins behind its white space. */
export function startOf(text: string): number {
  let at = 0;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where a line ends before trailing white space. */
export function endOf(text: string): number {
  let at = text.length;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** What line of a stack the text is; `undefined` for all others. */
export function stackLine(text: string): StackLine | undefined {
  const start = startOf(text);
  switch (text.charCodeAt(start)) {
    case 0x67: // g
      if (bracketOfHeader(text, start) !== -1) return 'header';
      if (text.startsWith('goroutine running on other thread; stack unavailable', start)) return 'unavailable';
      break;
    case 0x63: // c
      if (text.startsWith('created by ', start)) return 'created';
      break;
    case 0x2e: // .
      if (isElision(text, start)) return 'elided';
      break;
    case 0x5b: // [
      return text.startsWith('[originating from goroutine ', start) ? 'ancestor' : undefined;
    case 0x6e: // n
      if (text.startsWith('non-Go function', start)) return 'foreign';
      break;
    case 0x3d: // =
      if (text.startsWith(BEGIN, start)) return 'begin';
      return text.startsWith(END, start) ? 'end' : undefined;
    case 0x2d: // -
      return text.startsWith('-----', start) && endOf(text) === start + 5 ? 'separator' : undefined;
  }
  const end = endOf(text);
  if (text.charCodeAt(end - 1) === PAREN_CLOSE) return endOfFunction(text, start, end) === -1 ? undefined : 'call';
  return colonOfPlace(text, start, end) === -1 ? undefined : 'place';
}

/** `...additional frames elided...` (Go ≤ 1.20), `...23 frames elided...` */
const ELISION = /\.\.\.(?:additional|\d{1,9}) frames elided\.\.\./y;

function isElision(text: string, start: number): boolean {
  ELISION.lastIndex = start;
  return ELISION.test(text);
}

/**
 * Where the arguments of a call open; -1 when the text is no call. Arguments are hexadecimal numbers, `{…}` for aggregates,
 * `?` behind values that may be stale, `_` for what was not kept and `...` for the rest.
 */
function endOfFunction(text: string, start: number, end: number): number {
  const open = text.lastIndexOf('(', end - 1);
  if (open <= start || !areArguments(text, open + 1, end - 1)) return -1;
  const space = text.indexOf(' ', start);
  if (space !== -1 && space < open) return -1;
  const dot = text.indexOf('.', start);
  // Only `panic` and functions of the assembler and of C have no package.
  if (dot === -1 || dot > open) return text.startsWith('0x', open + 1) || text.startsWith('{0x', open + 1) ? open : -1;
  return isNameStart(text.charCodeAt(start)) ? open : -1;
}

/** Letters, `_`, and whatever is beyond ASCII. */
function isNameStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code > 0x7f;
}

/** 1 for the characters that arguments are made of: `0123456789abcdefx, .{}_?` */
const OF_ARGUMENTS = new Uint8Array(128);
for (const character of '0123456789abcdefx, .{}_?') OF_ARGUMENTS[character.charCodeAt(0)] = 1;

function areArguments(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (OF_ARGUMENTS[text.charCodeAt(at)] !== 1) return false;
  return true;
}

/** Where the colon stands between file and line; -1 when the text is no place. */
function colonOfPlace(text: string, start: number, end: number): number {
  const colon = text.lastIndexOf(':', end);
  if (colon <= start) return text.startsWith('pc=0x', start) ? start : -1;
  let at = colon + 1;
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++;
  if (at === colon + 1 || !(at === end || isOffset(text, at))) return -1;
  const space = text.indexOf(' ', start);
  if (space !== -1 && space < colon && !isAbsolute(text, start)) return -1;
  return isSource(text, start, colon) ? colon : -1;
}

/** Only such paths may have spaces: `C:/Program Files/Go/src/net/http/server.go`. */
function isAbsolute(text: string, start: number): boolean {
  return text.charCodeAt(start) === SLASH || text.startsWith(':/', start + 1);
}

/** ` +0x11c`, or ` fp=0xc4200a3f10 sp=…` where a crash prints a frame's first instruction. */
function isOffset(text: string, at: number): boolean {
  return text.startsWith(' +0x', at) || text.startsWith(' fp=0x', at) || text.startsWith(' pc=0x', at);
}

const SOURCE = /\.(?:go|s|S|c|cc|cpp|cxx|h|y|rl)$/;
const LONGEST_ENDING = 8;

function isSource(text: string, start: number, colon: number): boolean {
  if (text.startsWith('.go', colon - 3) || text.startsWith('<autogenerated>', start)) return true;
  return text.startsWith('??', start) || SOURCE.test(text.slice(Math.max(start, colon - LONGEST_ENDING), colon));
}

/** The function that a call line calls, without its arguments. */
export function functionOfCall(text: string): string {
  const start = startOf(text);
  return text.slice(start, endOfFunction(text, start, endOf(text)));
}

/** Whether the call line calls this function. */
export function isCallOf(text: string, name: string): boolean {
  const start = startOf(text);
  return (
    text.startsWith(name, start) &&
    text.charCodeAt(start + name.length) === PAREN_OPEN &&
    text.lastIndexOf('(') === start + name.length
  );
}

interface Place {
  readonly file: string | undefined;
  readonly line: number | undefined;
  /** Whether the line goes on behind the number, which therefore is whole. */
  readonly whole: boolean;
}

/** The place that a place line names. */
export function readPlace(text: string): Place {
  const start = startOf(text);
  const end = endOf(text);
  const colon = colonOfPlace(text, start, end);
  if (colon <= start) return { file: undefined, line: undefined, whole: true };
  const printed = text.slice(colon + 1, end);
  const space = printed.indexOf(' ');
  const line = Number(space === -1 ? printed : printed.slice(0, space));
  return { file: text.slice(start, colon), line, whole: space !== -1 };
}

const IN_GOROUTINE = ' in goroutine ';

/** `created by net/http.(*Server).Serve`, since Go 1.21 with ` in goroutine 57`. */
export function readCreator(text: string): { function: string; goroutine: number | undefined } {
  const start = startOf(text) + 'created by '.length;
  const end = endOf(text);
  const place = text.indexOf(IN_GOROUTINE, start);
  if (place === -1) return { function: text.slice(start, end), goroutine: undefined };
  const goroutine = Number(text.slice(place + IN_GOROUTINE.length, end));
  return { function: text.slice(start, place), goroutine: Number.isSafeInteger(goroutine) ? goroutine : undefined };
}
