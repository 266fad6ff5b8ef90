/** Finds the rules in the lines of an input: one literal scan over everything, patterns only around its hits. */
import type { Line, Span, Values } from '../model.ts';
import { type LineReader, originOf, originSpan } from '../text/index.ts';
import { matchLoosely } from './loose.ts';
import { isQuoted } from './quoted.ts';
import type { Rule, RuleTable } from './rules.ts';

export interface Match extends Span {
  readonly rule: Rule;
  /** Number of the raw line on which it begins. */
  readonly line: number;
  /** The matched text as the program printed it. */
  readonly text: string;
  readonly values: Values;
  /** The time the line carries, as printed, when there is one. */
  readonly time: string | undefined;
  /** The line, or the lines, it stands in. */
  readonly extent: Span;
}

/** How far around a hit a pattern may look, in characters. Keeps the work per hit constant on lines of any length. */
const WINDOW_BEFORE = 1500;
const WINDOW_AFTER = 3000;
/** How often one rule is tried in one raw line. Only lines of megabytes come near it. */
const TRIES_PER_LINE = 64;
/** How often one rule is tried a second time in one input: what was reflowed by copying is short. */
const REFLOWED_TRIES = 4000;
/** How many lines one line may have been wrapped to. */
const WRAPPED_LINES = 3;

/**
 * Calls `found` for every match, in the order of the literal hits. A match is found once, however many literals
 * lead to it.
 */
export class LineMatcher {
  readonly #table: RuleTable;
  readonly #reader: LineReader;
  readonly #text: string;
  readonly #origin: (offset: number) => number;
  readonly #found: (match: Match) => void;
  /** End of the last match of each rule, so that a second hit in it is not a second match. */
  readonly #matchedUpTo: Float64Array;
  readonly #triedLine: Int32Array;
  readonly #tries: Uint8Array;
  readonly #reflowed: Uint32Array;

  constructor(table: RuleTable, reader: LineReader, found: (match: Match) => void) {
    const cleaned = reader.withoutEscapes();
    this.#table = table;
    this.#reader = reader;
    this.#text = cleaned.text;
    this.#origin = (offset) => cleaned.origin(offset);
    this.#found = found;
    this.#matchedUpTo = new Float64Array(table.rules.length);
    this.#triedLine = new Int32Array(table.rules.length).fill(-1);
    this.#tries = new Uint8Array(table.rules.length);
    this.#reflowed = new Uint32Array(table.rules.length);
  }

  /** Length of the text the offsets of `scan` count in. */
  get length(): number {
    return this.#text.length;
  }

  /** Matches everything whose literal window ends in [from, to). */
  scan(from: number, to: number): void {
    this.#table.scanner.scan(this.#text, (literal, start, end) => this.#hit(literal, start, end), from, to);
  }

  #hit(literal: number, from: number, to: number): void {
    const origin = this.#origin(from);
    const line = this.#lineAt(origin);
    for (const rule of this.#table.byLiteral[literal] ?? []) {
      if (origin < (this.#matchedUpTo[rule.id] as number)) continue;
      if (!this.#mayTry(rule, line?.number ?? 0)) continue;
      const match = (line && matchLine(rule, line, origin)) ?? this.#matchReflowed(rule, line, origin, from, to);
      if (!match || match.to <= (this.#matchedUpTo[rule.id] as number)) continue;
      this.#matchedUpTo[rule.id] = match.to;
      this.#found(match);
    }
  }

  /** Second try, without white space: in the peeled text when there are envelopes, else in the text as it stands. */
  #matchReflowed(rule: Rule, line: Line | undefined, origin: number, from: number, to: number): Match | undefined {
    const tries = this.#reflowed[rule.id] as number;
    if (tries >= REFLOWED_TRIES) return undefined;
    this.#reflowed[rule.id] = tries + 1;
    return line && line.envelopes.length > 0 ? this.#matchPeeled(rule, line, origin) : this.#matchRaw(rule, from, to);
  }

  /** The line and those after it that do not begin like log lines, as the program printed them before they were wrapped. */
  #matchPeeled(rule: Rule, line: Line, origin: number): Match | undefined {
    const lines = [line];
    for (let number = line.number + 1; number <= line.number + WRAPPED_LINES; number++) {
      const following = this.#reader.read(number);
      if (following.some(({ text }) => LOG_LINE_START.test(text))) break;
      lines.push(...following);
    }
    const at = indexAt(line, origin);
    const found = matchLoosely(rule.pattern.loose, lines.map(({ text }) => text).join('\n'), at, at + 1);
    if (!found || isQuoted(line.text.slice(0, found.from))) return undefined;
    const span = { from: originIn(lines, found.from), to: originIn(lines, found.to - 1) + 1 };
    const text = this.#text.slice(span.from, span.to).replace(/\s{1,400}/g, ' ');
    return { rule, line: line.number, text, ...span, values: found.values, time: undefined, extent: span };
  }

  #mayTry(rule: Rule, line: number): boolean {
    if (this.#triedLine[rule.id] !== line) {
      this.#triedLine[rule.id] = line;
      this.#tries[rule.id] = 0;
    }
    const tries = this.#tries[rule.id] as number;
    if (tries >= TRIES_PER_LINE) return false;
    this.#tries[rule.id] = tries + 1;
    return true;
  }

  /** The line that holds the character at `origin`: the last one of its raw line that begins before it. */
  #lineAt(origin: number): Line | undefined {
    const number = this.#reader.numberAt(origin);
    let lines = this.#reader.read(number);
    for (let back = number - 1; lines.length === 0 && back >= 0 && number - back < 64; back--) {
      lines = this.#reader.read(back);
    }
    return lines.findLast((line) => (line.pieces[0]?.origin ?? line.from) <= origin) ?? lines[0];
  }

  /** The same in the text as it stands, over line ends where it was wrapped. */
  #matchRaw(rule: Rule, from: number, to: number): Match | undefined {
    const found = matchLoosely(rule.pattern.loose, this.#text, from, to);
    if (!found || !this.#isWrapped(found.from, found.to)) return undefined;
    if (isQuoted(this.#text.slice(this.#text.lastIndexOf('\n', found.from) + 1, found.from))) return undefined;
    const span = { from: this.#origin(found.from), to: this.#origin(found.to - 1) + 1 };
    const line = this.#reader.numberAt(span.from);
    const text = this.#text.slice(found.from, found.to).replace(/\s{1,400}/g, ' ');
    return { rule, line, text, ...span, values: found.values, time: undefined, extent: span };
  }

  /** Whether every line end in the stretch is one that wrapping made: the next line does not begin like a log line. */
  #isWrapped(start: number, end: number): boolean {
    for (let at = this.#text.indexOf('\n', start); at >= 0 && at < end; at = this.#text.indexOf('\n', at + 1)) {
      const next = this.#reader.read(this.#reader.numberAt(this.#origin(Math.min(at + 1, this.#text.length - 1))))[0];
      if (next && isLogLine(next)) return false;
    }
    return true;
  }
}

/** Whether a line is one that a log began, and not the rest of a wrapped one. */
function isLogLine(line: Line): boolean {
  return line.envelopes.some((envelope) => envelope.time !== undefined) || LOG_LINE_START.test(line.text);
}

/** A logfmt, klog, bracketed or dated line. */
const LOG_LINE_START = /^\s{0,80}(?:time="|level=|[IWEF]\d{4} |\[[ \d]|\d{4}-\d\d-\d\d|[{<$#]|at |goroutine )/;

function matchLine(rule: Rule, line: Line, origin: number): Match | undefined {
  const at = indexAt(line, origin);
  const begin = Math.max(0, at - WINDOW_BEFORE);
  const stretch = line.text.length <= WINDOW_AFTER ? line.text : line.text.slice(begin, at + WINDOW_AFTER);
  const found = rule.pattern.strict.exec(stretch);
  if (!found || found[0].length === 0) return undefined;
  const start = (stretch === line.text ? 0 : begin) + found.index;
  if (isQuoted(line.text.slice(Math.max(0, start - 300), start))) return undefined;
  const span = originSpan(line, start, start + found[0].length);
  const time = line.envelopes.findLast((envelope) => envelope.time !== undefined)?.time;
  return { rule, line: line.number, text: found[0], ...span, values: valuesOf(found), time, extent: line };
}

/** Where a character of several lines, joined by line ends, stands in the input. */
function originIn(lines: readonly Line[], at: number): number {
  let rest = at;
  for (const line of lines) {
    if (rest <= line.text.length) return originOf(line, rest);
    rest -= line.text.length + 1;
  }
  return lines.at(-1)?.to ?? 0;
}

/** Index into the peeled text of the character that came from `origin`. */
function indexAt(line: Line, origin: number): number {
  const piece = line.pieces.findLast((candidate) => candidate.origin <= origin);
  return piece ? Math.min(line.text.length, piece.at + origin - piece.origin) : 0;
}

function valuesOf(found: RegExpExecArray): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(found.groups ?? {})) if (value) values[name] = value;
  return values;
}
