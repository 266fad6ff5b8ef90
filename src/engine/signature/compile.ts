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
    strict: new RegExp(rewrite(pattern.source, SPACE), 'i'),
    loose: new RegExp(rewrite(pattern.source, ''), 'di'),
  };
}

function rewrite(source: string, space: string): string {
  let rewritten = '';
  let dropQuantifier = false;
  for (const { token, inClass } of tokens(source)) {
    const isQuantifier = /^(?:\?|\{\d+(?:,\d*)?\})$/.test(token);
    if (dropQuantifier && isQuantifier && !inClass) continue;
    dropQuantifier = false;
    if (inClass) rewritten += token === '"' ? '"“”' : token;
    else if (token === '"') rewritten += QUOTE;
    else if (token === "'") rewritten += APOSTROPHE;
    else if (token === ' ' || token === '\\s') {
      dropQuantifier = space === '' || token === ' ';
      rewritten += space === '' ? '' : token === ' ' ? space : token;
    } else if (token === '\\b' && space === '') rewritten += '';
    else rewritten += token;
  }
  return rewritten;
}
