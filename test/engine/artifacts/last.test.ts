import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Last } from '../../../src/engine/artifacts/last.ts';

it('keeps the last few in order, and gives the newest back', () => {
  const step = fc.option(fc.nat(), { nil: undefined });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.array(step, { maxLength: 60 }), (most, steps) => {
      const last = new Last<number>(most);
      const expected: number[] = [];
      for (const item of steps) {
        if (item === undefined) {
          last.remove();
          expected.pop();
        } else {
          last.add(item);
          expected.push(item);
          if (expected.length > most) expected.shift();
        }
        expect(last.list).toEqual(expected);
      }
    }),
  );
});

it('a list that was given out stays as it was', () => {
  const last = new Last<number>(2);
  last.add(1);
  const before = last.list;
  last.add(2);
  last.add(3);
  expect([before, last.list]).toEqual([[1], [2, 3]]);
});
