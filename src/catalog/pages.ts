/** The cases as the pages see them: what case.ts says, and the article in every language it is published in. */
import { type CollectionEntry, getCollection } from 'astro:content';
import lockText from '../../content/codes.lock?raw';
import type { Language } from '../engine/index.ts';
import { LANGUAGES } from '../i18n/languages.ts';
import { type CaseDefinition, GROUPS, type Group } from './case.ts';
import { readLock } from './codes-lock.ts';

export type Article = CollectionEntry<'cases'>;

export interface CasePage {
  readonly slug: string;
  readonly definition: CaseDefinition;
  readonly articles: Readonly<Partial<Record<Language, Article>>>;
  readonly languages: readonly Language[];
}

/** A case together with its article in one language. */
export interface PublishedCase extends CasePage {
  readonly article: Article;
}

const definitions = import.meta.glob<CaseDefinition>('/content/cases/*/case.ts', { eager: true, import: 'default' });

/** What case.ts says about a case that is known to exist. */
export function definitionOf(slug: string): CaseDefinition {
  const definition = definitions[`/content/cases/${slug}/case.ts`];
  if (!definition) throw new Error(`content/cases/${slug} has no case.ts`);
  return definition;
}

/** Every case that is published in at least one language, in the order of the codes. */
export async function allCases(): Promise<readonly CasePage[]> {
  const articles = new Map((await getCollection('cases')).map((article) => [article.id, article]));
  return Object.entries(definitions)
    .map(([path, definition]) => {
      const slug = path.split('/')[3] ?? path;
      const found = LANGUAGES.flatMap((language) => {
        const article = articles.get(`${slug}/${language}`);
        return article ? [[language, article] as const] : [];
      });
      return { slug, definition, articles: Object.fromEntries(found), languages: found.map(([language]) => language) };
    })
    .filter(({ languages }) => languages.length > 0)
    .toSorted((a, b) => a.definition.code.localeCompare(b.definition.code));
}

/** The cases published in one language. */
export async function casesIn(language: Language): Promise<readonly PublishedCase[]> {
  return (await allCases()).flatMap((one) => {
    const article = one.articles[language];
    return article ? [{ ...one, article }] : [];
  });
}

/** Cases by area, in the order of the areas; areas without a case are left out. */
export function byGroup<C extends CasePage>(cases: readonly C[]): readonly { group: Group; cases: readonly C[] }[] {
  // Object.keys forgets that the keys of a const object are known.
  const groups = Object.keys(GROUPS) as Group[];
  return groups
    .map((group) => ({ group, cases: cases.filter(({ definition }) => definition.group === group) }))
    .filter(({ cases }) => cases.length > 0);
}

/** Every code that has a permanent link: those of the lock, and those that are published and not yet in it. */
export async function permanentCodes(): Promise<
  readonly { code: string; slug: string; title: string; languages: readonly Language[] }[]
> {
  const cases = await allCases();
  const codes = new Map(cases.map(({ slug, definition }) => [definition.code as string, slug]));
  for (const { code, slug } of readLock(lockText)) codes.set(code, slug);
  return [...codes].map(([code, slug]) => {
    const one = cases.find((candidate) => candidate.slug === slug);
    const title = one?.articles.en?.data.title ?? one?.articles['zh-cn']?.data.title;
    if (!one || !title) throw new Error(`${code} was published as ${slug} and has no article any more`);
    return { code, slug, title, languages: one.languages };
  });
}
