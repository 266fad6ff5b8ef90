/** Strings as Go quotes them, strconv.Quote(), fmt's %q: `"open \"/a\": no such file\n"` */

/** After the closing quote of a string whose opening one stands at `at`; past the end of the text when there is none. */
export function endOfQuoted(text: string, at: number): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '"') return end + 1;
  }
  return text.length + 1;
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
const ESCAPE = /\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/g;

/** What stood between the quotes before it was quoted. */
export function unquoted(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (_, unicode: string | undefined, hex: string | undefined, letter: string) => {
    const code = unicode ?? hex;
    return code === undefined ? (CONTROLS[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16));
  });
}
