/** From the lines of a report to its record. */
import { containerOf, podOf } from '../../proc/cgroup-path.ts';
import type { Draft } from './draft.ts';
import type { CgroupStats, OomReport, OomVictim } from './record.ts';
import { isPiece } from './task-in.ts';

export function toReport(draft: Draft): OomReport {
  const stats = statsOf(draft);
  const { counters, tasks } = draft;
  const paths = victimPaths(draft);
  return {
    from: draft.first.from,
    to: draft.last.to,
    line: draft.first.number,
    level: draft.aftermath.some(({ event }) => event === 'panic') ? 'fatal' : 'error',
    scope: scopeOf(draft),
    trigger: triggerOf(draft),
    kernel: draft.cpu?.kernel,
    limitedCgroup: limitedOf(draft),
    taskCgroup: draft.summary?.task ?? draft.task,
    container: firstOf(paths, (path) => (isPiece(path) ? undefined : containerOf(path))),
    pod: firstOf(paths, podOf),
    memory: counters.memory,
    memorySwap: counters['memory+swap'],
    kernelMemory: counters.kmem,
    swap: counters.swap,
    stats,
    tasks,
    selected: selectedOf(draft),
    killed: killedOf(draft),
    kernelShare: kernelShareOf(draft),
    tasksRss: tasks.length === 0 ? undefined : tasks.reduce((sum, task) => sum + task.rss, 0),
  };
}

/** The cgroups as printed; the host's Mem-Info is the root cgroup's, which has no statistics of its own in a report. */
function statsOf(draft: Draft): readonly CgroupStats[] {
  const { overview } = draft;
  if (!overview || Object.keys(overview).length === 0) return draft.stats;
  return [...draft.stats, { path: '/', values: overview }];
}

const SCOPES: Readonly<Record<string, OomReport['scope']>> = {
  CONSTRAINT_MEMCG: 'cgroup',
  CONSTRAINT_NONE: 'host',
  CONSTRAINT_CPUSET: 'cpuset',
  CONSTRAINT_MEMORY_POLICY: 'memory-policy',
};

/** Whose limit fired: what the kernel says in words first, then what it printed, then how it got there. */
export function scopeOf(draft: Draft): OomReport['scope'] {
  const { summary } = draft;
  const said = summary && SCOPES[summary.constraint];
  if (said) return said;
  if (limitedOf(draft) !== undefined || Object.keys(draft.counters).length > 0) return 'cgroup';
  if (summary?.global) return 'host';
  const message = [draft.selected, draft.killed, ...draft.aftermath].find((line) => line?.scope !== undefined);
  if (message?.scope) return message.scope;
  // Before 3.9 a cgroup's report has the host's figures, too.
  if (draft.path === 'cgroup') return 'cgroup';
  return draft.overview ? 'host' : (draft.path ?? (draft.guessesCgroup ? 'cgroup' : undefined));
}

/** The cgroup whose limit fired; the statistics begin with it. */
function limitedOf(draft: Draft): string | undefined {
  return draft.summary?.limited ?? draft.limited ?? draft.stats[0]?.path;
}

function triggerOf({ header, cpu }: Draft): OomReport['trigger'] {
  if (!header) return undefined;
  return {
    // The header may have lost its start, the CPU line names the same process.
    name: cpu?.name || header.name,
    ...(cpu && { pid: cpu.pid }),
    gfpMask: header.gfpMask,
    ...(header.order !== undefined && { order: header.order }),
    ...(header.oomScoreAdj !== undefined && { oomScoreAdj: header.oomScoreAdj }),
  };
}

function selectedOf({ selected, summary, killed, aftermath }: Draft): OomVictim | undefined {
  const exiting = aftermath.find(({ event }) => event === 'exiting')?.victim;
  const victim = selected?.victim ?? (summary && { pid: summary.pid, name: summary.name }) ?? exiting;
  // Since 5.1 one line says both.
  if (!victim) return killed && !killed.bare ? { pid: killed.victim.pid, name: killed.victim.name } : undefined;
  return summary?.uid !== undefined && summary.pid === victim.pid ? { ...victim, uid: summary.uid } : victim;
}

/** A reaped process was killed, even when the line that says so is missing. */
function killedOf(draft: Draft): OomVictim | undefined {
  if (draft.killed) return draft.killed.victim;
  const reaped = draft.aftermath.find(({ event }) => event === 'reaped')?.victim;
  const selected = selectedOf(draft);
  return selected && reaped?.pid !== selected.pid ? undefined : reaped;
}

/**
 * Paths that name the victim's container, the surest first. The cpuset is that of the process that asked for memory:
 * it counts when only one cgroup ran out, or when that process was the victim.
 */
function victimPaths(draft: Draft): readonly string[] {
  const victims = [selectedOf(draft)?.pid, killedOf(draft)?.pid];
  const isTrigger = draft.cpu !== undefined && victims.includes(draft.cpu.pid);
  const cpuset = scopeOf(draft) === 'cgroup' || isTrigger ? (draft.summary?.cpuset ?? draft.cpuset?.cpuset) : undefined;
  const group = draft.aftermath.find(({ event }) => event === 'group')?.cgroup;
  const paths = [draft.summary?.task ?? draft.task, limitedOf(draft), group, cpuset, ...onlyContainer(draft)];
  return paths.filter((path) => path !== undefined);
}

/** The statistics' path when they are about no more than one container. */
function onlyContainer({ stats }: Draft): readonly string[] {
  const paths = new Map(stats.map(({ path }) => [containerOf(path), path]));
  paths.delete(undefined);
  return paths.size === 1 ? [...paths.values()] : [];
}

function firstOf(paths: readonly string[], read: (path: string) => string | undefined): string | undefined {
  for (const path of paths) {
    const found = read(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Kernel memory as a share of the limit, of the usage when there is none. */
function kernelShareOf(draft: Draft): number | undefined {
  const { memory, kmem } = draft.counters;
  const kernel = kmem?.usage ?? kernelOf(draft.stats[0]?.values ?? {});
  const whole = memory?.limit ?? memory?.usage;
  if (kernel === undefined || whole === undefined || whole === 0) return undefined;
  return Math.min(kernel / whole, 1);
}

/** Keys of memory.stat (v2) that add up to `kernel`, which is printed itself since 5.18. */
const KERNEL_PARTS = ['slab', 'kernel_stack', 'pagetables', 'sec_pagetables', 'percpu', 'vmalloc'];

function kernelOf(values: Readonly<Record<string, number>>): number | undefined {
  const { kernel, slab } = values;
  if (kernel !== undefined) return kernel;
  if (slab === undefined) return undefined;
  return KERNEL_PARTS.reduce((sum, key) => sum + (values[key] ?? 0), 0);
}
