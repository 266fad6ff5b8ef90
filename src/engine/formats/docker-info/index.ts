import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** What `docker info` prints about the client, the daemon and its host. */
const format: Format<'docker-info'> = {
  kind: 'docker-info',
  title: { en: 'docker info', 'zh-cn': 'docker info 输出' },
  // The error in place of the server's part is the command's own; a description of a pod has `Containers:`, too.
  before: ['cli', 'kubectl-describe'],
  patience: 4,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
