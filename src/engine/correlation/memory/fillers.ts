/** What filled a memory limit, and how often the kernel killed for it. */
import type { MemoryKillFact } from '../../facts/facts.ts';
import type { Known } from '../fact-base.ts';

type Kill = Known<MemoryKillFact>;

export interface Filler {
  readonly what: 'kernel' | 'cache' | 'processes' | 'others';
  readonly bytes: number;
  /** The cgroup that has it, when that is not the victim's. */
  readonly cgroup?: string;
}

/** More than half of the usage is what filled it. */
const MOST = 0.5;

/** What takes the most of a limit; nothing when the report does not tell. */
export function fillerOf(kill: MemoryKillFact): Filler | undefined {
  const { usage, kernel, cache, resident } = kill;
  if (!usage) return undefined;
  if (kernel !== undefined && kernel / usage > MOST) return { what: 'kernel', bytes: kernel };
  const other = otherGroup(kill);
  if (other && other.bytes / usage > MOST) return { what: 'others', bytes: other.bytes, cgroup: other.path };
  if (cache !== undefined && cache / usage > MOST) return { what: 'cache', bytes: cache };
  return resident !== undefined && resident / usage > MOST ? { what: 'processes', bytes: resident } : undefined;
}

/** When the limit of a parent fired: the child that takes the most and is not the victim's. */
function otherGroup({ groups = [], limitedCgroup, victimCgroup }: MemoryKillFact) {
  if (limitedCgroup === undefined || !victimCgroup?.startsWith(`${limitedCgroup}/`)) return undefined;
  const [largest] = groups.filter(({ path }) => path !== limitedCgroup).toSorted((a, b) => b.bytes - a.bytes);
  return largest?.path.startsWith(victimCgroup) ? undefined : largest;
}

/** Kills for one and the same limit, in the order of the paste. */
export function killsByLimit(kills: readonly Kill[]): readonly (readonly Kill[])[] {
  const groups = Map.groupBy(kills, (kill) => {
    const whose = kill.scope === 'host' ? 'host' : (kill.limitedCgroup ?? kill.container ?? kill.victimCgroup);
    return whose === undefined ? `${kill.host} alone ${kill.from}` : `${kill.host} ${whose}`;
  });
  return [...groups.values()];
}
