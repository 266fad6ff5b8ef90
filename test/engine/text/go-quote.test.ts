import { describe, expect, test } from 'vitest';
import { endOfQuoted, unquoted } from '../../../src/engine/text/index.ts';

describe('strings quoted by Go', () => {
  test.each([
    ['plain', 'plain'],
    [String.raw`open \"/a\": no such file`, 'open "/a": no such file'],
    [String.raw`a\nb\tc\rd`, 'a\nb\tc\rd'],
    [String.raw`back\\slash`, 'back\\slash'],
    [String.raw`\u4e2d\x41`, '中A'],
    [String.raw`\u4e`, 'u4e'],
    [String.raw`\x4`, 'x4'],
    ['ends in \\', 'ends in \\'],
    ['', ''],
  ])('%s', (quoted, text) => {
    expect(unquoted(quoted)).toBe(text);
  });

  test.each([
    ['"a" b', 0, 3],
    [String.raw`msg="a \" b" c`, 4, 12],
    [String.raw`"a\\" b`, 0, 5],
    ['""', 0, 2],
    ['"open', 0, 6],
    ['"open\\', 0, 7],
    ['"', 0, 2],
  ])('%s ends', (text, at, end) => {
    expect(endOfQuoted(text, at)).toBe(end);
  });
});
