/** syslog on the wire: RFC 3164 and RFC 5424, both with a priority in front. */
import type { Envelope } from '../../model.ts';
import { short } from './journald.ts';
import { matchAt, type Peeler } from './peeler.ts';
import { severityLevel } from './severity.ts';

const PRIORITY = /<(\d{1,3})>/y;

/** RFC 3164: `<30>Jun 17 03:18:17 web-03 dockerd[7926]: msg` */
export const rfc3164: Peeler = {
  starts: '<',
  peel(text, at, outer) {
    const match = matchAt(PRIORITY, text, at);
    if (match === null) return undefined;
    const peeled = short.peel(text, at + match[0].length, outer);
    if (peeled === undefined) return undefined;
    return { ...peeled, envelope: { ...peeled.envelope, kind: 'syslog', level: severityLevel(Number(match[1])) } };
  },
};

/** RFC 5424: `<30>1 2018-12-14T20:04:45.788669+08:00 web-03 dockerd 7926 - - msg` */
const HEADER = /<(\d{1,3})>\d{1,2}\s(\S{1,40})\s(\S{1,255})\s(\S{1,48})\s(\S{1,128})\s\S{1,32}\s/y;
/** One element of structured data: `[origin software="rsyslogd" x="a\]b"]`. */
const ELEMENT = /\[[^\s="\]]{1,32}(?:\s[^\s="\]]{1,32}="(?:[^"\\]|\\[\s\S]){0,2000}"){0,64}\]/y;

export const rfc5424: Peeler = {
  starts: '<',
  peel(text, at) {
    const match = matchAt(HEADER, text, at);
    if (match === null) return undefined;
    const [whole, priority, time = '', host = '', program = '', process = ''] = match;
    const data = endOfData(text, at + whole.length);
    if (data === undefined) return undefined;
    const pid = /^\d{1,10}$/.test(process) ? Number(process) : undefined;
    const envelope: Envelope = {
      kind: 'syslog-5424',
      ...(time !== '-' && { time }),
      ...(host !== '-' && { host }),
      ...(program !== '-' && { program }),
      ...(pid !== undefined && { pid }),
      level: severityLevel(Number(priority)),
    };
    return { envelope, rest: text[data] === ' ' ? data + 1 : data };
  },
};

const MOST_ELEMENTS = 64;

function endOfData(text: string, at: number): number | undefined {
  if (text[at] === '-') return at + 1;
  let end = at;
  for (let count = 0; count < MOST_ELEMENTS; count++) {
    const element = matchAt(ELEMENT, text, end);
    if (element === null) break;
    end += element[0].length;
  }
  return end === at ? undefined : end;
}
