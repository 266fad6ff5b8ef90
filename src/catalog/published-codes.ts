/** What is published, from the file system: every case folder, and the languages it has an article in. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES } from '../i18n/languages.ts';
import type { PublishedCode } from './codes-lock.ts';
import { caseSlugs, loadCase, PROJECT_ROOT } from './files.ts';

export const LOCK_FILE = join(PROJECT_ROOT, 'content', 'codes.lock');

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The published cases in the order of their codes. */
export async function publishedCodes(): Promise<readonly PublishedCode[]> {
  const cases = await Promise.all(
    (await caseSlugs()).map(async (slug) => {
      const articles = LANGUAGES.map((language) => join(PROJECT_ROOT, 'content', 'cases', slug, `${language}.mdx`));
      const isThere = await Promise.all(articles.map(exists));
      return { code: (await loadCase(slug)).code, slug, languages: LANGUAGES.filter((_, index) => isThere[index]) };
    }),
  );
  return cases.filter(({ languages }) => languages.length > 0).toSorted((a, b) => a.code.localeCompare(b.code));
}
