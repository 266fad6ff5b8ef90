/** The catalog from the file system: for the command line, the build and tools. The browser has its own in browser.ts. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Analyzer,
  type AnalyzerParts,
  createAnalyzer,
  type FactSource,
  type Format,
  type KnownBenign,
  type Language,
  type Rule,
} from '../engine/index.ts';
import type { Signature } from '../engine/signature/index.ts';
import type { BenignDefinition } from './benign.ts';
import type { CaseDefinition } from './case.ts';
import { type CaseTexts, readFrontMatter } from './texts.ts';

export const PROJECT_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The default export of a module in the project. What it is was checked by the `define…` function that made it. */
async function defaultExport<T>(...path: string[]): Promise<T> {
  const module: { default: T } = await import(pathToFileURL(join(PROJECT_ROOT, ...path)).href);
  return module.default;
}

async function folders(...path: string[]): Promise<string[]> {
  const entries = await readdir(join(PROJECT_ROOT, ...path), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

/** Slugs of all cases: the folders in content/cases. */
export function caseSlugs(): Promise<string[]> {
  return folders('content', 'cases');
}

export function loadCase(slug: string): Promise<CaseDefinition> {
  return defaultExport('content', 'cases', slug, 'case.ts');
}

export function loadSignature(slug: string): Promise<Signature> {
  return defaultExport('content', 'cases', slug, 'signature.ts');
}

/** What the engine needs of every case but the signatures, in one language. Throws when a folder is not whole. */
export async function loadCaseTexts(language: Language): Promise<CaseTexts[]> {
  const slugs = await caseSlugs();
  return Promise.all(
    slugs.map(async (slug) => {
      const { code, confirm, fixedIn = {} } = await loadCase(slug);
      const file = join('content', 'cases', slug, `${language}.mdx`);
      const { title, diagnosis } = readFrontMatter(await readFile(join(PROJECT_ROOT, file), 'utf8'), file);
      return { code, slug, title, diagnosis, confirm, fixedIn };
    }),
  );
}

async function loadFormats(): Promise<Format[]> {
  const all = await folders('src', 'engine', 'formats');
  const kinds = all.filter((kind) => existsSync(join(PROJECT_ROOT, 'src', 'engine', 'formats', kind, 'index.ts')));
  return Promise.all(kinds.map((kind) => defaultExport<Format>('src', 'engine', 'formats', kind, 'index.ts')));
}

/** Default exports of every `facts.ts` beside a format. */
async function loadFactSources(): Promise<FactSource[]> {
  const all = await folders('src', 'engine', 'formats');
  const kinds = all.filter((kind) => existsSync(join(PROJECT_ROOT, 'src', 'engine', 'formats', kind, 'facts.ts')));
  return Promise.all(kinds.map((kind) => defaultExport<FactSource>('src', 'engine', 'formats', kind, 'facts.ts')));
}

/** Every rule that joins facts: the files in src/engine/correlation/rules. */
async function loadRules(): Promise<Rule[]> {
  const files = await readdir(join(PROJECT_ROOT, 'src', 'engine', 'correlation', 'rules'));
  const rules = files.filter((file) => file.endsWith('.ts')).toSorted();
  return Promise.all(rules.map((file) => defaultExport<Rule>('src', 'engine', 'correlation', 'rules', file)));
}

async function loadBenign(language: Language): Promise<KnownBenign[]> {
  const files = (await readdir(join(PROJECT_ROOT, 'content', 'benign')))
    .filter((file) => file.endsWith('.ts'))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      const { lines, why } = await defaultExport<BenignDefinition>('content', 'benign', file);
      return { name: file.replace('.ts', ''), lines, why: why[language] };
    }),
  );
}

/** Everything an analyzer is made of. */
export async function loadParts(language: Language = 'en'): Promise<AnalyzerParts> {
  const texts = await loadCaseTexts(language);
  const cases = await Promise.all(texts.map(async (text) => ({ ...text, signature: await loadSignature(text.slug) })));
  return {
    formats: await loadFormats(),
    cases,
    benign: await loadBenign(language),
    factSources: await loadFactSources(),
    rules: await loadRules(),
  };
}

/** An analyzer with all formats and cases of the project. */
export async function createFileAnalyzer(language: Language = 'en'): Promise<Analyzer> {
  return createAnalyzer(await loadParts(language));
}
