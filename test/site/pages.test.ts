import { describe, expect, it } from 'vitest';
import { relationsOf } from '../../src/catalog/relations.ts';
import { excerpt } from '../../src/components/article/excerpt.ts';
import { matches, readChoice, writeChoice } from '../../src/components/cases/choice.ts';
import { errorIndex } from '../../src/components/error-index.ts';
import { editDistance, nearestAddresses } from '../../src/components/nearest-addresses.ts';
import { pathIn, underBase } from '../../src/i18n/addresses.ts';
import { policyOf } from '../../src/layouts/policy.ts';
import { plainMarkdown } from '../../src/publish/plain-markdown.ts';
import { xmlText } from '../../src/publish/xml.ts';

describe('addresses', () => {
  it.each([
    ['/', '/cases/', '/cases/'],
    ['/kb', '/cases/', '/kb/cases/'],
    ['/kb/', '/', '/kb/'],
  ])('under %s: %s', (base, path, address) => {
    expect(underBase(base, path)).toBe(address);
  });

  it('stand below the language, except for English', () => {
    expect(pathIn('/cases/', 'zh-cn')).toBe('/zh-cn/cases/');
    expect(pathIn('/', 'zh-cn')).toBe('/zh-cn/');
    expect(pathIn('/cases/', 'en')).toBe('/cases/');
  });
});

describe('the policy of a page', () => {
  it('of the analyzer lets no request and no form out', () => {
    const policy = policyOf('analyzing');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'none'");
    expect(policy).not.toContain('connect-src');
  });

  it.each(['reading', 'searching', 'analyzing'] as const)(
    '%s: no third party, no inline script, no evaluation',
    (kind) => {
      const policy = policyOf(kind);
      expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'/);
      expect(policy).toMatch(/script-src 'self'(?: 'wasm-unsafe-eval')?(?:;|$)/);
      expect(policy).toContain("base-uri 'none'");
    },
  );

  it('allows requests only where the search index is fetched', () => {
    expect(policyOf('searching')).toContain("connect-src 'self'");
    expect(policyOf('reading')).not.toContain('connect-src');
  });

  it('allows inline styles only beside the editor', () => {
    expect(policyOf('searching')).not.toContain('unsafe-inline');
    expect(policyOf('reading')).not.toContain('unsafe-inline');
  });
});

describe('relations', () => {
  const one = (code: `SB${number}`, related: string[] = [], lookAlikes: string[] = []) => ({
    slug: code.toLowerCase(),
    definition: { code, related, lookAlikes },
  });
  const codes = (cases: readonly { definition: { code: string } }[]) => cases.map(({ definition }) => definition.code);

  it('hold both ways and name each case once', () => {
    const a = one('SB1001', ['SB1003'], ['SB1002', 'SB1003', 'SB9999']);
    const others = [one('SB1004', ['SB1001']), one('SB1003'), one('SB1002'), a, one('SB1005', [], ['SB1001'])];
    const { related, lookAlikes } = relationsOf(a, others);
    expect(codes(related)).toEqual(['SB1003', 'SB1004']);
    expect(codes(lookAlikes)).toEqual(['SB1002', 'SB1005']);
  });
});

describe('excerpts of samples', () => {
  const lines = (text: string) =>
    [...text].map((letter, index) => ({ number: index + 1, matched: letter === 'x', parts: [{ text: letter }] }));
  const shown = (text: string) =>
    excerpt(lines(text)).map((piece) => ('skipped' in piece ? `(${piece.skipped})` : piece.parts[0]?.text));

  it.each([
    ['x', 'x'],
    ['.....x.....', '(3)..x..(3)'],
    ['...x', '...x'],
    ['x.....x', 'x.....x'],
    ['x......x', 'x..(2)..x'],
    ['..x', '..x'],
  ])('of %s', (text, expected) => {
    expect(shown(text).join('')).toBe(expected);
  });
});

describe('filters of the case list', () => {
  const row = { area: 'storage', part: 'dockerd kernel', severity: 'high' };
  it.each([
    ['', true],
    ['?area=storage', true],
    ['?part=kernel&severity=high', true],
    ['?part=kern', false],
    ['?area=memory', false],
    ['?severity=high&part=runc', false],
    ['?unknown=1', true],
  ])('%s', (search, fits) => {
    expect(matches(row, readChoice(search))).toBe(fits);
  });

  it('stand in the address, without the ones that choose everything', () => {
    expect(writeChoice(readChoice('?part=kernel&area=&x=1'))).toBe('?part=kernel');
    expect(writeChoice(readChoice(''))).toBe('');
  });
});

describe('the page of all messages', () => {
  it('sorts by the first letter, whatever stands before it', () => {
    const sections = errorIndex(
      ['"OOMKilled": true', 'exec failed', '12 errors', 'Error: x', '错误'].map((text) => ({ text })),
    );
    expect(sections.map(({ letter, errors }) => [letter, errors.map(({ text }) => text)])).toEqual([
      ['#', ['12 errors', '错误']],
      ['E', ['Error: x', 'exec failed']],
      ['O', ['"OOMKilled": true']],
    ]);
    expect(sections.map(({ id }) => id)).toEqual(['other', 'e', 'o']);
  });
});

describe('addresses that were not found', () => {
  const known = [
    { code: 'SB1001', slug: 'containerd-blocked-by-oom-killed-runc-init', titles: {} },
    { code: 'SB5003', slug: 'no-loopback-devices', titles: {} },
    { code: 'SB5009', slug: 'mount-leak-device-busy', titles: {} },
  ];
  it.each([
    ['/cases/mount-leek-device-busy/', 'SB5009'],
    ['/kb/zh-cn/cases/mount-leak/', 'SB5009'],
    ['/cases/mount_leak_device_busy.html', 'SB5009'],
    ['/c/SB50O9/', 'SB5009'],
    ['/c/sb1001', 'SB1001'],
    ['/docs/containerd-blocked', 'SB1001'],
  ])('%s may have meant %s', (path, code) => {
    expect(nearestAddresses(path, known)[0]?.code).toBe(code);
  });

  it.each(['/', '', '/wp-login.php', '/cases/something-else-entirely/'])('%s meant none', (path) => {
    expect(nearestAddresses(path, known)).toEqual([]);
  });

  it('are compared letter by letter', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('same', 'same')).toBe(0);
  });
});

describe('articles as Markdown', () => {
  const plain = (body: string): string =>
    plainMarkdown(body, {
      language: 'en',
      errors: ['device or resource busy'],
      sample: (file) => `contents of ${file}`,
      diagram: (name) => `what ${name} shows`,
      link: (scheme, slug) => (slug === 'known' ? `https://example.org/${scheme}s/known/` : undefined),
      analyzer: 'https://example.org/diagnose/',
    });

  it.each([
    ['<Errors />', '```text\ndevice or resource busy\n```'],
    ['<LogSample file="hit-a.log" />', '```text\ncontents of hit-a.log\n```'],
    ['<Diagram name="call-chain" />', 'what call-chain shows'],
    ['[how](guide:known)', '[how](https://example.org/guides/known/)'],
    ['<CheckLog />', 'Check your own log: <https://example.org/diagnose/>'],
    [
      'see [this](case:known#fix) or [that](case:unpublished)',
      'see [this](https://example.org/cases/known/#fix) or that',
    ],
    ['```sh deletes\nrm x\n```', '**Deletes data:**\n\n```sh\nrm x\n```'],
    ['```json\n{ "a": "<Errors />" }\n```', '```json\n{ "a": "<Errors />" }\n```'],
  ])('%s', (body, expected) => {
    expect(plain(body)).toBe(expected);
  });
});

describe('XML', () => {
  it('escapes what it must', () => {
    expect(xmlText('a < b & "c" > d')).toBe('a &lt; b &amp; &quot;c&quot; &gt; d');
  });
});
