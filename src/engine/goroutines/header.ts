/**
 * The line above each stack, runtime/traceback.go goroutineheader():
 *
 *     goroutine 17 [syscall, 91275 minutes, locked to thread]:
 *     goroutine 1 gp=0xc0000061c0 m=0 mp=0x55d5e0 [running]:                          Go ≥ 1.22, in crashes
 *     goroutine 2 gp=0xc000006c40 m=nil [force gc (idle), 4 minutes]:
 *     goroutine 12 [chan receive (durable), synctest bubble 3]:                      Go ≥ 1.25; 1.24: `synctest group 3`
 *     goroutine 8 [running labels:{"route": "/pull"}]:                               Go ≥ 1.27
 */

export interface GoroutineHeader {
  readonly id: number;
  readonly state: string;
  readonly minutes: number | undefined;
  readonly locked: boolean;
  readonly remarks: readonly string[];
  readonly labels: Readonly<Record<string, string>> | undefined;
}

const START = 'goroutine ';
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const SPACE = 0x20;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BRACE = 0x7b;
/** ` gp=0xc0000061c0 m=0 mp=0x55d5e0 ` is not longer, nor is any state but for its labels. */
const LONGEST_POINTERS = 80;
const LONGEST_STATE = 120;
/** `[idle labels:{"` is longer. */
const LABELS_AT = 12;
/** Goroutine numbers have 64 bits; those of real programs fit into a number. */
const MOST_DIGITS = 19;

/** Where the bracket opens behind `goroutine 17`; -1 when the text at `start` is no header. */
export function bracketOfHeader(text: string, start: number): number {
  if (!text.startsWith(START, start)) return -1;
  const digits = start + START.length;
  const end = endOfDigits(text, digits);
  if (end === digits || end - digits > MOST_DIGITS || text.charCodeAt(end) !== SPACE) return -1;
  const bracket = text.charCodeAt(end + 1) === BRACKET ? end + 1 : bracketBehindPointers(text, end);
  return bracket !== -1 && endOfBracket(text, bracket) !== -1 ? bracket : -1;
}

function bracketBehindPointers(text: string, from: number): number {
  if (!text.startsWith(' gp=', from) && !text.startsWith(' m=', from)) return -1;
  const bracket = text.indexOf('[', from);
  return bracket !== -1 && bracket - from <= LONGEST_POINTERS ? bracket : -1;
}

/** The `]` that closes the header: it ends the line, but for a colon or labels. Labels inside may hold any character. */
function endOfBracket(text: string, bracket: number): number {
  const first = text.indexOf(']', bracket);
  if (first === -1) return -1;
  const labels = first - bracket > LABELS_AT ? text.indexOf('{"', bracket) : -1;
  const hasLabels = labels !== -1 && labels < first;
  const close = hasLabels ? text.lastIndexOf(']') : first;
  const isShort = (hasLabels ? labels : close) - bracket <= LONGEST_STATE;
  return isShort && endsHeader(text, close) ? close : -1;
}

function endsHeader(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return Number.isNaN(next) || next === COLON || next === SPACE || next === BRACE;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) >= DIGIT_0 && text.charCodeAt(at) <= DIGIT_9) at++;
  return at;
}

/** The number that begins at `from`; 0 when there is none. */
function numberAt(text: string, from: number): number {
  let value = 0;
  for (let at = from; text.charCodeAt(at) >= DIGIT_0 && text.charCodeAt(at) <= DIGIT_9; at++) {
    value = value * 10 + (text.charCodeAt(at) - DIGIT_0);
  }
  return value;
}

const NO_REMARKS: readonly string[] = [];
const LABELS = / ?labels:\{|\{"|, "/;

/** Reads the header at `start`, whose bracket opens at `bracket`. */
export function readHeader(text: string, start: number, bracket: number): GoroutineHeader {
  const id = numberAt(text, start + START.length);
  const inside = text.slice(bracket + 1, endOfBracket(text, bracket));
  const rest = text.slice(bracket + inside.length + 2);
  const labelsAt = inside.includes('"') ? inside.search(LABELS) : -1;
  const words = labelsAt === -1 ? inside : inside.slice(0, labelsAt);
  const comma = words.indexOf(',');
  const state = comma === -1 ? words : words.slice(0, comma);
  const labels = labelsAt === -1 ? rest : inside.slice(labelsAt);
  return {
    id,
    ...readState(state),
    ...readDetails(comma === -1 ? '' : words.slice(comma)),
    labels: labels.includes('"') ? readLabels(labels) : undefined,
  };
}

/** ` (scan)` and its like stand behind the wait reason; `(nil chan)`, `(idle)`, `(no cases)` are part of it. */
const REMARK = / \((scan|durable|leaked)\)/;

function readState(printed: string): Pick<GoroutineHeader, 'state' | 'remarks'> {
  if (!printed.endsWith(')')) return { state: printed, remarks: NO_REMARKS };
  const remarks: string[] = [];
  let state = printed;
  for (let found = REMARK.exec(state); found; found = REMARK.exec(state)) {
    remarks.push(found[1] ?? '');
    state = state.slice(0, found.index) + state.slice(found.index + found[0].length);
  }
  return { state, remarks };
}

/** What follows the state: `, 91275 minutes, locked to thread`. */
function readDetails(details: string): Pick<GoroutineHeader, 'minutes' | 'locked'> {
  const locked = details.includes(', locked to thread');
  const unit = details.indexOf(' minutes');
  if (unit === -1) return { minutes: undefined, locked };
  return { minutes: numberAt(details, details.lastIndexOf(' ', unit - 1) + 1), locked };
}

/** Reads `"route": "/pull", "tenant": "blue"`; quotes and backslashes are escaped, and what is not printable ASCII. */
export function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  let at = 0;
  for (;;) {
    const key = quotedFrom(text, at);
    const value = key && quotedFrom(text, key.end);
    if (!key || !value) return labels;
    labels[key.value] = value.value;
    at = value.end;
  }
}

/** The first quoted string from a place on. */
function quotedFrom(text: string, from: number): { value: string; end: number } | undefined {
  const open = text.indexOf('"', from);
  if (open === -1) return undefined;
  let end = open + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  if (end >= text.length) return undefined;
  const value = text.slice(open + 1, end);
  return { value: value.includes('\\') ? value.replace(ESCAPED, '$1') : value, end: end + 1 };
}

const ESCAPED = /\\(["\\])/g;
