import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCase, loadSignature } from '../../src/catalog/files.ts';
import { readFrontMatter } from '../../src/catalog/texts.ts';
import { namesIn } from '../../src/engine/index.ts';
import { RISKS } from '../../src/markdown/risks.ts';
import { SECTIONS } from '../../src/markdown/sections.ts';
import { CASES_FOLDER, SLUGS } from '../support/cases.ts';

const LANGUAGES = ['en', 'zh-cn'] as const;

interface Article {
  readonly mdx: string;
  readonly body: string;
}

function article(slug: string, language: string): Article {
  const mdx = readFileSync(join(CASES_FOLDER, slug, `${language}.mdx`), 'utf8');
  return { mdx, body: mdx.replace(/^---\n[\s\S]*?\n---\n/, '') };
}

interface Fence {
  readonly info: string;
  readonly code: string;
}

const fencesOf = (body: string): Fence[] =>
  [...body.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^\1```/gm)].map(([, , info = '', code = '']) => ({
    info: info.trim(),
    code: code.trim(),
  }));
const withoutFences = (body: string): string => body.replace(/^( *)```[\s\S]*?^\1```/gm, '');
const headingsOf = (body: string, depth: string): string[] =>
  withoutFences(body).match(new RegExp(`^${depth} .*$`, 'gm')) ?? [];
const linksOf = (body: string): string[] =>
  [...withoutFences(body).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] as string).toSorted();
/** Comments in a command may be translated. */
const withoutComments = (code: string): string =>
  code
    .replace(/(^|\s)#(?!!) .*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
const sectionsOf = (body: string): string[] =>
  withoutFences(body)
    .split(/^## .*$/m)
    .slice(1);

describe.each(SLUGS)('%s', (slug) => {
  it('is whole', () => {
    const parts = ['case.ts', 'signature.ts', 'en.mdx', 'zh-cn.mdx', 'samples'];
    expect(parts.filter((part) => !existsSync(join(CASES_FOLDER, slug, part)))).toEqual([]);
  });

  it.each(LANGUAGES)('%s has the sections of an article, in order, none empty', (language) => {
    const { body } = article(slug, language);
    expect(headingsOf(body, '##')).toEqual(SECTIONS.map(({ title }) => `## ${title[language]}`));
    expect(
      body
        .split(/^## .*$/m)
        .slice(1)
        .filter((section) => section.trim().length < 20),
    ).toEqual([]);
    expect(sectionsOf(body)).toHaveLength(SECTIONS.length);
  });

  it.each(LANGUAGES)('%s has front matter that fits a result list', (language) => {
    const { mdx } = article(slug, language);
    const { title, summary, keywords } = readFrontMatter(mdx, slug);
    expect(title.length).toBeLessThanOrEqual(80);
    expect(summary.length).toBeLessThanOrEqual(180);
    expect(keywords.length).toBeGreaterThan(2);
  });

  it('both languages have the same commands, headings and links', () => {
    const [en, zh] = LANGUAGES.map((language) => article(slug, language).body) as [string, string];
    const commands = (body: string) => fencesOf(body).map(({ info, code }) => `${info}\n${withoutComments(code)}`);
    const shell = (body: string) => commands(body).filter((fence) => fence.startsWith('sh'));
    expect(shell(zh)).toEqual(shell(en));
    expect(fencesOf(zh).map(({ info }) => info)).toEqual(fencesOf(en).map(({ info }) => info));
    expect(headingsOf(zh, '###')).toHaveLength(headingsOf(en, '###').length);
    expect(linksOf(zh)).toEqual(linksOf(en));
  });

  it.each(LANGUAGES)('%s: every command says what it may cost', (language) => {
    const shell = fencesOf(article(slug, language).body).filter(({ info }) =>
      /^(?:sh|bash|shell|console)\b/.test(info),
    );
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
    const commands = fencesOf(article(slug, language).body).filter(({ info }) => info.startsWith('sh'));
    const harmful =
      /setenforce 0|SELINUX=disabled|chmod (?:0?777|0?666)|rm -rf \/var\/lib\/docker(?:\/?\s|$)|system prune .*--volumes|dmsetup remove_all|seccomp=unconfined/;
    expect(commands.filter(({ code }) => harmful.test(code))).toEqual([]);
  });
});

describe('codes', () => {
  it('belong to one case each', async () => {
    const codes = await Promise.all(SLUGS.map(async (slug) => (await loadCase(slug)).code));
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });
});
