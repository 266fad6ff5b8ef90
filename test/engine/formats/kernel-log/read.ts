import format from '../../../../src/engine/formats/kernel-log/index.ts';
import type { KernelEvent } from '../../../../src/engine/formats/kernel-log/record.ts';
import type { Line, Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf, fixturesOf } from '../../../support/fixtures.ts';
import { claimedIn } from '../../../support/one-format.ts';

/** Names of the fixtures. */
export const FIXTURES: readonly string[] = [...fixturesOf('kernel-log').keys()];

export const fixture = (name: string): string => fixtureOf('kernel-log', name);

/** The lines of a text that the format takes, when it is asked alone. */
export const claimed = (text: string): Line[] => claimedIn(format, text);

/** What the format makes of a text. */
export function read(text: string): Parsed<KernelEvent> {
  return format.parse(claimed(text));
}

export function readOne(text: string): KernelEvent {
  const [record, ...others] = read(text).records;
  if (!record || others.length > 0) throw new Error(`one event expected in ${text}`);
  return record;
}
