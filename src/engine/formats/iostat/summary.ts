import type { Localized } from '../../model.ts';
import { counted, joined, plural } from '../../words.ts';
import type { DeviceUsage, IostatRecord } from './record.ts';

/** `3 reports on 2 devices, sda up to 99.8 % busy` */
export function summaryOf(records: readonly IostatRecord[]): Localized {
  const reports = new Set(records.map(({ report }) => report)).size;
  const rows = records.filter((record) => record.sort === 'device');
  const devices = new Set(rows.map(({ device }) => device)).size;
  const count = counted(reports, ['report'], '次统计');
  const busiest = busiestOf(rows);
  return joined([
    devices === 0
      ? count
      : { en: `${count.en} on ${plural(devices, 'device')}`, 'zh-cn': `${count['zh-cn']}，${devices} 个设备` },
    busiest && {
      en: `${busiest.device} ${reports > 1 ? 'up to ' : ''}${busiest.utilization} % busy`,
      'zh-cn': `${busiest.device} ${reports > 1 ? '最高' : ''}繁忙 ${busiest.utilization} %`,
    },
  ]);
}

function busiestOf(rows: readonly DeviceUsage[]): DeviceUsage | undefined {
  return rows.reduce<DeviceUsage | undefined>(
    (most, row) => ((row.utilization ?? -1) > (most?.utilization ?? -1) ? row : most),
    undefined,
  );
}
