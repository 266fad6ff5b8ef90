/** The summary line of a report. mm/oom_kill.c dump_oom_summary(), ≥ 5.0 and in vendor kernels before. */

export interface SummaryLine {
  readonly kind: 'summary';
  /** `CONSTRAINT_MEMCG`; empty in some vendor kernels. */
  readonly constraint: string;
  readonly cpuset: string | undefined;
  /** oom_memcg */
  readonly limited: string | undefined;
  /** task_memcg */
  readonly task: string | undefined;
  /** `global_oom` stands in place of oom_memcg. */
  readonly global: boolean;
  readonly name: string;
  readonly pid: number;
  readonly uid: number | undefined;
}

/**
 * `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-7d1c…e0.scope,mems_allowed=0,oom_memcg=/docker/7d1c…e0,task_memcg=/docker/7d1c…e0,task=java,pid=4711,uid=1000`
 * `oom-kill:,cpuset=7d1c…e0,mems_allowed=0-1,oom_memcg=…,task_memcg=…,task=java,pid=4711,uid=0` (3.10 of one vendor)
 */
const START = /^oom-kill:\s*(?=constraint=|,|cpuset=|nodemask=)/i;
const VICTIM = /^,pid=\s*(\d{1,10})(?:\s*,uid=\s*(\d{1,10}))?/i;

export function readSummary(text: string): SummaryLine | undefined {
  const start = START.exec(text);
  if (!start) return undefined;
  const fields = `,${text.slice(start[0].length)}`;
  // A process name may hold commas and equals signs: it is what stands between the first `task=` and the last `pid=`.
  const task = fields.indexOf(',task=');
  const pid = fields.lastIndexOf(',pid=');
  const victim = VICTIM.exec(fields.slice(Math.max(pid, 0)));
  if (task < 0 || pid < task || !victim) return undefined;
  const before = fields.slice(0, task);
  return {
    kind: 'summary',
    constraint: fieldOf(before, 'constraint', ',')?.toUpperCase() ?? '',
    cpuset: fieldOf(before, 'cpuset', ',mems_allowed='),
    limited: fieldOf(before, 'oom_memcg', ',task_memcg='),
    task: fieldOf(before, 'task_memcg'),
    global: before.includes(',global_oom'),
    name: fields.slice(task + ',task='.length, pid),
    pid: Number(victim[1]),
    uid: victim[2] === undefined ? undefined : Number(victim[2]),
  };
}

/** The value of a field, up to the field that follows it in the kernel's format: a cgroup path may hold commas. */
function fieldOf(fields: string, key: string, next?: string): string | undefined {
  const at = fields.indexOf(`,${key}=`);
  if (at < 0) return undefined;
  const from = at + key.length + 2;
  const end = next === undefined ? -1 : fields.indexOf(next, from);
  return fields.slice(from, end < 0 ? fields.length : end) || undefined;
}
