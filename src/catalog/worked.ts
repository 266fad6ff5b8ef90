/** The samples of guides, run through the engine when the site is built. */
import { type Evidence, fromText, type Language, type Report, type Span } from '../engine/index.ts';
import { createBrowserAnalyzer } from './browser.ts';
import { type HighlightedLine, markLines } from './highlight.ts';

export interface WorkedExample {
  readonly lines: readonly HighlightedLine[];
  readonly report: Report;
}

const samples = import.meta.glob<string>('../../content/guides/*/samples/*', { query: '?raw', import: 'default' });
const analyzers = { en: createBrowserAnalyzer('en'), 'zh-cn': createBrowserAnalyzer('zh-cn') };

/** A place may be a record of many lines: its first line stands for it. */
function firstLine({ from, to }: Span, text: string): Span & { readonly text: string } {
  const end = text.indexOf('\n', from);
  const until = end < 0 ? to : Math.min(end, to);
  return { from, to: until, text: text.slice(from, until) };
}

/** What the engine says about a sample. Throws when the file is missing or the engine recognises nothing in it. */
export async function workedExample(slug: string, file: string, language: Language): Promise<WorkedExample> {
  const read = samples[`../../content/guides/${slug}/samples/${file}`];
  if (!read) throw new Error(`the guide ${slug} has no sample ${file}`);
  const text = (await read()).trimEnd();
  const report = (await analyzers[language]).analyze(fromText(text, file));
  if (report.artifacts.length === 0) throw new Error(`${file} of the guide ${slug}: the engine recognises nothing`);
  const told = report.stories.flatMap((story) =>
    story.steps.flatMap(({ id, places }) => places.map((place) => ({ ...place, ...firstLine(place, text), sign: id }))),
  );
  const evidence: readonly Evidence[] = [...report.findings.flatMap((finding) => finding.evidence), ...told];
  return { lines: markLines(text, evidence), report };
}
