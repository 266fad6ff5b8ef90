import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** The system calls of a process as strace shows them. */
const format: Format<'strace'> = {
  kind: 'strace',
  title: { en: 'strace output', 'zh-cn': 'strace 输出' },
  // With `-o` ps can have almost any columns.
  before: ['ps'],
  // The traced program prints to the same terminal.
  patience: 16,
  separable: false,
  claim,
  parse,
};

export default format;
