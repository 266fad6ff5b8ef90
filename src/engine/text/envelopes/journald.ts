/** The text outputs of journalctl, and the files of rsyslog, which look the same. */
import type { Envelope } from '../../model.ts';
import { DIGITS, MONTH_INITIALS, matchAt, mayBeDate, type Peeled, type Peeler, WEEKDAY_INITIALS } from './peeler.ts';

// All forms are `time host program[pid]: message`, see systemd, src/shared/logs-show.c, output_short().

/** `-o short`, `short-precise`, rsyslog's traditional file format: `Jun 17 03:18:17 web-03 dockerd[7926]: msg` */
const SHORT = /((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,2}\d{1,2}\s\d\d:\d\d:\d\d(?:\.\d{1,6})?)\s/y;
/** The same in zh_CN, whose months are numbers: `8月 20 14:48:00 web-03 dockerd[7926]: msg` */
const SHORT_CHINESE = /(\d{1,2}月\s{1,2}\d{1,2}\s\d\d:\d\d:\d\d(?:\.\d{1,6})?)\s/y;
/**
 * `-o short-iso`, `short-iso-precise`, rsyslog's RFC 3339 file format: `2018-12-14T20:04:45+0800 web-03 dockerd[7926]: msg`.
 * None prints nanoseconds, as `docker events` does before `container exec_create: …`.
 */
const ISO = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d))\s/y;
/** `-o short-full`, `-o with-unit`: `Fri 2018-12-14 20:04:45 CST web-03 docker.service[7926]: msg` */
const FULL =
  /((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s\d{4}-\d\d-\d\d\s\d\d:\d\d:\d\d(?:\.\d{1,6})?\s(?:[A-Z]{2,5}|[+-]\d\d(?::?\d\d)?))\s/y;
/** `-o short-monotonic`: `[ 1234.567890] web-03 dockerd[7926]: msg`; without host and pid it would be a kernel line. */
const MONOTONIC = /\[\s{0,12}(\d{1,12}\.\d{6})\]\s/y;
/** `-o short-unix`: `1544789085.788669 web-03 dockerd[7926]: msg` */
const UNIX = /(\d{9,10}\.\d{6})\s/y;

/**
 * Blogs and tickets leave the host out; the kernel and many lines of rsyslog have no pid. `<kern.warning>` or `kern.warn`
 * in front of the program comes from rsyslog templates and from BusyBox.
 */
const SENDER =
  /(?:([^\s:[\]"'(){},=<>|]{1,255})\s)?(?:<?\w{1,10}\.\w{1,10}>?\s)?([^\s:[\]"={}<>|]{1,128})(?:\[(\d{1,10})\])?:[^\S\t]?/y;

const UNIT = /\.(?:service|scope|socket|slice|mount|timer|target)$/;
/** Applications print `2024-01-02T03:04:05+00:00 WARN module: msg` themselves. */
const LEVEL_WORD = /^(?:FATAL|CRITICAL|ERROR|WARN|WARNING|NOTICE|INFO|DEBUG|TRACE)$/i;

/** What must be there to believe in a sender: a pid always does, and so does the kernel. */
type Proof = 'host' | 'pid' | 'host and pid';

function peel(times: RegExp, text: string, at: number, proof: Proof): Peeled | undefined {
  const timed = matchAt(times, text, at);
  const sender = timed === null ? null : matchAt(SENDER, text, at + timed[0].length);
  if (timed === null || sender === null) return undefined;
  const time = timed[1] ?? '';
  const [whole, host, program = '', pid] = sender;
  // Neither journald nor rsyslog ends its own times in `Z`, but applications do.
  if (!proves(time.endsWith('Z') ? 'pid' : proof, host, program, pid)) return undefined;
  const envelope: Envelope = {
    kind: 'journald',
    time,
    ...(host !== undefined && { host }),
    program,
    ...(pid !== undefined && { pid: Number(pid) }),
    ...(UNIT.test(program) && { unit: program }),
  };
  // No part of the patterns reads over the colon, and behind it no further than a space.
  return { envelope, rest: sender.index + whole.length, settled: !whole.endsWith(':') };
}

function proves(proof: Proof, host: string | undefined, program: string, pid: string | undefined): boolean {
  if (pid !== undefined || program === 'kernel') return host !== undefined || proof !== 'host and pid';
  return proof === 'host' && host !== undefined && !LEVEL_WORD.test(host);
}

export const short: Peeler = {
  starts: MONTH_INITIALS,
  peel: (text, at) => peel(SHORT, text, at, 'host'),
};

export const shortChinese: Peeler = {
  starts: DIGITS,
  peel: (text, at) => peel(SHORT_CHINESE, text, at, 'host'),
};

export const full: Peeler = {
  starts: WEEKDAY_INITIALS,
  peel: (text, at) => peel(FULL, text, at, 'host'),
};

export const iso: Peeler = {
  starts: DIGITS,
  peel: (text, at) => (mayBeDate(text, at) ? peel(ISO, text, at, 'host') : undefined),
};

export const monotonic: Peeler = {
  starts: '[',
  peel: (text, at) => peel(MONOTONIC, text, at, 'host and pid'),
};

export const unix: Peeler = {
  starts: DIGITS,
  peel: (text, at) => peel(UNIX, text, at, 'host and pid'),
};
