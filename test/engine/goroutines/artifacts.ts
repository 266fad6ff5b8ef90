import { readdirSync, readFileSync } from 'node:fs';
import type { ArtifactKind, BaseRecord, Format, Line, Parsed, RecordTypes } from '../../../src/engine/model.ts';
import { linesOf } from '../../support/lines.ts';

/** Lines that a format claims, artifact by artifact. */
export function collect(format: Format<ArtifactKind>, lines: readonly Line[]): Line[][] {
  const artifacts: Line[][] = [];
  let open: Line[] | undefined;
  let skipped = 0;
  for (const line of lines.filter(({ text }) => text.trim() !== '')) {
    const claim = format.claim(line, open && { lines: open.slice(-8), count: open.length, skipped });
    if (claim === 'begins' || (claim && !open)) {
      open = [];
      artifacts.push(open);
    }
    if (claim) {
      open?.push(line);
      skipped = 0;
      continue;
    }
    skipped += 1;
    if (skipped > format.patience) open = undefined;
  }
  return artifacts;
}

/** What a format makes of a text, artifact by artifact. */
export function readAll<K extends ArtifactKind>(
  format: Format<K>,
  text: string,
): Parsed<RecordTypes[K] & BaseRecord>[] {
  return collect(format, linesOf(text)).map((lines) => format.parse(lines));
}

/** The only artifact in a text. */
export function readOne<K extends ArtifactKind>(format: Format<K>, text: string): Parsed<RecordTypes[K] & BaseRecord> {
  const all = readAll(format, text);
  const [first] = all;
  if (!first || all.length > 1) throw new Error(`expected one artifact, found ${all.length}`);
  return first;
}

const FORMATS = new URL('../formats/', import.meta.url);
const MARK = /^#artifact [^\n]*\n/gm;

/** The text of a fixture, without the marks at its top. */
export function fixture(kind: string, name: string): string {
  return readFileSync(new URL(`${kind}/fixtures/${name}.txt`, FORMATS), 'utf8')
    .replace(MARK, '')
    .trimEnd();
}

export function fixtureNames(kind: string): string[] {
  return readdirSync(new URL(`${kind}/fixtures/`, FORMATS)).map((file) => file.replace('.txt', ''));
}
