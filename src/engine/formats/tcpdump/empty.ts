import type { Instead } from '../../model.ts';

/** A capture that saw nothing. */
export const EMPTY: Instead = {
  tool: 'tcpdump',
  why: { en: 'no packets', 'zh-cn': '没有抓到包' },
  run: [
    {
      command: 'sudo tcpdump -nni any -c 50',
      text: {
        en: 'All interfaces and no filter: shows whether anything passes at all.',
        'zh-cn': '不限接口、不加过滤：看到底有没有流量。',
      },
    },
    {
      command: 'ip -s link',
      text: {
        en: 'Packets counted by interface, and which ones are down.',
        'zh-cn': '各接口的收发包计数，以及哪些没有启用。',
      },
    },
  ],
};
