/** What a format makes of a text by itself: its artifacts with the lines that lead into them, and what must hold for every text. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import type {
  ArtifactKind,
  BaseRecord,
  Claim,
  Format,
  Line,
  Parsed,
  RecordTypes,
} from '../../../../src/engine/model.ts';
import { linesOf } from '../../../support/lines.ts';

/** A format, and which lines nobody took belong to the artifact behind them. */
export interface Subject<K extends ArtifactKind> {
  readonly format: Format<K>;
  readonly leads?: (line: Line, next: Line) => boolean;
}

type RecordOf<K extends ArtifactKind> = RecordTypes[K] & BaseRecord;

/** The lines of each artifact in a text. */
function collect<K extends ArtifactKind>({ format, leads }: Subject<K>, text: string): Line[][] {
  const artifacts: Line[][] = [];
  let open: Line[] | undefined;
  let untaken: Line[] = [];
  let skipped = 0;
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const claim = format.claim(line, open && { lines: open.slice(-8), count: open.length, skipped });
    if (claim === undefined) {
      untaken.push(line);
      if (++skipped > format.patience) open = undefined;
      continue;
    }
    if (claim === 'begins' || open === undefined) {
      open = leadingTo(line, untaken, leads);
      artifacts.push(open);
    }
    open.push(line);
    untaken = [];
    skipped = 0;
  }
  return artifacts;
}

function leadingTo(line: Line, untaken: readonly Line[], leads: Subject<ArtifactKind>['leads']): Line[] {
  const leading: Line[] = [];
  for (const before of untaken.toReversed()) {
    if (!leads?.(before, leading[0] ?? line)) break;
    leading.unshift(before);
  }
  return leading;
}

/** Borders of the artifacts, `first-last`, lines from 1. */
export function bordersIn<K extends ArtifactKind>(subject: Subject<K>, text: string): string[] {
  return collect(subject, text).map((lines) => `${(lines[0]?.number ?? 0) + 1}-${(lines.at(-1)?.number ?? 0) + 1}`);
}

export function readAll<K extends ArtifactKind>(subject: Subject<K>, text: string): Parsed<RecordOf<K>>[] {
  return collect(subject, text).map((lines) => subject.format.parse(lines));
}

/** The only artifact in a text. */
export function readOne<K extends ArtifactKind>(subject: Subject<K>, text: string): Parsed<RecordOf<K>> {
  const all = readAll(subject, text);
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`expected one artifact, found ${all.length}`);
  return first;
}

export function recordsIn<K extends ArtifactKind>(subject: Subject<K>, text: string): RecordOf<K>[] {
  return readAll(subject, text).flatMap(({ records }) => records);
}

/** The only record in a text. */
export function recordIn<K extends ArtifactKind>(subject: Subject<K>, text: string): RecordOf<K> {
  const records = recordsIn(subject, text);
  const [first] = records;
  if (first === undefined || records.length > 1) throw new Error(`expected one record, found ${records.length}`);
  return first;
}

/** What is said of a line that stands alone. */
export function claimAlone(format: Format, text: string): Claim {
  const [line] = linesOf(text);
  return line && format.claim(line, undefined);
}

const MARKS = /^(?:#artifact [^\n]*\n)*/;

/** The fixtures of a kind without their marks, by name. */
export function fixturesOf(kind: ArtifactKind): ReadonlyMap<string, string> {
  const folder = new URL(`../${kind}/fixtures/`, import.meta.url);
  return new Map(
    readdirSync(folder).map((file) => [
      file.replace('.txt', ''),
      readFileSync(new URL(file, folder), 'utf8').replace(MARKS, '').trimEnd(),
    ]),
  );
}

export function fixture(kind: ArtifactKind, name: string): string {
  const text = fixturesOf(kind).get(name);
  if (text === undefined) throw new Error(`no fixture ${name}`);
  return text;
}

/** Lines of fixtures, whole, cut at either end, without their indentation, and mixed with noise. */
export function garbled(kind: ArtifactKind): fc.Arbitrary<string> {
  const line = fc.constantFrom(...[...fixturesOf(kind).values()].flatMap((text) => text.split('\n')));
  const cut = fc.tuple(line, fc.nat(120));
  return fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: line },
        line.map((text) => text.trim()),
        cut.map(([text, length]) => text.slice(0, length)),
        cut.map(([text, from]) => text.slice(from)),
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constant(''),
      ),
      { maxLength: 40 },
    )
    .map((lines) => lines.join('\n'));
}

/** Whatever the text: nothing is thrown, records stand in order inside it, gaps are lines of it. */
export function expectSound<K extends ArtifactKind>(subject: Subject<K>, text: string): void {
  const lines = linesOf(text);
  for (const parsed of [subject.format.parse(lines), ...readAll(subject, text)]) {
    let from = 0;
    for (const record of parsed.records) {
      expect(record.from).toBeGreaterThanOrEqual(from);
      expect(record.to).toBeGreaterThanOrEqual(record.from);
      expect(record.to).toBeLessThanOrEqual(text.length);
      from = record.from;
    }
    expect(parsed.gaps.every((number) => lines.some((line) => line.number === number))).toBe(true);
    expect(parsed.complete && parsed.missing.length > 0).toBe(false);
  }
}

/** Records that a text shows when it is cut somewhere and that the whole has not, but for those marked as cut. */
export function inventedByCutting<K extends ArtifactKind>(
  subject: Subject<K>,
  text: string,
  identity: (record: RecordOf<K>) => unknown,
): string[] {
  const known = new Set(recordsIn(subject, text).map((record) => JSON.stringify(identity(record))));
  const lengths = Array.from({ length: text.length }, (_, length) => length);
  return lengths.flatMap((length) =>
    recordsIn(subject, text.slice(0, length))
      .filter((record) => !('cut' in record && record.cut === true))
      .map((record) => JSON.stringify(identity(record)))
      .filter((record) => !known.has(record)),
  );
}
