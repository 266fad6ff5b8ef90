/** The full-text index. It is built after the site, so it is loaded by address, and is missing while developing. */
import { underBase } from '../i18n/addresses.ts';
import type { Language } from '../i18n/languages.ts';
import { fusedSearch } from './fusion.ts';
import type { ExcerptPart, Provider, Result } from './result.ts';
import { tokensOf } from './tokens.ts';

/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string | null): Promise<{ results: readonly PagefindHit[] }>;
}

interface PagefindHit {
  readonly id: string;
  readonly score: number;
  data(): Promise<{ url: string; excerpt: string; meta: Readonly<Record<string, string>> }>;
}

const SHOWN = 8;
/** Queries of at most this many words are given to Pagefind as they are. */
const SHORT = 4;

/** The values Starlight tuned on documentation sites; `words` is the hidden list of synonyms. */
const RANKING = {
  pageLength: 0.1,
  termFrequency: 0.1,
  termSaturation: 2,
  termSimilarity: 9,
  metaWeights: { title: 5, words: 3, code: 1 },
};

let loading: Promise<Pagefind> | undefined;

async function load(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(
    /* @vite-ignore */ underBase(import.meta.env.BASE_URL, '/pagefind/pagefind.js')
  );
  await pagefind.options({ baseUrl: underBase(import.meta.env.BASE_URL, '/'), excerptLength: 26, ranking: RANKING });
  return pagefind;
}

/** Loads the index once; after a failure the next call tries again. */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&quot;': '"',
  '&#39;': "'",
};

/** Pagefind marks matches with elements in escaped HTML; here it becomes plain text in pieces. */
export function excerptParts(html: string): readonly ExcerptPart[] {
  return html.split(/(<mark>|<\/mark>)/).reduce<{ parts: ExcerptPart[]; marked: boolean }>(
    ({ parts, marked }, piece) => {
      if (piece === '<mark>' || piece === '</mark>') return { parts, marked: piece === '<mark>' };
      const text = piece.replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
      return { parts: text ? [...parts, { text, marked }] : parts, marked };
    },
    { parts: [], marked: false },
  ).parts;
}

async function show(hit: PagefindHit): Promise<Result> {
  const { url, excerpt, meta } = await hit.data();
  return { code: meta['code'] ?? '', title: meta['title'] ?? url, url, excerpt: excerptParts(excerpt), found: true };
}

async function hitsFor(query: string, language: Language): Promise<readonly PagefindHit[]> {
  const pagefind = await loadPagefind();
  const find = async (text: string | null) => (await pagefind.search(text)).results;
  const tokens = tokensOf(query, language);
  if (tokens.length <= SHORT) {
    const hits = await find(query.trim());
    if (hits.length > 0) return hits;
  }
  if (tokens.length === 0) return [];
  const pages = (await find(null)).length;
  return (await fusedSearch(tokens, pages, find)).map(({ hit }) => hit);
}

/** Full-text search over the articles of one language. */
export const fullText: Provider = async (query, language) =>
  Promise.all((await hitsFor(query, language)).slice(0, SHOWN).map(show));
