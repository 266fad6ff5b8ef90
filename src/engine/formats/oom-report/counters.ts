/** The memory cgroup's part of a report: whose limit it was, and how full. mm/memcontrol.c mem_cgroup_print_oom_info(). */

import type { Counter } from './record.ts';
import { bytesOfKilobytes, bytesOfLimit } from './sizes.ts';

export type CounterName = 'memory' | 'memory+swap' | 'kmem' | 'swap';

export interface CounterLine {
  readonly kind: 'counter';
  readonly name: CounterName;
  readonly counter: Counter;
}

export interface CgroupsLine {
  readonly kind: 'cgroups';
  readonly task?: string;
  readonly limited?: string;
}

/** v1 prints memory, memory+swap and (≥ 3.8) kmem, v2 memory and swap. `kmem: usage 7524kB, limit 9007199254740988kB, failcnt 0` */
const COUNTER =
  /^(memory|memory\+swap|kmem|swap):\s*usage\s*(\d{1,20})\s*kB,\s*limit\s*(\d{1,20})\s*kB,\s*failcnt\s*(\d{1,20})/i;

const COUNTER_NAMES: Readonly<Record<string, CounterName>> = {
  memory: 'memory',
  'memory+swap': 'memory+swap',
  kmem: 'kmem',
  swap: 'swap',
};

export function readCounter(text: string): CounterLine | undefined {
  const [, word = '', usage = '', limit = '', failcnt = ''] = COUNTER.exec(text) ?? [];
  const name = COUNTER_NAMES[word.toLowerCase()];
  if (name === undefined) return undefined;
  const counter = { usage: bytesOfKilobytes(usage), limit: bytesOfLimit(limit), failcnt: Number(failcnt) };
  return { kind: 'counter', name, counter };
}

/** `Task in /docker/7d1c…e0 killed as a result of limit of /docker/7d1c…e0` (≤ 4.20) */
const LIMIT_OF = /(?:killed\s*)?as\s*a\s*result\s*of\s*limit\s*of/i;

/** Printed instead when there is no victim (≤ 4.20): `Memory limit reached of cgroup /docker/7d1c…e0` */
const LIMIT_REACHED = /^Memory\s*limit\s*reached\s*of\s*cgroup\s*/i;

const TASK_IN = /^Task\s*in(?=\s|\/|$)/i;

/** The line as a whole, or its second half: the kernel builds it from several printk calls, which loggers may split. */
export function readCgroups(text: string): CgroupsLine | undefined {
  const reached = LIMIT_REACHED.exec(text);
  if (reached) return { kind: 'cgroups', limited: text.slice(reached[0].length).trim() };
  const limit = LIMIT_OF.exec(text);
  if (!limit) return undefined;
  const limited = text.slice(limit.index + limit[0].length).trim();
  if (limit.index === 0) return { kind: 'cgroups', ...(limited !== '' && { limited }) };
  const task = TASK_IN.exec(text);
  return task ? { kind: 'cgroups', task: text.slice(task[0].length, limit.index).trim(), limited } : undefined;
}

/** The first half when the line was split: `Task in /docker/7d1c…e0`, `Task in /docker/7d1c…e0 killed`. */
export function readTaskIn(text: string): CgroupsLine | undefined {
  const start = TASK_IN.exec(text);
  if (!start) return undefined;
  const path = text.slice(start[0].length).trim();
  if (path === '') return { kind: 'cgroups' };
  if (!path.startsWith('/')) return undefined;
  return { kind: 'cgroups', task: path.endsWith(' killed') ? path.slice(0, -' killed'.length).trimEnd() : path };
}
