import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** What `docker version` prints, and what programs print about their own version. */
const format: Format<'docker-version'> = {
  kind: 'docker-version',
  title: { en: 'docker version', 'zh-cn': 'docker version 输出' },
  // A prompt that shows the output as if it were typed is no command.
  before: ['cli'],
  patience: 4,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
