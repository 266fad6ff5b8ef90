import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

export { byMountPoint, parentChain } from './mounts.ts';

/** The mounts of a process, from /proc/PID/mountinfo, whole or as grep found them. */
const format: Format<'mountinfo'> = {
  kind: 'mountinfo',
  title: { en: 'Mounts of a process (mountinfo)', 'zh-cn': '进程的挂载信息（mountinfo）' },
  // `docker exec web cat /proc/1/mountinfo` says whose rows follow.
  before: ['cli', 'ps'],
  // Between two commands that search one table there are prompts and a remark or two.
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
