import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** What kubectl tells about pods and nodes: describe, whole or in parts, and the tables of get. */
const format: Format<'kubectl-describe'> = {
  kind: 'kubectl-describe',
  title: { en: 'kubectl description', 'zh-cn': 'kubectl 描述信息' },
  patience: 12,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
