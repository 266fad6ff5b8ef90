/** `key:value` pairs, with white space between them or none. */

const KEY = /^[a-z][a-z_-]{1,39}$/;

/** Each value that `pattern` finds (from its colon on), with the key before it in lower case. */
export function* pairs(text: string, pattern: RegExp): Generator<readonly [key: string, value: string]> {
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const key = text.slice(from, match.index).trim().toLowerCase();
    from = match.index + match[0].length;
    if (KEY.test(key)) yield [key, match[1] ?? ''];
  }
}
