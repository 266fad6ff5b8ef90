import { describe, expect, it, test } from 'vitest';
import { sizeInWords, stringsIn } from '../../src/workbench/strings.ts';

/** Every text with its path; texts with gaps are filled with stand-ins. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(['3'], ['SB1001', 'SB2001']))]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`));
}

const english = new Map(texts(stringsIn('en')));
const chinese = new Map(texts(stringsIn('zh-cn')));

describe('strings', () => {
  it('has the same texts in both languages', () => {
    expect(english.size).toBeGreaterThan(100);
    expect([...chinese.keys()]).toEqual([...english.keys()]);
  });

  it('has no empty text', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has Chinese in every Chinese text', () => {
    const without = [...chinese].filter(([, text]) => !/\p{Script=Han}/u.test(text)).map(([path]) => path);
    expect(without).toEqual(['.understood.range']);
  });

  it('has no Chinese and no full-width punctuation in an English one', () => {
    expect([...english].filter(([, text]) => /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text))).toEqual([]);
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [34_200, '34 KB'],
  [1_240_000, '1.2 MB'],
  [104_857_600, '105 MB'],
])('%i bytes are %s', (bytes, expected) => {
  expect(sizeInWords(bytes)).toBe(expected);
});
