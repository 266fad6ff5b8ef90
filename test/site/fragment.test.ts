import { describe, expect, it } from 'vitest';
import { readFragment, writeFragment } from '../../src/components/article/fragment.ts';

const read = (hash: string) => {
  const { section, values } = readFragment(hash);
  return { section, values: Object.fromEntries(values) };
};

describe('a fragment with the values of a log', () => {
  it.each([
    ['', '', {}],
    ['#', '', {}],
    ['#fix', 'fix', {}],
    ['#is-this', 'is-this', {}],
    ['#fix&container=6ab5a5d8c9d1&pid=1873', 'fix', { container: '6ab5a5d8c9d1', pid: '1873' }],
    ['#&path=%2Fvar%2Flib%2Fdocker', '', { path: '/var/lib/docker' }],
    [
      '#fix&image=registry.example.com:5000/team/app@sha256:abc',
      'fix',
      { image: 'registry.example.com:5000/team/app@sha256:abc' },
    ],
    ['#fix&unit=应用.service', 'fix', { unit: '应用.service' }],
    ['#fix&unit=%E5%BA%94%E7%94%A8.service', 'fix', { unit: '应用.service' }],
    ['#fix&limit=1g&limit=2g', 'fix', { limit: '2g' }],
  ])('reads %s', (hash, section, values) => {
    expect(read(hash)).toEqual({ section, values });
  });

  it.each([
    ['a command substitution', '$(reboot)'],
    ['backticks', '`reboot`'],
    ['a variable', '$HOME'],
    ['a second command', 'a;reboot'],
    ['a pipe', 'a|sh'],
    ['a background job', 'a&&reboot'],
    ['a redirection', 'a>/etc/passwd'],
    ['a second word', 'a /etc'],
    ['a tab', 'a\t/etc'],
    ['a second line', 'a\nreboot'],
    ['a quote', "a'b"],
    ['a double quote', 'a"b'],
    ['a backslash', 'a\\b'],
    ['an option', '--privileged'],
    ['a pattern', '/var/*'],
    ['a pattern of one letter', '/va?'],
    ['braces', '{a,b}'],
    ['a home directory', '~root'],
    ['a comment', '#'],
    ['a history expansion', '!!'],
    ['markup', '<img/src=x>'],
    ['a control character', 'a\u0007'],
    ['a right-to-left override', 'a\u202Eb'],
    ['nothing', ''],
    ['too much', 'a'.repeat(300)],
  ])('leaves out %s', (_, value) => {
    expect(read(`#fix&container=${encodeURIComponent(value)}`)).toEqual({ section: 'fix', values: {} });
  });

  it.each([
    '#%',
    '#fix&%=%',
    '#fix&a=%E0%A4%A',
    '#fix&=x',
    '#fix&&&',
    '#fix&a',
    '#<b>&A=1&__proto__=x',
    `#${'&a=b'.repeat(50_000)}`,
  ])('tolerates the garbage %.30s', (hash) => {
    expect(() => read(hash)).not.toThrow();
  });

  it('writes what it reads, and leaves out what it would not read', () => {
    const hash = writeFragment('fix', {
      container: 'web',
      path: '/a b',
      pid: '12',
      option: '-f',
      unit: '应用.service',
    });
    expect(hash).toBe('#fix&container=web&pid=12&unit=%E5%BA%94%E7%94%A8.service');
    expect(read(hash)).toEqual({ section: 'fix', values: { container: 'web', pid: '12', unit: '应用.service' } });
    expect(writeFragment('', { path: '/a b' })).toBe('');
  });
});
