import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import type { Shelf } from './markdown/article.ts';

/** The front matter every article has. */
const articleText = z.strictObject({
  /** The symptom, or the method, in the reader's words. */
  title: z.string().min(1).max(70),
  /** Cause and fix in one sentence; the description search engines show. */
  summary: z.string().min(1).max(160),
  /** The "In short" box: what it is and what to do first. */
  short: z.string().min(1),
  /** Other words people search for. */
  keywords: z.array(z.string().min(1)).min(1),
});

/** The front matter of a case. */
const caseText = articleText.extend({
  /** What the analyzer says about one log, with `{values}`. */
  diagnosis: z.string().min(1),
});

/** `content/<shelf>/<slug>/{en,zh-cn}.mdx`, named `<slug>/<language>`. */
const articlesOn = (shelf: Shelf) =>
  glob({
    base: `./content/${shelf}`,
    pattern: '*/{en,zh-cn}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  });

export const collections = {
  cases: defineCollection({ loader: articlesOn('cases'), schema: caseText }),
  guides: defineCollection({ loader: articlesOn('guides'), schema: articleText }),
  symptoms: defineCollection({ loader: articlesOn('symptoms'), schema: articleText }),
};
