import type { Instead } from '../../model.ts';

/** A header and nothing below it. */
export const EMPTY: Instead = {
  tool: 'kubectl',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'kubectl get pods -A -o wide',
      text: {
        en: 'All namespaces; without -n only the default one is searched.',
        'zh-cn': '查看所有命名空间；不加 -n 只查默认的。',
      },
    },
  ],
};
