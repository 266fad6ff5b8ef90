import format from '../../../../src/engine/formats/buildkit/index.ts';
import type { BuildFailure, BuildStep } from '../../../../src/engine/formats/buildkit/record.ts';
import type { Line, Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf, fixturesOf } from '../../../support/fixtures.ts';
import { claimedIn } from '../../../support/one-format.ts';

/** Names of the fixtures. */
export const FIXTURES: readonly string[] = [...fixturesOf('buildkit').keys()];

export const fixture = (name: string): string => fixtureOf('buildkit', name);

/** The lines of a text that the format takes, when it is asked alone. */
export const claimed = (text: string): Line[] => claimedIn(format, text);

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
