/** Where the raw lines of a text begin and end. */
import type { Span } from '../model.ts';
import { Offsets } from './offsets.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Lines end at `\n`, `\r\n` or a lone `\r`; a line end at the end of the text begins no further line. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: Offsets;

  constructor(text: string) {
    this.#text = text;
    this.#starts = new Offsets(text.length >>> 6);
    let feed = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    for (let start = 0; start < text.length; ) {
      this.#starts.push(start);
      if (feed !== -1 && feed < start) feed = text.indexOf('\n', start);
      if (carriage !== -1 && carriage < start) carriage = text.indexOf('\r', start);
      if (feed === -1 && carriage === -1) break;
      if (carriage === -1 || (feed !== -1 && feed < carriage)) start = feed + 1;
      else start = carriage + (feed === carriage + 1 ? 2 : 1);
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
