import { crowdIn } from '../../goroutines/crowd.ts';
import type { GoroutineGroup } from '../../goroutines/record.ts';
import type { Localized } from '../../model.ts';
import { counted, grouped, joined } from '../../words.ts';

/** `1,404 goroutines in 37 groups, 3 waiting more than an hour`; those that wait by design do not count. */
export function summaryOf(groups: readonly GoroutineGroup[]): Localized {
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  const long = groups.reduce((sum, { idle, overAnHour }) => sum + (idle ? 0 : overAnHour), 0);
  const goroutines = counted(total, ['goroutine'], '个 goroutine');
  const inGroups = counted(groups.length, ['group'], '组');
  return joined([
    { en: `${goroutines.en} in ${inGroups.en}`, 'zh-cn': `${goroutines['zh-cn']}，分 ${inGroups['zh-cn']}` },
    long > 0 && {
      en: `${grouped(long)} waiting more than an hour`,
      'zh-cn': `${grouped(long)} 个已等待一小时以上`,
    },
    crowdIn(groups, total),
  ]);
}
