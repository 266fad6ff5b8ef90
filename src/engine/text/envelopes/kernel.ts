/** What the kernel log and dmesg put in front of a message. */
import type { Envelope, Level } from '../../model.ts';
import { DIGITS, matchAt, mayBeDate, type Peeled, type Peeler } from './peeler.ts';
import { namedLevel, severityLevel } from './severity.ts';

/** printk time, kernel/printk/printk.c, print_time(): `[ 1234.567890] Memory cgroup out of memory: …` */
const SECONDS = /\[\s{0,12}(\d{1,10}\.\d{6})\](?:\s?\[\s{0,8}([TC]\d{1,10})\])?[^\S\t]?/y;
/**
 * dmesg -T (util-linux, sys-utils/dmesg.c): `[Wed Mar 13 11:16:48 2024] msg`, in zh_CN `[三 3月 13 11:16:48 2024] msg`. Apache 2.2 prints the same time before
 * `[error] [client …]`.
 */
const CTIME =
  /\[((?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s[A-Z][a-z]{2}|[日一二三四五六]\s{1,2}\d{1,2}月)\s{1,2}\d{1,2}\s\d\d:\d\d:\d\d\s\d{4})\](?!\s\[[a-z_]{1,20}(?::[a-z]{1,10})?\]\s)(?:\s?\[\s{0,8}([TC]\d{1,10})\])?[^\S\t]?/y;
/** dmesg -H and -e: `[Mar13 11:16] msg`, then `[  +0.000123] msg` */
const DELTA = /\[((?:[A-Z][a-z]{2}\s{0,2}\d{1,2}\s\d\d:\d\d|\s{0,8}\+\d{1,6}\.\d{6}))\][^\S\t]?/y;
/** dmesg --time-format iso: `2024-03-13T11:16:48,123456+00:00 msg`, with a comma */
const ISO = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:?\d\d)(?:\s?\[\s{0,8}([TC]\d{1,10})\])?\s/y;
/** dmesg -x: `kern  :err   : [ 1234.567890] msg` */
const DECODED =
  /(?:kern|user|mail|daemon|auth|syslog|lpr|news|uucp|cron|authpriv|ftp|local[0-7])\s{0,8}:(emerg|alert|crit|err|warn|notice|info|debug)\s{0,8}:\s/y;
/** syslog with time and host cut off, as in `journalctl -o cat`-like exports: `kernel: java invoked oom-killer: …` */
const BARE = /kernel:\s(?=[A-Za-z[])/y;
/** dmesg -r, serial consoles: `<4>[ 1234.567890] msg` */
const RAW = /<(\d{1,3})>/y;

function timed(match: RegExpExecArray | null): Peeled | undefined {
  if (match === null) return undefined;
  const [whole, time = '', caller] = match;
  // The caller is a thread (T) or, in an interrupt, a processor (C).
  const pid = caller?.startsWith('T') ? Number(caller.slice(1)) : undefined;
  const envelope: Envelope = { kind: 'dmesg', time: time.trim(), ...(pid !== undefined && { pid }) };
  return { envelope, rest: match.index + whole.length };
}

/** A time, and a level that was printed before it. */
function leveled(level: Level, text: string, at: number): Peeled | undefined {
  const peeled = timed(matchAt(SECONDS, text, at) ?? matchAt(CTIME, text, at) ?? matchAt(ISO, text, at));
  return peeled && { ...peeled, envelope: { ...peeled.envelope, level } };
}

export const seconds: Peeler = {
  starts: '[',
  peel: (text, at) => timed(matchAt(SECONDS, text, at)),
};

export const wallClock: Peeler = {
  starts: '[',
  peel: (text, at) => timed(matchAt(CTIME, text, at) ?? matchAt(DELTA, text, at)),
};

export const isoTime: Peeler = {
  starts: DIGITS,
  peel: (text, at) => (mayBeDate(text, at) ? timed(matchAt(ISO, text, at)) : undefined),
};

export const decodedLevel: Peeler = {
  starts: 'kumdaslnucf',
  peel(text, at) {
    const match = matchAt(DECODED, text, at);
    return match === null ? undefined : leveled(namedLevel(match[1] ?? ''), text, at + match[0].length);
  },
};

export const rawLevel: Peeler = {
  starts: '<',
  peel(text, at) {
    const match = matchAt(RAW, text, at);
    return match === null ? undefined : leveled(severityLevel(Number(match[1])), text, at + match[0].length);
  },
};

export const bareKernel: Peeler = {
  starts: 'k',
  peel(text, at) {
    const match = matchAt(BARE, text, at);
    return match === null ? undefined : { envelope: { kind: 'syslog', program: 'kernel' }, rest: at + match[0].length };
  },
};
