import type { Format } from '../../model.ts';
import { claim, leads } from './claim.ts';
import { parse } from './parse.ts';

/** What `systemctl status` prints about units, without the lines of the journal at its end. */
const format: Format<'systemctl-status'> = {
  kind: 'systemctl-status',
  title: { en: 'systemctl status', 'zh-cn': 'systemctl status 输出' },
  // A title without a bullet begins like a message about a unit.
  before: ['systemd'],
  // Between the processes and the last hint stand the lines of the journal, ten as a rule.
  patience: 16,
  separable: false,
  claim,
  leads,
  parse,
};

export default format;
