/** Which versions an input shows, and what they say about a fix. */
import type { Component, Span, Values, VersionFact } from '../model.ts';
import { compareVersions, sameSeries } from './compare.ts';
import { runcByLine } from './runc-lines.ts';

export { compareVersions } from './compare.ts';
export { VERSION_WORDINGS } from './wordings.ts';

/** First versions with a fix, by component, oldest first. */
export type FixedIn = Partial<Readonly<Record<Component, readonly string[]>>>;

export interface FixVerdict {
  readonly component: Component;
  readonly version: string;
  readonly fixed: boolean;
  /** The first version that has the fix, seen from the one at hand. */
  readonly first: string;
}

const COMPONENTS: readonly Component[] = ['docker', 'containerd', 'runc', 'kernel'];

/** The fact a version found in a place stands for; nothing for an unknown component or source line. */
export function versionFact(name: string, place: Span & { line: number }, values: Values): VersionFact | undefined {
  const { from, to, line } = place;
  const component = COMPONENTS.find((known) => known === name);
  if (!component) return undefined;
  const { version, file, sourceLine } = values;
  if (version) return { component, version: version.replace(/[.,]$/, ''), line, from, to, printed: true };
  const release = file && sourceLine ? runcByLine(file, Number(sourceLine)) : undefined;
  return release && { component, version: release.from, upTo: release.to, line, from, to, printed: false };
}

/** The fact to go by for each component: one that was printed before one that was worked out, then the first. */
export function leadingVersions(facts: readonly VersionFact[]): Partial<Record<Component, VersionFact>> {
  const leading: Partial<Record<Component, VersionFact>> = {};
  for (const fact of facts) {
    const known = leading[fact.component];
    if (!known || (fact.printed && !known.printed)) leading[fact.component] = fact;
  }
  return leading;
}

/**
 * Whether the versions at hand have the fix. The first component with a known version decides; nothing when none is
 * known, or when only a range is known and the fix came within it.
 */
export function fixVerdict(
  fixedIn: FixedIn,
  versions: Partial<Record<Component, VersionFact>>,
): FixVerdict | undefined {
  for (const component of Object.keys(fixedIn) as Component[]) {
    const firsts = fixedIn[component] ?? [];
    const fact = versions[component];
    if (!fact || firsts.length === 0) continue;
    const oldest = hasFix(fact.version, firsts);
    const newest = hasFix(fact.upTo ?? fact.version, firsts);
    if (oldest !== newest) continue;
    const first = firsts.find((candidate) => sameSeries(candidate, fact.version)) ?? (firsts.at(-1) as string);
    return { component, version: fact.version, fixed: oldest, first };
  }
  return undefined;
}

function hasFix(version: string, firsts: readonly string[]): boolean {
  const last = firsts.at(-1) as string;
  if (compareVersions(version, last) >= 0) return true;
  return firsts.some((first) => sameSeries(version, first) && compareVersions(version, first) >= 0);
}
