/** Sizes and times as systemd prints them: format_bytes() in powers of 1024, format_timespan(). */

const POWERS = 'BKMGTPE';

/** `120.3M`, `512B`, `1.0G` */
export function bytesOf(text: string | undefined): number | undefined {
  const [, number, unit = 'B'] = /^([\d.]{1,12})([BKMGTPE])?$/.exec(text ?? '') ?? [];
  const value = Number(number);
  return number === undefined || !Number.isFinite(value) ? undefined : Math.round(value * 1024 ** POWERS.indexOf(unit));
}

const SECONDS: Readonly<Record<string, number>> = {
  y: 31_557_600,
  month: 2_629_800,
  w: 604_800,
  d: 86_400,
  h: 3600,
  min: 60,
  s: 1,
  ms: 0.001,
  us: 0.000_001,
};

/** `12min 3.456s`, `1d 2h 3min`, `45ms` */
export function secondsOf(text: string): number | undefined {
  let seconds: number | undefined;
  for (const word of text.slice(0, 80).split(' ')) {
    const [, number, unit = ''] = /^([\d.]{1,12})(y|month|w|d|h|min|s|ms|us)$/.exec(word) ?? [];
    const size = SECONDS[unit];
    if (number === undefined || size === undefined || !Number.isFinite(Number(number))) return undefined;
    seconds = (seconds ?? 0) + Number(number) * size;
  }
  return seconds === undefined ? undefined : Math.round(seconds * 1e6) / 1e6;
}
