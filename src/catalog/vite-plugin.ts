/**
 * Gives the browser what the engine needs of the cases without their articles: `virtual:cases/<language>` is a module
 * whose default export is the list of `CaseTexts`.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Language } from '../engine/index.ts';
import { caseSlugs, loadCaseTexts, PROJECT_ROOT } from './files.ts';

const PREFIX = 'virtual:cases/';
const LANGUAGES: readonly Language[] = ['en', 'zh-cn'];

export function caseTexts(): Plugin {
  return {
    name: 'sickbay-case-texts',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      const language = LANGUAGES.find((candidate) => id === `\0${PREFIX}${candidate}`);
      if (!language) return undefined;
      for (const slug of await caseSlugs())
        this.addWatchFile(join(PROJECT_ROOT, 'content', 'cases', slug, `${language}.mdx`));
      return `export default ${JSON.stringify(await loadCaseTexts(language))};`;
    },
  };
}
