import type { Language } from '../i18n/languages.ts';

/** A stretch of an excerpt; marked ones matched. */
export interface ExcerptPart {
  readonly text: string;
  readonly marked: boolean;
}

export interface Result {
  readonly code: string;
  readonly title: string;
  readonly url: string;
  readonly excerpt: readonly ExcerptPart[];
  /** False for a guess that is offered because too little was found. */
  readonly found: boolean;
}

/** One way to answer a query; the first ones stand above the later ones. */
export type Provider = (query: string, language: Language) => Promise<readonly Result[]>;
