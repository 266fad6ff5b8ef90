/** Times as logs print them. */

/**
 * A point in time. `wall`: milliseconds since 1970 in UTC, with a fraction when the log has one; without a known zone the
 * time is read as if it were UTC, without a known year as if it were 1970. `uptime`: seconds since the kernel started.
 */
export type Clock =
  | { readonly base: 'wall'; readonly milliseconds: number; readonly zone: boolean; readonly year: boolean }
  | { readonly base: 'uptime'; readonly seconds: number };

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** RFC 3339 and its relatives: `2018-12-14T20:04:45.788669544+08:00`, `2018-12-14 20:04:45 CST`, `…,123456+0000`. */
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T\s](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?:\s?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)|\s[A-Z]{2,5})?$/;
/** journald `short`, syslog: `Jun 17 03:18:17.123456`, in zh_CN `6月 17 03:18:17`; dmesg `-H`: `Mar13 11:16`. */
const MONTH_DAY = /^([A-Z][a-z]{2}|\d{1,2}月)\s{0,2}(\d{1,2})\s(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?$/;
/** dmesg `-T`, C `ctime`: `Mar 13 11:16:48 2024`. */
const MONTH_DAY_YEAR = /^([A-Z][a-z]{2}|\d{1,2}月)\s{1,2}(\d{1,2})\s(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?\s(\d{4})$/;
/** klog: `0612 14:01:52.353546`. */
const KLOG = /^(\d\d)(\d\d)\s(\d\d):(\d\d):(\d\d)\.(\d{1,9})$/;
/** Seconds since the kernel started, or since 1970 when there are nine digits or more. */
const SECONDS = /^(\d{1,10})\.(\d{1,9})$/;
/** Since 1970, in seconds, milliseconds, microseconds (journald `__REALTIME_TIMESTAMP`) or nanoseconds. */
const EPOCH = /^(\d{10})(\d{0,9})$/;
const WEEKDAY = /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s|[日一二三四五六]\s{1,2})/;

/** Reads a printed time; `undefined` when it is none. */
export function parseTime(printed: string): Clock | undefined {
  if (printed.length > 64) return undefined;
  const text = printed.trim().replace(WEEKDAY, '');
  return iso(text) ?? monthDay(text) ?? monthDayYear(text) ?? klog(text) ?? counted(text);
}

/** A printed time when it names a day; seconds since the kernel started say nothing to a reader. */
export function onWallClock(printed: string | undefined): string | undefined {
  return printed !== undefined && parseTime(printed)?.base === 'wall' ? printed : undefined;
}

function iso(text: string): Clock | undefined {
  const match = ISO.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const local = wall(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second), fraction);
  if (local === undefined) return undefined;
  return { base: 'wall', milliseconds: local - offset(zone), zone: zone !== undefined, year: true };
}

/** `+08:00`, `+0800`, `+08` or a name of UTC, in milliseconds. */
function offset(zone: string | undefined): number {
  if (zone === undefined || (zone[0] !== '+' && zone[0] !== '-')) return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', ''));
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
}

function monthDay(text: string): Clock | undefined {
  const match = MONTH_DAY.exec(text);
  if (match === null) return undefined;
  const [, month, day, hour, minute, second, fraction] = match;
  return yearless(monthNumber(month), Number(day), Number(hour), Number(minute), Number(second ?? 0), fraction);
}

function monthDayYear(text: string): Clock | undefined {
  const match = MONTH_DAY_YEAR.exec(text);
  if (match === null) return undefined;
  const [, month, day, hour, minute, second, fraction, year] = match;
  const time = wall(
    Number(year),
    monthNumber(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    fraction,
  );
  return time === undefined ? undefined : { base: 'wall', milliseconds: time, zone: false, year: true };
}

function klog(text: string): Clock | undefined {
  const match = KLOG.exec(text);
  if (match === null) return undefined;
  const [, month, day, hour, minute, second, fraction] = match;
  return yearless(Number(month), Number(day), Number(hour), Number(minute), Number(second), fraction);
}

function yearless(
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction: string | undefined,
): Clock | undefined {
  const time = wall(1970, month, day, hour, minute, second, fraction);
  return time === undefined ? undefined : { base: 'wall', milliseconds: time, zone: false, year: false };
}

function counted(text: string): Clock | undefined {
  const seconds = SECONDS.exec(text);
  if (seconds !== null) {
    if ((seconds[1]?.length ?? 0) < 9) return { base: 'uptime', seconds: Number(text) };
    return { base: 'wall', milliseconds: Number(text) * 1000, zone: true, year: true };
  }
  const epoch = EPOCH.exec(text);
  if (epoch === null) return undefined;
  const [, whole, fraction = ''] = epoch;
  return {
    base: 'wall',
    milliseconds: Number(whole) * 1000 + Number(`0.${fraction || 0}`) * 1000,
    zone: true,
    year: true,
  };
}

function monthNumber(name = ''): number {
  if (name.endsWith('月')) return Number(name.slice(0, -1));
  const at = MONTHS.indexOf(name);
  return at % 3 === 0 ? at / 3 + 1 : 0;
}

/** Milliseconds since 1970; a leap second and 29 February of a yearless time run over into what follows. */
function wall(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  fraction = '0',
): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second) + Number(`0.${fraction}`) * 1000;
}
