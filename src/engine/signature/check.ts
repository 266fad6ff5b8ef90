/** What a literal and a pattern of a signature must keep to, checked when the signature is loaded. */

/** The scan jumps at most as far as the shortest literal is long. */
const SHORTEST_LITERAL = 8;

/** White space does not count in literals: what copying loses or adds must not matter. */
export function squeeze(text: string): string {
  return text.replace(/\s/g, '').toLowerCase();
}

/** Throws when the literal is too short to look for, or has characters that transports escape. */
export function checkLiteral(literal: string): void {
  if (squeeze(literal).length < SHORTEST_LITERAL) throw new TypeError(`literal "${literal}" is too short`);
  if (!/^[\x20-\x7e\p{Script=Han}]+$/u.test(literal))
    throw new TypeError(`literal "${literal}" must be plain ASCII or Chinese`);
  if (/["'\\<>&\n\t]/.test(literal)) throw new TypeError(`literal "${literal}" has characters that transports escape`);
}

/**
 * Throws when a pattern has a repetition without an upper bound (`*`, `+`, `{n,}`), an anchor or a flag.
 * Bounded repetition keeps the work per line constant, whatever is pasted.
 */
export function checkPattern(pattern: RegExp): void {
  if (pattern.flags !== '') throw new TypeError(`${pattern}: flags are set by the engine`);
  for (const { token, inClass } of tokens(pattern.source)) {
    if (inClass) continue;
    if (token === '*' || token === '+' || /^\{\d+,\}$/.test(token)) {
      throw new TypeError(`${pattern}: the repetition ${token} has no upper bound`);
    }
    if (token === '^' || token === '$') throw new TypeError(`${pattern}: lines are matched anywhere, not at ${token}`);
  }
}

/** Splits the source of a regular expression into its smallest parts, and tells which stand in a character class. */
export function* tokens(source: string): Generator<{ token: string; inClass: boolean }> {
  let inClass = false;
  for (const [token] of source.matchAll(
    /\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]*>|.)|\(\?(?:<?[=!]|:|<[^>]*>)|\{\d+(?:,\d*)?\}|[\s\S]/gi,
  )) {
    if (token === '[' && !inClass) {
      inClass = true;
      yield { token, inClass: false };
    } else if (token === ']' && inClass) {
      inClass = false;
      yield { token, inClass: false };
    } else yield { token, inClass };
  }
}
