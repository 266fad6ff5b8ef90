import { describe, expect, it, test } from 'vitest';
import { withoutEscapes } from '../../../src/engine/text/index.ts';
import { readLine } from './read-lines.ts';

const REMOVED: readonly (readonly [name: string, input: string, text: string])[] = [
  ['colours', '\x1b[31mError\x1b[0m: \x1b[1;38;5;208mbold\x1b[m', 'Error: bold'],
  ['cursor and erase', 'a\x1b[2K\x1b[1Gb\x1b[?25lc\x1b[38:2::1:2:3md', 'abcd'],
  ['link ended by BEL', '\x1b]8;;https://example.com\x07text\x1b]8;;\x07', 'text'],
  ['link ended by ST', '\x1b]8;;https://example.com\x1b\\text\x1b]8;;\x1b\\', 'text'],
  ['window title', '\x1b]0;root@node-7: ~\x07# docker ps', '# docker ps'],
  ['character set and keypad', '\x1b(Ba\x1b=b\x1b7c', 'abc'],
  ['an ESC without anything', 'a\x1b', 'a'],
  ['a sequence that was cut off', 'a\x1b[31', 'a[31'],
  ['a link that never ends', 'a\x1b]8;;b\nc', 'a8;;b\nc'],
  ['NULs', 'a\0\0\0b', 'ab'],
  ['characters without width', 'over\u200blay\u200c\u200d2\ufeff', 'overlay2'],
  ['soft hyphen', 'con\xadtainer', 'container'],
];

describe('what is removed', () => {
  test.each(REMOVED)('%s', (_, input, text) => {
    const cleaned = withoutEscapes(input);
    expect(cleaned.text).toBe(text);
    for (let at = 0; at < text.length; at++) expect(input[cleaned.origin(at)]).toBe(text[at]);
    expect(cleaned.origin(text.length)).toBeLessThanOrEqual(input.length);
    if (!text.includes('\n')) expect(readLine(input).text).toBe(text);
  });

  test.each(['', 'plain', 'no-break\u00a0space', '“quoted”', '[31mno ESC[0m', 'tab\tfeed\nreturn\r', 'e\u0301'])(
    'nothing from %j',
    (text) => {
      const cleaned = withoutEscapes(text);
      expect(cleaned.text).toBe(text);
      expect(cleaned.origin(3)).toBe(3);
    },
  );

  it('knows the place of a match across many stretches', () => {
    const input = '\x1b[31mab\x1b[0m\n'.repeat(50_000);
    const cleaned = withoutEscapes(input);
    expect(cleaned.text).toBe('ab\n'.repeat(50_000));
    for (const at of [0, 1, 2, 3, 74_999, 75_000, 149_998]) expect(input[cleaned.origin(at)]).toBe(cleaned.text[at]);
    expect(cleaned.origin(149_999)).toBe(input.length - 1);
  });

  it('is nothing at all when everything is removed', () => {
    const cleaned = withoutEscapes('\0\0\x1b[0m');
    expect(cleaned.text).toBe('');
    expect(cleaned.origin(0)).toBeLessThanOrEqual(6);
  });
});
