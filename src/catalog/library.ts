/** The guides and the symptom pages as the pages see them. */
import { type CollectionEntry, getCollection } from 'astro:content';
import type { Language } from '../engine/index.ts';
import type { GuideDefinition } from './guide.ts';
import type { SymptomDefinition } from './symptom.ts';

export type LibraryShelf = 'guides' | 'symptoms';

/** An article of the library in one language. */
export interface LibraryPage<S extends LibraryShelf, D> {
  readonly slug: string;
  readonly definition: D;
  readonly article: CollectionEntry<S>;
}

export type GuidePage = LibraryPage<'guides', GuideDefinition>;
export type SymptomPage = LibraryPage<'symptoms', SymptomDefinition>;

const guides = import.meta.glob<GuideDefinition>('/content/guides/*/guide.ts', { eager: true, import: 'default' });
const symptoms = import.meta.glob<SymptomDefinition>('/content/symptoms/*/symptom.ts', {
  eager: true,
  import: 'default',
});

async function pagesOn<S extends LibraryShelf, D extends { readonly order: number }>(
  shelf: S,
  definitions: Readonly<Record<string, D>>,
  language: Language,
): Promise<readonly LibraryPage<S, D>[]> {
  const articles: readonly CollectionEntry<S>[] = await getCollection(shelf);
  return Object.entries(definitions)
    .map(([path, definition]) => {
      const slug = path.split('/')[3] ?? path;
      const article = articles.find(({ id }) => id === `${slug}/${language}`);
      if (!article) throw new Error(`content/${shelf}/${slug} has no ${language}.mdx`);
      return { slug, definition, article };
    })
    .toSorted((a, b) => a.definition.order - b.definition.order || a.slug.localeCompare(b.slug));
}

/** The guides in a language, in their order. Every guide has every language. */
export function guidesIn(language: Language): Promise<readonly GuidePage[]> {
  return pagesOn('guides', guides, language);
}

/** The symptom pages in a language, in their order. Every one has every language. */
export function symptomsIn(language: Language): Promise<readonly SymptomPage[]> {
  return pagesOn('symptoms', symptoms, language);
}

/** The questions of a symptom page that is known to exist. */
export function symptomOf(slug: string): SymptomDefinition {
  const definition = symptoms[`/content/symptoms/${slug}/symptom.ts`];
  if (!definition) throw new Error(`content/symptoms/${slug} has no symptom.ts`);
  return definition;
}
