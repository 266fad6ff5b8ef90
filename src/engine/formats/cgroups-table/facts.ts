import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** MEM_CGROUP_ID_MAX of the kernel. */
const MOST_MEMORY_CGROUPS = 65_535;

/** How many memory cgroups there are: each takes one of the numbers the kernel has for them. */
export default defineFacts('cgroups-table', function* (controllers): Generator<Fact> {
  for (const { line, from, to, name, cgroups } of controllers) {
    if (name !== 'memory') continue;
    const percent = (cgroups / MOST_MEMORY_CGROUPS) * 100;
    const counts = { used: cgroups, total: MOST_MEMORY_CGROUPS, percent };
    yield { fact: 'room', line, from, to, of: 'memory-cgroup-ids', place: 'memory cgroups', ...counts };
  }
});
