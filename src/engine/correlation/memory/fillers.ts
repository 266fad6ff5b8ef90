/** What filled a memory limit, and how often the kernel killed for it. */
import type { MemoryKillFact } from '../../facts/facts.ts';
import type { Known } from '../fact-base.ts';

type Kill = Known<MemoryKillFact>;

export type Filler = 'kernel' | 'cache' | 'processes' | 'others';

/** More than half of the usage is what filled it. */
const MOST = 0.5;

/** What takes the most of a limit; nothing when the report does not tell. */
export function fillerOf(kill: MemoryKillFact): { readonly what: Filler; readonly bytes: number } | undefined {
  const { usage, kernel, cache, resident } = kill;
  if (!usage) return undefined;
  const parts = [
    ['kernel', kernel],
    ['cache', cache],
    ['processes', resident],
  ] as const;
  for (const [what, bytes] of parts) if (bytes !== undefined && bytes / usage > MOST) return { what, bytes };
  // The limit of a parent fired and the victim's own group has little: somebody beside it has the rest.
  const isShared = kill.limitedCgroup !== undefined && kill.limitedCgroup !== kill.victimCgroup;
  return isShared && resident !== undefined ? { what: 'others', bytes: usage - resident } : undefined;
}

/** Kills for one and the same limit, in the order of the paste. */
export function killsByLimit(kills: readonly Kill[]): readonly (readonly Kill[])[] {
  const groups = Map.groupBy(kills, (kill) => {
    const whose = kill.limitedCgroup ?? kill.container ?? kill.victimCgroup;
    return whose === undefined ? `${kill.host} alone ${kill.from}` : `${kill.host} ${whose}`;
  });
  return [...groups.values()];
}
