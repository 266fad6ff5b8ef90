import fc from 'fast-check';
import { expect, test } from 'vitest';
import format from '../../../../src/engine/formats/goroutine-dump/index.ts';
import type { GoroutineGroup } from '../../../../src/engine/goroutines/record.ts';
import { decode } from '../../../../src/engine/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import { linesOf } from '../../../support/lines.ts';
import { readAll } from '../../../support/one-format.ts';
import { WRAPPINGS } from '../../../support/wrap.ts';

const TEXTS = [...fixturesOf('goroutine-dump').keys()].map((name) => fixture('goroutine-dump', name));
const LINES = [...new Set(TEXTS.flatMap((text) => text.split('\n')))];

/** What a group is, whatever stands before it and however many there are. */
const identity = ({ state, frames, createdBy, locked }: GoroutineGroup): string =>
  JSON.stringify([state, locked, frames, createdBy?.function, createdBy?.line]);

/** Lines of any dump, cut, joined and mixed with noise. */
const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...LINES),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...LINES), fc.nat(150)).map(([line, from]) => line.slice(from)),
      fc.constantFrom(
        'goroutine ',
        'created by ',
        '[',
        ']',
        ':',
        '(',
        ')',
        '\t',
        ' in goroutine ',
        'labels:{"',
        '"}',
        '\\n',
        '0x',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('\n', '').map((end) => lines.join(end)));

test('no text makes it throw, and what it gives is in order', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      for (const parsed of [format.parse(linesOf(text)), ...readAll(format, text)]) {
        let from = -1;
        for (const record of parsed.records) {
          expect(record.from).toBeGreaterThanOrEqual(from);
          expect(record.to).toBeGreaterThanOrEqual(record.from);
          expect(record.to).toBeLessThanOrEqual(text.length);
          expect(record.ids.length).toBeLessThanOrEqual(Math.min(5, record.count));
          from = record.from;
        }
        expect(parsed.complete).toBe(parsed.records.length > 0 && parsed.missing.length === 0);
      }
    }),
    { numRuns: 1500 },
  );
});

test.each([...fixturesOf('goroutine-dump').keys()])(
  'cut anywhere, %s gives nothing that the whole does not, but for what is marked',
  (name) => {
    const text = fixture('goroutine-dump', name);
    const whole = new Set(readAll(format, text).flatMap(({ records }) => records.map(identity)));
    for (let end = 0; end < text.length; end += 7) {
      for (const { records, complete } of readAll(format, text.slice(0, end))) {
        const invented = records.filter((record) => !record.cut && !whole.has(identity(record)));
        expect(
          invented.map(({ ids }) => ids),
          `cut at ${end}`,
        ).toEqual([]);
        if (records.some(({ cut }) => cut)) expect(complete).toBe(false);
      }
    }
  },
);

test.each(WRAPPINGS)('says the same in $name', ({ wrap }) => {
  for (const text of TEXTS) {
    const plain = readAll(format, text);
    const wrapped = readAll(format, decode(wrap(text)).text);
    const seen = (all: typeof plain) =>
      all.map(({ records, complete, missing }) => [
        complete,
        missing,
        records.map((record) => [identity(record), record.count, record.ids, record.minutes]),
      ]);
    expect(seen(wrapped)).toEqual(seen(plain));
  }
});

test('dumps in one text are read as if each stood alone', () => {
  const dumps = ['dockerd-17.03-sigusr1', 'dockerd-29-go1.25', 'containerd-1.0-folded-in-logfmt', 'two-dumps'].map(
    (name) => fixture('goroutine-dump', name),
  );
  const alone = dumps.map((text) => readAll(format, text).flatMap(({ records }) => records.map(identity)));
  const noise = fc.subarray([
    'time="2024-06-13T23:04:43Z" level=info msg=event',
    'Started Session 12 of user root.',
    '',
  ]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(dumps.length - 1), noise), { minLength: 1, maxLength: 4 }), (parts) => {
      const text = parts.map(([index, others]) => [...others, dumps[index]].join('\n')).join('\n');
      const records = readAll(format, text).flatMap((parsed) => parsed.records.map(identity));
      expect(records).toEqual(parts.flatMap(([index]) => alone[index] ?? []));
    }),
    { numRuns: 200 },
  );
});
