/** The artifacts as the report names them. */

import type { LineLedger } from '../artifacts/ledger.ts';
import type { Artifact, ArtifactKind, Language, ReportedArtifact } from '../model.ts';
import { missingIn } from './missing.ts';

const MOST_GAPS = 100;

interface Known {
  readonly titles: ReadonlyMap<ArtifactKind, string>;
  readonly ledger: LineLedger;
  readonly language: Language;
}

export function reportedArtifact(artifact: Artifact, { titles, ledger, language }: Known): ReportedArtifact {
  const { kind, from, to, line, lastLine, lines, envelopes, parsed } = artifact;
  const { records, complete, missing, gaps, summary } = parsed;
  const numbers = [...new Set(gaps)];
  return {
    kind,
    title: titles.get(kind) ?? kind,
    from,
    to,
    line,
    lastLine,
    lines,
    others: Math.max(0, ledger.withText(line, lastLine) - lines),
    records: records.length,
    ...(summary && { summary: summary[language] }),
    envelopes,
    complete,
    missing: missingIn(language, missing),
    gaps: numbers.slice(0, MOST_GAPS),
    gapCount: numbers.length,
  };
}
