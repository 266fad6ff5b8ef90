/** Reads the lines of a text as the programs printed them. */
import type { Line, Span } from '../model.ts';
import { EscapeMap, type Scannable, withoutEscapes } from './escapes.ts';
import { LineIndex } from './line-index.ts';
import { LastBeginning, linesIn, type Opened, open, openPlain } from './peel.ts';
import { joined } from './pieces.ts';

const REMEMBERED = 16;

export class LineReader {
  readonly #text: string;
  readonly #index: LineIndex;
  readonly #escapes: EscapeMap;
  readonly #beginning = new LastBeginning();
  /** By raw line: 1 once it was read and nothing was wrapped around it, so that it need not be looked at again. */
  readonly #bare: Uint8Array;
  /** The last results, by raw line number modulo their count. */
  readonly #numbers = new Int32Array(REMEMBERED).fill(-1);
  readonly #results: (readonly Line[])[] = new Array(REMEMBERED);
  /** The last raw line whose outer layers were taken off, for the question whether the next one continues it. */
  #openedNumber = -1;
  #opened: Opened | undefined;
  /** The raw lines that the last joined line was made of. */
  #joinedFrom = -1;
  #joinedTo = -1;

  constructor(text: string) {
    this.#text = text;
    this.#index = new LineIndex(text);
    this.#escapes = new EscapeMap(text);
    this.#bare = new Uint8Array(this.#index.count);
  }

  /** How many raw lines there are. */
  get count(): number {
    return this.#index.count;
  }

  /** Number of the raw line that holds the character at `offset`, its line end included. */
  numberAt(offset: number): number {
    return this.#index.numberAt(offset);
  }

  /** The raw line without its line end. */
  spanOf(number: number): Span {
    return this.#index.spanOf(number);
  }

  /** The whole text without what terminals hide. */
  withoutEscapes(): Scannable {
    const text = this.#text;
    return this.#escapes.isPlain(0, text.length) ? { text, origin: (offset) => offset } : withoutEscapes(text);
  }

  raw(number: number): string {
    return this.#text.slice(this.#index.startOf(number), this.#index.endOf(number));
  }

  /**
   * The lines in raw line `number`, peeled. One as a rule; several when the transport had folded them into one; none when
   * the transport had split a long line and this is not its first part.
   */
  read(number: number): readonly Line[] {
    if (number < 0 || number >= this.count) return [];
    const slot = number % REMEMBERED;
    const known = this.#numbers[slot] === number ? this.#results[slot] : undefined;
    if (known !== undefined) return known;
    const lines = this.#bare[number] === 1 ? [this.#bareLine(number)] : this.#peeled(number);
    this.#numbers[slot] = number;
    this.#results[slot] = lines;
    return lines;
  }

  #peeled(number: number): readonly Line[] {
    if (number > this.#joinedFrom && number <= this.#joinedTo) return [];
    const before = this.#openedNumber === number - 1 ? this.#opened : undefined;
    const opened = this.#open(number);
    if (opened.stream !== undefined && number > 0 && continues(opened, before ?? this.#open(number - 1))) return [];
    if (opened.partial) return this.#joined(opened, number);
    const lines = linesIn(opened, number, this.spanOf(number));
    if (lines.length === 1 && lines[0] && isBare(lines[0])) this.#bare[number] = 1;
    return lines;
  }

  #bareLine(number: number): Line {
    const from = this.#index.startOf(number);
    const to = this.#index.endOf(number);
    return { number, from, to, text: this.#text.slice(from, to), envelopes: NONE, pieces: [{ at: 0, origin: from }] };
  }

  /** Joins the parts of a line that a transport had split: neighbours of the same stream, up to the first whole one. */
  #joined(head: Opened, number: number): readonly Line[] {
    const parts = [head.content];
    let last = number;
    for (let part = head; part.partial && last + 1 < this.count; last++) {
      const following = this.#open(last + 1);
      if (!continues(following, part)) break;
      parts.push(following.content);
      part = following;
    }
    this.#joinedFrom = number;
    this.#joinedTo = last;
    const span = { from: this.#index.startOf(number), to: this.#index.endOf(last) };
    return linesIn({ ...head, content: joined(parts) }, number, span);
  }

  #open(number: number): Opened {
    const from = this.#index.startOf(number);
    const to = this.#index.endOf(number);
    const text = this.#text.slice(from, to);
    const opened = this.#escapes.isPlain(from, to)
      ? openPlain(text, from, this.#beginning)
      : open({ text, pieces: [{ at: 0, origin: from }] });
    this.#openedNumber = number;
    this.#opened = opened;
    return opened;
  }
}

const NONE: Line['envelopes'] = [];

/** Whether a line is the whole raw line as it stands. */
function isBare({ from, to, text, envelopes, pieces }: Line): boolean {
  return envelopes.length === 0 && pieces.length === 1 && text.length === to - from;
}

function continues(opened: Opened, before: Opened): boolean {
  // A log entry with a beginning of its own goes on with no other one.
  return before.partial && before.stream === opened.stream && opened.dump?.kind === undefined;
}
