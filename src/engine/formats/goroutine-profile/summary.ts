import { crowdIn } from '../../goroutines/crowd.ts';
import type { Localized } from '../../model.ts';
import { counted, grouped, joined } from '../../words.ts';
import type { ProfiledGoroutines } from './record.ts';

/** `722,373 goroutines in 15 stacks`, of a cut profile `721,771 of 722,373 goroutines in 4 stacks`. */
export function summaryOf(entries: readonly ProfiledGoroutines[]): Localized {
  const shown = entries.reduce((sum, { count }) => sum + count, 0);
  const total = entries[0]?.total ?? shown;
  const stacks = counted(entries.length, ['stack'], '个调用栈');
  const goroutines = counted(total, ['goroutine'], '个 goroutine');
  const part = shown < total;
  return joined([
    {
      en: `${part ? `${grouped(shown)} of ` : ''}${goroutines.en} in ${stacks.en}`,
      'zh-cn': `${goroutines['zh-cn']}，${part ? `其中 ${grouped(shown)} 个` : ''}分属 ${stacks['zh-cn']}`,
    },
    crowdIn(entries, total),
  ]);
}
