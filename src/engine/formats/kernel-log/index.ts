import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** What the kernel prints, apart from its OOM reports: hangs, faults, errors of disks and file systems, denials. */
const format: Format<'kernel-log'> = {
  kind: 'kernel-log',
  title: { en: 'Kernel log', 'zh-cn': '内核日志' },
  // In a journal the daemons log a few lines between two of the kernel.
  patience: 40,
  separable: false,
  claim,
  parse,
};

export default format;
