/** Statistics of the cgroups under the limit. mm/memcontrol.c mem_cgroup_print_oom_info(), mem_cgroup_print_oom_meminfo(). */
import { pairs } from './pairs.ts';
import { bytesOfKilobytes } from './sizes.ts';

export interface StatsLine {
  readonly kind: 'stats';
  readonly path: string;
  readonly values: Readonly<Record<string, number>>;
}

export interface StatLine {
  readonly kind: 'stat';
  readonly key: string;
  readonly value: number;
}

/** `Memory cgroup stats for /docker/7d1c…e0:`; 3.9 leaves out `for …` when the path cannot be had. */
const TITLE = /^Memory\s*cgroup\s*stats(?:\s*for\s*|(?=\s*:))/i;

/** One value of the form up to 5.1: `cache:0KB rss:40KB rss_huge:0KB`. */
const VALUE = /:(\d{1,20})KB/gi;

/** One line of the form since 5.2, values in bytes: `anon 1352658944`. */
const KEY_VALUE = /^([a-z][a-z0-9_]{1,60})\s+(\d{1,20})$/i;

/** Keys of memory.stat that count events and pages instead of bytes. */
const EVENT = /^(?:total_)?(?:pg|workingset_|thp_|zswpin|zswpout|zswpwb|swpin|swpout|numa_|oom)/;

export function readStats(text: string): StatsLine | undefined {
  const title = TITLE.exec(text);
  if (!title) return undefined;
  const rest = text.slice(title[0].length);
  const end = endOfPath(rest);
  const values = [...pairs(rest.slice(end + 1), VALUE)].map(([key, value]) => [key, bytesOfKilobytes(value)] as const);
  return { kind: 'stats', path: rest.slice(0, end).trim(), values: Object.fromEntries(values) };
}

/** Where the path ends: a path may hold colons, the first value is always `cache`, and there may be no values at all. */
function endOfPath(text: string): number {
  const space = text.indexOf(': ');
  const cache = text.indexOf(':cache:');
  const end = space < 0 ? cache : space;
  if (end >= 0) return end;
  return text.endsWith(':') ? text.length - 1 : text.length;
}

export function readStat(text: string): StatLine | undefined {
  const [, key, value = ''] = KEY_VALUE.exec(text) ?? [];
  return key === undefined ? undefined : { kind: 'stat', key, value: Number(value) };
}

/** Whether a key of memory.stat is a size. */
export function isSize(key: string): boolean {
  return !EVENT.test(key);
}
