/** What terminals and editors put between the characters of a log: colours, links, NULs, characters without width. */
import { Offsets } from './offsets.ts';
import { type Content, ContentBuilder, within } from './pieces.ts';

/** ESC; NUL; soft hyphen; zero-width space, non-joiner and joiner; byte order mark. */
const FIRST = /[\0\x1b\xad\u200b-\u200d\ufeff]/g;
/**
 * CSI (`ESC [ 31 m`), OSC (`ESC ] 8 ;; url BEL` or `ESC \`), character sets (`ESC ( B`), single functions (`ESC 7`), an ESC
 * without anything; a run of the others.
 */
const WHOLE =
  /\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\x07\x1b\n\r]{0,2048}(?:\x07|\x1b\\)|[ #%()*+][!-~]|[0-Z\\-~])?|[\0\xad\u200b-\u200d\ufeff]{1,4096}/y;

/** Whether there is anything to remove. */
export function hasEscapes(text: string): boolean {
  return nextEscape(text, 0) !== -1;
}

function nextEscape(text: string, from: number): number {
  FIRST.lastIndex = from;
  return FIRST.test(text) ? FIRST.lastIndex - 1 : -1;
}

function endOfEscape(text: string, at: number): number {
  WHOLE.lastIndex = at;
  return WHOLE.test(text) ? WHOLE.lastIndex : at + 1;
}

/** Takes the escape sequences out of a content. */
export function stripped(content: Content): Content {
  const { text } = content;
  let at = nextEscape(text, 0);
  if (at === -1) return content;
  const builder = new ContentBuilder();
  let kept = 0;
  for (; at !== -1 && !builder.full; at = nextEscape(text, kept)) {
    builder.add(text.slice(kept, at), kept);
    kept = endOfEscape(text, at);
  }
  builder.add(text.slice(kept), kept);
  return within(builder.done(text.length), content.pieces);
}

/** Which parts of a text hold nothing to remove, found out part by part: most texts hold nothing at all. */
export class EscapeMap {
  readonly #text: string;
  /** By part: 0 not known yet, else `PLAIN` or `ESCAPED`. */
  readonly #parts: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.#parts = new Uint8Array((text.length >>> PART_BITS) + 1);
  }

  /** Whether nothing in [from, to) is to be removed. */
  isPlain(from: number, to: number): boolean {
    for (let part = from >>> PART_BITS; part <= to >>> PART_BITS; part++) {
      if (this.#parts[part] === 0) this.#parts[part] = this.#look(part);
      if (this.#parts[part] === ESCAPED) return !hasEscapes(this.#text.slice(from, to));
    }
    return true;
  }

  #look(part: number): number {
    return hasEscapes(this.#text.slice(part << PART_BITS, (part + 1) << PART_BITS)) ? ESCAPED : PLAIN;
  }
}

const PART_BITS = 16;
const PLAIN = 1;
const ESCAPED = 2;

/** A text to look for words in, and where its characters came from. */
export interface Scannable {
  readonly text: string;
  /** The offset that `offset` of the text had before anything was removed. */
  origin(offset: number): number;
}

/** The text without escape sequences; the same string when there is nothing to remove. */
export function withoutEscapes(text: string): Scannable {
  let at = nextEscape(text, 0);
  if (at === -1) return { text, origin: (offset) => offset };
  const kept = new KeptText();
  let from = 0;
  for (; at !== -1; at = nextEscape(text, from)) {
    kept.add(text, from, at);
    from = endOfEscape(text, at);
  }
  kept.add(text, from, text.length);
  return kept;
}

/** Joining now and then keeps millions of short stretches from standing in memory at once. */
const JOIN_AFTER = 8192;

/** Stretches kept of a text, with their offsets in two flat arrays: a coloured log has millions of them. */
class KeptText implements Scannable {
  #chunks: string[] = [];
  #parts: string[] = [];
  readonly #places = new Offsets(64);
  readonly #origins = new Offsets(64);
  #length = 0;

  add(text: string, from: number, to: number): void {
    if (to === from) return;
    this.#places.push(this.#length);
    this.#origins.push(from);
    this.#length += to - from;
    this.#parts.push(text.slice(from, to));
    if (this.#parts.length >= JOIN_AFTER) this.#join();
  }

  get text(): string {
    this.#join();
    if (this.#chunks.length > 1) this.#chunks = [this.#chunks.join('')];
    return this.#chunks[0] ?? '';
  }

  origin(offset: number): number {
    const index = this.#places.lastUpTo(offset);
    return this.#origins.at(index) + (offset - this.#places.at(index));
  }

  #join(): void {
    if (this.#parts.length > 0) this.#chunks.push(this.#parts.join(''));
    this.#parts = [];
  }
}
