/** The article as plain Markdown: what the components show is written out, links are absolute, risks stay. */
import { type CasePage, casesIn } from '../catalog/pages.ts';
import { relationsOf } from '../catalog/relations.ts';
import { absolute, casePath, codePath } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import { inLanguage } from '../i18n/localized.ts';
import { wordsIn } from '../i18n/words.ts';
import { isRisk, RISKS } from '../markdown/risks.ts';

const samples = import.meta.glob<string>('/content/cases/*/samples/*.log', { query: '?raw', import: 'default' });

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`{1,80}/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}

/** The pieces of a body outside and inside of fenced code; every second one is code. */
function splitFences(body: string): readonly string[] {
  return body.split(/^(```[^\n]*\n[\s\S]*?^```)$/m);
}

/** ```` ```sh restarts ```` tells the risk to our own renderer only; elsewhere it must be said in words. */
function withRiskInWords(fence: string, language: Language): string {
  const [, risk = ''] = /^```sh (\w+)/.exec(fence) ?? [];
  return isRisk(risk) ? `**${RISKS[risk][language]}:**\n\n${fence.replace(/^```sh \w+/, '```sh')}` : fence;
}

export interface Surroundings {
  readonly language: Language;
  readonly errors: readonly string[];
  readonly sample: (file: string) => string;
  /** The address of a case, or `undefined` while it is not published. */
  readonly address: (slug: string) => string | undefined;
  readonly analyzer: string;
}

function writtenOut(text: string, { language, errors, sample, address, analyzer }: Surroundings): string {
  const words = wordsIn(language).article;
  return text
    .replace(/<Errors \/>/g, () => fenced(errors.join('\n')))
    .replace(/<LogSample file="([^"]{1,100})" \/>/g, (_, file: string) => fenced(sample(file)))
    .replace(/<CheckLog \/>/g, () => `${words.checkLog}: <${analyzer}>`)
    .replace(
      /\[([^\]\n]{1,200})\]\(case:([a-z0-9-]{1,100})(#[a-z-]{1,40})?\)/g,
      (_, label: string, slug: string, part = '') => {
        const to = address(slug);
        return to ? `[${label}](${to}${part})` : label;
      },
    );
}

/** The body of an article with everything our own renderer adds written out. */
export function plainMarkdown(body: string, surroundings: Surroundings): string {
  return splitFences(body)
    .map((piece, index) =>
      index % 2 === 1 ? withRiskInWords(piece, surroundings.language) : writtenOut(piece, surroundings),
    )
    .join('')
    .trim();
}

function facts({ definition }: CasePage, language: Language): string {
  const words = wordsIn(language);
  const { severity, parts, fixRisk, verified, code } = definition;
  return [
    `${words.article.severity}: ${words.severity[severity]} (${words.severityMeaning[severity]})`,
    `${words.article.parts}: ${parts.join(', ')}`,
    `${words.article.fixRisk}: ${words.fixRisk[fixRisk]}`,
    `${words.article.verified}: ${words.article.verifiedOn(verified.date, verified.on)}`,
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

export async function caseAsMarkdown(one: CasePage, language: Language): Promise<string> {
  const article = one.articles[language];
  if (!article) throw new Error(`${one.slug} is not published in ${language}`);
  const words = wordsIn(language).article;
  const published = await casesIn(language);
  const { related, lookAlikes } = relationsOf(one, published);
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
    address: (slug) =>
      published.some((other) => other.slug === slug) ? absolute(casePath(slug), language) : undefined,
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
