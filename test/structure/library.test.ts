/** Guides and symptom pages: their sections, their languages, their commands, where they lead. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileAnalyzer, PROJECT_ROOT } from '../../src/catalog/files.ts';
import type { GuideDefinition } from '../../src/catalog/guide.ts';
import type { SymptomDefinition } from '../../src/catalog/symptom.ts';
import { readArticleTexts } from '../../src/catalog/texts.ts';
import { fromText } from '../../src/engine/index.ts';
import { RISKS } from '../../src/markdown/risks.ts';
import { SECTIONS } from '../../src/markdown/sections.ts';
import {
  ARTICLE_LANGUAGES,
  articleText,
  fencesOf,
  HARMFUL,
  headingsOf,
  languageIndependent,
  linksOf,
  sectionsOf,
  shellOf,
  slugsOn,
} from '../support/articles.ts';

const KNOWN_SLUGS = {
  case: new Set(slugsOn('cases')),
  guide: new Set(slugsOn('guides')),
  symptom: new Set(slugsOn('symptoms')),
};

const definitionOf = async <D>(shelf: 'guides' | 'symptoms', slug: string): Promise<D> =>
  (await import(join(PROJECT_ROOT, 'content', shelf, slug, `${shelf.slice(0, -1)}.ts`))).default as D;

const samplesOf = (slug: string): string[] => readdirSync(join(PROJECT_ROOT, 'content', 'guides', slug, 'samples'));

const ARTICLES = (['guides', 'symptoms'] as const).flatMap((shelf) => slugsOn(shelf).map((slug) => ({ shelf, slug })));

describe.each(ARTICLES)('$shelf/$slug', ({ shelf, slug }) => {
  it.each(ARTICLE_LANGUAGES)('%s has its sections, in order, none empty', (language) => {
    const { body } = articleText(shelf, slug, language);
    expect(headingsOf(body, '##')).toEqual(SECTIONS[shelf].map(({ title }) => `## ${title[language]}`));
    expect(sectionsOf(body).filter((section) => section.trim().length < 15)).toEqual([]);
  });

  it.each(ARTICLE_LANGUAGES)('%s has front matter that fits a result list', (language) => {
    const { title, summary, short, keywords } = readArticleTexts(articleText(shelf, slug, language).mdx, slug);
    expect(title.length).toBeLessThanOrEqual(70);
    expect(summary.length).toBeLessThanOrEqual(160);
    expect(short.length).toBeGreaterThan(15);
    expect(keywords.length).toBeGreaterThan(2);
  });

  it('says the same in both languages', () => {
    const [en, zh] = ARTICLE_LANGUAGES.map((language) => languageIndependent(articleText(shelf, slug, language).body));
    expect(zh).toEqual(en);
  });

  it.each(ARTICLE_LANGUAGES)('%s: every command says what it may cost, none does more harm than good', (language) => {
    const { body } = articleText(shelf, slug, language);
    expect(shellOf(body).filter(({ info }) => !Object.hasOwn(RISKS, info.split(' ')[1] ?? ''))).toEqual([]);
    expect(shellOf(body).filter(({ code }) => HARMFUL.test(code))).toEqual([]);
    expect(fencesOf(body).filter(({ info }) => info === '')).toEqual([]);
  });

  it('links only to guides and symptom pages that exist', () => {
    const broken = linksOf(articleText(shelf, slug, 'en').body).filter((link) => {
      const [, scheme, target = ''] = /^(guide|symptom):([a-z0-9-]+)/.exec(link) ?? [];
      return scheme && !KNOWN_SLUGS[scheme as 'guide' | 'symptom'].has(target);
    });
    expect(broken).toEqual([]);
  });
});

describe.each(slugsOn('guides'))('guide %s', (slug) => {
  it('has commands, an example and samples that the engine reads', async () => {
    const { body } = articleText('guides', slug, 'en');
    expect(shellOf(body).length).toBeGreaterThan(0);
    const shown = [...body.matchAll(/<Worked file="([^"]+)" \/>/g)].map(([, file]) => file);
    expect(shown.length).toBeGreaterThan(0);
    expect(samplesOf(slug).toSorted()).toEqual([...new Set(shown)].toSorted());
    const analyzer = await createFileAnalyzer();
    for (const file of samplesOf(slug)) {
      const text = readFileSync(join(PROJECT_ROOT, 'content', 'guides', slug, 'samples', file), 'utf8');
      expect(analyzer.analyze(fromText(text, file)).artifacts.length, file).toBeGreaterThan(0);
    }
  });

  it('names its risk: the greatest among its commands', async () => {
    const { risk } = await definitionOf<GuideDefinition>('guides', slug);
    const order = Object.keys(RISKS);
    const risks = shellOf(articleText('guides', slug, 'en').body).map(({ info }) =>
      order.indexOf(info.split(' ')[1] ?? ''),
    );
    expect(risk).toBe(order[Math.max(...risks)]);
  });
});

describe.each(slugsOn('symptoms'))('symptom %s', (slug) => {
  it('shows its questions in the section on the cause', () => {
    for (const language of ARTICLE_LANGUAGES) {
      const { body } = articleText('symptoms', slug, language);
      expect(sectionsOf(body)[1]).toContain('<DecisionPath />');
    }
  });

  it('leads to published cases, to guides and symptom pages that exist', async () => {
    const { steps } = await definitionOf<SymptomDefinition>('symptoms', slug);
    const goals = steps.flatMap(({ answers }) => answers.flatMap(({ to }) => (to ? Object.entries(to) : [])));
    const broken = goals.filter(
      ([scheme, target]) => scheme !== 'step' && scheme !== 'case' && !KNOWN_SLUGS[scheme as 'guide'].has(target),
    );
    expect(broken).toEqual([]);
    expect(goals.some(([scheme, target]) => scheme === 'case' && KNOWN_SLUGS.case.has(target))).toBe(true);
  });

  it('looks before it touches anything', async () => {
    const { steps } = await definitionOf<SymptomDefinition>('symptoms', slug);
    const touching =
      /\b(?:restart|stop|rm|prune|kill -(?:9|KILL|TERM|QUIT)|pkill|umount|systemctl (?:start|reset-failed|daemon-reload)|mkfs|lvremove|tee|sysctl -w)\b/;
    expect(steps.filter(({ look }) => look && touching.test(look)).map(({ id }) => id)).toEqual([]);
  });

  it('says everything in both languages', async () => {
    const { steps } = await definitionOf<SymptomDefinition>('symptoms', slug);
    const texts = steps.flatMap(({ question, short, answers }) => [
      question,
      short,
      ...answers.flatMap((answer) => [answer.sign, answer.short]),
    ]);
    expect(texts.filter((text) => text.en === '' || !/\p{Script=Han}/u.test(text['zh-cn']))).toEqual([]);
  });
});

it('every folder is whole', () => {
  const missing = ARTICLES.flatMap(({ shelf, slug }) =>
    [`${shelf.slice(0, -1)}.ts`, 'en.mdx', 'zh-cn.mdx']
      .filter((file) => !existsSync(join(PROJECT_ROOT, 'content', shelf, slug, file)))
      .map((file) => `${shelf}/${slug}/${file}`),
  );
  expect(missing).toEqual([]);
});
