/**
 * The fixtures of all artifact kinds. A fixture says itself which artifacts are in it: lines
 * `#artifact <kind> <first>-<last>` at its top, counted from 1 without these lines.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';

const FOLDER = join(PROJECT_ROOT, 'test', 'engine', 'formats');
const MARK = /^#artifact ([\w-]+) (\d+)-(\d+)$/;
const ENDING = '.txt';

export interface Fixture {
  /** `kind/file.txt` */
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

function readKind(kind: string): Fixture[] {
  const folder = join(FOLDER, kind, 'fixtures');
  return existsSync(folder) ? readdirSync(folder).map((file) => readFixture(kind, file)) : [];
}

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readKind(entry.name));

/** The texts of the fixtures of a kind, without their marks and the line break at their ends, by name. */
export function fixturesOf(kind: string): ReadonlyMap<string, string> {
  return new Map(
    readKind(kind).map(({ name, text }) => [name.slice(kind.length + 1, -ENDING.length), text.trimEnd()] as const),
  );
}

/** The text of one fixture, without its marks and the line break at its end. */
export function fixture(kind: string, name: string): string {
  return readFixture(kind, name + ENDING).text.trimEnd();
}
