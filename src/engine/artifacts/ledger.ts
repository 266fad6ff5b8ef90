/** What is known about each raw line: blank, part of which artifact, matched by a sign. One byte or number a line. */
import type { ArtifactKind } from '../model.ts';
import type { FoundArtifact } from './find.ts';

const MATCHED = 1;
const HARMLESS = 2;
/** How many lines of a long log are read. */
const MOST_READ = 20_000;

export class LineLedger {
  readonly #blank: Uint8Array;
  /** `MATCHED`, `HARMLESS` or both. */
  readonly #marks: Uint8Array;
  /** Index of the first artifact of each line plus one; 0 for lines of no artifact. */
  readonly #owner: Uint32Array;
  /** Kinds of the other artifacts of a raw line that a transport folded several lines into. */
  readonly #sharers = new Map<number, ArtifactKind[]>();
  readonly #found: readonly FoundArtifact[];

  /** `blank`: 1 for each line without text. */
  constructor(blank: Uint8Array, found: readonly FoundArtifact[]) {
    this.#blank = blank;
    this.#marks = new Uint8Array(blank.length);
    this.#owner = new Uint32Array(blank.length);
    this.#found = found;
    const owner = this.#owner;
    found.forEach((artifact, index) => {
      for (const number of artifact.lineNumbers) {
        if (owner[number] === 0) owner[number] = index + 1;
        else this.#sharers.set(number, [...(this.#sharers.get(number) ?? []), artifact.format.kind]);
      }
    });
  }

  /** Whether the raw line, or a part of it, belongs to an artifact of one of the kinds. */
  isOf(line: number, kinds: readonly ArtifactKind[]): boolean {
    const owner = this.#found[(this.#owner[line] ?? 0) - 1]?.format.kind;
    if (owner === undefined) return false;
    return kinds.includes(owner) || (this.#sharers.get(line)?.some((kind) => kinds.includes(kind)) ?? false);
  }

  /** Notes that a line shows a sign of a case, or a version. */
  markMatched(line: number): void {
    this.#marks[line] = (this.#marks[line] ?? 0) | MATCHED;
  }

  /** Notes that a line looks alarming and is not. */
  markHarmless(line: number): void {
    this.#marks[line] = (this.#marks[line] ?? 0) | HARMLESS;
  }

  isHarmless(line: number): boolean {
    return ((this.#marks[line] ?? 0) & HARMLESS) !== 0;
  }

  /** Those of the lines that a sign matched, and those given, in order. */
  matchedOr(lineNumbers: readonly number[], others: readonly number[]): number[] {
    const wanted = new Set(others);
    const isWanted = (number: number): boolean => ((this.#marks[number] ?? 0) & MATCHED) !== 0 || wanted.has(number);
    return lineNumbers.filter(isWanted).slice(0, MOST_READ);
  }

  /** Lines that are not blank, belong to no artifact and were matched by nothing: how many, and the first few. */
  unread(examples: number): { count: number; first: number[] } {
    let count = 0;
    const first: number[] = [];
    for (let number = 0; number < this.#blank.length; number++) {
      if (this.#blank[number] || this.#owner[number] || this.#marks[number]) continue;
      count++;
      if (first.length < examples) first.push(number);
    }
    return { count, first };
  }

  /** How many lines from `first` to `last` have text. */
  withText(first: number, last: number): number {
    let count = 0;
    for (let number = first; number <= last; number++) if (!this.#blank[number]) count++;
    return count;
  }

  /** The first line that its format calls an error and that is not known to be harmless. */
  firstAlarm(): number | undefined {
    const firsts = this.#found.flatMap(({ alarming }) => alarming.find((line) => !this.isHarmless(line)) ?? []);
    return firsts.length === 0 ? undefined : Math.min(...firsts);
  }
}
