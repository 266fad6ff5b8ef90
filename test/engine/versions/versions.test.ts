import { describe, expect, it, test } from 'vitest';
import type { Component, VersionFact } from '../../../src/engine/model.ts';
import {
  agree,
  compareVersions,
  factsByComponent,
  fixVerdict,
  VersionBook,
} from '../../../src/engine/versions/index.ts';

const PLACE = { from: 0, to: 1, line: 0 };

function known(component: Component, version: string, upTo?: string): Partial<Record<Component, VersionFact>> {
  return { [component]: { component, version, ...PLACE, printed: true, ...(upTo && { upTo }) } };
}

describe('versions', () => {
  it.each([
    ['1.0.0-rc2', '1.0.0-rc10'],
    ['1.0.0-rc95', '1.0.0'],
    ['17.03.2-ce', '17.12.1'],
    ['18.06.3-ce', '20.10.0'],
    ['9.1', '9.1.1'],
    ['3.10.0-514.16.1.el7.x86_64', '4.15.0-20-generic'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  it.each([
    ['17.03.2-ce', '17.03.2'],
    ['1.1', '1.1.0'],
    ['v1.6.32', '1.6.32'],
  ])('%s is %s', (one, other) => {
    expect(compareVersions(one, other)).toBe(0);
  });

  it.each([
    ['docker', '17.12.1-ce', true],
    ['docker', '17.12.0-ce', false],
    ['docker', '18.01.0-ce', false],
    ['docker', '18.02.0-ce', true],
    ['docker', '29.1.0', true],
    ['runc', '1.0.0-rc4', false],
  ] as const)('%s %s has the fix: %s', (component, version, fixed) => {
    const fixedIn = { runc: ['1.0.0-rc5'], docker: ['17.12.1', '18.02.0'] };
    expect(fixVerdict(fixedIn, known(component, version))?.fixed).toBe(fixed);
  });

  it('says nothing without a version, or when the fix came within the known range', () => {
    expect(fixVerdict({ runc: ['1.0.0-rc5'] }, {})).toBeUndefined();
    expect(fixVerdict({ runc: ['1.0.0-rc93'] }, known('runc', '1.0.0-rc91', '1.0.0-rc93'))).toBeUndefined();
  });

  it('lets the first component that is known decide', () => {
    const versions = { ...known('docker', '18.09.0'), ...known('runc', '1.0.0-rc2') };
    expect(fixVerdict({ runc: ['1.0.0-rc5'], docker: ['17.12.1'] }, versions)).toMatchObject({
      component: 'runc',
      fixed: false,
    });
  });

  it('asks a component of which only the oldest version is known after the others', () => {
    const runc: VersionFact = { component: 'runc', version: '1.1.0', ...PLACE, printed: false, orNewer: true };
    const fixedIn = { runc: ['1.0.0-rc5'], docker: ['17.12.1'] };
    expect(fixVerdict(fixedIn, { runc, ...known('docker', '17.09.1-ce') })).toMatchObject({
      component: 'docker',
      fixed: false,
    });
    expect(fixVerdict(fixedIn, { runc })).toMatchObject({ component: 'runc', fixed: true });
  });

  it('names the first fixed version of the same series', () => {
    expect(fixVerdict({ docker: ['17.12.1', '18.02.0'] }, known('docker', '17.12.0'))?.first).toBe('17.12.1');
    expect(fixVerdict({ docker: ['17.12.1', '18.02.0'] }, known('docker', '17.03.2'))?.first).toBe('18.02.0');
  });

  it('says nothing when the fix came after the oldest it can be, and it may be newer', () => {
    const open: VersionFact = { component: 'runc', version: '1.1.0', ...PLACE, printed: false, orNewer: true };
    expect(fixVerdict({ runc: ['1.1.6'] }, { runc: open })).toBeUndefined();
    expect(fixVerdict({ runc: ['1.0.0-rc5'] }, { runc: open })).toMatchObject({ fixed: true });
  });
});

const fact = (version: string, rest: Partial<VersionFact> = {}): VersionFact => ({
  component: 'runc',
  version,
  ...PLACE,
  printed: true,
  ...rest,
});

describe('the fact to go by', () => {
  it.each<[string, VersionFact[], string]>([
    ['one that was printed', [fact('1.0.0-rc5', { printed: false }), fact('1.0.0-rc10', { line: 9 })], '1.0.0-rc10'],
    ['of two that were printed the first', [fact('1.1.5', { line: 7 }), fact('1.1.4', { line: 2 })], '1.1.4'],
    [
      'one release before a range',
      [fact('1.0.0-rc7', { printed: false, upTo: '1.0.0-rc8' }), fact('1.0.0-rc8', { printed: false, line: 5 })],
      '1.0.0-rc8',
    ],
    [
      'a range before anything newer',
      [
        fact('1.0.0-rc94', { printed: false, orNewer: true }),
        fact('1.0.0-rc94', { printed: false, upTo: '1.0.3', line: 4 }),
      ],
      '1.0.0-rc94',
    ],
    [
      'of two open ones the newer',
      [
        fact('1.0.0-rc94', { printed: false, orNewer: true }),
        fact('1.1.0', { printed: false, orNewer: true, line: 3 }),
      ],
      '1.1.0',
    ],
  ])('is %s', (_, facts, expected) => {
    expect(factsByComponent(facts).get('runc')?.[0]?.version).toBe(expected);
  });

  it('each is kept once, at its first place', () => {
    const book = new VersionBook();
    for (const line of [8, 3, 5]) book.add(fact('1.1.4', { line }));
    book.add(undefined);
    expect(book.facts).toEqual([fact('1.1.4', { line: 3 })]);
  });

  it('a version printed at the end of a long log is found', () => {
    const book = new VersionBook();
    for (let line = 0; line < 5000; line++) book.add(fact('1.0.0-rc5', { printed: false, line }));
    book.add(fact('1.0.0-rc5', { line: 5000 }));
    expect(factsByComponent(book.facts).get('runc')?.[0]).toMatchObject({ printed: true, line: 5000 });
  });
});

test.each<[string, VersionFact, VersionFact, boolean]>([
  ['the same', fact('1.1.4'), fact('1.1.4'), true],
  ['the same, written in another way', fact('18.09.3'), fact('18.9.3'), true],
  ['another', fact('1.1.4'), fact('1.1.5'), false],
  ['another build', fact('3.10.0-514.16.1.el7.x86_64'), fact('3.10.0-957.el7.x86_64'), false],
  ['a build and its release', fact('17.03.2-ce'), fact('17.03.2'), true],
  ['a candidate and its release', fact('1.0.0-rc5'), fact('1.0.0'), false],
  ['one within a range', fact('1.0.0-rc8'), fact('1.0.0-rc7', { upTo: '1.0.0-rc9', printed: false }), true],
  ['one beyond a range', fact('1.0.0-rc10'), fact('1.0.0-rc7', { upTo: '1.0.0-rc9', printed: false }), false],
  ['one newer than an open one', fact('1.1.12'), fact('1.1.0', { orNewer: true, printed: false }), true],
  ['one older than an open one', fact('1.0.3'), fact('1.1.0', { orNewer: true, printed: false }), false],
])('two facts agree: %s', (_, one, other, expected) => {
  expect(agree(one, other)).toBe(expected);
  expect(agree(other, one)).toBe(expected);
});
