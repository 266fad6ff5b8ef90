/** The search of the site: one query, several providers, one list. */
import type { Language } from '../i18n/languages.ts';
import { nearest } from './nearest.ts';
import { fullText } from './pagefind.ts';
import type { Provider, Result } from './result.ts';

export type { Result } from './result.ts';

/** Asked for every query, in the order in which their results are shown. */
const FINDING: readonly Provider[] = [fullText];
/** Asked when the others found nothing. */
const GUESSING: Provider = nearest;

/** A provider that cannot be loaded finds nothing; the others still answer. */
async function answers(provider: Provider, query: string, language: Language): Promise<readonly Result[]> {
  return provider(query, language).catch((error: unknown) => {
    console.warn('search:', error);
    return [];
  });
}

function eachOnce(results: readonly Result[]): readonly Result[] {
  const pages = new Map<string, Result>();
  for (const result of results) if (!pages.has(result.url)) pages.set(result.url, result);
  return [...pages.values()];
}

/** The pages that answer a query, the best first; guesses come last. */
export async function search(query: string, language: Language): Promise<readonly Result[]> {
  if (query.trim() === '') return [];
  const found = eachOnce((await Promise.all(FINDING.map((provider) => answers(provider, query, language)))).flat());
  return found.length > 0 ? found : answers(GUESSING, query, language);
}
