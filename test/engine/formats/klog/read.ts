import format from '../../../../src/engine/formats/klog/index.ts';
import type { KlogEntry } from '../../../../src/engine/formats/klog/record.ts';
import type { Line, Parsed } from '../../../../src/engine/model.ts';
import { fixture as fixtureOf, fixturesOf } from '../../../support/fixtures.ts';
import { claimedIn } from '../../../support/one-format.ts';

/** Names of the fixtures. */
export const FIXTURES: readonly string[] = [...fixturesOf('klog').keys()];

export const fixture = (name: string): string => fixtureOf('klog', name);

/** The lines of a text that the format takes, when it is asked alone. */
export const claimed = (text: string): Line[] => claimedIn(format, text);

/** What the format makes of a text. */
export function read(text: string): Parsed<KlogEntry> {
  return format.parse(claimed(text));
}

const HEADER = 'E0612 14:01:52.353546   21142 remote_runtime.go:295] ';

/** The one entry of a message behind a header. */
export function readMessage(message: string): KlogEntry {
  const [entry, ...others] = read(HEADER + message).records;
  if (!entry || others.length > 0) throw new Error(`one entry expected in ${message}`);
  return entry;
}
