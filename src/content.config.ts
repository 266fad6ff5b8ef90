import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/** The front matter of `content/cases/<slug>/{en,zh-cn}.mdx`. */
const caseText = z.strictObject({
  /** The symptom in the reader's words. */
  title: z.string().min(1).max(70),
  /** Cause and fix in one sentence; the description search engines show. */
  summary: z.string().min(1).max(160),
  /** The "In short" box: what it is and what to do first. */
  short: z.string().min(1),
  /** What the analyzer says about one log, with `{values}`. */
  diagnosis: z.string().min(1),
  /** Other words people search for. */
  keywords: z.array(z.string().min(1)).min(1),
});

export const collections = {
  cases: defineCollection({
    loader: glob({
      base: './content/cases',
      pattern: '*/{en,zh-cn}.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: caseText,
  }),
};
