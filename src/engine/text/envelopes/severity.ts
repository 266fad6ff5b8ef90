import type { Level } from '../../model.ts';

/** syslog severities (RFC 5424, table 2) and kernel log levels, 0 emergency to 7 debug. */
const SEVERITIES: readonly Level[] = ['fatal', 'fatal', 'fatal', 'error', 'warning', 'info', 'info', 'debug'];

/** The level of a syslog priority: facility × 8 + severity. */
export function severityLevel(priority: number): Level {
  return SEVERITIES[priority & 7] ?? 'info';
}

const NAMES = ['emerg', 'alert', 'crit', 'err', 'warn', 'notice', 'info', 'debug'];

/** The level of a severity by the name `dmesg -x` gives it. */
export function namedLevel(name: string): Level {
  return severityLevel(Math.max(NAMES.indexOf(name), 0));
}
