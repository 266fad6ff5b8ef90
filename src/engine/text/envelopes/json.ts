/** Just enough JSON to find the fields of a log entry and to keep where each character stands. */
import { type Content, ContentBuilder } from '../pieces.ts';
import { matchAt } from './peeler.ts';

/** Where a value stands; a string with its quotes. */
export interface Field {
  readonly from: number;
  readonly to: number;
}

export interface JsonObject {
  readonly fields: ReadonlyMap<string, Field>;
  /** After the closing brace, or the end of the text when it is missing. */
  readonly end: number;
  readonly complete: boolean;
}

/** No log entry has more fields. */
const MOST_FIELDS = 256;
const LONGEST = 2_000_000;

const KEY = /\s{0,64}"([^"\\]{1,128})"\s{0,16}:\s{0,16}/y;
const SCALAR = /[-+.\w]{1,64}/y;
const AFTER_VALUE = /\s{0,64}([,}])/y;

/** Reads the fields of the object that begins at `at`; `undefined` when there is none. */
export function readObject(text: string, at: number): JsonObject | undefined {
  if (text[at] !== '{') return undefined;
  const fields = new Map<string, Field>();
  let place = at + 1;
  while (fields.size < MOST_FIELDS && place - at < LONGEST) {
    const key = matchAt(KEY, text, place);
    if (key === null) return undefined;
    const from = place + key[0].length;
    const to = endOfValue(text, from);
    if (to === undefined) return undefined;
    fields.set(key[1] ?? '', { from, to });
    const after = matchAt(AFTER_VALUE, text, to);
    if (after === null) return to >= text.length ? { fields, end: text.length, complete: false } : undefined;
    place = to + after[0].length;
    if (after[1] === '}') return { fields, end: place, complete: true };
  }
  return { fields, end: place, complete: false };
}

function endOfValue(text: string, from: number): number | undefined {
  const first = text[from];
  if (first === '"') return endOfString(text, from + 1);
  if (first === '{' || first === '[') return endOfNested(text, from);
  const scalar = matchAt(SCALAR, text, from);
  return scalar === null ? undefined : from + scalar[0].length;
}

const QUOTE_OR_BACKSLASH = /["\\]/g;
const STRUCTURE = /["{}[\]]/g;

/** Place of the next character of a class; -1 when there is none. No match objects: an entry may hold many thousands. */
function indexOfClass(characters: RegExp, text: string, from: number): number {
  characters.lastIndex = from;
  return characters.test(text) ? characters.lastIndex - 1 : -1;
}

/** After the closing quote, or the end of the text. */
export function endOfString(text: string, from: number): number {
  let place = indexOfClass(QUOTE_OR_BACKSLASH, text, from);
  while (place !== -1 && text[place] === '\\') place = indexOfClass(QUOTE_OR_BACKSLASH, text, place + 2);
  return place === -1 ? text.length : place + 1;
}

function endOfNested(text: string, from: number): number {
  let depth = 0;
  for (let place = from; ; ) {
    place = indexOfClass(STRUCTURE, text, place);
    if (place === -1) return text.length;
    const character = text[place];
    if (character === '"') place = endOfString(text, place + 1);
    else {
      depth += character === '{' || character === '[' ? 1 : -1;
      place += 1;
      if (depth === 0) return place;
    }
  }
}

const SINGLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '"': '"',
  '\\': '\\',
  '/': '/',
};
const HEXADECIMAL = /[\da-fA-F]{4}/y;

/** The decoded text of a string field, with the place of each character. */
export function readString(text: string, field: Field): Content | undefined {
  if (text[field.from] !== '"') return undefined;
  const closed = field.to > field.from + 1 && text[field.to - 1] === '"';
  const end = closed ? field.to - 1 : field.to;
  const builder = new ContentBuilder();
  let kept = field.from + 1;
  for (
    let slash = text.indexOf('\\', kept);
    slash !== -1 && slash < end && !builder.full;
    slash = text.indexOf('\\', kept)
  ) {
    builder.add(text.slice(kept, slash), kept);
    const letter = text[slash + 1] ?? '';
    const code = letter === 'u' ? matchAt(HEXADECIMAL, text, slash + 2) : null;
    if (code !== null) builder.add(String.fromCharCode(Number.parseInt(code[0], 16)), slash);
    else builder.add(SINGLE[letter] ?? '\\', slash);
    kept = Math.min(slash + (code !== null ? 6 : letter in SINGLE ? 2 : 1), end);
  }
  builder.add(text.slice(kept, end), kept);
  return builder.done(end);
}

/** The value of a short field, as text. */
export function plainValue(text: string, object: JsonObject, name: string): string | undefined {
  const field = object.fields.get(name);
  if (field === undefined || field.to - field.from > 1024) return undefined;
  if (text[field.from] !== '"') return text.slice(field.from, field.to);
  const value = text.slice(field.from + 1, field.to - 1);
  return value.includes('\\') ? readString(text, field)?.text : value;
}
