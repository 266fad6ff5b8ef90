import format from '../../../../src/engine/formats/kubectl-describe/index.ts';

import type { Line, Parsed, RecordTypes } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf, fixturesOf } from '../../../support/fixtures.ts';
import { claimedIn } from '../../../support/one-format.ts';

type DescribeRecord = RecordTypes['kubectl-describe'];

/** Names of the fixtures. */
export const FIXTURES: readonly string[] = [...fixturesOf('kubectl-describe').keys()];

export const fixture = (name: string): string => fixtureOf('kubectl-describe', name);

/** The lines of a text that the format takes, when it is asked alone. */
export const claimed = (text: string): Line[] => claimedIn(format, text);

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
