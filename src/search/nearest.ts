/** The cases nearest to a query, for when the full-text search finds too little: typing errors, the other language. */
import { casePath, href, underBase } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import type { Provider, Result } from './result.ts';

/** A case as /cases.json tells it. */
export interface ListedCase {
  readonly code: string;
  readonly slug: string;
  readonly errors: readonly string[];
  readonly articles: Readonly<
    Partial<Record<Language, { title: string; summary: string; keywords: readonly string[] }>>
  >;
}

const SHOWN = 5;
/** How much of the query must be found for a case to be near. */
const LEAST = 0.3;

/** The pieces texts are compared by: three letters, or two Chinese characters. */
function pieces(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]{2,80}/gu) ?? []) {
    const size = /\p{Script=Han}/u.test(word) ? 2 : 3;
    const padded = size === 3 ? ` ${word} ` : word;
    for (let at = 0; at + size <= padded.length; at++) found.add(padded.slice(at, at + size));
  }
  return found;
}

function textOf({ code, slug, errors, articles }: ListedCase): string {
  const told = Object.values(articles).flatMap(({ title, summary, keywords }) => [title, summary, ...keywords]);
  return [code, slug, ...errors, ...told].join(' ');
}

/** Cases that share enough with the query, the nearest first. */
export function nearestCases<C extends ListedCase>(query: string, cases: readonly C[]): readonly C[] {
  const wanted = pieces(query);
  if (wanted.size === 0) return [];
  return cases
    .map((one) => ({ one, share: [...wanted].filter((piece) => pieces(textOf(one)).has(piece)).length / wanted.size }))
    .filter(({ share }) => share >= LEAST)
    .toSorted((a, b) => b.share - a.share)
    .map(({ one }) => one);
}

let loading: Promise<readonly ListedCase[]> | undefined;

async function listed(): Promise<readonly ListedCase[]> {
  const response = await fetch(underBase(import.meta.env.BASE_URL, '/cases.json'));
  if (!response.ok) throw new Error(`cases.json: ${response.status}`);
  const { cases }: { cases: readonly ListedCase[] } = await response.json();
  return cases;
}

export const nearest: Provider = async (query, language) => {
  loading ??= listed().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return nearestCases(query, await loading)
    .slice(0, SHOWN)
    .flatMap(({ code, slug, articles }): Result[] => {
      const article = articles[language];
      if (!article) return [];
      const excerpt = [{ text: article.summary, marked: false }];
      return [{ code, title: article.title, url: href(casePath(slug), language), excerpt, found: false }];
    });
};
