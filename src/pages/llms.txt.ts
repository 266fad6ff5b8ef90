import type { APIRoute } from 'astro';
import { GROUPS } from '../catalog/case.ts';
import { byGroup, casesIn } from '../catalog/pages.ts';
import { absolute } from '../i18n/addresses.ts';
import { wordsIn } from '../i18n/words.ts';

/** The site for language models: what it is, and every article as Markdown. */
export const GET: APIRoute = async () => {
  const { site } = wordsIn('en');
  const areas = byGroup(await casesIn('en')).map(({ group, cases }) => {
    const links = cases.map(
      ({ slug, definition, article }) =>
        `- [${definition.code} ${article.data.title}](${absolute(`/cases/${slug}.md`)}): ${article.data.summary}`,
    );
    return `## ${GROUPS[group].title.en}\n\n${links.join('\n')}`;
  });
  const data = `## Data\n\n- [All cases as JSON](${absolute('/cases.json')}): codes, error messages, affected versions, addresses`;
  return new Response(`# ${site.name}\n\n> ${site.description}\n\n${[...areas, data].join('\n\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
