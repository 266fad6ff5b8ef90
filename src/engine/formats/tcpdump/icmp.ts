/**
 * print-icmp.c, icmp_print(); print-icmp6.c, icmp6_print():
 *
 *     ICMP echo request, id 1, seq 1, length 64
 *     ICMP host 8.8.8.8 unreachable - admin prohibited filter, length 36
 *     ICMP 8.8.8.8 udp port 53 unreachable, length 36
 *     ICMP 8.8.8.8 unreachable - need to frag (mtu 1400), length 36
 *     ICMP6, neighbor solicitation, who has fe80::1, length 32
 */
import type { IcmpPacket } from './record.ts';

export type IcmpFields = Pick<IcmpPacket, 'message' | 'text' | 'about' | 'mtu' | 'id' | 'sequence' | 'length' | 'cut'>;

const START = /^(?:\[[^\]]{1,60}\] )?(?:ICMP6?,? |icmp(?: \d{1,6})?: )/;
const LENGTH = /, length (\d{1,6})/;
const LONGEST_TEXT = 300;

type Row = readonly [IcmpPacket['message'], RegExp];

/** The group `about` is the address the message is about. */
const MESSAGES: readonly Row[] = [
  ['echo-request', /^echo request/],
  ['echo-reply', /^echo reply/],
  ['too-big', /^(?<about>\S{1,64}) unreachable - need to frag/],
  ['too-big', /^packet too big/],
  ['unreachable', /^(?:host|net) (?<about>\S{1,64}) unreachable/],
  ['unreachable', /^(?<about>\S{1,64}) (?:(?:udp|tcp) port \S{1,32}|protocol \S{1,32}) unreachable/],
  ['unreachable', /^destination unreachable(?:, unreachable \w{1,10})?,? (?<about>[\da-f:]{2,45})?/],
  ['unreachable', /^(?<about>\S{1,64}) unreachable/],
  ['time-exceeded', /^(?:time exceeded|ip reassembly time exceeded)/],
  ['redirect', /^redirect (?<about>\S{1,64})/],
  ['neighbor-solicitation', /^neighbor solicitation, (?:length \d{1,6}, )?who has (?<about>[^\s,]{1,64})/],
  ['neighbor-advertisement', /^neighbor advertisement, (?:length \d{1,6}, )?tgt is (?<about>[^\s,]{1,64})/],
];

/** Reads the text of an ICMP message; undefined when it is none. */
export function readIcmp(printed: string): IcmpFields | undefined {
  const start = START.exec(printed);
  if (!start) return undefined;
  const text = printed.slice(start[0].length);
  const row = MESSAGES.map(([message, pattern]) => [message, pattern.exec(text)] as const).find(([, found]) => found);
  const length = LENGTH.exec(text)?.[1];
  const isOld = start[0].includes('icmp');
  const echo = / ?id (\d{1,5}), seq (\d{1,5})(?=[, ]|$)/.exec(text);
  const mtu = /\bmtu (\d{1,6})\b/.exec(text)?.[1];
  return {
    message: row?.[0] ?? 'other',
    text: text.slice(0, LONGEST_TEXT),
    about: row?.[1]?.groups?.['about'],
    mtu: mtu === undefined ? undefined : Number(mtu),
    id: echo ? Number(echo[1]) : undefined,
    sequence: echo ? Number(echo[2]) : undefined,
    length: length === undefined ? undefined : Number(length),
    cut: length === undefined && !isOld,
  };
}
