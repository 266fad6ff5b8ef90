import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Load of block devices as iostat shows it, in one or several reports. */
const format: Format<'iostat'> = {
  kind: 'iostat',
  title: { en: 'iostat output', 'zh-cn': 'iostat 输出' },
  patience: 12,
  separable: false,
  claim,
  parse,
};

export default format;
