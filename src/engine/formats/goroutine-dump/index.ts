import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** Stacks of all goroutines: dockerd's and containerd's answer to SIGUSR1, `/debug/pprof/goroutine?debug=2`, runtime.Stack(). */
const format: Format<'goroutine-dump'> = {
  kind: 'goroutine-dump',
  title: { en: 'Goroutine dump', 'zh-cn': 'goroutine 转储' },
  // In the journal of a busy host other daemons write between the lines of a dump.
  patience: 40,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
