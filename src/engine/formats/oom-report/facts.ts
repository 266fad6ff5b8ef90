import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';
import type { CgroupStats, OomReport } from './record.ts';

/** Whom the kernel killed for want of memory, whose limit it was and what filled it. */
export default defineFacts('oom-report', function* (reports): Generator<Fact> {
  for (const report of reports) {
    const { line, from, to, scope, killed, selected, trigger, memory, stats, limitedCgroup, taskCgroup } = report;
    const victim = killed ?? selected;
    const cache = stats.map(({ values }) => values['cache'] ?? values['file']).find((bytes) => bytes !== undefined);
    yield {
      fact: 'memory-kill',
      line,
      from,
      to,
      ...(scope && { scope }),
      ...(victim && { victim: { pid: victim.pid, name: victim.name } }),
      ...(trigger && { trigger: { name: trigger.name, ...(trigger.pid !== undefined && { pid: trigger.pid }) } }),
      ...(limitedCgroup && { limitedCgroup }),
      ...(taskCgroup && { victimCgroup: taskCgroup }),
      ...(report.container && { container: report.container }),
      ...(report.pod && { pod: report.pod }),
      ...(memory?.limit !== undefined && { limit: memory.limit }),
      ...(memory && { usage: memory.usage, failures: memory.failcnt }),
      ...kernelMemoryIn(report),
      ...(cache !== undefined && { cache }),
      ...(report.tasksRss !== undefined && { resident: report.tasksRss }),
      ...(stats.length > 1 && { groups: stats.map(groupIn) }),
    };
  }
});

/** Memory of processes and files in one cgroup: v1 counts them as rss and cache, v2 as anon and file. */
function groupIn({ path, values }: CgroupStats): { readonly path: string; readonly bytes: number } {
  const parts = [values['rss'] ?? values['anon'], values['cache'] ?? values['file']];
  return { path, bytes: parts.reduce<number>((sum, part) => sum + (part ?? 0), 0) };
}

/** Cgroup v1 has a counter for it, of v2 the share is worked out from the statistics. */
function kernelMemoryIn({ kernelMemory, kernelShare, memory }: OomReport): { readonly kernel?: number } {
  if (kernelMemory) return { kernel: kernelMemory.usage };
  return kernelShare !== undefined && memory ? { kernel: kernelShare * (memory.limit ?? memory.usage) } : {};
}
