import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/kubectl-describe/index.ts';

import type { Line, Parsed, RecordTypes } from '../../../../src/engine/model.ts';
import { linesOf } from '../../../support/lines.ts';

type DescribeRecord = RecordTypes['kubectl-describe'];

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
export function read(text: string): Parsed<DescribeRecord> {
  return format.parse(claimed(text));
}

/** The records of one sort. */
export function all<S extends DescribeRecord['sort']>(
  text: string,
  sort: S,
): Extract<DescribeRecord, { readonly sort: S }>[] {
  const isOfSort = (record: DescribeRecord): record is Extract<DescribeRecord, { readonly sort: S }> =>
    record.sort === sort;
  return read(text).records.filter(isOfSort);
}
