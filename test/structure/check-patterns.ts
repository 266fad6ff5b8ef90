/**
 * Checks every pattern that has not been checked yet for super-linear backtracking, and notes those that are linear:
 * `npm run check-patterns`. Exit 1 when one is not.
 */
import { writeFileSync } from 'node:fs';
import { complaint, enginePatterns, hashOf, LOCK_FILE, lockedHashes, wordingPatterns } from '../support/patterns.ts';

const all = [...enginePatterns(), ...(await wordingPatterns())];
const locked = lockedHashes();
const wanted = new Set(all.map(hashOf));
const open = all.filter((pattern) => !locked.has(hashOf(pattern)));
const safe = new Set([...locked].filter((hash) => wanted.has(hash)));
console.log(`${all.length} patterns, ${open.length} not checked yet`);

async function work(): Promise<void> {
  for (let pattern = open.pop(); pattern; pattern = open.pop()) {
    const problem = await complaint(pattern);
    if (problem) {
      console.error(problem);
      process.exitCode = 1;
    } else {
      safe.add(hashOf(pattern));
      writeFileSync(LOCK_FILE, `${[...safe].toSorted().join('\n')}\n`);
    }
  }
}

await Promise.all([work(), work()]);
console.log(`${safe.size} of ${wanted.size} distinct patterns are known to be linear`);
