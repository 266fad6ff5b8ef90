import { describe, expect, it } from 'vitest';
import { checkLiteral, checkPattern } from '../../../src/engine/signature/check.ts';
import { compilePattern } from '../../../src/engine/signature/compile.ts';

describe('patterns of signatures', () => {
  it.each([
    ['exec: "foo": not found', 'exec: "foo": not found'],
    ['exec: "foo": not found', String.raw`exec: \"foo\": not found`],
    ['exec: "foo": not found', String.raw`EXEC: \\\"foo\\\": NOT FOUND`],
    ['exec: "foo": not found', 'exec:  “foo”:\tnot found'],
    ["can't fork", 'can’t fork'],
    ['a ?b {2,3}c', 'ab  c'],
    ['a ?b', 'a   b'],
  ])('/%s/ matches %s', (source, line) => {
    expect(compilePattern(new RegExp(source)).strict.test(line)).toBe(true);
  });

  it.each([
    ['exec: "foo": not found', 'exec: foo: not found'],
    ['no space left', 'nospaceleft'],
    ['no space left', 'no-space-left'],
    ['a {2}b', 'a b'],
  ])('/%s/ does not match %s as it stands', (source, line) => {
    expect(compilePattern(new RegExp(source)).strict.test(line)).toBe(false);
  });

  it('matches text without white space in its loose form, with the captures', () => {
    const { loose } = compilePattern(
      /Cannot connect to the Docker daemon at (?<socket>\S{1,200}?)\. Is the docker daemon running/,
    );
    const found = loose.exec('cannotconnecttothedockerdaemonatunix:///var/run/docker.sock.isthedockerdaemonrunning?');
    expect(found?.groups?.['socket']).toBe('unix:///var/run/docker.sock');
  });

  it('drops white space and what repeats it in the loose form, and keeps character classes', () => {
    expect(compilePattern(/a {1,4}b\s{0,3}c[ x]d\b e/).loose.source).toBe('abc[ x]de');
  });

  it.each([[/a.*b/], [/a+/], [/a{2,}/], [/^a/], [/a$/], [/a/i]])('refuses %s', (pattern) => {
    expect(() => checkPattern(pattern)).toThrow(TypeError);
  });

  it.each([[/a.{0,9}b/], [/\$PATH a\+b/], [/[*+^$]{1,3}/], [/a{2}|b?/]])('accepts %s', (pattern) => {
    expect(() => checkPattern(pattern)).not.toThrow();
  });

  it.each(['short', 'say "hello" there', String.raw`back\slash here`, 'a < b and c', 'Ошибка демона'])(
    'refuses the literal %s',
    (literal) => {
      expect(() => checkLiteral(literal)).toThrow(TypeError);
    },
  );

  it('accepts an ordinary literal', () => {
    expect(() => checkLiteral('executable file not found in $PATH')).not.toThrow();
  });
});
