/** Which versions an input shows, and what they say about a fix. */
import type { Component, Span, Values, VersionFact } from '../model.ts';
import { compareVersions, isSameBuild, sameSeries } from './compare.ts';
import { runcByLine } from './runc-lines.ts';
import { VERSION_WORDINGS } from './wordings.ts';

export { compareVersions } from './compare.ts';
export { VERSION_WORDINGS } from './wordings.ts';

/** First versions with a fix, by component, oldest first. */
export type FixedIn = Partial<Readonly<Record<Component, readonly string[]>>>;

export interface FixVerdict {
  readonly component: Component;
  readonly fact: VersionFact;
  readonly fixed: boolean;
  /** The first version that has the fix, seen from the one at hand. */
  readonly first: string;
}

export const COMPONENTS: readonly Component[] = ['docker', 'containerd', 'runc', 'kernel'];

/** Wordings by name; the names of components stand for the versions that records carry too. */
const WORDINGS = new Map(VERSION_WORDINGS.map(({ name, component, since }) => [name, { component, since }]));

const LONGEST_EVIDENCE = 120;

/** A place where a version shows, and what stands there when that is short. */
type Place = Span & { readonly line: number; readonly text?: string };

/**
 * The fact a version found in a place stands for; `name` is that of a component or of a wording. Nothing for another name,
 * or for a source line that no release is known by.
 */
export function versionFact(name: string, place: Place, values: Values): VersionFact | undefined {
  const known = WORDINGS.get(name);
  if (!known) return undefined;
  const { component, since } = known;
  const { from, to, line, text } = place;
  const { version, file, sourceLine } = values;
  const where = { component, line, from, to };
  if (version) return { ...where, version: version.replace(/[.,]$/, ''), printed: true };
  const derived = { ...where, printed: false, ...(text && { evidence: text.slice(0, LONGEST_EVIDENCE) }) };
  if (since !== undefined) return { ...derived, version: since, orNewer: true };
  const release = file && sourceLine ? runcByLine(file, Number(sourceLine)) : undefined;
  if (!release) return undefined;
  return { ...derived, version: release.from, ...(release.to !== release.from && { upTo: release.to }) };
}

const MOST_FACTS = 1000;

/** The facts of an input, each once: a log may repeat one a million times. */
export class VersionBook {
  readonly #facts = new Map<string, VersionFact>();

  add(fact: VersionFact | undefined): void {
    if (!fact || this.#facts.size >= MOST_FACTS) return;
    const { component, version, upTo, orNewer, printed } = fact;
    const key = [component, version, upTo, orNewer, printed].join(' ');
    const known = this.#facts.get(key);
    if (!known || fact.line < known.line) this.#facts.set(key, fact);
  }

  get facts(): readonly VersionFact[] {
    return [...this.#facts.values()];
  }
}

/** How well a fact tells the version, from 0: printed, one release, a range, anything newer. */
function vagueness({ printed, upTo, orNewer }: VersionFact): number {
  if (printed) return 0;
  return orNewer ? 3 : upTo === undefined ? 1 : 2;
}

/** The facts on each component, the one to go by first: the least vague, of equal ones the first in the text. */
export function factsByComponent(facts: readonly VersionFact[]): ReadonlyMap<Component, readonly VersionFact[]> {
  const inOrder = facts.toSorted((a, b) => vagueness(a) - vagueness(b) || closerBound(a, b) || a.line - b.line);
  const byComponent = Map.groupBy(inOrder, ({ component }) => component);
  return new Map(
    COMPONENTS.flatMap((component) => {
      const own = byComponent.get(component);
      return own ? [[component, own] as const] : [];
    }),
  );
}

/** Of two versions or newer the newer one says more. */
function closerBound(a: VersionFact, b: VersionFact): number {
  return a.orNewer && b.orNewer ? compareVersions(b.version, a.version) : 0;
}

/** Whether two facts may be about one and the same version; of builds that are printed the numbers count too. */
export function agree(one: VersionFact, other: VersionFact): boolean {
  if (one.printed && other.printed && !isSameBuild(one.version, other.version)) return false;
  return reaches(one, other) && reaches(other, one);
}

/** Whether the newest version it can be is no older than the oldest of the other. */
function reaches({ version, upTo = version, orNewer }: VersionFact, other: VersionFact): boolean {
  return orNewer === true || compareVersions(upTo, other.version) >= 0;
}

/**
 * Whether the versions at hand have the fix. The first component with a known version decides, one of which only the
 * oldest version is known after the others; nothing when none is known, or when only a range is known and the fix came
 * within it.
 */
export function fixVerdict(
  fixedIn: FixedIn,
  versions: Partial<Readonly<Record<Component, VersionFact>>>,
): FixVerdict | undefined {
  const isOpen = (component: Component): number => Number(versions[component]?.orNewer ?? false);
  for (const component of (Object.keys(fixedIn) as Component[]).toSorted((a, b) => isOpen(a) - isOpen(b))) {
    const firsts = fixedIn[component] ?? [];
    const fact = versions[component];
    if (!fact || firsts.length === 0) continue;
    const oldest = hasFix(fact.version, firsts);
    const newest = fact.orNewer === true || hasFix(fact.upTo ?? fact.version, firsts);
    if (oldest !== newest) continue;
    const first = firsts.find((candidate) => sameSeries(candidate, fact.version)) ?? (firsts.at(-1) as string);
    return { component, fact, fixed: oldest, first };
  }
  return undefined;
}

function hasFix(version: string, firsts: readonly string[]): boolean {
  const last = firsts.at(-1) as string;
  if (compareVersions(version, last) >= 0) return true;
  return firsts.some((first) => sameSeries(version, first) && compareVersions(version, first) >= 0);
}
