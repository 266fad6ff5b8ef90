/**
 * How a case says what it looks like. A signature is data: signs, each with a weight, and how they combine.
 * Everything is checked when the signature is loaded; matching never throws.
 */
import type { ArtifactKind, BaseRecord, RecordTypes, Role, Story, Values } from '../model.ts';
import { checkLiteral, checkPattern } from './check.ts';

/**
 * How much a sign proves when it stands alone:
 * `decisive` confirms the case, `strong` makes it likely, `weak` makes it possible, `hint` only adds to others.
 */
export type Weight = 'decisive' | 'strong' | 'weak' | 'hint';

/**
 * One wording of a line. The literal must stand in every line the pattern matches: letter case and white space do not
 * count, quotes and backslashes are not allowed in it, at least 6 characters. The pattern is matched without regard to
 * letter case; a space in it matches any white space, a `"` also matches an escaped `\"`, and when copying has lost
 * or added white space it is tried again with all white space left out. Repetitions must have an upper bound.
 * Named groups become the finding's values.
 */
export type LineWording = readonly [literal: string, pattern: RegExp];

interface SignBase {
  readonly weight: Weight;
  /** Another role than the signature's, for a sign that shows the cause where the others show the symptom. */
  readonly role?: Role;
}

/** A sign in a line of text, in any of its wordings by version. */
export interface LineSign extends SignBase {
  readonly lines: readonly LineWording[];
  /** Only in artifacts of these kinds; anywhere when left out. */
  readonly within?: readonly ArtifactKind[];
}

/** A sign in what was read from a structured artifact. */
export interface RecordSign<K extends ArtifactKind = ArtifactKind> extends SignBase {
  readonly records: K;
  /**
   * Says whether a record shows the sign, and the values it gives. Must be a pure function of the record.
   * A method, so that a sign of one kind is a sign of any kind; it is only called with records of its own.
   */
  where(record: RecordTypes[K] & BaseRecord): boolean | Values;
}

/** A record sign, typed by its artifact kind. */
export function record<K extends ArtifactKind>(
  kind: K,
  weight: Weight,
  where: (record: RecordTypes[K] & BaseRecord) => boolean | Values,
): RecordSign<K> {
  return { records: kind, weight, where };
}

/** A sign in what several artifacts tell together. */
export interface StorySign extends SignBase {
  /** Name of the rule that finds such stories. */
  readonly story: string;
  /** Says whether a story shows the sign, and the values it gives. Must be a pure function of the story. */
  readonly where: (story: Story) => boolean | Values;
}

/** A sign in a story found by a rule; every story of the rule when `where` is left out. */
export function story(
  rule: string,
  weight: Weight,
  where: (story: Story) => boolean | Values = (found) => found.values,
): StorySign {
  return { story: rule, weight, where };
}

export type Sign = LineSign | RecordSign | StorySign;

/** A combination of signs, by name. */
export type Condition<S extends string = string> =
  | S
  | { readonly all: readonly Condition<S>[] }
  | { readonly any: readonly Condition<S>[] }
  | { readonly not: Condition<S> }
  | { readonly within: number; readonly of: readonly S[] };

export const all = <S extends string>(...conditions: Condition<S>[]): Condition<S> => ({ all: conditions });
export const any = <S extends string>(...conditions: Condition<S>[]): Condition<S> => ({ any: conditions });
export const not = <S extends string>(condition: Condition<S>): Condition<S> => ({ not: condition });
/** All of the signs, each within `seconds` of another; signs without a known time count as near. */
export const within = <S extends string>(seconds: number, ...signs: S[]): Condition<S> => ({
  within: seconds,
  of: signs,
});

export interface SignatureDefinition<S extends string> {
  /** `root` when the case is a cause, `symptom` when there is always something behind it. */
  readonly role: Role;
  readonly signs: Readonly<Record<S, Sign>>;
  /** What must hold for the case to be found at all; any sign but hints when left out. */
  readonly when?: Condition<NoInfer<S>>;
  /**
   * Codes of more specific cases. When one of them is found on the same lines this finding is left out; when it is found
   * elsewhere this finding comes after it, as a symptom.
   */
  readonly yieldsTo?: readonly string[];
}

/** A checked signature. */
export interface Signature {
  readonly role: Role;
  readonly signs: Readonly<Record<string, Sign>>;
  readonly when?: Condition;
  readonly yieldsTo: readonly string[];
  /** Signs that only speak against the case: those the condition names under `not` and nowhere else. */
  readonly against: ReadonlySet<string>;
}

/** Checks a signature and hands it back. Throws a `TypeError` that says what is wrong with it. */
export function defineSignature<const S extends string>(definition: SignatureDefinition<S>): Signature {
  const signs: Readonly<Record<string, Sign>> = definition.signs;
  if (Object.keys(signs).length === 0) throw new TypeError('a signature needs at least one sign');
  for (const [name, sign] of Object.entries(signs)) {
    if (!('lines' in sign)) continue;
    if (sign.lines.length === 0) throw new TypeError(`sign ${name} has no wording`);
    for (const wording of sign.lines) checkWording(wording);
  }
  if (definition.when) checkCondition(definition.when, signs);
  return {
    role: definition.role,
    signs,
    ...(definition.when && { when: definition.when }),
    yieldsTo: definition.yieldsTo ?? [],
    against: new Set(definition.when ? namedOnlyUnderNot(definition.when) : []),
  };
}

/** Throws a `TypeError` when the literal or the pattern breaks the rules of `LineWording`. */
export function checkWording([literal, pattern]: LineWording): void {
  checkLiteral(literal);
  checkPattern(pattern);
}

function checkCondition(condition: Condition, signs: Readonly<Record<string, Sign>>): void {
  if (typeof condition === 'string') {
    if (!Object.hasOwn(signs, condition)) throw new TypeError(`unknown sign ${condition}`);
    return;
  }
  for (const part of partsOf(condition)) checkCondition(part, signs);
}

function partsOf(condition: Exclude<Condition, string>): readonly Condition[] {
  if ('not' in condition) return [condition.not];
  if ('of' in condition) return condition.of;
  return 'all' in condition ? condition.all : condition.any;
}

function namedOnlyUnderNot(condition: Condition): string[] {
  const named = { for: new Set<string>(), against: new Set<string>() };
  const visit = (part: Condition, side: 'for' | 'against'): void => {
    if (typeof part === 'string') named[side].add(part);
    else if ('not' in part) visit(part.not, side === 'for' ? 'against' : 'for');
    else for (const inner of partsOf(part)) visit(inner, side);
  };
  visit(condition, 'for');
  return [...named.against].filter((sign) => !named.for.has(sign));
}
