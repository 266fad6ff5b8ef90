/** The text of articles, for tests of their structure. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import type { Shelf } from '../../src/markdown/article.ts';

export const ARTICLE_LANGUAGES = ['en', 'zh-cn'] as const;

/** Commands no article may print: what they destroy or open is worse than what they mend. */
export const HARMFUL =
  /setenforce 0|SELINUX=disabled|chmod (?:0?777|0?666)|rm -rf \/var\/lib\/docker(?:\/?\s|$)|system prune .*--volumes|dmsetup remove_all|seccomp=unconfined/;

export interface ArticleText {
  readonly mdx: string;
  /** Without the front matter. */
  readonly body: string;
}

export function slugsOn(shelf: Shelf): string[] {
  return readdirSync(join(PROJECT_ROOT, 'content', shelf)).toSorted();
}

export function articleText(shelf: Shelf, slug: string, language: string): ArticleText {
  const mdx = readFileSync(join(PROJECT_ROOT, 'content', shelf, slug, `${language}.mdx`), 'utf8');
  return { mdx, body: mdx.replace(/^---\n[\s\S]*?\n---\n/, '') };
}

export interface Fence {
  readonly info: string;
  readonly code: string;
}

export const fencesOf = (body: string): Fence[] =>
  [...body.matchAll(/^( *)```([^\n]*)\n([\s\S]*?)^\1```/gm)].map(([, , info = '', code = '']) => ({
    info: info.trim(),
    code: code.trim(),
  }));

export const shellOf = (body: string): Fence[] =>
  fencesOf(body).filter(({ info }) => /^(?:sh|bash|shell|console)\b/.test(info));

export const withoutFences = (body: string): string => body.replace(/^( *)```[\s\S]*?^\1```/gm, '');

export const headingsOf = (body: string, depth: string): string[] =>
  withoutFences(body).match(new RegExp(`^${depth} .*$`, 'gm')) ?? [];

export const linksOf = (body: string): string[] =>
  [...withoutFences(body).matchAll(/\]\(([^)\s]+)\)/g)].map((found) => found[1] as string).toSorted();

export const componentsOf = (body: string): string[] =>
  withoutFences(body).match(/<[A-Z]\w* [^>]*\/>|<[A-Z]\w* \/>/g) ?? [];

/** Comments in a command may be translated. */
const withoutComments = (code: string): string =>
  code
    .replace(/(^|\s)#(?!!) .*$/gm, '')
    .replace(/[ \t]+$/gm, '')
    .trim();

/** What must be the same in every language: commands, kinds of fences, headings within sections, links, components. */
export function languageIndependent(body: string) {
  return {
    commands: shellOf(body).map(({ info, code }) => `${info}\n${withoutComments(code)}`),
    fences: fencesOf(body).map(({ info }) => info),
    subheadings: headingsOf(body, '###').length,
    links: linksOf(body),
    components: componentsOf(body),
  };
}

export const sectionsOf = (body: string): string[] =>
  withoutFences(body)
    .split(/^## .*$/m)
    .slice(1);
