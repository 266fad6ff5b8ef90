/** What one format makes of a text, and what must hold for every text. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect } from 'vitest';
import { ArtifactFinder, linesOf } from '../../../../src/engine/artifacts/find.ts';
import type {
  ArtifactKind,
  BaseRecord,
  Claim,
  Format,
  Line,
  Parsed,
  RecordTypes,
} from '../../../../src/engine/model.ts';
import { LineReader } from '../../../../src/engine/text/index.ts';
import { linesOf as allLinesOf } from '../../../support/lines.ts';

type RecordOf<K extends ArtifactKind> = RecordTypes[K] & BaseRecord;

export interface FoundTable<K extends ArtifactKind> {
  /** `first-last`, counted from 1. */
  readonly range: string;
  readonly parsed: Parsed<RecordOf<K>>;
}

/** The artifacts of one kind in a text. Empty lines are never offered to formats. */
export function tablesIn<K extends ArtifactKind>(format: Format<K>, text: string): FoundTable<K>[] {
  const reader = new LineReader(text);
  const finder = new ArtifactFinder([format]);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish().map((artifact) => ({
    range: `${(artifact.lineNumbers[0] ?? 0) + 1}-${(artifact.lineNumbers.at(-1) ?? 0) + 1}`,
    parsed: format.parse(linesOf(reader, artifact)),
  }));
}

/** The only artifact in a text. */
export function tableIn<K extends ArtifactKind>(format: Format<K>, text: string): Parsed<RecordOf<K>> {
  const [table, ...others] = tablesIn(format, text);
  if (!table || others.length > 0) throw new Error(`expected one table, found ${others.length + (table ? 1 : 0)}`);
  return table.parsed;
}

export function recordsIn<K extends ArtifactKind>(format: Format<K>, text: string): RecordOf<K>[] {
  return tablesIn(format, text).flatMap(({ parsed }) => parsed.records);
}

/** What is said of a line that stands alone. */
export function claimAlone(format: Format, text: string): Claim {
  const [line] = allLinesOf(text);
  return line && format.claim(line, undefined);
}

const FOLDER = new URL('..', import.meta.url);
const MARKS = /^(?:#artifact .*\n)*/;

/** The fixtures of a kind without their marks, by name. */
export function fixturesOf(kind: ArtifactKind): ReadonlyMap<string, string> {
  const folder = new URL(`${kind}/fixtures/`, FOLDER);
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

/** Lines of fixtures, whole, cut at either end and mixed with noise. */
export function garbled(texts: Iterable<string>): fc.Arbitrary<string> {
  const line = fc.constantFrom(...[...texts].flatMap((text) => text.split('\n')));
  const cut = fc.tuple(line, fc.nat(160));
  return fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: line },
        cut.map(([text, length]) => text.slice(0, length)),
        cut.map(([text, from]) => text.slice(from)),
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.constant(''),
      ),
      { maxLength: 30 },
    )
    .map((lines) => lines.join('\n'));
}

/** Whatever the text: nothing is thrown, spans stand in order inside it, gaps are lines of it. */
export function expectSound<K extends ArtifactKind>(format: Format<K>, text: string): void {
  const lines: Line[] = allLinesOf(text);
  for (const parsed of [format.parse(lines), ...tablesIn(format, text).map((table) => table.parsed)]) {
    let from = 0;
    for (const record of parsed.records) {
      expect(record.from).toBeGreaterThanOrEqual(from);
      expect(record.to).toBeGreaterThanOrEqual(record.from);
      expect(record.to).toBeLessThanOrEqual(text.length);
      from = record.from;
    }
    expect(parsed.gaps.every((number) => number < lines.length)).toBe(true);
    expect(parsed.complete).toBe(parsed.missing.length === 0);
  }
}

/** Cut anywhere, a text shows no record that the whole has not, but for one that is marked as cut. */
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
