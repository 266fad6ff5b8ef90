import type { Language } from '../engine/index.ts';

export type { Language, Localized } from '../engine/index.ts';

/** Every language of the site; the first one stands at the root of the address space. */
export const LANGUAGES = ['en', 'zh-cn'] as const satisfies readonly Language[];

/** The language of a `[...locale]` route parameter: `undefined` or `zh-cn`. */
export function languageOf(locale: string | undefined): Language {
  return locale === 'zh-cn' ? 'zh-cn' : 'en';
}

/** The route parameter of a language. */
export function localeOf(language: Language): 'zh-cn' | undefined {
  return language === 'en' ? undefined : language;
}

/** The other language. */
export function otherThan(language: Language): Language {
  return language === 'en' ? 'zh-cn' : 'en';
}

/** What stands in `<html lang>`; Pagefind keeps one index for each. */
export const HTML_LANG = { en: 'en', 'zh-cn': 'zh-CN' } as const satisfies Record<Language, string>;

/** What a language calls itself. */
export const OWN_NAME = { en: 'English', 'zh-cn': '中文' } as const satisfies Record<Language, string>;

/** `getStaticPaths` of a page that exists in every language. Astro keeps notes in the list, so each page gets its own. */
export function everyLocale(): { params: { locale: 'zh-cn' | undefined } }[] {
  return LANGUAGES.map((language) => ({ params: { locale: localeOf(language) } }));
}
