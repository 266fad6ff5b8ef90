import type { CaseDefinition } from './case.ts';

/** What relations are worked out from. */
export interface Coded {
  readonly slug: string;
  readonly definition: Pick<CaseDefinition, 'code' | 'related' | 'lookAlikes'>;
}

export interface Relations<C extends Coded> {
  /** Cases of the same story, named by either side. */
  readonly related: readonly C[];
  /** Cases that look the same at first sight, named by either side and not related. */
  readonly lookAlikes: readonly C[];
}

/**
 * The published cases a case is connected with, in the order of their codes. `seen`: slugs of the cases its look-alikes
 * turned out to be when they were run through the engine.
 */
export function relationsOf<C extends Coded>(
  one: C,
  published: readonly C[],
  seen: readonly string[] = [],
): Relations<C> {
  const others = published
    .filter((other) => other.definition.code !== one.definition.code)
    .toSorted((a, b) => a.definition.code.localeCompare(b.definition.code));
  const connected = (other: C, by: 'related' | 'lookAlikes'): boolean =>
    one.definition[by].includes(other.definition.code) || other.definition[by].includes(one.definition.code);
  const related = others.filter((other) => connected(other, 'related'));
  return {
    related,
    lookAlikes: others.filter(
      (other) => (connected(other, 'lookAlikes') || seen.includes(other.slug)) && !related.includes(other),
    ),
  };
}
