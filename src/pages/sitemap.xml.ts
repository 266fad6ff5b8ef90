import type { APIRoute } from 'astro';
import { guidesIn, symptomsIn } from '../catalog/library.ts';
import { allCases } from '../catalog/pages.ts';
import { absolute, casePath, guidePath, symptomPath } from '../i18n/addresses.ts';
import { HTML_LANG, LANGUAGES, type Language } from '../i18n/languages.ts';
import { xmlResponse, xmlText } from '../publish/xml.ts';

const FIXED_PAGES = ['/', '/cases/', '/guides/', '/symptoms/', '/errors/', '/confusion/', '/diagnose/', '/search/'];

interface Entry {
  readonly path: string;
  readonly languages: readonly Language[];
  readonly changed?: string;
}

function alternates({ path, languages }: Entry): string {
  return languages
    .map((one) => `<xhtml:link rel="alternate" hreflang="${HTML_LANG[one]}" href="${xmlText(absolute(path, one))}"/>`)
    .join('');
}

function urls(entry: Entry): readonly string[] {
  const changed = entry.changed ? `<lastmod>${entry.changed}</lastmod>` : '';
  return entry.languages.map(
    (one) => `<url><loc>${xmlText(absolute(entry.path, one))}</loc>${changed}${alternates(entry)}</url>`,
  );
}

export const GET: APIRoute = async () => {
  const fixed: readonly Entry[] = FIXED_PAGES.map((path) => ({ path, languages: LANGUAGES }));
  const cases: readonly Entry[] = (await allCases()).map(({ slug, definition, languages }) => ({
    path: casePath(slug),
    languages,
    changed: definition.verified.date,
  }));
  const guides: readonly Entry[] = (await guidesIn('en')).map(({ slug, definition }) => ({
    path: guidePath(slug),
    languages: LANGUAGES,
    changed: definition.verified.date,
  }));
  const symptoms: readonly Entry[] = (await symptomsIn('en')).map(({ slug, definition }) => ({
    path: symptomPath(slug),
    languages: LANGUAGES,
    changed: definition.verified.date,
  }));
  return xmlResponse(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${[...fixed, ...cases, ...guides, ...symptoms].flatMap(urls).join('\n')}
</urlset>`,
  );
};
