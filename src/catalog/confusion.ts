/** Every sample of every case, run through the engine when the site is built: which case answers it. */
import { fromText } from '../engine/index.ts';
import { createBrowserAnalyzer } from './browser.ts';

export interface ConfusionRow {
  readonly slug: string;
  /** Samples the case must answer, and how many of them it answers first. */
  readonly hits: number;
  readonly answered: number;
  /** Look-alikes the case must not answer, and how many of them it answers all the same. */
  readonly misses: number;
  readonly mistaken: number;
  /** What the look-alikes are: slug of the case that answers first, or `undefined` for none, and how many; most first. */
  readonly lookAlikes: readonly { readonly slug: string | undefined; readonly count: number }[];
}

const samples = import.meta.glob<string>('../../content/cases/*/samples/*.log', { query: '?raw', import: 'default' });

interface Answered {
  readonly slug: string;
  readonly isHit: boolean;
  /** Slugs of the findings, the first one first. */
  readonly found: readonly string[];
}

async function answerAll(): Promise<readonly Answered[]> {
  const analyzer = await createBrowserAnalyzer('en');
  return Promise.all(
    Object.entries(samples).map(async ([path, read]) => {
      const [, slug = '', file = ''] = /\/cases\/([^/]+)\/samples\/(.+)$/.exec(path) ?? [];
      const { findings } = analyzer.analyze(fromText(await read(), file));
      return { slug, isHit: file.startsWith('hit-'), found: findings.map((finding) => finding.slug) };
    }),
  );
}

function rowOf(slug: string, answered: readonly Answered[]): ConfusionRow {
  const own = answered.filter((one) => one.slug === slug);
  const hits = own.filter(({ isHit }) => isHit);
  const misses = own.filter(({ isHit }) => !isHit);
  const counts = new Map<string | undefined, number>();
  for (const { found } of misses) counts.set(found[0], (counts.get(found[0]) ?? 0) + 1);
  return {
    slug,
    hits: hits.length,
    answered: hits.filter(({ found }) => found[0] === slug).length,
    misses: misses.length,
    mistaken: misses.filter(({ found }) => found.includes(slug)).length,
    lookAlikes: [...counts].map(([other, count]) => ({ slug: other, count })).toSorted((a, b) => b.count - a.count),
  };
}

async function compute(): Promise<readonly ConfusionRow[]> {
  const answered = await answerAll();
  return [...new Set(answered.map(({ slug }) => slug))].toSorted().map((slug) => rowOf(slug, answered));
}

let rows: Promise<readonly ConfusionRow[]> | undefined;

/** One row for each case, by slug. Worked out once. */
export function confusionMatrix(): Promise<readonly ConfusionRow[]> {
  rows ??= compute();
  return rows;
}

/** Slugs of the cases that the look-alikes of a case turned out to be. */
export async function seenLookAlikes(slug: string): Promise<readonly string[]> {
  const row = (await confusionMatrix()).find((one) => one.slug === slug);
  return (row?.lookAlikes ?? []).flatMap((one) => (one.slug && one.slug !== slug ? [one.slug] : []));
}
