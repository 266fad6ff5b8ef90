/** When a process was started, and whether something else happened at that time. */
import { type Clock, parseTime } from '../../text/index.ts';

/** ps prints the day alone when the process was started on another day of this year: `Jun17`. */
const DAY = /^([A-Z][a-z]{2}) ?(\d{1,2})$/;
const ONE_DAY = 24 * 3_600_000;

/** `Jun 17` of `Jun17`; everything else as ps prints it. */
export function startInWords(started: string): string {
  return started.replace(DAY, '$1 $2');
}

/** Whether a process was started on the day of a printed time, give or take one for time zones; unknown without days. */
export function isDayOf(started: string | undefined, time: string | undefined): boolean | undefined {
  const start =
    started === undefined ? undefined : dayOf(parseTime(`${startInWords(started)} 12:00`) ?? parseTime(started));
  const other = time === undefined ? undefined : dayOf(parseTime(time));
  if (!start || !other) return undefined;
  const days = start.year && other.year ? start.days - other.days : start.dayOfYear - other.dayOfYear;
  return Math.abs(days) <= 1 || Math.abs(days) >= DAYS_PER_YEAR - 1;
}

const DAYS_PER_YEAR = 365;

interface Day {
  /** Since 1970, and since the first of January. */
  readonly days: number;
  readonly dayOfYear: number;
  readonly year: boolean;
}

function dayOf(clock: Clock | undefined): Day | undefined {
  if (clock?.base !== 'wall') return undefined;
  const days = Math.floor(clock.milliseconds / ONE_DAY);
  const newYear = Date.UTC(new Date(clock.milliseconds).getUTCFullYear(), 0, 1);
  return { days, dayOfYear: days - newYear / ONE_DAY, year: clock.year };
}

/** The moment a number of minutes before a printed time, when that is a date: `2026-06-17 03:18 UTC`. */
export function minutesBefore(
  minutes: number,
  time: string | undefined,
  taken: number | undefined,
): string | undefined {
  const clock = time === undefined ? undefined : parseTime(time);
  const seen = clock?.base === 'wall' && clock.year ? clock.milliseconds : taken;
  if (seen === undefined) return undefined;
  const iso = new Date(seen - minutes * 60_000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}
