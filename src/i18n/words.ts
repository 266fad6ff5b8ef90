import { en, type Words } from './en.ts';
import type { Language } from './languages.ts';
import { zhCn } from './zh-cn.ts';

export type { Words } from './en.ts';

/** The words of the interface in a language. */
export function wordsIn(language: Language): Words {
  return language === 'en' ? en : zhCn;
}
