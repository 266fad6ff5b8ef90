/** The order of the page of all error messages. */

interface Message {
  readonly text: string;
}

export interface Section<M extends Message> {
  readonly id: string;
  /** The first letter of its messages; `#` for those that begin otherwise. */
  readonly letter: string;
  readonly errors: readonly M[];
}

/** Where a message stands: by its first letter or digit, since many begin with a quote or a bracket. */
function sortKey(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '').toLowerCase();
}

function letterOf(text: string): string {
  const first = sortKey(text)[0]?.toUpperCase() ?? '';
  return /[A-Z]/.test(first) ? first : '#';
}

/** Sorts messages and groups them by letter. */
export function errorIndex<M extends Message>(messages: readonly M[]): readonly Section<M>[] {
  const sorted = messages.toSorted((a, b) => sortKey(a.text).localeCompare(sortKey(b.text), 'en'));
  const groups = Map.groupBy(sorted, ({ text }) => letterOf(text));
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([letter, errors]) => ({ id: letter === '#' ? 'other' : letter.toLowerCase(), letter, errors }));
}
