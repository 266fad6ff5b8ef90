import type { Language } from './languages.ts';

/** Puts a site path such as `/cases/` under the base path of the deployment. */
export function underBase(base: string, path: string): string {
  return base.replace(/\/$/, '') + path;
}

/** The path of a page in a language: `/cases/` → `/zh-cn/cases/`. */
export function pathIn(path: string, language: Language): string {
  return language === 'en' ? path : `/${language}${path}`;
}

/** The address to put into a link: a site path, in a language, under the base path. Every link goes through here. */
export function href(path: string, language: Language = 'en'): string {
  return underBase(import.meta.env.BASE_URL, pathIn(path, language));
}

/** The same with scheme and host, for what leaves the site: canonical links, feeds, machine formats. */
export function absolute(path: string, language: Language = 'en'): string {
  return new URL(href(path, language), import.meta.env.SITE ?? 'http://localhost:4321').href;
}

export const casePath = (slug: string): string => `/cases/${slug}/`;
export const guidePath = (slug: string): string => `/guides/${slug}/`;
export const symptomPath = (slug: string): string => `/symptoms/${slug}/`;
export const codePath = (code: string): string => `/c/${code}/`;
