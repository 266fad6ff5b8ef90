/** What one format makes of a text by itself, and what must hold for every text. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { ArtifactFinder, linesOf as linesOfArtifact } from '../../src/engine/artifacts/find.ts';
import type { ArtifactKind, BaseRecord, Claim, Format, Line, Parsed, RecordTypes } from '../../src/engine/model.ts';
import { LineReader } from '../../src/engine/text/index.ts';
import { linesOf } from './lines.ts';

export type RecordOf<K extends ArtifactKind> = RecordTypes[K] & BaseRecord;

export interface ReadArtifact<K extends ArtifactKind> {
  /** `first-last`, lines from 1. */
  readonly range: string;
  readonly lines: readonly Line[];
  readonly parsed: Parsed<RecordOf<K>>;
}

/** The artifacts in a text, when no other format is asked. */
export function artifactsIn<K extends ArtifactKind>(format: Format<K>, text: string): ReadArtifact<K>[] {
  const reader = new LineReader(text);
  const finder = new ArtifactFinder([format]);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish().map((found) => {
    const { lineNumbers } = found;
    const lines = [...linesOfArtifact(reader, found)];
    const range = `${(lineNumbers[0] ?? 0) + 1}-${(lineNumbers.at(-1) ?? 0) + 1}`;
    return { range, lines, parsed: format.parse(lines) };
  });
}

/** Borders of the artifacts, `first-last`, lines from 1. */
export function bordersIn(format: Format, text: string): string[] {
  return artifactsIn(format, text).map(({ range }) => range);
}

/** The lines that the format takes. */
export function claimedIn(format: Format, text: string): Line[] {
  return artifactsIn(format, text).flatMap(({ lines }) => lines);
}

export function readAll<K extends ArtifactKind>(format: Format<K>, text: string): Parsed<RecordOf<K>>[] {
  return artifactsIn(format, text).map(({ parsed }) => parsed);
}

/** The only artifact in a text. */
export function readOne<K extends ArtifactKind>(format: Format<K>, text: string): Parsed<RecordOf<K>> {
  return only('artifact', readAll(format, text));
}

export function recordsIn<K extends ArtifactKind>(format: Format<K>, text: string): RecordOf<K>[] {
  return readAll(format, text).flatMap(({ records }) => records);
}

/** The only record in a text. */
export function recordIn<K extends ArtifactKind>(format: Format<K>, text: string): RecordOf<K> {
  return only('record', recordsIn(format, text));
}

function only<T>(what: string, all: readonly T[]): T {
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error(`expected one ${what}, found ${all.length}`);
  return first;
}

/** What is said of a line that stands alone. */
export function claimAlone(format: Format, text: string): Claim {
  const [line] = linesOf(text);
  return line && format.claim(line, undefined);
}

/** Lines of fixtures, whole, without their indentation, cut at either end and mixed with noise. */
export function garbled(texts: Iterable<string>): fc.Arbitrary<string> {
  const line = fc.constantFrom(...[...texts].flatMap((text) => text.split('\n')));
  const cut = fc.tuple(line, fc.nat(160));
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
export function expectSound<K extends ArtifactKind>(format: Format<K>, text: string): void {
  const lines = linesOf(text);
  const numbers = new Set(lines.map(({ number }) => number));
  for (const parsed of [format.parse(lines), ...readAll(format, text)]) {
    let from = 0;
    for (const record of parsed.records) {
      expect(record.from).toBeGreaterThanOrEqual(from);
      expect(record.to).toBeGreaterThanOrEqual(record.from);
      expect(record.to).toBeLessThanOrEqual(text.length);
      from = record.from;
    }
    expect(parsed.gaps.every((number) => numbers.has(number))).toBe(true);
    expect(parsed.complete && parsed.missing.length > 0).toBe(false);
  }
}

/** Records that a text shows when it is cut somewhere and that the whole has not, but for those marked as cut. */
export function inventedByCutting<K extends ArtifactKind>(
  format: Format<K>,
  text: string,
  identity: (record: RecordOf<K>) => unknown,
): string[] {
  const known = new Set(recordsIn(format, text).map((record) => JSON.stringify(identity(record))));
  const lengths = Array.from({ length: text.length }, (_, length) => length);
  return lengths.flatMap((length) =>
    recordsIn(format, text.slice(0, length))
      .filter((record) => !('cut' in record && record.cut === true))
      .map((record) => JSON.stringify(identity(record)))
      .filter((record) => !known.has(record)),
  );
}

/** Records without the places they stand at. */
export function bare<R extends BaseRecord>(records: readonly R[]): Omit<R, 'from' | 'to' | 'line'>[] {
  return records.map(({ from: _, to: __, line: ___, ...fields }) => fields);
}
