/**
 * Every fixture of every artifact kind, found among all formats. A fixture says itself which artifacts are in it:
 * lines `#artifact <kind> <first>-<last>` at its top, counted from 1 without these lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadParts, PROJECT_ROOT } from '../../../src/catalog/files.ts';
import { ArtifactFinder, orderFormats } from '../../../src/engine/artifacts/find.ts';
import { decode, type Input } from '../../../src/engine/index.ts';
import { LineReader } from '../../../src/engine/text/index.ts';
import { WRAPPINGS } from '../../support/wrap.ts';

const FOLDER = join(PROJECT_ROOT, 'test', 'engine', 'formats');
const MARK = /^#artifact ([\w-]+) (\d+)-(\d+)$/;

interface Fixture {
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

const kinds = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const fixtures = kinds.flatMap((kind) => {
  const files = readdirSync(join(FOLDER, kind), { encoding: 'utf8' }).includes('fixtures')
    ? readdirSync(join(FOLDER, kind, 'fixtures'))
    : [];
  return files.map((file) => readFixture(kind, file)).filter((fixture) => fixture.expected.length > 0);
});
const formats = orderFormats((await loadParts()).formats);

function find({ text }: Input): string[] {
  const reader = new LineReader(text);
  const finder = new ArtifactFinder(formats);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder
    .finish()
    .map(({ format, lineNumbers }) => `${format.kind} ${(lineNumbers[0] ?? 0) + 1}-${(lineNumbers.at(-1) ?? 0) + 1}`);
}

const plain = (text: string): Input => decode(new TextEncoder().encode(text));

describe('artifact borders in the fixtures', () => {
  it.each(fixtures)('$name', ({ text, expected }) => {
    expect(find(plain(text))).toEqual(expected);
  });

  for (const { name: wrapping, wrap } of WRAPPINGS) {
    it.each(fixtures)(`$name in ${wrapping}`, ({ text, expected }) => {
      expect(find(decode(wrap(text)))).toEqual(expected);
    });
  }
});
