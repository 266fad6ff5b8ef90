/** A case's own sample as the article shows it: run through the engine at build time, marked where it matched. */
import { type Evidence, fromText } from '../engine/index.ts';
import { createBrowserAnalyzer } from './browser.ts';

export interface HighlightedLine {
  /** Line number, from 1. */
  readonly number: number;
  /** The line in pieces; those with a sign are what the engine matched. */
  readonly parts: readonly { readonly text: string; readonly sign?: string }[];
  readonly matched: boolean;
}

const samples = import.meta.glob<string>('../../content/cases/*/samples/*.log', { query: '?raw', import: 'default' });
const analyzer = createBrowserAnalyzer('en');

/** The lines of a sample. Throws when the file is missing or the engine does not answer it with this case first. */
export async function highlight(slug: string, file: string): Promise<HighlightedLine[]> {
  const read = samples[`../../content/cases/${slug}/samples/${file}`];
  if (!read) throw new Error(`${slug} has no sample ${file}`);
  const text = (await read()).trimEnd();
  const finding = (await analyzer).analyze(fromText(text, file)).findings[0];
  if (finding?.slug !== slug) throw new Error(`${file} of ${slug} is recognised as ${finding?.slug ?? 'nothing'}`);
  return markLines(text, finding.evidence);
}

/** The lines of a text, with what the engine matched in them. */
export function markLines(text: string, evidence: readonly Evidence[]): HighlightedLine[] {
  let from = 0;
  return text.split('\n').map((line, index) => {
    const inLine = evidence.filter((mark) => mark.from < from + line.length && mark.to > from);
    const parts = markLine(
      line,
      inLine.map((mark) => ({ sign: mark.sign, from: mark.from - from, to: mark.to - from })),
    );
    from += line.length + 1;
    return { number: index + 1, parts, matched: inLine.length > 0 };
  });
}

function markLine(
  line: string,
  marks: readonly { sign: string; from: number; to: number }[],
): HighlightedLine['parts'] {
  const parts: { text: string; sign?: string }[] = [];
  let at = 0;
  for (const { sign, from, to } of marks.toSorted((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    const start = Math.max(at, from);
    if (start > at) parts.push({ text: line.slice(at, start) });
    parts.push({ text: line.slice(start, to), sign });
    at = Math.min(line.length, to);
  }
  if (at < line.length || parts.length === 0) parts.push({ text: line.slice(at) });
  return parts;
}
