/** The front matter of an article, and what the engine needs of a case in one language. */
import { parse } from 'yaml';
import type { KnownCase } from '../engine/index.ts';

export interface ArticleTexts {
  readonly title: string;
  readonly summary: string;
  readonly short: string;
  readonly diagnosis: string;
  readonly keywords: readonly string[];
}

/** A case without its signature: plain JSON, so that it can be a module of its own. */
export type CaseTexts = Omit<KnownCase, 'signature'>;

const FRONT_MATTER = /^---\r?\n([\s\S]{1,20000}?)\r?\n---\r?\n/;

/** Reads the front matter of an .mdx file. Throws when it has none or lacks a field; `name` says where. */
export function readFrontMatter(mdx: string, name: string): ArticleTexts {
  const yaml = FRONT_MATTER.exec(mdx)?.[1];
  if (yaml === undefined) throw new Error(`${name}: no front matter`);
  const fields: unknown = parse(yaml);
  if (typeof fields !== 'object' || fields === null) throw new Error(`${name}: the front matter is no map`);
  const field = (key: string): string => {
    const value: unknown = Reflect.get(fields, key);
    if (typeof value !== 'string' || value === '') throw new Error(`${name}: ${key} is missing in the front matter`);
    return value;
  };
  const keywords: unknown = Reflect.get(fields, 'keywords');
  return {
    title: field('title'),
    summary: field('summary'),
    short: field('short'),
    diagnosis: field('diagnosis'),
    keywords: Array.isArray(keywords) ? keywords.map(String) : [],
  };
}
