/**
 * Splits a JSON text into tokens, line by line, and says in the words of Go's encoding/json (scanner.go) what is wrong with one. Go
 * reads bytes: of a character beyond ASCII its message shows the first byte.
 */
import type { Line } from '../../model.ts';

export interface Place {
  readonly line: Line;
  /** Offset in the line's text. */
  readonly at: number;
}

export interface Token extends Place {
  readonly kind: '{' | '}' | '[' | ']' | ':' | ',' | 'string' | 'scalar' | 'other';
  /** As written; of a string what it stands for. */
  readonly text: string;
  /** Set when the token itself is broken. */
  readonly wrong: { readonly at: number; readonly what: string } | undefined;
}

export function* tokensOf(lines: Iterable<Line>): Generator<Token, void> {
  for (const line of lines) {
    const { text } = line;
    for (let at = 0; at < text.length; ) {
      if (isSpace(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const { token, end } = tokenAt(line, at);
      yield token;
      at = end;
    }
  }
}

/** White space of JSON. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function tokenAt(line: Line, at: number): { token: Token; end: number } {
  const { text } = line;
  const character = text[at] ?? '';
  switch (character) {
    case '{':
    case '}':
    case '[':
    case ']':
    case ':':
    case ',':
      return { token: { kind: character, text: character, line, at, wrong: undefined }, end: at + 1 };
    case '"':
      return stringAt(line, at);
  }
  const scalar = scalarAt(text, at);
  if (scalar !== undefined) {
    return {
      token: { kind: 'scalar', text: scalar.word, line, at, wrong: scalar.wrong },
      end: at + scalar.word.length,
    };
  }
  // What is no JSON at all goes on to the next character that could be.
  const end = endOfOther(text, at);
  return { token: { kind: 'other', text: text.slice(at, end), line, at, wrong: undefined }, end };
}

/** A comment goes on to the end of its line; a word in other quotes to its closing quote. */
function endOfOther(text: string, at: number): number {
  if (text.startsWith('//', at) || text[at] === '#') return text.length;
  const closing = CLOSING.get(text[at] ?? '');
  const end = closing === undefined ? -1 : text.indexOf(closing, at + 1);
  return end < 0 ? at + 1 : end + 1;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['”', '”'],
  ["'", "'"],
  ['‘', '’'],
]);

const WORTH_A_LOOK = /["\\\t]/g;

function stringAt(line: Line, at: number): { token: Token; end: number } {
  const { text } = line;
  const token = (end: number, what: string | undefined, wrongAt: number): { token: Token; end: number } => ({
    token: {
      kind: 'string',
      text: decoded(text.slice(at + 1, end)),
      line,
      at,
      wrong: what === undefined ? undefined : { at: wrongAt, what },
    },
    end: Math.min(text.length, end + 1),
  });
  WORTH_A_LOOK.lastIndex = at + 1;
  while (WORTH_A_LOOK.test(text)) {
    const place = WORTH_A_LOOK.lastIndex - 1;
    if (text[place] === '"') return token(place, undefined, 0);
    if (text[place] === '\t') return token(endFrom(text, place), inString('\t', 'in string literal'), place);
    const wrong = wrongEscape(text, place + 1);
    if (wrong !== undefined) return token(endFrom(text, wrong.at), wrong.what, wrong.at);
    WORTH_A_LOOK.lastIndex = place + 2;
  }
  return token(text.length, inString('\n', 'in string literal'), text.length);
}

/** What is wrong with the letter behind a backslash, or with the digits behind `u`. */
function wrongEscape(text: string, at: number): Token['wrong'] {
  const letter = text[at] ?? '\n';
  if (!'"\\/bfnrtu'.includes(letter)) return { at, what: inString(letter, 'in string escape code') };
  for (let digit = at + 1; letter === 'u' && digit < at + 5; digit++) {
    const found = text[digit] ?? '\n';
    if (!/[\da-fA-F]/.test(found)) return { at: digit, what: inString(found, 'in \\u hexadecimal character escape') };
  }
  return undefined;
}

/** The end of a string that something is wrong with. */
function endFrom(text: string, from: number): number {
  const end = text.indexOf('"', from);
  return end < 0 ? text.length : end;
}

function inString(character: string, where: string): string {
  return `invalid character ${quoted(character)} ${where}`;
}

function decoded(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}

const WORD = /[-+.\w]{1,200}/y;
const NUMBER = /-?(?:0|[1-9]\d{0,100})(?:\.\d{1,100})?(?:[eE][-+]?\d{1,5})?/y;
const LITERALS = ['true', 'false', 'null'];

/** A number or a literal; behind it another token begins, whatever it is. Also words that are neither: `True`, `tru`, `yes`. */
function scalarAt(text: string, at: number): { word: string; wrong: Token['wrong'] } | undefined {
  NUMBER.lastIndex = at;
  const sound = NUMBER.exec(text)?.[0] ?? LITERALS.find((literal) => text.startsWith(literal, at));
  if (sound !== undefined) return { word: sound, wrong: undefined };
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0];
  return word === undefined ? undefined : { word, wrong: wrongWord(text, at, word) };
}

function wrongWord(text: string, at: number, word: string): { at: number; what: string } {
  const meant = LITERALS.find((candidate) => candidate[0] === word[0]);
  if (word.startsWith('-'))
    return { at: at + 1, what: `invalid character ${quoted(text[at + 1] ?? '\n')} in numeric literal` };
  if (meant === undefined)
    return { at, what: `invalid character ${quoted(word[0] ?? '')} looking for beginning of value` };
  let same = 1;
  while (same < meant.length && word[same] === meant[same]) same++;
  const found = quoted(text[at + same] ?? '\n');
  return {
    at: at + same,
    what: `invalid character ${found} in literal ${meant} (expecting ${quoted(meant[same] ?? '')})`,
  };
}

const NAMED: Readonly<Record<string, string>> = {
  "'": "'\\''",
  '"': "'\"'",
  '\n': "'\\n'",
  '\t': "'\\t'",
  '\\': "'\\\\'",
};

/** A character as Go quotes it, one byte at a time. */
export function quoted(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return `'${character}'`;
  const byte = code < 0x800 ? 0xc0 | (code >> 6) : code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
  return `'${String.fromCharCode(byte)}'`;
}
