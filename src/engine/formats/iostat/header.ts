/**
 * The lines above the numbers: sysstat iostat.c, write_cpu_stat(), write_disk_stat_header(); busybox procps/iostat.c.
 *
 *     avg-cpu:  %user   %nice %system %iowait  %steal   %idle
 *     Device:         rrqm/s   wrqm/s     r/s     w/s    rkB/s    wkB/s avgrq-sz avgqu-sz   await r_await w_await  svctm  %util
 *     Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz     w/s … aqu-sz  %util             since 12
 *          r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz Device                                 -h or --pretty since 12
 */

export interface DeviceColumns {
  readonly names: readonly string[];
  /** Where the device stands: in front of the numbers or, with `--pretty`, behind them. */
  readonly device: 'first' | 'last';
}

const LONGEST_HEADER = 400;
const FEWEST_KNOWN = 2;

/** Columns of all versions, by what they measure: requests, merges, waits, sizes, bytes, time. */
const KNOWN =
  /^(?:tps|[rwdf]\/s|[rwd]?(?:[kMG]B|sec)\/s|[rwd]?rqm\/s|%[rwd]rqm|(?:[rwdf]_)?await|[rwd]?areq-sz|avg[rq]q-sz|avgqu-sz|aqu-sz|svctm|%util|(?:[kMG]B|Blk)_(?:read|wrtn|dscd|w\+d)(?:\/s)?)$/;

export function readDeviceHeader(line: string): DeviceColumns | undefined {
  const text = line.trim();
  if (text.length > LONGEST_HEADER || !(text.startsWith('Device') || text.endsWith(' Device'))) return undefined;
  const words = text.split(/\s{1,40}/);
  const isFirst = words[0] === 'Device' || words[0] === 'Device:';
  const names = isFirst ? words.slice(1) : words.slice(0, -1);
  const known = names.filter((name) => KNOWN.test(name)).length;
  if (known < FEWEST_KNOWN || known * 2 < names.length) return undefined;
  return { names, device: isFirst ? 'first' : 'last' };
}

const PROCESSOR = 'avg-cpu:';

/** The columns of the processors' numbers, without `%`. */
export function readProcessorHeader(line: string): readonly string[] | undefined {
  const text = line.trim();
  if (!text.startsWith(PROCESSOR) || text.length > LONGEST_HEADER) return undefined;
  const names = text
    .slice(PROCESSOR.length)
    .trim()
    .split(/\s{0,20}%/)
    .filter(Boolean);
  return names.length > 0 ? names : undefined;
}

/** `Linux 3.10.0-957.el7.x86_64 (web-03) 	03/13/2024 	_x86_64_	(8 CPU)`; sar, mpstat and pidstat print it too. */
const BANNER =
  /^\s{0,40}Linux (\d\.[\w.+~-]{1,80}) \([^()\s]{1,255}\)\s{1,20}\S{1,40}\s{1,20}(?:\S{1,40}\s{1,20})?\(\d{1,5} CPU\)\s{0,8}$/;

/** The kernel release in sysstat's first line. */
export function readBanner(line: string): string | undefined {
  return line.length > LONGEST_HEADER ? undefined : BANNER.exec(line)?.[1];
}

/**
 * iostat -t above a report, in the form of the locale: `03/13/2024 11:16:48 AM`, `2024-03-13T11:16:48+0800`,
 * `2024年03月13日 11时16分48秒`; sysstat 8 `Time: 11:16:48 AM`
 */
const TIME =
  /^(?:Time: |\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[T ]{1,2}|\d{4}年\d\d月\d\d日 )\d{1,2}(?:[:.]\d\d[:.]\d\d|时\d\d分\d\d秒)(?: ?[AP]M|[+-]\d\d:?\d\d)?$/i;

export function readTime(line: string): string | undefined {
  const text = line.trim();
  return text.length < 40 && TIME.test(text) ? text.replace('Time: ', '') : undefined;
}
