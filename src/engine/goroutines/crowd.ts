/** The group that most goroutines of a program are in, when there is one that should not be. */
import type { Localized } from '../model.ts';
import { grouped } from '../words.ts';
import type { GoroutineGroup } from './record.ts';

/** Fewer than this wait for the same in every daemon. */
const SMALLEST_CROWD = 10;

/** `717,594 waiting for a mutex in Daemon.ContainerInspect`, when at least half of all do so and not by design. */
export function crowdIn(groups: readonly GoroutineGroup[], total: number): Localized | undefined {
  const busy = groups.filter(({ idle }) => !idle);
  const largest = busy.reduce<GoroutineGroup | undefined>(
    (most, group) => (most && most.count >= group.count ? most : group),
    undefined,
  );
  if (!largest || largest.count < SMALLEST_CROWD || largest.count * 2 < total) return undefined;
  const { words } = largest.wait;
  const count = grouped(largest.count);
  return { en: `${count} ${words.en}`, 'zh-cn': `${count} 个${words['zh-cn']}` };
}
