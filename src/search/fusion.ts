/**
 * Pagefind asks for all words at once, so one word too many in a pasted line finds nothing. Here each word, and each pair
 * of neighbours, is asked for alone, and a page scores by how rare the words are that it has.
 */

/** A page found by one query. Ids are equal for equal pages. */
export interface Hit {
  readonly id: string;
  /** How well it fits the one query it was found by; words in a title count for more. */
  readonly score: number;
}

export interface Scored<H extends Hit> {
  readonly hit: H;
  readonly score: number;
}

/** How much less a page counts that has only the beginning of a word. */
const BEGINNING = 0.4;

/** How much of a word's weight depends on where and how often the page has it. */
const PLACE = 0.5;
/** A page with less than this share of the best page's score is not worth showing. */
const LEAST = 0.3;

/** How telling a query is that finds `found` of `pages` pages. */
function rarity(found: number, pages: number): number {
  return Math.log(1 + (pages - found + 0.5) / (found + 0.5));
}

export interface Asked<H extends Hit> {
  readonly hits: readonly H[];
  readonly weight: number;
}

async function ask<H extends Hit>(
  token: string,
  pages: number,
  find: (query: string) => Promise<readonly H[]>,
): Promise<Asked<H>> {
  const exact = await find(`"${token}"`);
  if (exact.length > 0 || token.length < 4) return { hits: exact, weight: rarity(exact.length, pages) };
  const beginnings = await find(token);
  const isVague = beginnings.length > pages / 2;
  return { hits: isVague ? [] : beginnings, weight: BEGINNING * rarity(beginnings.length, pages) };
}

/** Adds up what each query says about each page; the best first. A page is shown by the hit that told most. */
export function rank<H extends Hit>(asked: readonly Asked<H>[]): readonly Scored<H>[] {
  const pages = new Map<string, { hit: H; score: number; most: number }>();
  for (const { hits, weight } of asked) {
    const best = Math.max(...hits.map(({ score }) => score));
    for (const hit of hits) {
      const tells = weight * (1 - PLACE + (PLACE * hit.score) / best);
      const before = pages.get(hit.id) ?? { hit, score: 0, most: 0 };
      const isBest = tells > before.most;
      pages.set(hit.id, {
        hit: isBest ? hit : before.hit,
        score: before.score + tells,
        most: Math.max(tells, before.most),
      });
    }
  }
  const ranked = [...pages.values()].toSorted((a, b) => b.score - a.score);
  const least = LEAST * (ranked[0]?.score ?? 0);
  return ranked.filter(({ score }) => score >= least).map(({ hit, score }) => ({ hit, score }));
}

/** Searches for words one by one and in pairs. `find` looks a quoted phrase up exactly, anything else by beginnings. */
export async function fusedSearch<H extends Hit>(
  tokens: readonly string[],
  pages: number,
  find: (query: string) => Promise<readonly H[]>,
): Promise<readonly Scored<H>[]> {
  const pairs = tokens.slice(1).map((token, index) => `"${tokens[index]} ${token}"`);
  const words = await Promise.all(tokens.map((token) => ask(token, pages, find)));
  const phrases = await Promise.all(
    pairs.map(async (pair) => {
      const hits = await find(pair);
      return { hits, weight: rarity(hits.length, pages) };
    }),
  );
  return rank([...words, ...phrases]);
}
