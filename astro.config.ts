import { createRequire } from 'node:module';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { codeBlocks } from './src/markdown/code-blocks.ts';
import { articleHeadings } from './src/markdown/headings.ts';
import { scrollingTables } from './src/markdown/tables.ts';
import { stylesInScript } from './src/workbench/editor/vite-styles.ts';

// Astro runs this file in a Vite module runner that it closes afterwards. The plugin imports case.ts files later on, which
// only works when Node itself has loaded it.
const { caseTexts }: typeof import('./src/catalog/vite-plugin.ts') = createRequire(import.meta.url)(
  './src/catalog/vite-plugin.ts',
);

export default defineConfig({
  site: process.env['SITE'] ?? 'http://localhost:4321',
  base: process.env['BASE_PATH'] ?? '/',
  trailingSlash: 'always',
  // A page carries nothing inline, so that its policy is "only files of this site" and no list of hashes.
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: {
    plugins: [caseTexts(), stylesInScript('monaco-editor')],
    worker: { format: 'es', plugins: () => [caseTexts()] },
    build: {
      assetsInlineLimit: 0,
      // Astro marks MDX modules with a directive of its own; Rolldown warns about each.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  devToolbar: { enabled: false },
  integrations: [mdx({ optimize: { ignoreElementNames: ['a'] } }), preact()],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      // `--flag` and "quoted" messages must stay as they are typed.
      features: { smartPunctuation: false },
      hastPlugins: [articleHeadings, codeBlocks, scrollingTables],
    }),
  },
});
