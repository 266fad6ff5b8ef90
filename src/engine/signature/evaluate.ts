/** From the matches of a case's signs to whether the case is there, and how sure that is. Pure functions. */
import type { Confidence, Role, Span, Values } from '../model.ts';
import { parseTime } from '../text/index.ts';
import type { Condition, Sign, Signature, Weight } from './define.ts';

/** One place where a sign was seen. */
export interface Sighting {
  readonly sign: string;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly text: string;
  readonly values: Values;
  readonly time: string | undefined;
  /** What the sign speaks about: the whole record it was seen in, or the line. */
  readonly extent: Span;
}

/** Where one sign was seen: the first few places, and how many there were. */
export interface Sightings {
  readonly kept: readonly Sighting[];
  readonly count: number;
}

export type Seen = ReadonlyMap<string, Sightings>;

export interface Verdict {
  readonly score: number;
  readonly role: Role;
  readonly confidence: Confidence;
}

const SCORE: Readonly<Record<Weight, number>> = { decisive: 100, strong: 60, weak: 30, hint: 10 };

/** What a version that lacks the fix adds: as much as a weak sign. */
export const UNFIXED_VERSION_SCORE = SCORE.weak;

/**
 * The verdict on a case, or nothing when it is not there. Each sign counts once, however often it was seen.
 * `bonus` is added to the score when the signs alone would make the case possible.
 */
export function evaluate(signature: Signature, seen: Seen, bonus = 0): Verdict | undefined {
  const present = Object.entries(signature.signs).filter(([name]) => seen.has(name) && !signature.against.has(name));
  if (present.length === 0) return undefined;
  if (signature.when && !holds(signature.when, seen)) return undefined;
  const own = present.reduce((sum, [, sign]) => sum + SCORE[sign.weight], 0);
  if (own < SCORE.weak || present.every(([, sign]) => sign.weight === 'hint')) return undefined;
  const score = own + bonus;
  return { score, role: roleOf(signature, present), confidence: confidenceOf(score) };
}

/** In words: 100 points confirm, 60 make likely, less is possible. */
export function confidenceOf(score: number): Confidence {
  return score >= SCORE.decisive ? 'confirmed' : score >= SCORE.strong ? 'likely' : 'possible';
}

/** The role of the heaviest sign that has its own, else the signature's. */
function roleOf(signature: Signature, present: readonly [string, Sign][]): Role {
  const heaviest = present.toSorted(([, a], [, b]) => SCORE[b.weight] - SCORE[a.weight]).find(([, sign]) => sign.role);
  return heaviest?.[1].role ?? signature.role;
}

function holds(condition: Condition, seen: Seen): boolean {
  if (typeof condition === 'string') return seen.has(condition);
  if ('all' in condition) return condition.all.every((part) => holds(part, seen));
  if ('any' in condition) return condition.any.some((part) => holds(part, seen));
  if ('not' in condition) return !holds(condition.not, seen);
  return condition.of.every((sign) => seen.has(sign)) && near(condition.of, condition.within, seen);
}

/** Whether some sightings of the signs lie within `seconds` of each other; those without a time count as near. */
function near(signs: readonly string[], seconds: number, seen: Seen): boolean {
  const times = signs.map((sign) => (seen.get(sign)?.kept ?? []).map(secondsOf));
  if (times.some((ofSign) => ofSign.some((time) => time === undefined))) return true;
  const [first = [], ...rest] = times as number[][];
  return first.some((time) => rest.every((others) => others.some((other) => Math.abs(other - time) <= seconds)));
}

function secondsOf(sighting: Sighting): number | undefined {
  const clock = sighting.time === undefined ? undefined : parseTime(sighting.time);
  if (!clock) return undefined;
  return clock.base === 'wall' ? clock.milliseconds / 1000 : clock.seconds;
}

/** What was seen of the signs that speak for the case. */
export function speakingFor(signature: Signature, seen: Seen): Seen {
  return new Map([...seen].filter(([sign]) => !signature.against.has(sign)));
}
