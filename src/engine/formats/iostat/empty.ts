import type { Instead } from '../../model.ts';

/** A header and nothing below it: the device asked for has another name, or the run was stopped. */
export const EMPTY: Instead = {
  tool: 'iostat',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'iostat -xdt 1 5',
      text: {
        en: 'All devices, five times; the first report averages since the host started.',
        'zh-cn': '列出全部设备，共五次；第一次是开机以来的平均值。',
      },
    },
    {
      command: 'lsblk',
      text: {
        en: 'The names of block devices.',
        'zh-cn': '块设备的名称。',
      },
    },
  ],
};
