import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** What a Go program prints when it dies: a panic, a fatal error of the runtime, a signal. */
const format: Format<'go-crash'> = {
  kind: 'go-crash',
  title: { en: 'Go crash', 'zh-cn': 'Go 程序崩溃' },
  before: ['cli'],
  patience: 24,
  separable: false,
  claim,
  parse,
};

export default format;
