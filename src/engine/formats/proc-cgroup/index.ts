import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** The cgroups of a process, from /proc/PID/cgroup. */
const format: Format<'proc-cgroup'> = {
  kind: 'proc-cgroup',
  title: { en: 'cgroups of a process', 'zh-cn': '进程所属的 cgroup' },
  // `docker exec web cat /proc/1/cgroup` says whose lines follow.
  before: ['cli'],
  patience: 8,
  separable: false,
  claim,
  parse,
};

export default format;
