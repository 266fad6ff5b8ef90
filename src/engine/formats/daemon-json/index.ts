import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** The configuration file of the Docker daemon, sound or not. */
const format: Format<'daemon-json'> = {
  kind: 'daemon-json',
  title: { en: 'daemon.json', 'zh-cn': 'daemon.json 配置' },
  patience: 8,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
