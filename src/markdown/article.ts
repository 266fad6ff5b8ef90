import type { Language } from '../engine/index.ts';

/** The folders of `content/` that hold articles; also the first part of their addresses. */
export const SHELVES = ['cases', 'guides', 'symptoms'] as const;

export type Shelf = (typeof SHELVES)[number];

/** An article's place: `content/<shelf>/<slug>/<language>.mdx`. */
export interface ArticlePlace {
  readonly shelf: Shelf;
  readonly slug: string;
  readonly language: Language;
}

/** Which article a Markdown file is, or `undefined` when it is something else. */
export function articleAt(file: URL | undefined): ArticlePlace | undefined {
  const [, folder, slug, name] = /\/content\/([a-z]+)\/([^/]+)\/(en|zh-cn)\.mdx$/.exec(file?.pathname ?? '') ?? [];
  const shelf = SHELVES.find((one) => one === folder);
  return shelf && slug ? { shelf, slug, language: name === 'zh-cn' ? 'zh-cn' : 'en' } : undefined;
}

/** The file of an article, for messages to its author. */
export function fileOfArticle({ shelf, slug, language }: ArticlePlace): string {
  return `content/${shelf}/${slug}/${language}.mdx`;
}
