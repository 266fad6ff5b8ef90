/** The front matter of an article, and what the engine needs of a case in one language. */
import { parse } from 'yaml';
import type { KnownCase } from '../engine/index.ts';

/** What the front matter of every article says. */
export interface ArticleTexts {
  readonly title: string;
  readonly summary: string;
  readonly short: string;
  readonly keywords: readonly string[];
}

/** A case without its signature: plain JSON, so that it can be a module of its own. */
export type CaseTexts = Omit<KnownCase, 'signature'>;

const FRONT_MATTER = /^---\r?\n([\s\S]{1,20000}?)\r?\n---\r?\n/;

type Fields = (key: string) => string;

function fieldsOf(mdx: string, name: string): { readonly field: Fields; readonly keywords: readonly string[] } {
  const yaml = FRONT_MATTER.exec(mdx)?.[1];
  if (yaml === undefined) throw new Error(`${name}: no front matter`);
  const fields: unknown = parse(yaml);
  if (typeof fields !== 'object' || fields === null) throw new Error(`${name}: the front matter is no map`);
  const keywords: unknown = Reflect.get(fields, 'keywords');
  const field: Fields = (key) => {
    const value: unknown = Reflect.get(fields, key);
    if (typeof value !== 'string' || value === '') throw new Error(`${name}: ${key} is missing in the front matter`);
    return value;
  };
  return { field, keywords: Array.isArray(keywords) ? keywords.map(String) : [] };
}

/** Reads the front matter of an .mdx file. Throws when it has none or lacks a field; `name` says where. */
export function readArticleTexts(mdx: string, name: string): ArticleTexts {
  const { field, keywords } = fieldsOf(mdx, name);
  return { title: field('title'), summary: field('summary'), short: field('short'), keywords };
}

/** Reads the front matter of a case, as `readArticleTexts`; a case also has a diagnosis. */
export function readFrontMatter(mdx: string, name: string): ArticleTexts & { readonly diagnosis: string } {
  return { ...readArticleTexts(mdx, name), diagnosis: fieldsOf(mdx, name).field('diagnosis') };
}
