import type { Localized } from '../../model.ts';
import { counted, joined, plural } from '../../words.ts';
import type { BlkparseRecord } from './record.ts';

/** `1,204 events on 2 devices, 3 errors, slowest request 1.2 s` */
export function summaryOf(records: readonly BlkparseRecord[]): Localized {
  const events = records.filter((record) => record.sort === 'event');
  if (events.length === 0) return counted(records.length, ['table of totals', 'tables of totals'], '张汇总表');
  const devices = new Set(events.map(({ device }) => device)).size;
  const errors = events.filter(({ level }) => level === 'error').length;
  const slowest = events.reduce((most, { sinceQueued }) => Math.max(most, sinceQueued ?? 0), 0);
  const count = counted(events.length, ['event'], '个事件');
  return joined([
    { en: `${count.en} on ${plural(devices, 'device')}`, 'zh-cn': `${devices} 个设备上的 ${count['zh-cn']}` },
    errors > 0 && counted(errors, ['error'], '个错误'),
    slowest > 0 && { en: `slowest request ${timeOf(slowest)}`, 'zh-cn': `最慢的请求 ${timeOf(slowest)}` },
  ]);
}

function timeOf(seconds: number): string {
  return seconds >= 1 ? `${seconds.toFixed(1)} s` : `${Number((seconds * 1000).toPrecision(2))} ms`;
}
