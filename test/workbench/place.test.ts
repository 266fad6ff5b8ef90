import { describe, expect, it, test } from 'vitest';
import { partAround, spansOfLines, wholeLines } from '../../src/workbench/place.ts';

const text = 'first\nsecond line\n\nfourth';

test.each<[string, number, number, string]>([
  ['a word', 8, 10, 'second line'],
  ['the beginning', 0, 1, 'first'],
  ['the end', 20, 25, 'fourth'],
  ['several lines', 3, 21, 'first\nsecond line\n\nfourth'],
  ['a line with its line feed', 6, 18, 'second line'],
  ['nothing on an empty line', 18, 18, ''],
])('the whole lines of %s', (_, from, to, expected) => {
  const span = wholeLines(text, { from, to });
  expect(text.slice(span.from, span.to)).toBe(expected);
});

test('spans of lines, in any order, with repetitions', () => {
  const spans = spansOfLines(text, [3, 0, 2, 0, 1]);
  expect([0, 1, 2, 3].map((line) => text.slice(spans.get(line)?.from, spans.get(line)?.to))).toEqual([
    'first',
    'second line',
    '',
    'fourth',
  ]);
});

test('lines beyond the end are empty', () => {
  expect(spansOfLines(text, [9]).get(9)).toEqual({ from: text.length, to: text.length });
});

describe('a part of a long text', () => {
  const long = Array.from({ length: 1000 }, (_, line) => `line ${line}\n`).join('');

  it.each([0, 1, 500, 5000, long.length - 1])('around %i holds that offset and whole lines', (offset) => {
    const { from, to } = partAround(long, offset, 1000);
    expect(from).toBeLessThanOrEqual(offset);
    expect(to).toBeGreaterThan(offset);
    expect(to - from).toBeLessThanOrEqual(1000);
    expect(from === 0 || long[from - 1] === '\n').toBe(true);
    expect(to === long.length || long[to - 1] === '\n').toBe(true);
  });

  it('cuts a line that is longer than the part', () => {
    const line = 'x'.repeat(5000);
    const { from, to } = partAround(line, 3000, 1000);
    expect(from).toBeLessThanOrEqual(3000);
    expect(to).toBeGreaterThan(3000);
    expect(to - from).toBe(1000);
  });

  it('is all of a short text', () => {
    expect(partAround(text, 7, 1000)).toEqual({ from: 0, to: text.length });
  });
});
