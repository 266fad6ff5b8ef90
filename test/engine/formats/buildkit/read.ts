import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/buildkit/index.ts';
import type { BuildFailure, BuildStep } from '../../../../src/engine/formats/buildkit/record.ts';
import type { Line, Parsed } from '../../../../src/engine/model.ts';
import { linesOf } from '../../../support/lines.ts';

const FOLDER = join(import.meta.dirname, 'fixtures');

/** Names of the fixtures, without their ending. */
export const FIXTURES: readonly string[] = readdirSync(FOLDER).map((file) => file.replace('.txt', ''));

/** The text of a fixture without the marks at its top. */
export function fixture(name: string): string {
  const text = readFileSync(join(FOLDER, `${name}.txt`), 'utf8');
  return text.replace(/^(?:#artifact [^\n]*\n)*/, '');
}

/** The lines of a text that the format takes, when it is asked alone. */
export function claimed(text: string): Line[] {
  const lines = linesOf(text).filter((line) => line.text.trim() !== '');
  const finder = new ArtifactFinder([format]);
  return lines.filter((line) => finder.feed(line));
}

/** What the format makes of a text. */
export function read(text: string): Parsed<BuildStep | BuildFailure> {
  return format.parse(claimed(text));
}

export function stepsOf(text: string): BuildStep[] {
  return read(text).records.filter((record) => record.sort === 'step');
}

export function failuresOf(text: string): BuildFailure[] {
  return read(text).records.filter((record) => record.sort === 'failure');
}
