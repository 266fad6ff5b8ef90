import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** The JSON of `docker inspect`: containers, images, networks and volumes. */
const format: Format<'docker-inspect'> = {
  kind: 'docker-inspect',
  title: { en: 'docker inspect', 'zh-cn': 'docker inspect 输出' },
  patience: 8,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
