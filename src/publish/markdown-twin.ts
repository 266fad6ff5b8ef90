/** An article as a Markdown file that stands by itself. */
import { seenLookAlikes } from '../catalog/confusion.ts';
import { drawingsByName } from '../catalog/drawings.ts';
import { guidesIn, symptomsIn } from '../catalog/library.ts';
import { type CasePage, casesIn } from '../catalog/pages.ts';
import { relationsOf } from '../catalog/relations.ts';
import { absolute, casePath, codePath, guidePath, symptomPath } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import { inLanguage } from '../i18n/localized.ts';
import { wordsIn } from '../i18n/words.ts';
import { plainMarkdown } from './plain-markdown.ts';

const samples = import.meta.glob<string>('/content/cases/*/samples/*.log', { query: '?raw', import: 'default' });

function facts({ definition }: CasePage, language: Language): string {
  const words = wordsIn(language);
  const { severity, parts, fixRisk, verified, code } = definition;
  return [
    `${words.article.severity}: ${words.severity[severity]} (${words.severityMeaning[severity]})`,
    `${words.article.parts}: ${parts.join(', ')}`,
    `${words.article.fixRisk}: ${words.fixRisk[fixRisk]}`,
    `${words.article.verified}: ${words.article.verifiedOn(verified.date, inLanguage(verified.on, language))}`,
    `${words.article.permanentLink}: ${absolute(codePath(code))}`,
  ]
    .map((fact) => `- ${fact}`)
    .join('\n');
}

function affectedTable({ definition }: CasePage, language: Language): string {
  const { component, range, fixedIn, none } = wordsIn(language).article.affectedTable;
  const cell = (text: string): string => text.replaceAll('|', '\\|');
  const rows = definition.affected.map((one) =>
    [one.component, inLanguage(one.range, language), one.fixedIn ?? none].map(cell).join(' | '),
  );
  return [`| ${component} | ${range} | ${fixedIn} |`, '|---|---|---|', ...rows.map((row) => `| ${row} |`)].join('\n');
}

/** Addresses of everything an article can link to, by `case:slug`, `guide:slug`, `symptom:slug`. */
async function addressesIn(language: Language): Promise<ReadonlyMap<string, string>> {
  const shelves = [
    ['case', casePath, await casesIn(language)],
    ['guide', guidePath, await guidesIn(language)],
    ['symptom', symptomPath, await symptomsIn(language)],
  ] as const;
  return new Map(
    shelves.flatMap(([scheme, path, pages]) =>
      pages.map(({ slug }) => [`${scheme}:${slug}`, absolute(path(slug), language)] as const),
    ),
  );
}

export async function caseAsMarkdown(one: CasePage, language: Language): Promise<string> {
  const article = one.articles[language];
  if (!article) throw new Error(`${one.slug} is not published in ${language}`);
  const words = wordsIn(language).article;
  const published = await casesIn(language);
  const { related, lookAlikes } = relationsOf(one, published, await seenLookAlikes(one.slug));
  const addresses = await addressesIn(language);
  const texts = new Map(
    await Promise.all(
      Object.entries(samples)
        .filter(([path]) => path.includes(`/${one.slug}/`))
        .map(async ([path, read]) => [path.slice(path.lastIndexOf('/') + 1), await read()] as const),
    ),
  );
  const body = plainMarkdown(article.body ?? '', {
    language,
    errors: one.definition.errors,
    sample: (file) => texts.get(file) ?? '',
    diagram: (name) => {
      const drawing = drawingsByName.get(name);
      return drawing ? `*${inLanguage(drawing.title, language)} ${inLanguage(drawing.description, language)}*` : '';
    },
    link: (scheme, slug) => addresses.get(`${scheme}:${slug}`),
    analyzer: absolute('/diagnose/', language),
  });
  const links = (cases: readonly CasePage[]): string =>
    cases
      .map(
        ({ slug, definition, articles }) =>
          `- [${definition.code} ${articles[language]?.data.title}](${absolute(casePath(slug), language)})`,
      )
      .join('\n');
  const parts = [
    `# ${article.data.title} (${one.definition.code})`,
    `> **${words.short}:** ${article.data.short}`,
    facts(one, language),
    body,
    affectedTable(one, language),
    related.length + lookAlikes.length > 0 && `## ${words.related}\n\n${links([...related, ...lookAlikes])}`,
    `## ${words.sources}\n\n${one.definition.sources.map(({ title, url }) => `- [${title}](${url})`).join('\n')}`,
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
