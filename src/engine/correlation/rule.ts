/** One way to join facts into a story, and how a story is put together. */
import type { Localized, Span, Story, StoryJoin, StoryStep, Values, VersionFact } from '../model.ts';
import { type FactBase, type Known, onOneHost, type Scene } from './fact-base.ts';

/** What a rule may look at. */
export interface Evidence {
  readonly facts: FactBase;
  readonly versions: readonly VersionFact[];
  /** The time of a fact as printed: in the record itself or around its line. */
  readonly timeOf: (fact: Known) => string | undefined;
  /** The time that a transport printed in front of the line: all lines of a log have it from one clock. */
  readonly wrappedTimeOf: (fact: Known) => string | undefined;
  /** Who printed a fact, as the transport around its line says: `dockerd`, `docker.service`. */
  readonly speakerOf: (fact: Known) => { readonly program: string | undefined; readonly unit: string | undefined };
}

/** A rule. Never throws; its cost is at most n log n in the facts. */
export interface Rule {
  /** `pipe-deadlock`: what signatures and tests call it. */
  readonly name: string;
  /** Its stories go from what people see to what holds it up: the case they prove comes before other causes as sure. */
  readonly leads?: true;
  /**
   * Sentences in both languages, by the names that steps, joins and stories use. `{values}` are filled in, a part in
   * [square brackets] is left out when a value in it is missing.
   */
  readonly words: Readonly<Record<string, Localized>>;
  find(evidence: Evidence): readonly Story[];
}

/** Checks a rule and hands it back. Throws a `TypeError` when a sentence is missing in a language. */
export function defineRule(rule: Rule): Rule {
  for (const [name, { en, 'zh-cn': chinese }] of Object.entries(rule.words)) {
    if (!en || !chinese) throw new TypeError(`${rule.name}: ${name} is not said in both languages`);
  }
  return rule;
}

/** Where something of a story is seen. */
export type Sight = Span & Scene & { readonly line: number };

/** Collects the steps and joins of one story; equal steps are kept once. */
export class StoryBuilder {
  readonly #facts: FactBase;
  readonly #steps: StoryStep[] = [];
  readonly #joins: StoryJoin[] = [];
  readonly #scenes = new Map<string | undefined, Scene>();

  constructor(facts: FactBase) {
    this.#facts = facts;
  }

  /**
   * Adds a step and gives its index. `id` names the thing it is about (`pid 15638`, `pipe 1070361747`); a second step with
   * the same id adds its places to the first. `says` names a sentence of the rule.
   */
  step(
    id: string,
    says: string,
    values: Values,
    facts: readonly Sight[],
    more: Partial<Pick<StoryStep, 'victims' | 'minutes' | 'actor' | 'blamed'>> = {},
  ): number {
    const known = this.#steps.findIndex((step) => step.id === id);
    const places = facts.map(({ line, from, to }) => ({ line, from, to }));
    for (const fact of facts) this.#scenes.set(fact.host, fact);
    if (known >= 0) {
      const step = this.#steps[known] as StoryStep;
      this.#steps[known] = { ...step, places: [...step.places, ...places] };
      return known;
    }
    this.#steps.push({ id, says, values, places, ...more });
    return this.#steps.length - 1;
  }

  /** Joins two steps: `from` waits for, was caused by or belongs to `to`. */
  join(from: number, to: number, says: string, values: Values = {}): void {
    if (from === to || this.#joins.some((join) => join.from === from && join.to === to)) return;
    this.#joins.push({ from, to, says, values });
  }

  get size(): number {
    return this.#steps.length;
  }

  /**
   * The story, or nothing when it has fewer than two steps or they are of two hosts. Nothing is confirmed by facts without
   * a host when the paste has several: they may be of another one.
   */
  tell(story: Omit<Story, 'steps' | 'joins'>): Story[] {
    const scenes = [...this.#scenes.values()];
    const areOfOne = scenes.every((scene) => scenes.every((other) => onOneHost(scene, other)));
    if (this.#steps.length < 2 || !areOfOne) return [];
    const isDoubtful = this.#facts.hasSeveralHosts && this.#scenes.size > 1 && this.#scenes.has(undefined);
    const confidence = isDoubtful && story.confidence === 'confirmed' ? 'likely' : story.confidence;
    return [{ ...story, confidence, steps: this.#steps, joins: this.#joins }];
  }
}
