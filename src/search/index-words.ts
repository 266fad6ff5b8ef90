import { HTML_LANG, type Language } from '../i18n/languages.ts';

/**
 * Words for the search index that do not stand in the text of a page: what else people call the failure. Pagefind splits
 * metadata at white space only, so Chinese is cut into words here; without that a Chinese title counts as one long word.
 */
export function searchableWords(title: string, keywords: readonly string[], code: string, language: Language): string {
  const text = [title, ...keywords].join(' ');
  if (language === 'en') return [code, ...keywords].join(' ');
  const segmenter = new Intl.Segmenter(HTML_LANG[language], { granularity: 'word' });
  const segments = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return [code, ...new Set([...keywords, ...segments])].join(' ');
}
