import { describe, expect, it } from 'vitest';
import { complaint, enginePatterns, hashOf, lockedHashes, wordingPatterns } from '../support/patterns.ts';

const engine = enginePatterns();
const wordings = await wordingPatterns();
const locked = lockedHashes();

/** Checking one takes seconds: those in the lock were checked before, a few of them are checked again in every run. */
const CHECKED_AGAIN = 8;

describe('regular expressions take linear time', () => {
  it('there are enough of them to be all', () => {
    expect(engine.length).toBeGreaterThan(80);
    expect(wordings.length).toBeGreaterThan(200);
  });

  it('in the signatures every repetition has an upper bound', () => {
    const withoutClasses = (source: string): string => source.replace(/\[(?:\\.|[^\]])*\]/g, 'C').replace(/\\./g, 'E');
    const unbounded = wordings.filter(({ source }) => /[*+]|\{\d+,\}/.test(withoutClasses(source)));
    expect(unbounded.map(({ place, source }) => `${place}: ${source}`)).toEqual([]);
  });

  it('those not in the lock are checked now', { timeout: 1_200_000 }, async () => {
    const complaints: string[] = [];
    for (const pattern of [...engine, ...wordings].filter((one) => !locked.has(hashOf(one)))) {
      complaints.push(...[await complaint(pattern)].flatMap((problem) => problem ?? []));
    }
    expect(complaints).toEqual([]);
  });

  it('those in the lock are in the project, and a few hold when checked again', { timeout: 600_000 }, async () => {
    const all = [...engine, ...wordings];
    const hashes = new Set(all.map(hashOf));
    expect([...locked].filter((hash) => !hashes.has(hash))).toEqual([]);
    const again = engine.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1)).slice(0, CHECKED_AGAIN);
    for (const pattern of again) expect(await complaint(pattern)).toBeUndefined();
  });
});
