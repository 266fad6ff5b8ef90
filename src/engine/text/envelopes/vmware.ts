/** vmware.log of a virtual machine, where ESXi also writes what the guest's kernel told it. */
import type { Level } from '../../model.ts';
import { DIGITS, matchAt, mayBeDate, type Peeler } from './peeler.ts';

/** `2019-06-17T10:00:00.123Z| vcpu-0| I125: msg`, of the guest `…| vcpu-0| I125: Guest: <4>[    1.125782] msg` */
const VMWARE =
  /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(?:Z|[+-]\d\d:\d\d))\| ([\w-]{1,24})\| ([A-Z])\d{3}: (?:Guest: ?)?/y;
const LEVELS: Readonly<Record<string, Level>> = { I: 'info', W: 'warning', E: 'error' };

export const vmware: Peeler = {
  starts: DIGITS,
  peel(text, at) {
    const match = mayBeDate(text, at) ? matchAt(VMWARE, text, at) : null;
    if (match === null) return undefined;
    const [whole, time = '', program = '', letter = ''] = match;
    const level = LEVELS[letter];
    return { envelope: { kind: 'vmware-log', time, program, ...(level && { level }) }, rest: at + whole.length };
  },
};
