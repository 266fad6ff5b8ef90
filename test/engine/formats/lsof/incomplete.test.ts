import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../../src/engine/formats/lsof/parse.ts';
import { linesOf } from '../../../support/lines.ts';
import { fixture, readAll, readOne } from './read.ts';

const names = readdirSync(new URL('fixtures', import.meta.url)).map((file) => file.replace('.txt', ''));
const texts = names.map((name) => fixture(name).trimEnd());
const realLines = texts.flatMap((text) => text.split('\n'));

describe('says what is missing', () => {
  test.each([
    ['4.87-runc-init', true, []],
    ['grepped-rows', false, ['header']],
    ['header-only', false, ['rows']],
    ['cut-row', false, ['end of the last row']],
    ['interleaved', true, []],
  ])('%s', (name, complete, missing) => {
    expect(readOne(fixture(name))).toMatchObject({ complete, missing, gaps: [] });
  });

  test('a row that breaks off is marked', () => {
    expect(readOne(fixture('cut-row')).records.map(({ cut }) => cut)).toEqual([undefined, true]);
  });

  test('a line in the table that is no row is a gap', () => {
    const lines = linesOf(
      'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME\nrunc 7 root 2w FIFO 0,8 0t0 91747 pipe\nnonsense',
    );
    expect(parse(lines)).toMatchObject({ gaps: [2], complete: true });
  });
});

test('no text makes it throw, and spans are in order and inside of the text', () => {
  const garbled = fc
    .array(
      fc.oneof(
        fc.constantFrom(...realLines),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, length]) => line.slice(0, length)),
        fc.tuple(fc.constantFrom(...realLines), fc.nat(120)).map(([line, from]) => line.slice(from)),
        fc.string({ unit: 'binary' }),
      ),
      { maxLength: 30 },
    )
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(garbled, (text) => {
      for (const parsed of [parse(linesOf(text)), ...readAll(text)]) {
        parsed.records.forEach(({ from, to }, index) => {
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(from).toBeGreaterThan(parsed.records[index - 1]?.to ?? -1);
        });
        expect(parsed.complete).toBe(parsed.missing.length === 0);
      }
    }),
    { numRuns: 400 },
  );
});

test.each(names)('a cut of %s invents nothing', (name) => {
  const text = fixture(name).trimEnd();
  const keys = (part: string): string[] =>
    readAll(part).flatMap(({ records }) =>
      records.map((file) =>
        file.cut ? 'cut' : `${file.line} ${file.pid} ${file.use ?? file.descriptor} ${file.type} ${file.inode}`,
      ),
    );
  const whole = new Set(keys(text));
  for (let at = 0; at <= text.length; at++) {
    const invented = keys(text.slice(0, at)).filter((key) => key !== 'cut' && !whole.has(key));
    expect({ at, invented }).toEqual({ at, invented: [] });
  }
});
