/** Where the characters of peeled text stand in the input. Offsets rise from piece to piece. */
import type { Line, Piece, Span } from '../model.ts';

/** A text that was unwrapped or decoded, and where its characters came from. */
export interface Content {
  readonly text: string;
  /**
   * The first piece is at 0. After a decoded escape a new piece begins; decoded text ends with a piece at its length,
   * so that the place after the last character is known as well.
   */
  readonly pieces: readonly Piece[];
}

/** Offset in the input of the character at `at` of the line's text; its length asks for the place after the last one. */
export function originOf(line: Pick<Line, 'pieces'>, at: number): number {
  return originIn(line.pieces, at);
}

/** Where the stretch [from, to) of the line's text stands in the input, with everything that was peeled out of its middle. */
export function originSpan(line: Pick<Line, 'pieces'>, from: number, to: number): Span {
  const start = originIn(line.pieces, from);
  return { from: start, to: to > from ? endOf(line.pieces, to - 1) : start };
}

/** The longest escape that stands for one character is `\u001b`. */
const LONGEST_ESCAPE = 6;

/** Where the character at `at` ends in the input: an escape has a piece of its own and reaches up to the next one. */
function endOf(pieces: readonly Piece[], at: number): number {
  const index = pieceAt(pieces, at);
  const piece = pieces[index];
  const next = pieces[index + 1];
  if (piece === undefined) return 0;
  const alone = piece.at === at && next?.at === at + 1 && next.origin - piece.origin <= LONGEST_ESCAPE;
  return alone ? next.origin : piece.origin + (at - piece.at) + 1;
}

export function originIn(pieces: readonly Piece[], at: number): number {
  const piece = pieces[pieceAt(pieces, at)];
  return piece === undefined ? 0 : piece.origin + (at - piece.at);
}

/** Index of the piece that holds the character at `at`. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  if (pieces.length === 1) return 0;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((pieces[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The part [from, to) of a content, as a content of its own. */
export function cut(content: Content, from: number, to: number): Content {
  const { text, pieces } = content;
  if (from === 0 && to === text.length) return content;
  const cutPieces: Piece[] = [{ at: 0, origin: originIn(pieces, from) }];
  for (let next = pieceAt(pieces, from) + 1; next < pieces.length; next++) {
    const piece = pieces[next];
    if (piece === undefined || piece.at > to) break;
    if (piece.at > from) cutPieces.push({ at: piece.at - from, origin: piece.origin });
  }
  return { text: text.slice(from, to), pieces: cutPieces };
}

/** Content decoded out of another content: the origins of `inner` are offsets in the text of `outer`. */
export function within(inner: Content, outer: readonly Piece[]): Content {
  const only = outer.length === 1 ? outer[0] : undefined;
  if (only !== undefined) {
    return { text: inner.text, pieces: inner.pieces.map(({ at, origin }) => ({ at, origin: origin + only.origin })) };
  }
  const pieces: Piece[] = [];
  for (const [index, { at, origin }] of inner.pieces.entries()) {
    const end = origin + ((inner.pieces[index + 1]?.at ?? inner.text.length) - at);
    let place = pieceAt(outer, origin);
    pieces.push({ at, origin: originIn(outer, origin) });
    for (place += 1; place < outer.length; place++) {
      const piece = outer[place];
      if (piece === undefined || piece.at >= end) break;
      pieces.push({ at: at + (piece.at - origin), origin: piece.origin });
    }
  }
  return { text: inner.text, pieces };
}

/** Parts that a transport had split, put together again. */
export function joined(parts: readonly Content[]): Content {
  const pieces: Piece[] = [];
  let length = 0;
  for (const part of parts) {
    for (const { at, origin } of part.pieces) pieces.push({ at: at + length, origin });
    length += part.text.length;
  }
  return { text: parts.map((part) => part.text).join(''), pieces };
}

/** What needs more pieces than this is no log line; the rest of it stays as it is, to bound the memory. */
const MOST_PIECES = 100_000;

/** Collects decoded text and its pieces. */
export class ContentBuilder {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;

  get full(): boolean {
    return this.#pieces.length >= MOST_PIECES;
  }

  /** Adds text whose first character stands at `origin`, the others right behind it. */
  add(text: string, origin: number): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#pieces.push({ at: this.#length, origin });
    this.#length += text.length;
  }

  /** The content; `end` is the place after its last character. */
  done(end: number): Content {
    this.#pieces.push({ at: this.#length, origin: end });
    return { text: this.#parts.join(''), pieces: this.#pieces };
  }
}
