import type { Instead } from '../../model.ts';

/** A header and nothing below it: a filter took the rows, or they belong to another user. */
export const EMPTY: Instead = {
  tool: 'lsof',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'sudo lsof -n -P -p <pid>',
      text: {
        en: 'As root and for one process; without root lsof lists only processes of the same user.',
        'zh-cn': '以 root 查看一个进程；不用 root 时 lsof 只列出同一用户的进程。',
      },
    },
    {
      command: 'sudo ls -l /proc/<pid>/fd',
      text: {
        en: 'The same descriptors from the kernel.',
        'zh-cn': '直接由内核给出同样的描述符。',
      },
    },
  ],
};
