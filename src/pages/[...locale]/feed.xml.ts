import type { APIRoute } from 'astro';
import { casesIn, type PublishedCase } from '../../catalog/pages.ts';
import { absolute, casePath } from '../../i18n/addresses.ts';
import { everyLocale, HTML_LANG, type Language, languageOf } from '../../i18n/languages.ts';
import { wordsIn } from '../../i18n/words.ts';
import { xmlResponse, xmlText } from '../../publish/xml.ts';

export const getStaticPaths = everyLocale;

const MOST_ENTRIES = 50;

function entry({ slug, definition, article }: PublishedCase, language: Language): string {
  return `<entry>
<id>${xmlText(absolute(casePath(slug), language))}</id>
<title>${xmlText(`${definition.code}: ${article.data.title}`)}</title>
<link href="${xmlText(absolute(casePath(slug), language))}"/>
<updated>${definition.verified.date}T00:00:00Z</updated>
<summary>${xmlText(article.data.summary)}</summary>
</entry>`;
}

/** New and newly checked cases, as an Atom feed. */
export const GET: APIRoute = async ({ params }) => {
  const language = languageOf(params['locale']);
  const words = wordsIn(language);
  const cases = (await casesIn(language)).toSorted((a, b) =>
    b.definition.verified.date.localeCompare(a.definition.verified.date),
  );
  return xmlResponse(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${HTML_LANG[language]}">
<id>${xmlText(absolute('/', language))}</id>
<title>${xmlText(words.site.name)}</title>
<subtitle>${xmlText(words.site.description)}</subtitle>
<link rel="self" href="${xmlText(absolute('/feed.xml', language))}"/>
<link href="${xmlText(absolute('/', language))}"/>
<author><name>${xmlText(words.site.name)}</name></author>
<updated>${cases[0]?.definition.verified.date ?? '2026-01-01'}T00:00:00Z</updated>
${cases
  .slice(0, MOST_ENTRIES)
  .map((one) => entry(one, language))
  .join('\n')}
</feed>`,
    'application/atom+xml',
  );
};
