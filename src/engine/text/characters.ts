/** What a line begins with: what claims ask before they look closer. */

/** Whether a character code is one of `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Place of the first character that is neither a space nor a TAB; the length of the text when there is none. */
export function firstLetter(text: string): number {
  let at = 0;
  for (let code = text.charCodeAt(0); code === 0x20 || code === 0x09; code = text.charCodeAt(at)) at++;
  return at;
}

/** How many characters of white space, of whatever kind, stand in front. */
export function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** A line that a terminal folded off another one, without the indentation that an indented paste gave to both. */
export function withoutIndentOf(text: string, rest: string): string {
  const indent = text.slice(0, indentOf(text));
  return rest.startsWith(indent) ? rest.slice(indent.length) : rest;
}
