import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/strace/claim.ts';
import { parse } from '../../../../src/engine/formats/strace/parse.ts';
import type { StraceRecord } from '../../../../src/engine/formats/strace/record.ts';
import type { Parsed } from '../../../../src/engine/model.ts';
import { linesOf } from '../../../support/lines.ts';
import { fixture, readAll } from './read.ts';

const names = readdirSync(new URL('fixtures', import.meta.url)).map((file) => file.replace('.txt', ''));
const texts = names.map((name) => fixture(name).trimEnd());
const realLines = texts.flatMap((text) => text.split('\n'));

/** Lines of any trace, cut, joined and mixed with noise. */
const garbled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...realLines),
      fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, length]) => line.slice(0, length)),
      fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, from]) => line.slice(from)),
      fc.string(),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((lines) => lines.join('\n'));

test('no text makes it throw, and spans are in order and inside of the text', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = linesOf(text);
      for (const parsed of [parse(lines), ...readAll(text)]) {
        parsed.records.forEach(({ from, to, line }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThanOrEqual(parsed.records[index - 1]?.from ?? 0);
          expect(lines.some(({ number }) => number === line)).toBe(true);
        });
        expect(parsed.complete).toBe(parsed.records.length > 0 && parsed.missing.length === 0);
      }
    }),
    { numRuns: 400 },
  );
});

test('a claim does not depend on anything but the line and the open artifact', () => {
  fc.assert(
    fc.property(garbled, (text) => {
      const lines = linesOf(text);
      const open = { lines: lines.slice(0, -1).slice(-8), count: lines.length - 1, skipped: 0 };
      const last = lines.at(-1);
      if (last && open.count > 0) expect(claim(last, open)).toBe(claim(last, open));
    }),
    { numRuns: 100 },
  );
});

/** Which event happened on which line, without what a cut may change. */
function keysOf(all: readonly Parsed<StraceRecord>[]): string[] {
  return all.flatMap(({ records }) =>
    records.map((record) => {
      const what = record.event === 'call' || record.event === 'summary' ? record.syscall : record.event;
      const cut = record.event === 'call' && record.cut === true;
      return cut ? `${record.line} cut` : `${record.line} ${record.event} ${what}`;
    }),
  );
}

test.each(names)('a cut of %s invents nothing', (name) => {
  const text = fixture(name).trimEnd();
  const whole = new Set(keysOf(readAll(text)));
  for (let at = 0; at <= text.length; at++) {
    const parsed = readAll(text.slice(0, at));
    const invented = keysOf(parsed).filter((key) => !whole.has(key) && !key.endsWith(' cut'));
    if (parsed.at(-1)?.complete !== false) expect({ at, invented }).toEqual({ at, invented: [] });
  }
});

test('a call that is blocked after a cut was blocked before, or the artifact is incomplete', () => {
  for (const text of texts) {
    const blocked = (all: readonly Parsed<StraceRecord>[]): string[] =>
      all.flatMap(({ records }) =>
        records.flatMap((one) => (one.event === 'call' && one.blocked ? [`${one.line} ${one.syscall}`] : [])),
      );
    const marked = new Set(
      text.split('\n').flatMap((line, number) => (line.includes('<unfinished ...>') ? [number] : [])),
    );
    const whole = new Set(blocked(readAll(text)));
    for (let at = 0; at <= text.length; at++) {
      const parsed = readAll(text.slice(0, at));
      // An unfinished call whose second half was cut off looks like one that never returned.
      const invented = blocked(parsed).filter((key) => !whole.has(key) && !marked.has(Number(key.split(' ')[0])));
      if (parsed.at(-1)?.complete !== false) expect({ at, invented }).toEqual({ at, invented: [] });
    }
  }
});
