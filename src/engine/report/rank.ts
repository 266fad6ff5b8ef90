/** Puts findings in order: the first is the answer. */
import type { Confidence, Finding, Span } from '../model.ts';

/** A finding with what ranking needs to know about it. */
export interface RankedFinding {
  readonly finding: Finding;
  readonly score: number;
  readonly yieldsTo: readonly string[];
  /** What the finding speaks about: the lines and records its signs were seen in. */
  readonly extents: readonly Span[];
  /** Where the signs stand that are more than hints. */
  readonly proof: readonly Span[];
  /** Whether a story shows it that goes from what people see to what holds it up. */
  readonly leads: boolean;
}

const CONFIDENCE_ORDER: Readonly<Record<Confidence, number>> = { confirmed: 0, likely: 1, possible: 2 };

/**
 * Root causes before symptoms, the surer before the less sure, what a story leads to before other causes, the first error
 * before the last, and of two on the same line the inner one (that begins later) before its wrapper. A finding that yields to a more specific one is left out
 * when all that proves it stands in the same lines and records, else it comes after it as a symptom.
 */
export function rankFindings(candidates: readonly RankedFinding[]): Finding[] {
  const found = new Map(candidates.map((candidate) => [candidate.finding.code, candidate]));
  const kept = candidates.flatMap((candidate) => {
    const specific = candidate.yieldsTo
      .flatMap((code) => found.get(code) ?? [])
      .filter((other) => isAsSure(other, candidate));
    if (specific.some((other) => covers(other.extents, candidate.proof))) return [];
    const finding = specific.length > 0 ? { ...candidate.finding, role: 'symptom' as const } : candidate.finding;
    return [{ ...candidate, finding }];
  });
  return kept.toSorted(compare).map((candidate) => candidate.finding);
}

/** Whether a specific finding is sure enough for a general one to yield: more than possible, or no less sure. */
function isAsSure({ finding: specific }: RankedFinding, { finding: general }: RankedFinding): boolean {
  return specific.confidence !== 'possible' || general.confidence === 'possible';
}

/** Whether all that proves the general finding stands in the lines and records of the specific one. */
function covers(extents: readonly Span[], proof: readonly Span[]): boolean {
  return proof.every(({ from, to }) => extents.some((extent) => extent.from <= from && to <= extent.to));
}

function compare(a: RankedFinding, b: RankedFinding): number {
  const roles = Number(a.finding.role === 'symptom') - Number(b.finding.role === 'symptom');
  if (roles !== 0) return roles;
  const confidence = CONFIDENCE_ORDER[a.finding.confidence] - CONFIDENCE_ORDER[b.finding.confidence];
  if (confidence !== 0) return confidence;
  if (a.leads !== b.leads) return a.leads ? -1 : 1;
  if (a.finding.line !== b.finding.line) return a.finding.line - b.finding.line;
  const start = (b.finding.evidence[0]?.from ?? 0) - (a.finding.evidence[0]?.from ?? 0);
  return start !== 0 ? start : b.score - a.score;
}
