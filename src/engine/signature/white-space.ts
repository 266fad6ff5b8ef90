/** What counts as white space when literals and reflowed text are compared: ASCII, and the wide ones that pages put in. */
export function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000;
}
