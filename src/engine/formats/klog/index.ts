import type { Format } from '../../model.ts';
import { claim, klogOf } from './claim.ts';
import { parse } from './parse.ts';

/** Log of kubelet and the other components of Kubernetes. */
const format: Format<'klog'> = {
  kind: 'klog',
  title: { en: 'Kubernetes component log', 'zh-cn': 'Kubernetes 组件日志' },
  // What a message says may look like output of others.
  before: ['cli', 'daemon-log', 'systemd'],
  patience: 40,
  separable: true,
  claim,
  level: (line) => klogOf(line)?.level,
  parse,
};

export default format;
