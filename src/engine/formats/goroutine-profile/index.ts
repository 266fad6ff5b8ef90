import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Goroutines counted by stack: `/debug/pprof/goroutine?debug=1`, `ctr pprof goroutines --debug 1`. */
const format: Format<'goroutine-profile'> = {
  kind: 'goroutine-profile',
  title: { en: 'Goroutine profile', 'zh-cn': 'goroutine 统计' },
  // Lines with `#` look like commands typed by root.
  before: ['cli'],
  patience: 24,
  separable: false,
  claim,
  parse,
};

export default format;
