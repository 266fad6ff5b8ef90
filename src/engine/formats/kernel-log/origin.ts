/** What the layers around a line tell: whether the kernel wrote it, and when. */
import type { Envelope, Line } from '../../model.ts';

/** Whether the innermost layer that names a writer names the kernel. */
export function isOfKernel({ envelopes }: Line): boolean {
  for (let at = envelopes.length - 1; at >= 0; at--) {
    const envelope = envelopes[at];
    if (envelope?.kind === 'dmesg' || envelope?.program === 'kernel') return true;
    if (envelope?.program !== undefined) return false;
  }
  return false;
}

/** printk's own time: seconds since the kernel started. */
const UPTIME = /^\d{1,10}\.\d{6}$/;

export function uptimeOf({ envelopes }: Line): number | undefined {
  const printed = envelopes.findLast(({ kind }) => kind === 'dmesg')?.time;
  return printed !== undefined && UPTIME.test(printed) ? Number(printed) : undefined;
}

/** The time of the innermost layer that prints one a clock shows. `+0.000123` of dmesg -d is none. */
export function timeOf({ envelopes }: Line): string | undefined {
  return envelopes.findLast(hasWallClock)?.time;
}

function hasWallClock({ kind, time }: Envelope): boolean {
  return time !== undefined && !(kind === 'dmesg' && (UPTIME.test(time) || time.startsWith('+')));
}
