import type { APIRoute } from 'astro';
import { absolute } from '../../i18n/addresses.ts';
import { everyLocale, HTML_LANG, languageOf } from '../../i18n/languages.ts';
import { wordsIn } from '../../i18n/words.ts';
import { xmlResponse, xmlText } from '../../publish/xml.ts';

export const getStaticPaths = everyLocale;

/** Lets browsers search the site from their address bar. */
export const GET: APIRoute = ({ params }) => {
  const language = languageOf(params['locale']);
  const { site, search } = wordsIn(language);
  return xmlResponse(
    `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${xmlText(site.name)}</ShortName>
<Description>${xmlText(search.description)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Language>${HTML_LANG[language]}</Language>
<Image width="16" height="16" type="image/svg+xml">${xmlText(absolute('/favicon.svg'))}</Image>
<Url type="text/html" template="${xmlText(absolute('/search/', language))}?q={searchTerms}"/>
</OpenSearchDescription>`,
    'application/opensearchdescription+xml',
  );
};
