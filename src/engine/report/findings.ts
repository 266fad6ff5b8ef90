/** From what was seen of each case to the findings of the report. */
import type { Evidence, Finding, Language, Values } from '../model.ts';
import type { Signature, Weight } from '../signature/define.ts';
import { confidenceOf, evaluate, type Seen, speakingFor, UNFIXED_VERSION_SCORE } from '../signature/evaluate.ts';
import type { FixedIn, FixVerdict } from '../versions/index.ts';
import { fillCommand, fillSentence, versionNote } from './explain.ts';
import type { RankedFinding } from './rank.ts';

/** A case as the engine knows it; the words are in the language of the report. */
export interface KnownCase {
  readonly code: string;
  readonly slug: string;
  readonly title: string;
  /** One or two sentences about this log, with `{values}`. */
  readonly diagnosis: string;
  readonly confirm: readonly string[];
  readonly fixedIn: FixedIn;
  readonly signature: Signature;
}

const WEIGHT_ORDER: readonly Weight[] = ['decisive', 'strong', 'weak', 'hint'];
/** How many places of one sign the evidence shows: few of what proves little. */
const EVIDENCE_PER_SIGN: Readonly<Record<Weight, number>> = { decisive: 6, strong: 6, weak: 4, hint: 2 };
/** The most an evidence text quotes. */
const LONGEST_QUOTE = 400;

/** The finding for a case, with what ranking needs; nothing when the case is not there. Stories of some rules lead. */
export function findCase(
  known: KnownCase,
  everythingSeen: Seen,
  verdict: FixVerdict | undefined,
  leadingRules: ReadonlySet<string>,
  language: Language,
): RankedFinding | undefined {
  const found = evaluate(known.signature, everythingSeen, verdict && !verdict.fixed ? UNFIXED_VERSION_SCORE : 0);
  if (!found) return undefined;
  const seen = speakingFor(known.signature, everythingSeen);
  const evidence = evidenceOf(known.signature, seen);
  const values = valuesOf(known.signature, seen);
  const finding: Finding = {
    code: known.code,
    slug: known.slug,
    title: known.title,
    confidence: verdict?.fixed ? 'possible' : confidenceOf(found.score),
    role: found.role,
    line: leadingLine(known.signature, seen),
    evidence,
    matches: [...seen.values()].reduce((sum, sightings) => sum + sightings.count, 0),
    values,
    why: fillSentence(known.diagnosis, values),
    ...(verdict && { versionNote: versionNote(verdict, language) }),
    next: known.confirm.map((command) => fillCommand(command, values)),
  };
  const proof = evidence.filter(({ sign }) => known.signature.signs[sign]?.weight !== 'hint');
  const extents = [...seen.values()].flatMap(({ kept }) => kept.map((sighting) => sighting.extent));
  const leads = [...seen.keys()].some((name) => {
    const sign = known.signature.signs[name];
    return sign && 'story' in sign && leadingRules.has(sign.story);
  });
  return { finding, score: found.score, yieldsTo: known.signature.yieldsTo, extents, proof, leads };
}

function evidenceOf(signature: Signature, seen: Seen): Evidence[] {
  const evidence = [...seen].flatMap(([sign, { kept }]) =>
    kept
      .slice(0, EVIDENCE_PER_SIGN[signature.signs[sign]?.weight ?? 'hint'])
      .map(({ line, from, to, text }) => ({ line, from, to, text: text.slice(0, LONGEST_QUOTE), sign })),
  );
  return evidence.toSorted((a, b) => a.from - b.from);
}

/** Signs that were seen, the heaviest first. */
function byWeight(signature: Signature, seen: Seen): string[] {
  const weight = (name: string): number => WEIGHT_ORDER.indexOf(signature.signs[name]?.weight ?? 'hint');
  return [...seen.keys()].toSorted((a, b) => weight(a) - weight(b));
}

/** Where the heaviest sign was seen first: the place to look at. */
function leadingLine(signature: Signature, seen: Seen): number {
  const heaviest = byWeight(signature, seen)[0] ?? '';
  return seen.get(heaviest)?.kept[0]?.line ?? 0;
}

/** The values of the heaviest signs first; a value once set stays, so that one place tells one story. */
function valuesOf(signature: Signature, seen: Seen): Values {
  const values: Record<string, string> = {};
  for (const name of byWeight(signature, seen)) {
    for (const { values: found } of seen.get(name)?.kept ?? []) {
      for (const [key, value] of Object.entries(found)) values[key] ??= value;
    }
  }
  return values;
}
