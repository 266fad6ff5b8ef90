import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Processes as ps, and docker top, list them. */
const format: Format<'ps'> = {
  kind: 'ps',
  title: { en: 'Process list', 'zh-cn': '进程列表' },
  // A table is printed in one go.
  patience: 4,
  separable: false,
  claim,
  parse,
};

export default format;
