/**
 * A goroutine dump inside of one log entry, its line ends and tabs escaped by Go's %q: what containerd, its shims and
 * dockerd ≤ 1.12 write on SIGUSR1, and what anybody logs who quotes a stack.
 *
 *     time="2018-12-14T20:04:45Z" level=info msg="=== BEGIN goroutine stack dump ===\ngoroutine 18 [running]:\nmain.dumpStacks()\n\t…"
 *
 * journald splits entries of more than 48 KiB; the parts have no beginning of their own.
 */
import { type Content, ContentBuilder, cut, joined, within } from '../pieces.ts';
import { matchAt, nextMatch } from './peeler.ts';

export interface FoldedDump {
  /** What folded it: `logfmt`, or `logrus-json` when the daemon logs JSON. Unknown for a later part of a split entry. */
  readonly kind: string | undefined;
  /** Whether the value it stands in is not closed. */
  readonly open: boolean;
}

const LINE_END = '\\n';
/** Escaped line end, and the header of a goroutine or the end of the dump: what proves it. */
const PROOF = /\\n(?:goroutine \d{1,19} (?:\[|gp=|m=)|=== END goroutine )/g;
/** How an entry begins that a daemon wrote; other pairs of keys and values are somebody's text about one. */
const LOGFMT = /\s{0,8}(?:time="|level=[a-z]{4,7}\s|ts=\d)/y;
const LOGRUS_JSON = /\s{0,8}\{"[\w.-]{1,40}":/y;
/** Pointers in the lines of a crash look like pairs: a part of a split entry may begin with one. */
const OTHER_START = /\s{0,8}(?:(?!(?:[fsg]p|pc|mp?)=)[A-Za-z_][\w.-]{0,40}=|[{[]\s{0,4}["{])/y;

/** The dump in a text; nothing, and quickly, for any other text. */
export function foldedDump(text: string): FoldedDump | undefined {
  const end = text.indexOf(LINE_END);
  if (end === -1 || nextMatch(PROOF, text, end) === null) return undefined;
  const kind = matchAt(LOGFMT, text, 0) ? 'logfmt' : matchAt(LOGRUS_JSON, text, 0) ? 'logrus-json' : undefined;
  if (kind === undefined && matchAt(OTHER_START, text, 0)) return undefined;
  return { kind, open: closingQuote(text, end) === -1 };
}

const QUOTE_OR_BACKSLASH = /["\\]/g;

function closingQuote(text: string, from: number): number {
  for (let found = nextMatch(QUOTE_OR_BACKSLASH, text, from); found; ) {
    if (found[0] === '"') return found.index;
    found = nextMatch(QUOTE_OR_BACKSLASH, text, found.index + 2);
  }
  return -1;
}

/**
 * The lines of the entry. The first is the entry itself without the other lines of the dump, so that it can be read as any
 * entry of its log.
 */
export function linesOfDump(content: Content, { kind }: FoldedDump): Content[] {
  const { text } = content;
  const first = text.indexOf(LINE_END);
  const quote = kind === undefined ? -1 : closingQuote(text, first);
  const end = quote === -1 ? text.length : quote;
  const head = cut(content, 0, first);
  const lines = quote === -1 ? [head] : [joined([head, cut(content, quote, text.length)])];
  for (let from = first + LINE_END.length; from <= end; ) {
    const next = lineEnd(text, from, end);
    lines.push(unescaped(content, from, next));
    from = next + LINE_END.length;
  }
  return lines;
}

/** Place of the next escaped line end; `end` when there is none. A backslash that is escaped itself does not count. */
function lineEnd(text: string, from: number, end: number): number {
  let slash = text.indexOf('\\', from);
  while (slash !== -1 && slash < end && text[slash + 1] !== 'n') slash = text.indexOf('\\', slash + 2);
  return slash === -1 || slash > end ? end : slash;
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', r: '\r', '"': '"', '\\': '\\' };
const UNICODE = /u([\da-fA-F]{4})/y;

/** One line of the dump: a tab in front of most, and quotes in labels. */
function unescaped(content: Content, from: number, to: number): Content {
  const { text } = content;
  let slash = text.indexOf('\\', from);
  if (slash === -1 || slash >= to) return cut(content, from, to);
  const builder = new ContentBuilder();
  let kept = from;
  for (; slash !== -1 && slash < to; slash = text.indexOf('\\', kept)) {
    builder.add(text.slice(kept, slash), kept);
    const code = matchAt(UNICODE, text, slash + 1);
    const letter = text[slash + 1] ?? '';
    builder.add(code ? String.fromCharCode(Number.parseInt(code[1] ?? '', 16)) : (ESCAPES[letter] ?? '\\'), slash);
    kept = Math.min(to, slash + (code ? code[0].length + 1 : letter in ESCAPES ? 2 : 1));
  }
  builder.add(text.slice(kept, to), kept);
  return within(builder.done(to), content.pieces);
}
