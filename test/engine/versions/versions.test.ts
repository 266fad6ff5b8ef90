import { describe, expect, it } from 'vitest';
import type { Component, VersionFact } from '../../../src/engine/model.ts';
import { compareVersions, fixVerdict, leadingVersions, versionFact } from '../../../src/engine/versions/index.ts';

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

  it('names the first fixed version of the same series', () => {
    expect(fixVerdict({ docker: ['17.12.1', '18.02.0'] }, known('docker', '17.12.0'))?.first).toBe('17.12.1');
    expect(fixVerdict({ docker: ['17.12.1', '18.02.0'] }, known('docker', '17.03.2'))?.first).toBe('18.02.0');
  });

  it('reads the runc release from a source line', () => {
    const fact = versionFact('runc', PLACE, { file: 'container_linux.go', sourceLine: '348' });
    expect(fact).toMatchObject({ version: '1.0.0-rc5', printed: false });
    expect(versionFact('runc', PLACE, { file: 'container_linux.go', sourceLine: '9999' })).toBeUndefined();
  });

  it('prefers a printed version to one that was worked out', () => {
    const derived = versionFact('runc', PLACE, { file: 'container_linux.go', sourceLine: '348' });
    const printed = versionFact('runc', PLACE, { version: '1.0.0-rc10' });
    expect(leadingVersions([derived, printed].flatMap((fact) => fact ?? [])).runc?.version).toBe('1.0.0-rc10');
  });
});
