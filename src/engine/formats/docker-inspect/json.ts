/**
 * Reads JSON line by line and takes what can be had: brackets may be missing at both ends, lines may be lost in between. Where the
 * text is indented, a bracket that was lost shows by the next line standing less deep.
 */

import type { Line } from '../../model.ts';
import { indentOf } from '../../text/index.ts';

export type Json = string | number | boolean | null | JsonList | JsonObject;
export type JsonList = Json[];
export type JsonObject = Map<string, Json>;

/** An outermost object. */
export interface Found {
  readonly value: JsonObject;
  readonly first: Line;
  last: Line;
  /** Its beginning was not there. */
  readonly headless: boolean;
  /** Its end was not there. */
  cut: boolean;
}

interface Frame {
  readonly value: JsonObject | JsonList;
  /** How deep the line stands that opened it, and the first line inside of it. */
  readonly depth: number;
  inner: number | undefined;
  readonly found: Found | undefined;
}

const DEEPEST = 64;

export class JsonReader {
  readonly found: Found[] = [];
  /** Something shows that lines are missing in between. */
  repaired = false;
  /** Lines with something that is no JSON. */
  readonly gaps: number[] = [];
  readonly #frames: Frame[] = [];
  /** Containers that are too deep to keep. */
  #ignored = 0;
  #key: string | undefined;
  /** Takes the last value back, when it was a number at the end of its line. */
  #takeBack: (() => void) | undefined;

  feed(line: Line): void {
    const depth = indentOf(line.text);
    const text = line.text.trim();
    this.#repair(text, depth);
    this.#takeBack = undefined;
    let understood = true;
    for (let at = 0; at < text.length; ) {
      const next = this.#token(text, at, line, depth);
      if (next === undefined) {
        understood = false;
        break;
      }
      at = next;
    }
    if (!understood) this.gaps.push(line.number);
    for (const { found } of this.#frames) if (found) found.last = line;
  }

  /** Ends what is still open. Returns whether everything was closed. */
  finish(): boolean {
    const whole = this.#frames.length === 0;
    // The digits at the very end may not be all there were.
    if (!whole) this.#takeBack?.();
    for (const { found } of this.#frames) if (found) found.cut = true;
    this.#frames.length = 0;
    return whole;
  }

  /** Closes what the depth of the line shows to have ended. */
  #repair(text: string, depth: number): void {
    const closes = text.startsWith('}') || text.startsWith(']');
    for (let top = this.#frames.at(-1); top !== undefined; top = this.#frames.at(-1)) {
      const over = closes ? top.depth > depth : top.inner !== undefined && depth < top.inner;
      if (!over || (this.#frames.length === 1 && !top.found?.headless)) break;
      this.#frames.pop();
      this.#key = undefined;
      this.repaired ||= !top.found?.headless;
    }
    const top = this.#frames.at(-1);
    if (top !== undefined && !closes) top.inner ??= depth;
  }

  /** Reads one token; the place behind it, or nothing when there is none. */
  #token(text: string, at: number, line: Line, depth: number): number | undefined {
    const character = text[at] ?? '';
    if (character === ' ' || character === '\t' || character === ',') return at + 1;
    if (character === '{' || character === '[') {
      this.#open(character === '{' ? new Map() : [], line, depth);
      return at + 1;
    }
    if (character === '}' || character === ']') {
      this.#close(character === '}', line, depth);
      return at + 1;
    }
    return character === '"' ? this.#string(text, at, line, depth) : this.#scalar(text, at, line, depth);
  }

  #string(text: string, at: number, line: Line, depth: number): number | undefined {
    const end = endOfString(text, at + 1);
    if (end === undefined) return undefined;
    const value = decoded(text.slice(at, end));
    if (value === undefined) return undefined;
    COLON.lastIndex = end;
    const colon = COLON.exec(text);
    if (colon === null) {
      this.#put(value, line, depth);
      return end;
    }
    this.#key = value;
    return end + colon[0].length;
  }

  #scalar(text: string, at: number, line: Line, depth: number): number | undefined {
    SCALAR.lastIndex = at;
    const [word = ''] = SCALAR.exec(text) ?? [];
    const value = WORDS.has(word) ? WORDS.get(word) : /^-?\d/.test(word) ? Number(word) : undefined;
    if (value === undefined || Number.isNaN(value)) return undefined;
    const undo = this.#put(value, line, depth);
    if (at + word.length === text.length) this.#takeBack = undo;
    return at + word.length;
  }

  #open(value: JsonObject | JsonList, line: Line, depth: number): void {
    if (this.#frames.length >= DEEPEST) {
      this.#ignored++;
      return;
    }
    const outermost = this.#frames.every((frame) => frame.found === undefined);
    const isObject = value instanceof Map && this.#key === undefined;
    const found = outermost && isObject ? { value, first: line, last: line, headless: false, cut: false } : undefined;
    if (found) this.found.push(found);
    else if (this.#frames.length > 0 || this.#key !== undefined) this.#put(value, line, depth);
    this.#frames.push({ value, depth, inner: undefined, found });
  }

  /** A bracket whose opening is lost closes nothing. */
  #close(object: boolean, line: Line, depth: number): void {
    if (this.#ignored > 0) {
      this.#ignored--;
      return;
    }
    const index = this.#frames.findLastIndex(
      (frame) => frame.value instanceof Map === object && mayEndAt(frame, depth),
    );
    if (index < 0) return;
    this.repaired ||= index < this.#frames.length - 1;
    for (const { found } of this.#frames.splice(index)) if (found) found.last = line;
    this.#key = undefined;
  }

  /** Puts a value into the innermost container. Returns how to take it out again. */
  #put(value: Json, line: Line, depth: number): () => void {
    const key = this.#key;
    this.#key = undefined;
    const target = (this.#frames.at(-1) ?? this.#implied(line, depth, key)).value;
    if (target instanceof Map) {
      if (key === undefined) {
        // An element of a list whose bracket is lost.
        this.repaired = true;
        return () => {};
      }
      target.set(key, value);
      return () => target.delete(key);
    }
    if (key !== undefined && this.#frames.length > 0) {
      // A member in a list: the brace before it is lost.
      this.repaired = true;
      const inner: JsonObject = new Map([[key, value]]);
      target.push(inner);
      return () => inner.delete(key);
    }
    target.push(value);
    return () => target.pop();
  }

  /** The container whose opening is not there. */
  #implied(line: Line, depth: number, key: string | undefined): Frame {
    const value: JsonObject | JsonList = key === undefined ? [] : new Map();
    const found = value instanceof Map ? { value, first: line, last: line, headless: true, cut: false } : undefined;
    if (found) this.found.push(found);
    const frame = { value, depth: -1, inner: depth, found };
    this.#frames.push(frame);
    return frame;
  }
}

/** The bracket stands as deep as the line that opened it; where indentation is lost, anywhere. */
function mayEndAt({ depth, inner }: Frame, at: number): boolean {
  const indented = inner !== undefined && inner > depth;
  return !indented || at === depth || (depth < 0 && at < inner);
}

const COLON = /\s{0,40}:/y;
const SCALAR = /[-+.\w]{1,64}/y;
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const QUOTE_OR_BACKSLASH = /["\\]/g;

/** After the closing quote; nothing when the string does not end on its line. */
function endOfString(text: string, from: number): number | undefined {
  QUOTE_OR_BACKSLASH.lastIndex = from;
  while (QUOTE_OR_BACKSLASH.test(text)) {
    const place = QUOTE_OR_BACKSLASH.lastIndex;
    if (text[place - 1] === '"') return place;
    QUOTE_OR_BACKSLASH.lastIndex = place + 1;
  }
  return undefined;
}

function decoded(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}
