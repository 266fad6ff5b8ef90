import type { Localized } from '../../model.ts';
import { counted, detailed, grouped, tally } from '../../words.ts';
import type { ContainerEvent } from './record.ts';

const MOST_NAMED = 4;

/** `34 events: 12 oom, 8 die, 4 start, 10 others`, those that speak of a failure first. */
export function summaryOf(events: readonly ContainerEvent[]): Localized {
  const alarming = new Set(events.filter(isAlarming).map(({ action }) => action));
  const actions = tally(events.map(({ action }) => action)).toSorted(
    ([a], [b]) => Number(alarming.has(b)) - Number(alarming.has(a)),
  );
  const shown = actions.length > MOST_NAMED + 1 ? actions.slice(0, MOST_NAMED) : actions;
  const others = events.length - shown.reduce((sum, [, count]) => sum + count, 0);
  return detailed(counted(events.length, ['event'], '个事件'), [
    ...shown.map(([action, count]) => ({
      en: `${grouped(count)} ${action}`,
      'zh-cn': `${grouped(count)} 个 ${action}`,
    })),
    others > 0 && { en: `${grouped(others)} others`, 'zh-cn': `其他 ${grouped(others)} 个` },
  ]);
}

function isAlarming({ level }: ContainerEvent): boolean {
  return level === 'error' || level === 'warning' || level === 'fatal';
}
