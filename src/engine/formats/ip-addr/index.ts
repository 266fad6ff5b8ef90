import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Network interfaces and their addresses as ip and ifconfig print them. */
const format: Format<'ip-addr'> = {
  kind: 'ip-addr',
  title: { en: 'Network interfaces', 'zh-cn': '网络接口' },
  patience: 12,
  separable: false,
  claim,
  parse,
};

export default format;
