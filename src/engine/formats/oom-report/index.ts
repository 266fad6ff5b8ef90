import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** What the kernel's OOM killer prints when memory runs out, in one cgroup or on the whole host. */
const format: Format<'oom-report'> = {
  kind: 'oom-report',
  title: { en: 'OOM report', 'zh-cn': 'OOM 报告' },
  before: ['kernel-log'],
  // Between two lines of one report a busy host logs a few lines of its daemons.
  patience: 32,
  separable: false,
  claim,
  parse,
};

export default format;
