/** A case as machines read it. Fields are only ever added. */
import type { CasePage } from '../catalog/pages.ts';
import { absolute, casePath, codePath } from '../i18n/addresses.ts';
import { inLanguage } from '../i18n/localized.ts';

export function caseAsJson({ slug, definition, articles, languages }: CasePage): object {
  const {
    code,
    group,
    parts,
    severity,
    fixRisk,
    verified,
    errors,
    fixedIn,
    affected,
    confirm,
    related,
    lookAlikes,
    sources,
  } = definition;
  return {
    code,
    slug,
    /** The address for runbooks and alerts. */
    runbookUrl: absolute(codePath(code)),
    group,
    parts,
    severity,
    fixRisk,
    /** In English, as everything in here but the articles. */
    verified: { date: verified.date, on: inLanguage(verified.on, 'en') },
    errors,
    confirm,
    affected,
    ...(fixedIn && { fixedIn }),
    related,
    lookAlikes,
    sources,
    articles: Object.fromEntries(
      languages.flatMap((language) => {
        const article = articles[language];
        if (!article) return [];
        const { title, summary, short, keywords } = article.data;
        const url = absolute(casePath(slug), language);
        const markdown = absolute(`/cases/${slug}.md`, language);
        return [[language, { title, summary, short, keywords, url, markdown }]];
      }),
    ),
  };
}
