import type { Instead } from '../../model.ts';

/** A header and nothing below it: events are kept for an hour. */
export const EMPTY: Instead = {
  tool: 'kubectl',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'kubectl get events -A --sort-by=.lastTimestamp',
      text: {
        en: 'All namespaces. Events are kept for one hour unless the API server is told otherwise.',
        'zh-cn': '查看所有命名空间。事件默认只保留一小时。',
      },
    },
  ],
};
