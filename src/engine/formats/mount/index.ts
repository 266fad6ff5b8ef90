import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Mounts as mount(8), /proc/mounts and findmnt print them. */
const format: Format<'mount'> = {
  kind: 'mount',
  title: { en: 'Mounts', 'zh-cn': '挂载列表' },
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
