import type { Language } from '../engine/index.ts';

/** Which case article a Markdown file is, or `undefined` when it is something else. */
export function articleAt(file: URL | undefined): { slug: string; language: Language } | undefined {
  const match = /\/content\/cases\/([^/]+)\/(en|zh-cn)\.mdx$/.exec(file?.pathname ?? '');
  if (!match?.[1]) return undefined;
  return { slug: match[1], language: match[2] === 'zh-cn' ? 'zh-cn' : 'en' };
}
