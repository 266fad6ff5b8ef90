/**
 * `content/codes.lock` holds every code ever published and the addresses it answers to, one line each:
 *
 *     SB1001 containerd-blocked-by-oom-killed-runc-init /cases/…/ /zh-cn/cases/…/ /c/SB1001/
 *
 * Runbooks and alerts link to these addresses, so lines are only ever added, and a line only ever gains addresses.
 */
import type { Language } from '../engine/index.ts';

export interface LockedCode {
  readonly code: string;
  readonly slug: string;
  readonly addresses: readonly string[];
}

/** What is published of a case, as far as the lock cares. */
export interface PublishedCode {
  readonly code: string;
  readonly slug: string;
  readonly languages: readonly Language[];
}

/** The line a published case has in the lock. */
export function lockedCode({ code, slug, languages }: PublishedCode): LockedCode {
  const articles = languages.map((language) => `${language === 'en' ? '' : `/${language}`}/cases/${slug}/`);
  return { code, slug, addresses: [...articles, `/c/${code}/`] };
}

/** Reads a lock. Throws on a line that is none: it can only come from a bad edit or merge. */
export function readLock(text: string): readonly LockedCode[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const codes = lines.map((line) => {
    const [code = '', slug = '', ...addresses] = line.split(' ');
    const isWhole =
      /^SB\d{4}$/.test(code) && /^[a-z0-9-]+$/.test(slug) && addresses.every((one) => /^\/\S+\/$/.test(one));
    if (!isWhole || addresses.length === 0) throw new TypeError(`codes.lock: not a line of the lock: ${line}`);
    return { code, slug, addresses };
  });
  for (const [what, values] of [
    ['code', codes.map(({ code }) => code)],
    ['slug', codes.map(({ slug }) => slug)],
  ] as const) {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice) throw new TypeError(`codes.lock: ${what} ${twice} stands in two lines`);
  }
  return codes;
}

export function writeLock(codes: readonly LockedCode[]): string {
  return codes.map(({ code, slug, addresses }) => `${[code, slug, ...addresses].join(' ')}\n`).join('');
}

/** What `after` breaks of the promises in `before`, one sentence each; empty when everything still holds. */
export function brokenPromises(before: readonly LockedCode[], after: readonly LockedCode[]): readonly string[] {
  return before.flatMap(({ code, slug, addresses }) => {
    const now = after.find((one) => one.code === code);
    if (!now) return [`${code} (${slug}) is gone`];
    if (now.slug !== slug) return [`${code} was ${slug} and is now ${now.slug}`];
    return addresses
      .filter((address) => !now.addresses.includes(address))
      .map((address) => `${code} no longer answers to ${address}`);
  });
}

/** The lock with everything that is published. Throws when that would lose or change what was promised. */
export function extendLock(lock: readonly LockedCode[], published: readonly PublishedCode[]): readonly LockedCode[] {
  const current = published.map(lockedCode);
  const kept = lock.map((old) => {
    const now = current.find(({ code }) => code === old.code);
    return now ? { ...now, addresses: [...new Set([...old.addresses, ...now.addresses])] } : old;
  });
  const added = current.filter(({ code }) => !lock.some((old) => old.code === code));
  const extended = [...kept, ...added];
  const broken = brokenPromises(lock, extended);
  if (broken.length > 0) throw new Error(`published addresses must not change:\n${broken.join('\n')}`);
  return readLock(writeLock(extended));
}
