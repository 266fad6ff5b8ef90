import fc from 'fast-check';
import { expect, test } from 'vitest';
import format from '../../../../src/engine/formats/go-crash/index.ts';
import type { GoCrash } from '../../../../src/engine/formats/go-crash/record.ts';
import { decode } from '../../../../src/engine/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import { linesOf } from '../../../support/lines.ts';
import { readAll } from '../../../support/one-format.ts';
import { WRAPPINGS } from '../../../support/wrap.ts';

const NAMES = [...fixturesOf('go-crash').keys()];
const TEXTS = NAMES.map((name) => fixture('go-crash', name));
const LINES = [...new Set(TEXTS.flatMap((text) => text.split('\n')))];

/** A crash without the place where it stands. */
function identity({ from: _from, to: _to, line: _line, goroutines, ...crash }: GoCrash): string {
  return JSON.stringify([crash, goroutines.map(({ from: _start, to: _end, line: _number, ...group }) => group)]);
}

const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LINES),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, from]) => line.slice(from)),
      fc.constantFrom('panic: ', 'runtime: ', 'fatal error: ', '0x', 'SIGABRT: abort', '-----', 'exit status '),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('\n', '').map((end) => lines.join(end)));

test('no text makes it throw, and a crash stands where it says', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      for (const parsed of [format.parse(linesOf(text)), ...readAll(format, text)]) {
        expect(parsed.records.length).toBeLessThanOrEqual(1);
        for (const { from, to, goroutines } of parsed.records) {
          expect(to).toBeGreaterThanOrEqual(from);
          expect(to).toBeLessThanOrEqual(text.length);
          for (const group of goroutines) expect(group.from).toBeGreaterThanOrEqual(from);
        }
        expect(parsed.complete).toBe(parsed.records.length > 0 && parsed.missing.length === 0);
      }
    }),
    { numRuns: 1500 },
  );
});

/** Up to where a cut shows: a crash may have had more goroutines or `exit status`, and a reason may have been longer. */
test.each(NAMES.filter((name) => /runc|sigquit/.test(name)))(
  'cut anywhere before its end, %s is not complete',
  (name) => {
    const text = fixture('go-crash', name);
    const registers = text.lastIndexOf(name.includes('arm64') ? '\nr0 ' : '\ngs ');
    const whole = readAll(format, text).length;
    for (let end = text.lastIndexOf('panic: ') + 1; end < registers; end += 7) {
      const last = readAll(format, text.slice(0, end)).at(-1);
      if (last && readAll(format, text.slice(0, end)).length === whole)
        expect(last.complete, `cut at ${end}`).toBe(false);
    }
  },
);

test.each(NAMES)('cut anywhere, %s gives no goroutine that the whole does not, but for what is marked', (name) => {
  const text = fixture('go-crash', name);
  const groupOf = (crash: GoCrash) =>
    crash.goroutines.map(({ state, frames, createdBy, cut }) => ({
      cut,
      key: JSON.stringify([state, frames, createdBy]),
    }));
  const whole = new Set(readAll(format, text).flatMap(({ records }) => records.flatMap(groupOf).map(({ key }) => key)));
  for (let end = 0; end < text.length; end += 7) {
    for (const { records } of readAll(format, text.slice(0, end))) {
      const invented = records.flatMap(groupOf).filter(({ cut, key }) => !cut && !whole.has(key));
      expect(
        invented.map(({ key }) => key),
        `cut at ${end}`,
      ).toEqual([]);
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
