import { describe, expect, test } from 'vitest';
import { splitOptions, withoutEscapes } from '../../../src/engine/proc/mount-options.ts';

describe('options', () => {
  test.each([
    ['', []],
    ['rw', ['rw']],
    ['rw,relatime', ['rw', 'relatime']],
    ['rw,context="a:b:s0:c1,c2",size=64k', ['rw', 'context="a:b:s0:c1,c2"', 'size=64k']],
    ['rw,context="a:b:s0:c1,c2', ['rw', 'context="a:b:s0:c1,c2']],
    ['rw,', ['rw', '']],
  ])('%s', (text, options) => {
    expect(splitOptions(text)).toEqual(options);
  });
});

describe('paths', () => {
  test.each([
    ['/media/My\\040Disk', '/media/My Disk'],
    ['/a\\011b\\012c\\134d', '/a\tb\nc\\d'],
    ['/media/My\\x20Disk', '/media/My Disk'],
    // The backslash of a systemd unit, escaped once.
    ['/run/dev-by\\134x2duuid', '/run/dev-by\\x2duuid'],
    ['/plain', '/plain'],
    ['C:\\Program', 'C:\\Program'],
    ['/a\\999', '/a\\999'],
    ['/a\\x2', '/a\\x2'],
  ])('%s', (printed, path) => {
    expect(withoutEscapes(printed)).toBe(path);
  });
});
