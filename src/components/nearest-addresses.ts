/** Which cases a misspelt address may have meant. */
import type { Language } from '../i18n/languages.ts';

export interface KnownCase {
  readonly code: string;
  readonly slug: string;
  readonly titles: Readonly<Partial<Record<Language, string>>>;
}

/** How many letters must be changed, added or left out to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The last telling part of an address: `/kb/zh-cn/cases/mount-leek/` → `mount-leek`. */
function lastPart(path: string): string {
  const parts = path
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== 'index.html');
  return (parts.at(-1) ?? '')
    .replace(/\.(?:html?|md|json)$/, '')
    .replaceAll('_', '-')
    .slice(0, 100);
}

/** From 0 for the same to 1 for nothing in common. */
function distance(wanted: string, { code, slug }: KnownCase): number {
  const toCode = editDistance(wanted, code.toLowerCase()) / code.length;
  const toSlug = editDistance(wanted, slug) / Math.max(wanted.length, slug.length);
  const words = slug.split('-');
  const shared =
    wanted.split('-').filter((word) => words.includes(word)).length / Math.max(words.length, wanted.split('-').length);
  // A slug that was cut off.
  const toStart = wanted.length >= 6 && slug.startsWith(wanted) ? (1 - wanted.length / slug.length) / 2 : 1;
  return Math.min(toCode, toSlug, 1 - shared, toStart);
}

/** How far an address may be from a case to be taken for it. */
const FARTHEST = 0.5;

/** The cases an address may have meant, the most likely first. */
export function nearestAddresses<C extends KnownCase>(path: string, cases: readonly C[]): readonly C[] {
  const wanted = lastPart(path);
  if (wanted === '') return [];
  return cases
    .map((one) => ({ one, far: distance(wanted, one) }))
    .filter(({ far }) => far <= FARTHEST)
    .toSorted((a, b) => a.far - b.far)
    .map(({ one }) => one);
}
