/** A report together with what is needed to show it, worked out once while the analyzed text is at hand. */
import type { Finding, Report, ReportedArtifact, Span } from '../engine/index.ts';
import { type EvidenceRow, evidenceRows } from './evidence.ts';
import { linesAt, spansOfLines } from './place.ts';

export interface ShownFinding {
  readonly finding: Finding;
  readonly rows: readonly EvidenceRow[];
}

export interface ShownArtifact {
  readonly artifact: ReportedArtifact;
  /** Number of its last line, from 0. */
  readonly lastLine: number;
}

export interface Answer {
  readonly report: Report;
  readonly findings: readonly ShownFinding[];
  readonly artifacts: readonly ShownArtifact[];
  /** Where the lines stand that the report names by number: first error, harmless and unread ones. */
  readonly lineSpans: ReadonlyMap<number, Span>;
}

export function answerOf(report: Report, text: string): Answer {
  const { artifacts, benign, findings, firstError, unread } = report;
  const lastLines = linesAt(
    text,
    artifacts.map(({ to }) => to),
  );
  const named = [...benign, ...unread.examples, ...(firstError ? [firstError] : [])].map(({ line }) => line);
  return {
    report,
    findings: findings.map((finding) => ({
      finding,
      rows: leadingFirst(evidenceRows(text, finding.evidence), finding.line),
    })),
    artifacts: artifacts.map((artifact) => ({ artifact, lastLine: lastLines.get(artifact.to) ?? artifact.line })),
    lineSpans: spansOfLines(text, named),
  };
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
