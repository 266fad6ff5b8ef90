/** Where the raw lines of a text begin and end. */
import type { Span } from '../model.ts';
import { Offsets } from './offsets.ts';

const LINE_END = /\r\n?|\n/g;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Lines end at `\n`, `\r\n` or a lone `\r`; a line end at the end of the text begins no further line. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: Offsets;

  constructor(text: string) {
    this.#text = text;
    this.#starts = new Offsets(text.length >>> 6);
    // Two loops: in one that asks for both line ends, optimized code looks for the one that is never there before every line.
    if (text.includes('\r')) this.#splitAtBoth();
    else this.#splitAtFeeds();
  }

  #splitAtFeeds(): void {
    const text = this.#text;
    for (let start = 0; start < text.length; ) {
      this.#starts.push(start);
      const feed = text.indexOf('\n', start);
      if (feed === -1) break;
      start = feed + 1;
    }
  }

  #splitAtBoth(): void {
    const text = this.#text;
    LINE_END.lastIndex = 0;
    for (let start = 0; start < text.length; start = LINE_END.lastIndex) {
      this.#starts.push(start);
      if (!LINE_END.test(text)) break;
    }
  }

  get count(): number {
    return this.#starts.count;
  }

  /** The line without its line end; an empty span at the end of the text for a line that is not there. */
  spanOf(number: number): Span {
    const from = this.startOf(number);
    return { from, to: this.endOf(number) };
  }

  startOf(number: number): number {
    return number >= 0 && number < this.#starts.count ? this.#starts.at(number) : this.#text.length;
  }

  endOf(number: number): number {
    const start = this.startOf(number);
    let end = this.startOf(number + 1);
    if (end > start && this.#text.charCodeAt(end - 1) === LINE_FEED) end--;
    if (end > start && this.#text.charCodeAt(end - 1) === CARRIAGE_RETURN) end--;
    return end;
  }

  /** Number of the line that holds the character at `offset`, its line end included. */
  numberAt(offset: number): number {
    return this.#starts.lastUpTo(offset);
  }
}
