/** What is known about each raw line: blank, part of which artifact, matched by a sign. One byte or number a line. */
import type { ArtifactKind } from '../model.ts';
import type { FoundArtifact } from './find.ts';

export class LineLedger {
  readonly #blank: Uint8Array;
  readonly #matched: Uint8Array;
  readonly #harmless = new Set<number>();
  /** Index of the artifact of each line plus one; 0 for lines of no artifact. */
  readonly #owner: Uint32Array;
  readonly #found: readonly FoundArtifact[];

  /** `blank`: 1 for each line without text. */
  constructor(blank: Uint8Array, found: readonly FoundArtifact[]) {
    this.#blank = blank;
    this.#matched = new Uint8Array(blank.length);
    this.#owner = new Uint32Array(blank.length);
    this.#found = found;
    found.forEach((artifact, index) => {
      for (const number of artifact.lineNumbers) this.#owner[number] = index + 1;
    });
  }

  kind(line: number): ArtifactKind | undefined {
    return this.#found[(this.#owner[line] ?? 0) - 1]?.format.kind;
  }

  markMatched(line: number): void {
    this.#matched[line] = 1;
  }

  /** Notes that a line looks alarming and is not. */
  markHarmless(line: number): void {
    this.#harmless.add(line);
  }

  isHarmless(line: number): boolean {
    return this.#harmless.has(line);
  }

  /** Those of the lines that a sign matched, and those given, in order. */
  matchedOr(lineNumbers: readonly number[], others: readonly number[]): number[] {
    const wanted = new Set(others);
    return lineNumbers.filter((number) => this.#matched[number] === 1 || wanted.has(number)).slice(0, 20_000);
  }

  /** Lines that are not blank, belong to no artifact and were matched by nothing: how many, and the first few. */
  unread(examples: number): { count: number; first: number[] } {
    let count = 0;
    const first: number[] = [];
    for (let number = 0; number < this.#blank.length; number++) {
      if (this.#blank[number] || this.#owner[number] || this.#matched[number]) continue;
      count++;
      if (first.length < examples) first.push(number);
    }
    return { count, first };
  }

  /** The first line that its format calls an error and that is not known to be harmless. */
  firstAlarm(): number | undefined {
    const firsts = this.#found.flatMap(({ alarming }) => alarming.find((line) => !this.isHarmless(line)) ?? []);
    return firsts.length === 0 ? undefined : Math.min(...firsts);
  }
}
