/** `npm run codes-lock`: adds newly published cases to content/codes.lock; refuses to change what stands there. */
import { readFile, writeFile } from 'node:fs/promises';
import { extendLock, readLock, writeLock } from './codes-lock.ts';
import { LOCK_FILE, publishedCodes } from './published-codes.ts';

const before = await readFile(LOCK_FILE, 'utf8').catch(() => '');
try {
  const after = writeLock(extendLock(readLock(before), await publishedCodes()));
  await writeFile(LOCK_FILE, after);
  console.log(
    `content/codes.lock: ${readLock(after).length} codes, ${readLock(after).length - readLock(before).length} added`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
