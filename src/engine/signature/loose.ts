/** Matching where copying has lost or added white space: on a stretch of text with all of it taken out. */
import type { Values } from '../model.ts';
import { isSpace } from './white-space.ts';

/** How far around a hit the stretch goes, in characters; it may go over line ends. */
const BEFORE = 300;
const AFTER = 900;

export interface LooseMatch {
  /** Offsets into the text the stretch was taken from. */
  readonly from: number;
  readonly to: number;
  readonly values: Values;
}

/** The match of a loose pattern that touches the hit at [from, to); nothing when there is none. */
export function matchLoosely(pattern: RegExp, text: string, from: number, to: number): LooseMatch | undefined {
  const squeezed = squeeze(text, Math.max(0, from - BEFORE), Math.min(text.length, to + AFTER));
  const found = pattern.exec(squeezed.text);
  if (!found?.indices || found[0].length === 0) return undefined;
  const original = ([start, end]: readonly [number, number]): readonly [number, number] => [
    squeezed.offsets[start] as number,
    (squeezed.offsets[end - 1] as number) + 1,
  ];
  const [start, end] = original(found.indices[0] as [number, number]);
  if (start > to || end < from) return undefined;
  const values: Record<string, string> = {};
  for (const [name, place] of Object.entries(found.indices.groups ?? {})) {
    if (place && place[1] > place[0]) values[name] = valueAt(text, ...original(place));
  }
  return { from: start, to: end, values };
}

/**
 * A value ends at the first white space in it, unless that is a line end: text that was wrapped goes on in the next line,
 * but what stands after a space is another word.
 */
function valueAt(text: string, from: number, to: number): string {
  const joined = text
    .slice(from, to)
    .split('\n')
    .map((part) => part.trim())
    .join('');
  return /^\S{1,2000}/.exec(joined)?.[0] ?? joined;
}

function squeeze(text: string, from: number, to: number): { text: string; offsets: number[] } {
  const offsets: number[] = [];
  const characters: string[] = [];
  for (let at = from; at < to; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    characters.push(text[at] as string);
    offsets.push(at);
  }
  return { text: characters.join(''), offsets };
}
