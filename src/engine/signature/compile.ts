/** Turns the pattern of a signature into the two regular expressions the matcher uses. */
import { tokens } from './check.ts';

export interface CompiledPattern {
  /** Matches a line as it stands. */
  readonly strict: RegExp;
  /** Matches text from which all white space was taken; tells where its groups stand. */
  readonly loose: RegExp;
}

/** Quotes are printed escaped (`\"`, `\\\"`) inside other quotes, and curled by blogs. */
const QUOTE = '(?:\\\\{0,7}"|[“”])';
const APOSTROPHE = "['‘’]";
const SPACE = '\\s{1,8}';

/** Both forms of a checked pattern. */
export function compilePattern(pattern: RegExp): CompiledPattern {
  return {
    strict: new RegExp(rewrite(pattern.source, true), 'i'),
    loose: new RegExp(rewrite(pattern.source, false), 'di'),
  };
}

/** What a space becomes with the quantifier after it: optional, or as often as it says. */
function spaces(quantifier: string | undefined): string {
  if (quantifier === undefined) return SPACE;
  return quantifier === '?' ? '\\s{0,8}' : `\\s${quantifier}`;
}

const QUANTIFIER = /^(?:\?|\{\d{1,4}(?:,\d{0,4})?\})$/;

function rewrite(source: string, keepsSpace: boolean): string {
  const parts = [...tokens(source)];
  let rewritten = '';
  for (let at = 0; at < parts.length; at++) {
    const { token, inClass } = parts[at] as { token: string; inClass: boolean };
    if (inClass) rewritten += token === '"' ? '"“”' : token;
    else if (token === '"') rewritten += QUOTE;
    else if (token === "'") rewritten += APOSTROPHE;
    else if (token === '\\b') rewritten += keepsSpace ? token : '';
    else if (token === ' ' || token === '\\s') {
      const quantifier = QUANTIFIER.exec(parts[at + 1]?.token ?? '')?.[0];
      if (quantifier !== undefined) at++;
      if (keepsSpace) rewritten += token === ' ' ? spaces(quantifier) : token + (quantifier ?? '');
    } else rewritten += token;
  }
  return rewritten;
}
