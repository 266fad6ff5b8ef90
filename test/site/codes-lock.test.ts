import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { brokenPromises, extendLock, lockedCode, readLock, writeLock } from '../../src/catalog/codes-lock.ts';
import { PROJECT_ROOT } from '../../src/catalog/files.ts';
import { LOCK_FILE, publishedCodes } from '../../src/catalog/published-codes.ts';

const ONE = { code: 'SB1001', slug: 'one-case', languages: ['en', 'zh-cn'] } as const;
const TWO = { code: 'SB2001', slug: 'other-case', languages: ['en'] } as const;
const LOCK = [lockedCode(ONE), lockedCode(TWO)];

describe('reading and writing', () => {
  it('gives back what was written', () => {
    expect(writeLock(LOCK)).toBe(
      'SB1001 one-case /cases/one-case/ /zh-cn/cases/one-case/ /c/SB1001/\nSB2001 other-case /cases/other-case/ /c/SB2001/\n',
    );
    expect(readLock(writeLock(LOCK))).toEqual(LOCK);
  });

  it.each([
    ['<<<<<<< HEAD'],
    ['SB1001 one-case'],
    ['SB101 one-case /cases/one-case/'],
    ['SB1001 One_Case /cases/one-case/'],
    ['SB1001 one-case cases/one-case'],
  ])('refuses the line %s', (line) => {
    expect(() => readLock(`${line}\n`)).toThrow('not a line of the lock');
  });

  it('refuses a code or a slug that stands in two lines', () => {
    expect(() => readLock(writeLock([lockedCode(ONE), lockedCode({ ...TWO, code: ONE.code })]))).toThrow('code SB1001');
    expect(() => readLock(writeLock([lockedCode(ONE), lockedCode({ ...TWO, slug: ONE.slug })]))).toThrow(
      'slug one-case',
    );
  });
});

describe('what a new lock may not do', () => {
  it.each([
    ['lose a code', [lockedCode(ONE)], ['SB2001 (other-case) is gone']],
    [
      'rename a slug',
      [lockedCode(ONE), lockedCode({ ...TWO, slug: 'renamed' })],
      ['SB2001 was other-case and is now renamed'],
    ],
    [
      'lose an address',
      [lockedCode({ ...ONE, languages: ['en'] }), lockedCode(TWO)],
      ['SB1001 no longer answers to /zh-cn/cases/one-case/'],
    ],
  ])('%s', (_, after, complaints) => {
    expect(brokenPromises(LOCK, after)).toEqual(complaints);
  });

  it('but it may add codes and addresses', () => {
    const more = [
      lockedCode(ONE),
      lockedCode({ ...TWO, languages: ['en', 'zh-cn'] }),
      lockedCode({ ...ONE, code: 'SB1002', slug: 'new' }),
    ];
    expect(brokenPromises(LOCK, more)).toEqual([]);
  });
});

describe('extending', () => {
  it('appends new cases and keeps the order of the old ones', () => {
    const early = { code: 'SB1000', slug: 'early', languages: ['en', 'zh-cn'] } as const;
    expect(extendLock(LOCK, [early, ONE, TWO]).map(({ code }) => code)).toEqual(['SB1001', 'SB2001', 'SB1000']);
  });

  it('adds the address of a translation', () => {
    const [, two] = extendLock(LOCK, [ONE, { ...TWO, languages: ['en', 'zh-cn'] }]);
    expect(two?.addresses).toEqual(['/cases/other-case/', '/c/SB2001/', '/zh-cn/cases/other-case/']);
  });

  it('keeps a code whose case is gone, so that the build still has to answer to it', () => {
    expect(extendLock(LOCK, [ONE])).toEqual(LOCK);
  });

  it('refuses a renamed case and a code that was given to another one', () => {
    expect(() => extendLock(LOCK, [ONE, { ...TWO, slug: 'renamed' }])).toThrow('is now renamed');
    expect(() => extendLock(LOCK, [ONE, TWO, { ...TWO, code: 'SB2002' }])).toThrow('slug other-case');
  });
});

describe('content/codes.lock', async () => {
  const lock = readLock(await readFile(LOCK_FILE, 'utf8'));
  const published = await publishedCodes();

  it('has every published case: run `npm run codes-lock` after adding one', () => {
    expect(extendLock(lock, published)).toEqual(lock);
  });

  it('promises nothing that is not published', () => {
    expect(brokenPromises(lock, published.map(lockedCode))).toEqual([]);
  });

  it('breaks no promise of an earlier commit', () => {
    for (const earlier of earlierLocks()) expect(brokenPromises(readLock(earlier), lock)).toEqual([]);
  });
});

function git(...command: string[]): string {
  return execFileSync('git', command, { cwd: PROJECT_ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

/** Every version of the lock that history has; none outside of a clone. */
function earlierLocks(): string[] {
  try {
    const commits = git('log', '--format=%H', '--', 'content/codes.lock').split('\n').filter(Boolean);
    // A commit that removed the file has none to show.
    const present = commits.filter((commit) => git('ls-tree', '--name-only', commit, 'content/codes.lock') !== '');
    return present.map((commit) => git('show', `${commit}:content/codes.lock`));
  } catch {
    return [];
  }
}
