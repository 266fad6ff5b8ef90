/** All facts of a paste, by name and by the keys they are joined on. */
import type { Fact, FactName, FactOf } from '../facts/facts.ts';

/** Where and when something was collected, as far as the paste tells. */
export interface Scene {
  /** Name of the host, where the lines or a prompt above them tell. */
  readonly host: string | undefined;
  /** Milliseconds since 1970, when a whole date stands in or above the artifact. */
  readonly taken?: number | undefined;
  /** The version of Docker that a heading above names. */
  readonly docker?: string | undefined;
}

/** A fact together with the artifact it comes from. */
export type Known<F extends Fact = Fact> = F &
  Scene & {
    /** Index of the artifact among those of the paste, in their order. */
    readonly artifact: number;
  };

/** Whether two facts can be about one host: unknown hosts fit any. Facts of two named hosts are never joined. */
export function onOneHost({ host: a }: Scene, { host: b }: Scene): boolean {
  return a === undefined || b === undefined || a === b || isShortFor(a, b) || isShortFor(b, a);
}

/** `node-7` is short for `node-7.example.com`. */
function isShortFor(short: string, long: string): boolean {
  return long.startsWith(`${short}.`);
}

/** Process ids and inodes are used again: what was collected further apart than this is not joined on them. */
const LONGEST_APART = 31 * 24 * 3_600_000;

/** Whether a process, descriptor or mount of one scene can be that of the other. */
export function ofOneScene(a: Scene, b: Scene): boolean {
  const isApart = a.taken !== undefined && b.taken !== undefined && Math.abs(a.taken - b.taken) > LONGEST_APART;
  return !isApart && onOneHost(a, b);
}

type Index = ReadonlyMap<string | number, readonly Known[]>;

export class FactBase {
  readonly #byName = new Map<FactName, Known[]>();
  readonly #indexes = new Map<string, Index>();
  readonly #hosts = new Set<string>();

  constructor(facts: Iterable<Known>) {
    for (const fact of facts) {
      const alike = this.#byName.get(fact.fact);
      if (alike) alike.push(fact);
      else this.#byName.set(fact.fact, [fact]);
      if (fact.host !== undefined) this.#hosts.add(fact.host);
    }
  }

  /** Whether the paste names more than one host: then a fact without a host may be of any of them. */
  get hasSeveralHosts(): boolean {
    const [first, ...others] = this.#hosts;
    return others.some((host) => !onOneHost({ host }, { host: first }));
  }

  /** All facts of a name, in the order of the paste. */
  all<N extends FactName>(name: N): readonly Known<FactOf<N>>[] {
    // What is kept under a name has that name.
    return (this.#byName.get(name) ?? []) as unknown as readonly Known<FactOf<N>>[];
  }

  /** Facts of a name whose `key` has a value; the index over a key is made once, so a join costs what it finds. */
  by<N extends FactName, K extends keyof FactOf<N> & string>(
    name: N,
    key: K,
    value: FactOf<N>[K] & (string | number),
  ): readonly Known<FactOf<N>>[] {
    const id = `${name}/${key}`;
    const index = this.#indexes.get(id) ?? this.#index(name, key);
    this.#indexes.set(id, index);
    return (index.get(value) ?? []) as unknown as readonly Known<FactOf<N>>[];
  }

  #index<N extends FactName>(name: N, key: keyof FactOf<N> & string): Index {
    const index = new Map<string | number, Known[]>();
    for (const fact of this.#byName.get(name) ?? []) {
      const value: unknown = Reflect.get(fact, key);
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const alike = index.get(value);
      if (alike) alike.push(fact);
      else index.set(value, [fact]);
    }
    return index;
  }
}
