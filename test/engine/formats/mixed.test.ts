/** Fixtures of several kinds in one paste, lines of another log sprinkled in, and the whole cut anywhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../../src/catalog/files.ts';
import { fromText } from '../../../src/engine/index.ts';
import { FIXTURES, type Fixture, recordsIn, withoutPlaces } from '../../support/fixtures.ts';

const FOREIGN = readFileSync(join(PROJECT_ROOT, 'test', 'fixtures', 'clean', 'dockerd-29-start.log'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('dockerd['));

const fixture = fc.constantFrom(...FIXTURES);
const kindOf = (name: string): string => name.slice(0, name.indexOf('/'));
/** What begins and goes on in the same lines: a dump right behind a crash reads as the crash's own goroutines. */
const familyOf = (name: string): string => kindOf(name).replace('go-crash', 'goroutine-dump');
/** Three of different kinds: two halves of one tool's output, one after the other, are one output. */
const three = fc.uniqueArray(fixture, { minLength: 3, maxLength: 3, selector: ({ name }) => familyOf(name) });
/** Those that are as printed: neither cut nor collapsed, without lines of another log already. */
const whole = FIXTURES.filter(({ name }) => !/interleaved|between|cut|collapsed/.test(name));
const threeWhole = fc.uniqueArray(fc.constantFrom(...whole), {
  minLength: 3,
  maxLength: 3,
  selector: ({ name }) => familyOf(name),
});

/** Records of the kinds that are blocks, as text; logs are merged with the log that is sprinkled in. */
function blocksIn(text: string): string[] {
  const blocks = recordsIn(fromText(text)).filter(({ separable }) => !separable);
  return blocks.flatMap(({ kind, records }) => records.map((record) => `${kind} ${withoutPlaces(record)}`)).toSorted();
}

const textOf = (all: readonly Fixture[]): string => all.map(({ text }) => text).join('\n\n');
const namesOf = (all: readonly Fixture[]): string => all.map(({ name }) => name).join(' + ');
const recordsOf = (all: readonly Fixture[]): string[] => all.flatMap(({ text }) => blocksIn(text)).toSorted();

/** Puts a foreign line after every twentieth line. */
function sprinkle(text: string, phase: number): string {
  return text
    .split('\n')
    .flatMap((line, index) => (index % 20 === phase ? [line, FOREIGN[(index + phase) % FOREIGN.length] ?? ''] : [line]))
    .join('\n');
}

describe('several artifacts in one paste', () => {
  it('there are at least two hundred fixtures', () => {
    expect(FIXTURES.length).toBeGreaterThanOrEqual(200);
  });

  it('any three give the records of the three', () => {
    fc.assert(
      fc.property(three, (all) => {
        expect(blocksIn(textOf(all)), namesOf(all)).toEqual(recordsOf(all));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('also with lines of another log sprinkled in, but for at most one in fifty', () => {
    const mixed = fc.sample(fc.tuple(threeWhole, fc.integer({ min: 1, max: 19 })), { numRuns: 500, seed: 7 });
    const different = mixed.filter(([all, phase]) => {
      const found = blocksIn(sprinkle(textOf(all), phase));
      return found.join('\n') !== recordsOf(all).join('\n');
    });
    const names = different.map(([all, phase]) => `${namesOf(all)}, phase ${phase}`);
    expect(names.length, names.join('\n')).toBeLessThanOrEqual(mixed.length / 50);
  });
});

describe('whatever is pasted', () => {
  it('records and gaps stand inside the text', () => {
    const part = fc.oneof(
      fixture.map(({ text }) => text),
      fc.string({ maxLength: 200 }),
      fc.constantFrom(...FOREIGN),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.integer({ min: 0, max: 400 }), (parts, cut) => {
        const text = parts.join('\n').slice(cut);
        for (const { records, gaps } of recordsIn(fromText(text))) {
          for (const { from, to } of records) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThanOrEqual(from);
            expect(to).toBeLessThanOrEqual(text.length);
          }
          for (const gap of gaps) expect(gap).toBeLessThan(text.split(/\r\n|\r|\n/).length);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
