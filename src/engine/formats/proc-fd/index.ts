import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** The descriptors of a process as links in /proc. */
const format: Format<'proc-fd'> = {
  kind: 'proc-fd',
  title: { en: '/proc/PID/fd listing', 'zh-cn': '/proc/PID/fd 列表' },
  // With `-o` ps can have almost any columns.
  before: ['ps'],
  // A listing is printed in one go.
  patience: 4,
  separable: false,
  claim,
  parse,
};

export default format;
