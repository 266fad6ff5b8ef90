import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Requests to block devices, step by step, as blkparse and btrace show them. */
const format: Format<'blkparse'> = {
  kind: 'blkparse',
  title: { en: 'Block I/O trace', 'zh-cn': '块设备 I/O 跟踪' },
  patience: 16,
  separable: false,
  claim,
  parse,
};

export default format;
