import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** How full file systems are, from df: bytes, or inodes. */
const format: Format<'df'> = {
  kind: 'df',
  title: { en: 'Disk usage (df)', 'zh-cn': '磁盘用量（df）' },
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
