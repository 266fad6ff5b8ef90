/** What it takes to read one kind of envelope. */
import type { Envelope } from '../../model.ts';
import type { Content } from '../pieces.ts';

/** A layer found at the beginning of a text, and what it was wrapped around. */
export interface Peeled {
  readonly envelope: Envelope;
  /** Where the wrapped text begins. */
  readonly rest: number;
  /** The wrapped text, when the transport had escaped it; its origins are offsets in the text it was found in. */
  readonly content?: Content;
  /** For transports that split long lines: lines with equal keys belong to one stream. */
  readonly stream?: string;
  /** The wrapped text goes on in the next line of the stream. */
  readonly partial?: boolean;
  /** Whatever stands behind the layer, it would have been read the same. */
  readonly settled?: boolean;
}

/** Reads one kind of envelope. Never throws, and never looks further than a layer of this kind can reach. */
export interface Peeler {
  /** The characters the layer can begin with. */
  readonly starts: string;
  peel(text: string, at: number, outer: readonly Envelope[]): Peeled | undefined;
}

/** Whether a hyphen stands where it does in `2024-01-02T…`: a cheap no for most of what begins with a digit. */
export function mayBeDate(text: string, at: number): boolean {
  return text.charCodeAt(at + 4) === 0x2d;
}

export const DIGITS = '0123456789';
export const LOWER = 'abcdefghijklmnopqrstuvwxyz';
export const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const MONTH_INITIALS = 'JFMASOND';
export const WEEKDAY_INITIALS = 'MTWFS';

/** Runs a sticky pattern at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Where the match of a sticky pattern ends; -1 when there is none. Makes no match object. */
export function endOfMatch(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Runs a global pattern from a place on. */
export function nextMatch(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}
