import fc from 'fast-check';
import { expect, test } from 'vitest';
import format from '../../../../src/engine/formats/goroutine-profile/index.ts';
import type { ProfiledGoroutines } from '../../../../src/engine/formats/goroutine-profile/record.ts';
import { decode } from '../../../../src/engine/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import { linesOf } from '../../../support/lines.ts';
import { readAll } from '../../../support/one-format.ts';
import { WRAPPINGS } from '../../../support/wrap.ts';

const NAMES = [...fixturesOf('goroutine-profile').keys()];
const TEXTS = NAMES.map((name) => fixture('goroutine-profile', name));
const LINES = [...new Set(TEXTS.flatMap((text) => text.split('\n')))];
const identity = ({ count, total, frames, labels, wait }: ProfiledGoroutines): string =>
  JSON.stringify([count, total, frames, labels, wait]);

const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LINES),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, from]) => line.slice(from)),
      fc.constantFrom('# ', '#\t', ' @ ', '0x', '+0x1 ', ':1', '# labels: {'),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('\n', '').map((end) => lines.join(end)));

test('no text makes it throw, and what it gives is in order', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      for (const parsed of [format.parse(linesOf(text)), ...readAll(format, text)]) {
        let end = -1;
        for (const { from, to } of parsed.records) {
          expect(from).toBeGreaterThan(end);
          expect(to).toBeGreaterThanOrEqual(from);
          end = from;
        }
        expect(parsed.complete).toBe(parsed.missing.length === 0);
      }
    }),
    { numRuns: 1500 },
  );
});

/** A number at the very end may have lost digits, and nobody can tell: every line ends with one. */
const endsInANumber = (text: string): boolean => /:\d+$|total \d+$/.test(text);

test.each(NAMES)('cut anywhere, %s gives nothing that the whole does not, but for what is marked', (name) => {
  const text = fixture('goroutine-profile', name);
  const whole = new Set(readAll(format, text).flatMap(({ records }) => records.map(identity)));
  for (let end = 0; end < text.length; end += 3) {
    const part = text.slice(0, end);
    if (endsInANumber(part)) continue;
    for (const { records, complete } of readAll(format, part)) {
      const invented = records.filter((record) => !record.cut && !whole.has(identity(record)));
      expect(
        invented.map(({ count }) => count),
        `cut at ${end}`,
      ).toEqual([]);
      if (records.some(({ cut }) => cut)) expect(complete).toBe(false);
    }
  }
});

test.each(WRAPPINGS)('says the same in $name', ({ wrap }) => {
  for (const text of TEXTS) {
    const seen = (input: string) =>
      readAll(format, input).map(({ records, complete, missing }) => [complete, missing, records.map(identity)]);
    expect(seen(decode(wrap(text)).text)).toEqual(seen(text));
  }
});
