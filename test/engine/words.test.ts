import { describe, expect, it, test } from 'vitest';
import { counted, detailed, joined, named, plural, shortId, sizeOf, tally, verbatim } from '../../src/engine/words.ts';

test.each([
  [0, 'no threads'],
  [1, '1 thread'],
  [2, '2 threads'],
  [722_373, '722,373 threads'],
])('%i in English', (count, expected) => {
  expect(plural(count, 'thread')).toBe(expected);
});

test('a plural of its own', () => {
  expect(counted(1, ['process', 'processes'], '个进程')).toEqual({ en: '1 process', 'zh-cn': '1 个进程' });
  expect(counted(1404, ['process', 'processes'], '个进程')).toEqual({ en: '1,404 processes', 'zh-cn': '1,404 个进程' });
});

test.each([
  [512, '512 B'],
  [1024, '1 KiB'],
  [1536, '1.5 KiB'],
  [200 * 1024 ** 2, '200 MiB'],
  [1024 ** 3 - 1, '1 GiB'],
  [3 * 1024 ** 3, '3 GiB'],
  [2000 * 1024 ** 5, '2,000 PiB'],
])('%i bytes are %s', (bytes, expected) => {
  expect(sizeOf(bytes)).toBe(expected);
});

test.each<[string[], string, string]>([
  [[], '', ''],
  [['a'], 'a', 'a'],
  [['a', 'b'], 'a and b', 'a、b'],
  [['a', 'b', 'c'], 'a, b and c', 'a、b、c'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more', 'a、b、c 等 4 个'],
])('the names %j', (names, en, chinese) => {
  expect(named(names)).toEqual({ en, 'zh-cn': chinese });
});

describe('parts of a summary', () => {
  it('are joined; those that say nothing are left out', () => {
    expect(joined([verbatim('a'), undefined, false, { en: 'b', 'zh-cn': '乙' }])).toEqual({
      en: 'a, b',
      'zh-cn': 'a，乙',
    });
  });

  it('stand behind what they are parts of', () => {
    expect(detailed(verbatim('all'), [verbatim('a'), verbatim('b')])).toEqual({
      en: 'all: a, b',
      'zh-cn': 'all：a，b',
    });
    expect(detailed(verbatim('all'), [false])).toEqual(verbatim('all'));
  });
});

test('the most frequent comes first, of equal ones the first seen', () => {
  expect(tally(['b', 'a', 'c', 'a', 'c'])).toEqual([
    ['a', 2],
    ['c', 2],
    ['b', 1],
  ]);
});

test.each([
  ['4b5e57f6'.repeat(8), '4b5e57f64b5e'],
  ['4b5e57f64b5e', '4b5e57f64b5e'],
  ['web', 'web'],
])('the id %s is %s', (id, expected) => {
  expect(shortId(id)).toBe(expected);
});
