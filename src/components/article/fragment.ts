/**
 * The fragment of an article address can carry values of the reader's log: `#fix&container=6ab5a5d8c9d1&pid=1873`.
 * The part before the first `&` is the section to show, or empty.
 */
export interface ArticleFragment {
  readonly section: string;
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Anyone can write such a link, and the values end up in commands that are run as root. So a value is one plain word that
 * no shell gives a meaning: no white space, quotes, `$`, `;`, `*` … and no `-` in front, which would be an option.
 */
const PLAIN_WORD = /^[\p{L}\p{N}_./:@%+=,][\p{L}\p{N}_./:@%+=,-]{0,255}$/u;
const NAME = /^[a-z][a-z0-9_-]{0,40}$/;

/** How much of a fragment is looked at. */
const LONGEST = 16_000;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Reads `location.hash`. Whatever is not a section or a plain value is left out; nothing throws. */
export function readFragment(hash: string): ArticleFragment {
  const [section = '', ...pairs] = hash.slice(0, LONGEST).replace(/^#/, '').split('&');
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0));
    const value = decoded(pair.slice(at + 1));
    if (NAME.test(name) && PLAIN_WORD.test(value)) values.set(name, value);
  }
  return { section: /^[a-z][a-z-]{0,40}$/.test(section) ? section : '', values };
}

/** Writes what `readFragment` reads; values it would refuse are left out. */
export function writeFragment(section: string, values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values)
    .filter(([name, value]) => NAME.test(name) && PLAIN_WORD.test(value))
    .map(([name, value]) => `&${name}=${encodeURIComponent(value)}`);
  return section || pairs.length > 0 ? `#${section}${pairs.join('')}` : '';
}
