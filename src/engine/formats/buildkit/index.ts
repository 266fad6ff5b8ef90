import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** Output of docker build, by BuildKit in its plain form and in a terminal, and by the builder before it. */
const format: Format<'buildkit'> = {
  kind: 'buildkit',
  title: { en: 'Image build', 'zh-cn': '镜像构建输出' },
  // The last line of a build is an error of docker's like any other.
  before: ['cli'],
  // The legacy builder prints what commands say without a mark.
  patience: 1000,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
