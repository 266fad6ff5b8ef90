/** Every fixture of every artifact kind, found among all formats, plain and wrapped. */
import { describe, expect, it } from 'vitest';
import { decode, fromText } from '../../../src/engine/index.ts';
import { FIXTURES } from '../../support/fixtures.ts';
import { bordersIn } from '../../support/found.ts';
import { WRAPPINGS } from '../../support/wrap.ts';

describe('artifact borders in the fixtures', () => {
  it.each(FIXTURES)('$name', ({ text, expected }) => {
    expect(bordersIn(fromText(text))).toEqual(expected);
  });

  for (const { name: wrapping, wrap } of WRAPPINGS) {
    it.each(FIXTURES)(`$name in ${wrapping}`, ({ text, expected }) => {
      expect(bordersIn(decode(wrap(text)))).toEqual(expected);
    });
  }
});
