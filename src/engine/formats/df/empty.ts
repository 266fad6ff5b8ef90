import type { Instead } from '../../model.ts';

/** A header and nothing below it: no file system fits what was asked for. */
export const EMPTY: Instead = {
  tool: 'df',
  why: { en: 'a header without rows', 'zh-cn': '只有表头，没有数据行' },
  run: [
    {
      command: 'df -hT; df -i',
      text: {
        en: 'All file systems, by bytes and by inodes.',
        'zh-cn': '全部文件系统，按字节和 inode 各列一次。',
      },
    },
  ],
};
