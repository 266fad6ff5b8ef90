import type { APIRoute } from 'astro';
import { GROUPS } from '../catalog/case.ts';
import { type GuidePage, guidesIn, type SymptomPage, symptomsIn } from '../catalog/library.ts';
import { byGroup, casesIn } from '../catalog/pages.ts';
import { absolute, guidePath, symptomPath } from '../i18n/addresses.ts';
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
  const listed = (pages: readonly (GuidePage | SymptomPage)[], path: (slug: string) => string): string =>
    pages
      .map(({ slug, article }) => `- [${article.data.title}](${absolute(path(slug))}): ${article.data.summary}`)
      .join('\n');
  const symptoms = `## Symptoms\n\n${listed(await symptomsIn('en'), symptomPath)}`;
  const guides = `## Guides\n\n${listed(await guidesIn('en'), guidePath)}`;
  const data = `## Data\n\n- [All cases as JSON](${absolute('/cases.json')}): codes, error messages, affected versions, addresses`;
  return new Response(
    `# ${site.name}\n\n> ${site.description}\n\n${[symptoms, ...areas, guides, data].join('\n\n')}\n`,
    {
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    },
  );
};
