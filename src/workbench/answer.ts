/** A report together with what is needed to show it, worked out once while the analyzed text is at hand. */
import type { Finding, Report, ReportedVersion, Span } from '../engine/index.ts';
import { type EvidenceRow, evidenceRows } from './evidence.ts';
import { spansOfLines } from './place.ts';
import { linesOfStories, type ShownStory, shownStories } from './stories.ts';

export interface ShownFinding {
  readonly finding: Finding;
  readonly rows: readonly EvidenceRow[];
}

export interface Answer {
  readonly report: Report;
  readonly findings: readonly ShownFinding[];
  /** Stories to be shown in full, and the others. */
  readonly stories: { readonly first: readonly ShownStory[]; readonly rest: readonly ShownStory[] };
  /** Where the lines stand that the report names by number: steps, gaps, versions, first error, harmless and unread ones. */
  readonly lineSpans: ReadonlyMap<number, Span>;
}

export function answerOf(report: Report, text: string): Answer {
  const lineSpans = spansOfLines(text, [...linesNamedIn(report), ...linesOfStories(report)]);
  return {
    report,
    findings: report.findings.map((finding) => ({
      finding,
      rows: leadingFirst(evidenceRows(text, finding.evidence), finding.line),
    })),
    stories: shownStories(report, text, lineSpans),
    lineSpans,
  };
}

function linesNamedIn({ artifacts, benign, failedTools, firstError, unread, versions }: Report): number[] {
  const ofVersions = Object.values(versions).flatMap((version): ReportedVersion[] => [
    version,
    ...(version.others ?? []),
  ]);
  const places = [...benign, ...failedTools, ...unread.examples, ...ofVersions, ...(firstError ? [firstError] : [])];
  return [...places.map(({ line }) => line), ...artifacts.flatMap(({ gaps }) => gaps)];
}

/** The row that proves most comes first, the others follow as they stand in the text. */
function leadingFirst(rows: readonly EvidenceRow[], line: number): EvidenceRow[] {
  return rows.toSorted((a, b) => Number(b.line === line) - Number(a.line === line));
}

/** One piece of evidence, by the index of its finding and of its row. */
export interface EvidencePlace {
  readonly finding: number;
  readonly row: number;
}

/** Every evidence row in the order of the text: the way F8 goes. */
export function evidenceInOrder({ findings }: Answer): readonly (EvidencePlace & { readonly span: Span })[] {
  return findings
    .flatMap(({ rows }, finding) => rows.map(({ span }, row) => ({ finding, row, span })))
    .toSorted((a, b) => a.span.from - b.span.from || a.finding - b.finding);
}
