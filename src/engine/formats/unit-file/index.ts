import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Unit files of systemd and their drop-ins, as `systemctl cat` prints them or pasted one by one. */
const format: Format<'unit-file'> = {
  kind: 'unit-file',
  title: { en: 'systemd unit file', 'zh-cn': 'systemd 单元文件' },
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
