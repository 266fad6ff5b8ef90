import type { Format } from '../../model.ts';
import { claim } from './claim.ts';
import { parse } from './parse.ts';

/** Open files as lsof lists them. */
const format: Format<'lsof'> = {
  kind: 'lsof',
  title: { en: 'lsof table', 'zh-cn': 'lsof 列表' },
  // With `-o` ps can have almost any columns.
  before: ['ps'],
  // A table is printed in one go.
  patience: 4,
  separable: false,
  claim,
  parse,
};

export default format;
