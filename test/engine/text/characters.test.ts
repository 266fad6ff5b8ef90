import { describe, expect, test } from 'vitest';
import { firstLetter, indentOf, isDigit, withoutIndentOf } from '../../../src/engine/text/index.ts';

describe('what a line begins with', () => {
  test.each([
    ['text', 0, 0],
    ['  text', 2, 2],
    ['\t text', 2, 2],
    ['\u00a0text', 0, 1],
    ['   ', 3, 3],
    ['', 0, 0],
  ])('%j', (text, letter, indent) => {
    expect({ letter: firstLetter(text), indent: indentOf(text) }).toEqual({ letter, indent });
  });

  test.each([
    ['0', true],
    ['9', true],
    ['/', false],
    [':', false],
    ['٣', false],
  ])('%s is a digit: %s', (character, expected) => {
    expect(isDigit(character.charCodeAt(0))).toBe(expected);
    expect(isDigit(''.charCodeAt(0))).toBe(false);
  });

  test.each([
    ['    row', '    rest', 'rest'],
    ['    row', '      rest', '  rest'],
    ['    row', 'rest', 'rest'],
    ['row', '  rest', '  rest'],
  ])('%j and %j', (text, rest, bare) => {
    expect(withoutIndentOf(text, rest)).toBe(bare);
  });
});
