/**
 * The fixtures of all artifact kinds. A fixture says itself which artifacts are in it: lines
 * `#artifact <kind> <first>-<last>` at its top, counted from 1 without these lines.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadParts, PROJECT_ROOT } from '../../src/catalog/files.ts';
import { ArtifactFinder, type FoundArtifact, linesOf, orderFormats } from '../../src/engine/artifacts/find.ts';
import type { Input } from '../../src/engine/index.ts';
import type { BaseRecord } from '../../src/engine/model.ts';
import { LineReader } from '../../src/engine/text/index.ts';

const FOLDER = join(PROJECT_ROOT, 'test', 'engine', 'formats');
const MARK = /^#artifact ([\w-]+) (\d+)-(\d+)$/;

export interface Fixture {
  readonly name: string;
  readonly text: string;
  /** `kind first-last`, lines from 1. */
  readonly expected: readonly string[];
}

function readFixture(kind: string, file: string): Fixture {
  const lines = readFileSync(join(FOLDER, kind, 'fixtures', file), 'utf8').split('\n');
  const marks = lines.filter((line) => MARK.test(line));
  const text = lines.slice(marks.length).join('\n');
  return { name: `${kind}/${file}`, text, expected: marks.map((mark) => mark.slice('#artifact '.length)) };
}

function fixturesOf(kind: string): Fixture[] {
  const folder = join(FOLDER, kind, 'fixtures');
  return existsSync(folder) ? readdirSync(folder).map((file) => readFixture(kind, file)) : [];
}

/** All fixtures with marks. */
export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => fixturesOf(entry.name))
  .filter((fixture) => fixture.expected.length > 0);

const formats = orderFormats((await loadParts()).formats);

function findAll(reader: LineReader): FoundArtifact[] {
  const finder = new ArtifactFinder(formats);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish();
}

/** The artifacts in an input as marks write them. */
export function bordersIn({ text }: Input): string[] {
  return findAll(new LineReader(text)).map(
    ({ format, lineNumbers }) => `${format.kind} ${(lineNumbers[0] ?? 0) + 1}-${(lineNumbers.at(-1) ?? 0) + 1}`,
  );
}

export interface FoundRecords {
  readonly kind: string;
  readonly separable: boolean;
  readonly complete: boolean;
  readonly gaps: readonly number[];
  readonly records: readonly BaseRecord[];
}

/** What is read from each artifact in an input. */
export function recordsIn({ text }: Input): FoundRecords[] {
  const reader = new LineReader(text);
  return findAll(reader).map(({ format, lineNumbers }) => {
    const { records, complete, gaps } = format.parse(linesOf(reader, lineNumbers));
    return { kind: format.kind, separable: format.separable, records, complete, gaps };
  });
}

const PLACE = /^(?:line|lines|from|to|span|\w+Line)$/;

/** A record as text, without the places that depend on where it stands. */
export function withoutPlaces(record: unknown): string {
  return JSON.stringify(record, (key, value: unknown) => (PLACE.test(key) ? undefined : value));
}
