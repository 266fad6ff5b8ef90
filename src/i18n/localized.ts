import type { Language, Localized } from './languages.ts';

/** A text that is either the same in every language or given in each. */
export function inLanguage(text: Localized | string, language: Language): string {
  return typeof text === 'string' ? text : text[language];
}
