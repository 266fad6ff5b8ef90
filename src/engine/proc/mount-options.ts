/** Mount options and the escapes in paths, as the kernel and the tools of util-linux print them. */

/** Blanks, line feeds and backslashes in a path: fs/seq_file.c, mangle_path(), `/media/My\040Disk`; findmnt -r `\x20`. */
const ESCAPES = /\\(?:([01][0-7]{2})|x([0-9a-f]{2}))/g;

export function withoutEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPES, (_, octal: string | undefined, hex: string | undefined) =>
    String.fromCharCode(octal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(octal, 8)),
  );
}

/** Options begin with it, whatever prints them. */
export const WRITABLE_OR_NOT = /^r[wo](?:,|$)/;

/**
 * Splits options at their commas, but for those between quotes:
 * `rw,context="system_u:object_r:container_file_t:s0:c12,c345",lowerdir=…`
 */
export function splitOptions(text: string): string[] {
  if (text === '') return [];
  if (!text.includes('"')) return text.split(',');
  const options: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (text[at] !== ',' || quoted) continue;
    options.push(text.slice(from, at));
    from = at + 1;
  }
  return [...options, text.slice(from)];
}
