/** The catalog of the site: bundled by Vite, so that the browser, the worker and the build analyze with the same parts. */
import {
  type Analyzer,
  createAnalyzer,
  type FactSource,
  type Format,
  type Language,
  type Rule,
} from '../engine/index.ts';
import type { Signature } from '../engine/signature/index.ts';
import type { BenignDefinition } from './benign.ts';
import type { CaseTexts } from './texts.ts';

const formats = import.meta.glob<Format>('../engine/formats/*/index.ts', { eager: true, import: 'default' });
const factSources = import.meta.glob<FactSource>('../engine/formats/*/facts.ts', { eager: true, import: 'default' });
const rules = import.meta.glob<Rule>('../engine/correlation/rules/*.ts', { eager: true, import: 'default' });
const signatures = import.meta.glob<Signature>('../../content/cases/*/signature.ts', {
  eager: true,
  import: 'default',
});
const benign = import.meta.glob<BenignDefinition>('../../content/benign/*.ts', { eager: true, import: 'default' });

const TEXTS: Readonly<Record<Language, () => Promise<{ default: readonly CaseTexts[] }>>> = {
  en: () => import('virtual:cases/en'),
  'zh-cn': () => import('virtual:cases/zh-cn'),
};

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** An analyzer with all formats and cases of the project, speaking one language. */
export async function createBrowserAnalyzer(language: Language): Promise<Analyzer> {
  const { default: texts } = await TEXTS[language]();
  const cases = texts.map((text) => {
    const signature = signatures[`../../content/cases/${text.slug}/signature.ts`];
    if (!signature) throw new Error(`${text.slug} has no signature`);
    return { ...text, signature };
  });
  return createAnalyzer({
    formats: Object.values(formats),
    cases,
    benign: Object.entries(benign).map(([path, { lines, why }]) => ({
      name: fileName(path),
      lines,
      why: why[language],
    })),
    factSources: Object.values(factSources),
    rules: Object.values(rules),
  });
}
