/** Reads a daemon.json as Go does up to the first thing that is wrong, and goes on from there with what can be had. */
import type { Line } from '../../model.ts';
import type { JsonValue } from './record.ts';
import { type Place, quoted, type Token, tokensOf } from './scanner.ts';

export interface Member {
  readonly key: string;
  readonly value: JsonValue;
  readonly line: Line;
}

export interface Problem extends Place {
  readonly what: string;
}

export interface Document {
  readonly members: readonly Member[];
  /** The first thing that is wrong. */
  readonly problem: Problem | undefined;
  /** The text ends before the object does. */
  readonly cut: boolean;
}

const DEEPEST = 40;
const AT_KEY = 'looking for beginning of object key string';

export function readDocument(lines: readonly Line[]): Document {
  const document = new Reader(tokensOf(lines)).read();
  const { problem, cut } = document;
  // A string that does not end on the last line was cut with the text.
  const torn = cut && problem !== undefined && problem.line === lines.at(-1) && problem.at === problem.line.text.length;
  return torn ? { ...document, problem: undefined } : document;
}

class Reader {
  readonly #tokens: Generator<Token, void>;
  #next: Token | undefined;
  #problem: Problem | undefined;
  #cut = false;
  readonly #members: Member[] = [];

  constructor(tokens: Generator<Token, void>) {
    this.#tokens = tokens;
    this.#advance();
  }

  read(): Document {
    // The brace may not have been copied.
    if (this.#next?.kind === '{') this.#advance();
    this.#object(0);
    if (this.#next !== undefined) this.#wrong(this.#next, 'after top-level value');
    return { members: this.#members, problem: this.#problem, cut: this.#cut };
  }

  #advance(): void {
    const step = this.#tokens.next();
    this.#next = step.done ? undefined : step.value;
  }

  /** Notes the first problem: in the token itself, or that it stands here. */
  #wrong(token: Token, where: string): void {
    this.#problem ??= { line: token.line, at: token.at, what: `invalid character ${quoted(firstOf(token))} ${where}` };
  }

  #check(token: Token): void {
    if (token.wrong === undefined) return;
    this.#problem ??= { line: token.line, at: token.wrong.at, what: token.wrong.what };
  }

  /** The members up to the closing brace; those of the outermost object are kept with their lines. */
  #object(depth: number): { [name: string]: JsonValue } {
    const entries: [string, JsonValue][] = [];
    for (let first = true; ; first = false) {
      const key = this.#key(first, depth);
      if (key === undefined) return Object.fromEntries(entries);
      if (this.#next?.kind === ':') this.#advance();
      else if (this.#next !== undefined) this.#wrong(this.#next, 'after object key');
      const value = this.#value(depth + 1);
      if (value !== undefined) {
        entries.push([key.text, value]);
        if (depth === 0) this.#members.push({ key: key.text, value, line: key.line });
      }
      this.#comma('}', 'after object key:value pair');
    }
  }

  /** The next key; nothing at the end of the object. What is no key is left out. */
  #key(first: boolean, depth: number): Token | undefined {
    let comma = !first;
    for (let token = this.#next; ; token = this.#next) {
      if (token === undefined) {
        this.#cut = true;
        return undefined;
      }
      const trailing = token.kind === '}' && comma && this.#sawComma;
      if (token.kind !== 'string' && (token.kind !== '}' || trailing)) this.#wrong(token, AT_KEY);
      this.#check(token);
      // A bracket of the list around, whose brace is missing.
      if (token.kind === ']' && depth > 0) return undefined;
      this.#advance();
      if (token.kind === '}') return undefined;
      if (token.kind === 'string') return token;
      const word = unquoted(token);
      if (word !== undefined && this.#is(':')) return { ...token, text: word };
      comma = false;
    }
  }

  /** Whether the last member was followed by a comma. */
  #sawComma = false;

  #comma(closing: '}' | ']', where: string): void {
    this.#sawComma = this.#is(',');
    if (this.#sawComma) this.#advance();
    else if (this.#next !== undefined && !this.#is(closing)) this.#wrong(this.#next, where);
  }

  #is(kind: Token['kind']): boolean {
    return this.#next?.kind === kind;
  }

  #value(depth: number): JsonValue | undefined {
    const token = this.#valueToken();
    if (token === undefined) return undefined;
    if (token.kind === 'string') return token.text;
    if (token.kind === 'scalar') return this.#scalar(token);
    if (token.kind === 'other') return unquoted(token);
    if (depth > DEEPEST) return this.#skip();
    return token.kind === '{' ? this.#object(depth) : this.#list(depth);
  }

  /** The token a value begins with, taken; nothing when there is no value. What is no value is left out. */
  #valueToken(): Token | undefined {
    for (let token = this.#next; token !== undefined; token = this.#next) {
      const value = token.kind !== '}' && token.kind !== ']' && token.kind !== ',' && token.kind !== ':';
      if (!value || token.kind === 'other') this.#wrong(token, 'looking for beginning of value');
      this.#check(token);
      if (!value && token.kind !== ':') return undefined;
      this.#advance();
      if (value && (token.kind !== 'other' || unquoted(token) !== undefined)) return token;
    }
    this.#cut = true;
    return undefined;
  }

  #scalar(token: Token): JsonValue {
    const word = token.text;
    if (token.wrong !== undefined) return word;
    return word === 'true' || word === 'false' ? word === 'true' : word === 'null' ? null : Number(word);
  }

  #list(depth: number): readonly JsonValue[] {
    const values: JsonValue[] = [];
    for (let first = true; ; first = false) {
      const token = this.#next;
      if (token === undefined) {
        this.#cut = true;
        return values;
      }
      if (token.kind === ']' || token.kind === '}') {
        const wrong = token.kind === '}' || (!first && this.#sawComma);
        if (wrong)
          this.#wrong(token, this.#sawComma || first ? 'looking for beginning of value' : 'after array element');
        if (token.kind === ']') this.#advance();
        return values;
      }
      const value = this.#value(depth + 1);
      if (value !== undefined) values.push(value);
      else if (this.#is(',')) this.#advance();
      if (value !== undefined) this.#comma(']', 'after array element');
      // A key in a list: its bracket is missing.
      if (this.#is(':')) return values;
    }
  }

  /** Leaves out what is nested too deep. */
  #skip(): undefined {
    for (let open = 1; open > 0 && this.#next !== undefined; this.#advance()) {
      if (this.#is('{') || this.#is('[')) open++;
      else if (this.#is('}') || this.#is(']')) open--;
    }
    return undefined;
  }
}

function firstOf(token: Token): string {
  return token.kind === 'string' ? '"' : String.fromCodePoint(token.text.codePointAt(0) ?? 0x20);
}

/** A word without quotes, or in quotes that are none for JSON. */
function unquoted({ kind, text }: Token): string | undefined {
  if (kind === 'scalar') return text;
  return /^[“”'‘][^\n]{0,200}[”'’]$/.test(text) ? text.slice(1, -1) : undefined;
}
