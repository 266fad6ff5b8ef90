import type { Localized } from '../../model.ts';
import { counted, joined, named } from '../../words.ts';
import type { SystemdEvent } from './record.ts';

/** What a unit ends in, the most telling first. */
const ENDS: readonly SystemdEvent['event'][] = [
  'start-limit',
  'failed',
  'dependency-failed',
  'start-failed',
  'job-failed',
];

const UNIT_NAME = /^\S{1,255}\.[a-z]{4,9}$/;

/** `12 messages, failed: docker.service (exit-code)` */
export function summaryOf(events: readonly SystemdEvent[]): Localized {
  const ends = [...Map.groupBy(events, ({ unit }) => unit)].flatMap(([unit, ofUnit]) => {
    const end = ENDS.flatMap((name) => ofUnit.findLast(({ event }) => event === name) ?? [])[0];
    const result = ofUnit.findLast((event) => event.result !== undefined)?.result;
    return unit !== undefined && end ? [{ unit, text: `${unit}${result === undefined ? '' : ` (${result})`}` }] : [];
  });
  // Some lines have only the description of a unit that others name.
  const byName = ends.filter(({ unit }) => UNIT_NAME.test(unit));
  const failed = (byName.length > 0 ? byName : ends).map(({ text }) => text);
  const names = named(failed);
  return joined([
    counted(events.length, ['message'], '条消息'),
    failed.length > 0 && { en: `failed: ${names.en}`, 'zh-cn': `失败：${names['zh-cn']}` },
  ]);
}
