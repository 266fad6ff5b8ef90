import { readFileSync } from 'node:fs';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/lsof/index.ts';
import type { OpenFile } from '../../../../src/engine/formats/lsof/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { LineReader } from '../../../../src/engine/text/index.ts';

/** What the format makes of a text, artifact by artifact. */
export function readAll(text: string): Parsed<OpenFile>[] {
  const reader = new LineReader(text);
  const finder = new ArtifactFinder([format]);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish().map(({ lineNumbers }) => format.parse(lineNumbers.flatMap((number) => reader.read(number))));
}

/** The only artifact in a text. */
export function readOne(text: string): Parsed<OpenFile> {
  const all = readAll(text);
  const [first] = all;
  if (!first || all.length > 1) throw new Error(`expected one artifact, found ${all.length}`);
  return first;
}

export function fixture(name: string): string {
  const text = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#artifact'))
    .join('\n');
}
