import type { Instead } from '../../model.ts';

/** A header and nothing below it: no process fits what was asked for. */
export const EMPTY: Instead = {
  tool: 'ps',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'ps -eo pid,ppid,stat,wchan:32,etime,args --forest',
      text: {
        en: 'All processes, with what they wait for. In a container run it on the host.',
        'zh-cn': '列出全部进程以及它们在等什么。如果在容器里：请到宿主机上执行。',
      },
    },
  ],
};
