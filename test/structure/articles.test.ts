import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCase, loadSignature } from '../../src/catalog/files.ts';
import { readFrontMatter } from '../../src/catalog/texts.ts';
import { namesIn } from '../../src/engine/index.ts';
import { RISKS } from '../../src/markdown/risks.ts';
import { SECTIONS } from '../../src/markdown/sections.ts';
import {
  ARTICLE_LANGUAGES,
  articleText,
  fencesOf,
  HARMFUL,
  headingsOf,
  languageIndependent,
  sectionsOf,
  shellOf,
} from '../support/articles.ts';
import { CASES_FOLDER, SLUGS } from '../support/cases.ts';

const LANGUAGES = ARTICLE_LANGUAGES;
const article = (slug: string, language: string) => articleText('cases', slug, language);

describe.each(SLUGS)('%s', (slug) => {
  it('is whole', () => {
    const parts = ['case.ts', 'signature.ts', 'en.mdx', 'zh-cn.mdx', 'samples'];
    expect(parts.filter((part) => !existsSync(join(CASES_FOLDER, slug, part)))).toEqual([]);
  });

  it.each(LANGUAGES)('%s has the sections of an article, in order, none empty', (language) => {
    const { body } = article(slug, language);
    expect(headingsOf(body, '##')).toEqual(SECTIONS.cases.map(({ title }) => `## ${title[language]}`));
    expect(
      body
        .split(/^## .*$/m)
        .slice(1)
        .filter((section) => section.trim().length < 20),
    ).toEqual([]);
    expect(sectionsOf(body)).toHaveLength(SECTIONS.cases.length);
  });

  it.each(LANGUAGES)('%s has front matter that fits a result list', (language) => {
    const { mdx } = article(slug, language);
    const { title, summary, keywords } = readFrontMatter(mdx, slug);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(summary.length).toBeLessThanOrEqual(180);
    expect(keywords.length).toBeGreaterThan(2);
  });

  it('both languages have the same commands, headings and links', () => {
    const [en, zh] = LANGUAGES.map((language) => languageIndependent(article(slug, language).body));
    expect(zh).toEqual(en);
  });

  it.each(LANGUAGES)('%s: every command says what it may cost', (language) => {
    const shell = shellOf(article(slug, language).body);
    expect(shell.length).toBeGreaterThan(2);
    expect(shell.filter(({ info }) => !Object.hasOwn(RISKS, info.split(' ')[1] ?? ''))).toEqual([]);
    expect(fencesOf(article(slug, language).body).filter(({ info }) => info === '')).toEqual([]);
  });

  it.each(LANGUAGES)('%s: shows a sample, the verbatim messages and the box to check a log', (language) => {
    const isThis = sectionsOf(article(slug, language).body)[0] ?? '';
    expect(isThis).toContain('<Errors />');
    expect(isThis).toContain('<CheckLog />');
    expect(isThis).toMatch(/<LogSample file="hit-[\w.-]+\.log" \/>/);
  });

  it.each(LANGUAGES)('%s: the diagnosis uses only values the signature gives', async (language) => {
    const { diagnosis } = readFrontMatter(article(slug, language).mdx, slug);
    const { confirm } = await loadCase(slug);
    const given = readFileSync(join(CASES_FOLDER, slug, 'signature.ts'), 'utf8');
    const names = [diagnosis, ...confirm].flatMap(namesIn);
    expect(names.filter((name) => !given.includes(name))).toEqual([]);
    expect(Object.keys((await loadSignature(slug)).signs).length).toBeGreaterThan(0);
  });

  it.each(LANGUAGES)('%s: no advice that does more harm than good', (language) => {
    expect(shellOf(article(slug, language).body).filter(({ code }) => HARMFUL.test(code))).toEqual([]);
  });
});

describe('codes', () => {
  it('belong to one case each', async () => {
    const codes = await Promise.all(SLUGS.map(async (slug) => (await loadCase(slug)).code));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});
