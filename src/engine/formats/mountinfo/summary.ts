import type { Localized } from '../../model.ts';
import { counted, detailed, grouped, tally } from '../../words.ts';
import type { MountinfoMount } from './record.ts';

/** `6 mounts of pid 4711: 4 private, 2 shared`, of one propagation only `6 mounts, all private`. */
export function summaryOf(mounts: readonly MountinfoMount[]): Localized {
  const kinds = tally(mounts.flatMap(({ propagation }) => propagation?.kind ?? []));
  const whole = withOwner(counted(mounts.length, ['mount'], '个挂载'), mounts);
  const [only] = kinds;
  if (!only) return whole;
  if (kinds.length > 1)
    return detailed(
      whole,
      kinds.map(([kind, count]) => ({ en: `${grouped(count)} ${kind}`, 'zh-cn': `${grouped(count)} 个 ${kind}` })),
    );
  const [kind, count] = only;
  const all = mounts.length > 1 && count === mounts.length;
  return { en: `${whole.en}, ${all ? 'all ' : ''}${kind}`, 'zh-cn': `${whole['zh-cn']}，${all ? '均为 ' : ''}${kind}` };
}

function withOwner(count: Localized, mounts: readonly MountinfoMount[]): Localized {
  const pids = new Set(mounts.flatMap(({ pid }) => pid ?? []));
  if (pids.size === 0) return count;
  const owners =
    pids.size === 1
      ? { en: `pid ${[...pids][0]}`, 'zh-cn': `pid ${[...pids][0]} ` }
      : counted(pids.size, ['process', 'processes'], '个进程');
  return { en: `${count.en} of ${owners.en}`, 'zh-cn': `${owners['zh-cn']}的 ${count['zh-cn']}` };
}
