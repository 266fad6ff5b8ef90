/** What a report lacks that its kernel would have printed. */
import type { Draft } from './draft.ts';
import { scopeOf } from './report.ts';

/** The parts that are missing, in the order of the report. A report lacks its task table when vm.oom_dump_tasks is 0. */
export function missingIn(draft: Draft): readonly string[] {
  const kernel = kernelVersion(draft.cpu?.kernel);
  const parts: Readonly<Record<string, boolean>> = {
    header: isHeaderMissing(draft),
    'call trace': isTraceMissing(draft),
    'cgroup paths': scopeOf(draft) === 'cgroup' && draft.limited === undefined && !draft.summary,
    'memory counters': areCountersMissing(draft),
    'cgroup statistics': areStatsMissing(draft, kernel),
    'memory overview (Mem-Info)': isOverviewMissing(draft),
    'task table': draft.tasks.length === 0 && !draft.header?.beforeTaskTable,
    'task table header': draft.tasks.length > 0 && draft.tableHeader?.columns.at(-1) !== 'name',
    'oom-kill summary': !draft.summary && draft.killed !== undefined && kernel >= 5,
    'kill line': isKillMissing(draft, kernel),
  };
  return Object.keys(parts).filter((part) => parts[part]);
}

/** `3.10.0-514.el7.x86_64` → 3.010, `5.4.0` → 5.004; 0 when unknown. */
function kernelVersion(kernel: string | undefined): number {
  const [, major, minor] = /^(\d{1,2})\.(\d{1,3})/.exec(kernel ?? '') ?? [];
  return Number(major ?? 0) + Number(minor ?? 0) / 1000;
}

/** The CPU line names the process too, so that a header without its start shows. */
function isHeaderMissing({ header, cpu }: Draft): boolean {
  if (!header || (header.name === '' && !cpu)) return true;
  return cpu !== undefined && header.name !== cpu.name;
}

/** 2.6.18 prints the trace without a line about the process. */
function isTraceMissing({ header, cpu, hasTrace }: Draft): boolean {
  return !hasTrace || (!cpu && !header?.beforeTaskTable);
}

/** v1 has memory+swap whether swap is accounted or not, and kmem in every kernel that prints statistics; v2 has swap. */
function areCountersMissing(draft: Draft): boolean {
  if (scopeOf(draft) !== 'cgroup') return false;
  const { memory, swap, kmem } = draft.counters;
  const memorySwap = draft.counters['memory+swap'];
  if (!memory || (!memorySwap && !swap)) return true;
  return memorySwap !== undefined && !kmem && draft.stats.length > 0;
}

/** Printed since 3.9; one line per cgroup up to 5.1, then one line per value. */
function areStatsMissing(draft: Draft, kernel: number): boolean {
  if (scopeOf(draft) !== 'cgroup' || (kernel > 0 && kernel < 3.009)) return false;
  return !draft.stats.some(({ values }) => Object.keys(values).length > 0);
}

function isOverviewMissing(draft: Draft): boolean {
  const scope = scopeOf(draft);
  if (scope === 'cgroup') return false;
  return draft.overview?.['ram'] === undefined && draft.overview?.['total_swap'] === undefined;
}

/** The end of a report: a kill, or the reason why there was none. */
function isKillMissing(draft: Draft, kernel: number): boolean {
  const { killed, selected, aftermath } = draft;
  const ends = aftermath.some(({ event }) => event === 'exiting' || event === 'no-victim' || event === 'panic');
  if (!killed) return !ends;
  // The kernel goes through the whole cgroup again, the first victim included.
  if (aftermath.some(({ event }) => event === 'group') && draft.kills < 2 && !ends) return true;
  if (killed.bare && !selected) return true;
  if (!killed.whole) return true;
  // Only kernels of the time of oomkilladj print no sizes.
  if (killed.victim.fileRss === undefined) return !draft.header?.beforeTaskTable;
  if (kernel >= 5.004) return !killed.hasScore;
  return kernel >= 4.005 && killed.victim.shmemRss === undefined;
}
