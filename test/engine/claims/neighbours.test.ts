import { describe, expect, test } from 'vitest';
import { isNext, standsApart } from '../../../src/engine/claims/neighbours.ts';
import { lineOf } from '../../support/lines.ts';

const at = (number: number) => ({ ...lineOf('text'), number });

/** An artifact with lines at these places, and how many lines of others were seen since. */
const open = (numbers: readonly number[], skipped = 0) => ({ lines: numbers.map(at), count: numbers.length, skipped });

describe('the very next line', () => {
  test.each([
    [[4], 0, 5, true],
    [[4], 0, 4, true],
    [[4], 0, 6, false],
    [[4], 1, 5, false],
    [[4], 1, 6, false],
  ])('%j, %d skipped, then %d: %s', (numbers, skipped, number, expected) => {
    expect(isNext(at(number), open(numbers, skipped))).toBe(expected);
  });
});

describe('blank lines in between', () => {
  test.each([
    ['none', [3, 4], 0, 5, false],
    ['one', [3, 4], 0, 6, true],
    ['a line of another program', [3, 4], 1, 6, false],
    ['a line of another program and a blank one', [3, 4], 1, 7, true],
    ['everywhere', [2, 4], 0, 6, false],
    ['everywhere, but more here', [2, 4], 0, 7, true],
    ['between others of the last lines, too', [1, 2, 4, 6], 0, 8, true],
    ['behind a line of another program', [2, 4], 0, 5, false],
    ['after a single line', [4], 0, 6, false],
  ])('%s', (_, numbers, skipped, number, expected) => {
    expect(standsApart(at(number), open(numbers, skipped))).toBe(expected);
  });
});
