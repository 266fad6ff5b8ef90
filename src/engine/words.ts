/** How counts, sizes and lists are said, in both languages. */
import type { BaseRecord, Level, Localized } from './model.ts';

/** The same in both languages: names, versions, what a program printed. */
export function verbatim(text: string): Localized {
  return { en: text, 'zh-cn': text };
}

/** `1,404`: both languages group digits by three. */
export function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** `no goroutines`, `1 goroutine`, `1,404 goroutines`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `no ${many}` : `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A count of things; `chinese` is the measure word with the thing: `个线程`. */
export function counted(count: number, [one, many]: readonly [one: string, many?: string], chinese: string): Localized {
  return { en: plural(count, one, many), 'zh-cn': `${grouped(count)} ${chinese}` };
}

/** Parts of a summary, one after the other; those that say nothing are left out. */
export function joined(parts: readonly (Localized | false | undefined)[]): Localized {
  const said = parts.filter((part) => part !== undefined && part !== false);
  return {
    en: said.map(({ en }) => en).join(', '),
    'zh-cn': said.map((part) => part['zh-cn']).join('，'),
  };
}

/** A whole and what it is made of: `6 mounts: 4 private, 2 shared`. */
export function detailed(whole: Localized, parts: readonly (Localized | false | undefined)[]): Localized {
  const details = joined(parts);
  if (details.en === '') return whole;
  return { en: `${whole.en}: ${details.en}`, 'zh-cn': `${whole['zh-cn']}：${details['zh-cn']}` };
}

const MOST_NAMED = 3;

/** The first few names, and how many more there are: `httpd, java and 2 more`. */
export function named(names: readonly string[], most = MOST_NAMED): Localized {
  const shown = names.slice(0, most);
  const more = names.length - shown.length;
  if (more > 0) {
    return {
      en: `${shown.join(', ')} and ${grouped(more)} more`,
      'zh-cn': `${shown.join('、')} 等 ${names.length} 个`,
    };
  }
  const [last = '', ...others] = shown.toReversed();
  const en = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  return { en, 'zh-cn': shown.join('、') };
}

/** How often each value occurs, the most frequent first; of equal ones the first seen. */
export function tally<T>(values: Iterable<T>): [value: T, count: number][] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** Of a log: `120 entries, 5 errors, 3 warnings`. */
export function entriesByLevel(entries: readonly Pick<BaseRecord, 'level'>[]): Localized {
  const at = (...levels: readonly Level[]): number =>
    entries.filter(({ level }) => level !== undefined && levels.includes(level)).length;
  const [errors, warnings] = [at('fatal', 'error'), at('warning')];
  return joined([
    counted(entries.length, ['entry', 'entries'], '条日志'),
    errors > 0 && counted(errors, ['error'], '条错误'),
    warnings > 0 && counted(warnings, ['warning'], '条警告'),
  ]);
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `3 GiB`, `1.5 MiB`, `512 B`. */
export function sizeOf(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (Math.round(value * 10) >= 10_240 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${grouped(Math.round(value * 10) / 10)} ${UNITS[unit]}`;
}

/** An id as docker shortens it. */
export function shortId(id: string): string {
  return /^[0-9a-f]{13,64}$/.test(id) ? id.slice(0, 12) : id;
}
