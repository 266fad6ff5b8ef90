import { casesIn } from '../../catalog/pages.ts';
import { casePath, href } from '../../i18n/addresses.ts';
import type { Language } from '../../i18n/languages.ts';

export interface CaseLink {
  readonly href: string;
  readonly title: string;
  readonly code: string;
}

/** Links to those of the cases that are published, by code or slug, in the order of their codes. */
export async function caseLinks(named: readonly string[], language: Language): Promise<readonly CaseLink[]> {
  const wanted = new Set(named);
  return (await casesIn(language))
    .filter(({ slug, definition }) => wanted.has(slug) || wanted.has(definition.code))
    .map(({ slug, definition, article }) => ({
      href: href(casePath(slug), language),
      title: article.data.title,
      code: definition.code,
    }));
}
