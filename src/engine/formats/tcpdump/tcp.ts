/**
 * print-tcp.c, tcp_print():
 *
 *     Flags [S], seq 123456, win 64240, options [mss 1460,sackOK,TS val 1000 ecr 0,nop,wscale 7], length 0
 *     Flags [P.], seq 1:50, ack 1, win 64240, length 49: HTTP: GET /v2/ HTTP/1.1
 *     S 123456:123456(0) win 5840 <mss 1460,sackOK,timestamp 1000 0,nop,wscale 7>        before version 4.0
 *     tcp 0                                                                               -q
 */
import type { TcpPacket } from './record.ts';

export type TcpFields = Pick<TcpPacket, 'flags' | 'window' | 'http' | 'length' | 'cut'>;

const FLAGS = /^Flags \[([SFRPUWEe.]{1,9}|none)\](?:, |$)/;
const OLD = /^([SFRPWE]{1,5}|\.)( \d{1,10}:\d{1,10}\((\d{1,6})\))?(?: ack \d{1,10})? win (\d{1,7})(?=[\s,]|$)/;
const QUIET = /^tcp (\d{1,6})$/;
const WINDOW = /, win (\d{1,7})[, ]/;
const LENGTH = /, length (\d{1,6})(?=: | \d|$)/;
const HTTP = ': HTTP: ';

export function readTcp(text: string): TcpFields | undefined {
  const flags = FLAGS.exec(text);
  if (flags) {
    const length = LENGTH.exec(text)?.[1];
    const window = WINDOW.exec(text)?.[1];
    return {
      flags: flags[1] === 'none' ? '' : flags[1],
      window: window === undefined ? undefined : Number(window),
      http: firstLineOfHttp(text),
      length: length === undefined ? undefined : Number(length),
      cut: length === undefined,
    };
  }
  const quiet = QUIET.exec(text);
  if (quiet) return { flags: undefined, window: undefined, http: undefined, length: Number(quiet[1]), cut: false };
  return readOld(text);
}

function firstLineOfHttp(text: string): string | undefined {
  const at = text.indexOf(HTTP);
  return at === -1 ? undefined : text.slice(at + HTTP.length);
}

function readOld(text: string): TcpFields | undefined {
  const old = OLD.exec(text);
  if (!old) return undefined;
  const [, letters = '', sequence, length, window] = old;
  // The acknowledgement had no letter of its own.
  const flags = letters !== '.' && / ack \d/.test(text.slice(0, 60)) ? `${letters}.` : letters;
  return {
    flags,
    window: Number(window),
    http: undefined,
    length: sequence === undefined ? 0 : Number(length),
    cut: false,
  };
}
