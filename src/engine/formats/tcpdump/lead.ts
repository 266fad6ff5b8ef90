/**
 * What stands in front of a packet: its number, the time, the interface of a capture on all of them, the link layer.
 *
 *     20:04:45.788669 docker0 In  ARP, Request who-has …                                  util-print.c ts_print(), print-sll.c
 *     2024-06-17 02:18:05.788669 02:42:ac:11:00:02 > ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42: Request …   -e
 */
import { matchAt } from '../../text/index.ts';
import type { TcpdumpPacket } from './record.ts';

export type Family = 'inet' | 'inet6' | 'arp';

export interface Lead
  extends Pick<TcpdumpPacket, 'number' | 'time' | 'interface' | 'direction' | 'sourceMac' | 'targetMac' | 'vlan'> {
  /** From the ethertype of `-e`, or from the word in front of the packet. */
  readonly family: Family | undefined;
  /** Whether the link layer is shown. */
  readonly hasLink: boolean;
  /** Where the packet itself begins. */
  readonly at: number;
}

const NUMBER = /(\d{1,9}) {2}(?=[-\d])/y;
/** `20:04:45.788669 `, `2024-06-17 02:18:05.788669 `, since the packet before `-00:00:00.869999 `, `1718590685.788669 ` */
const TIME = /((?:\d{4}-\d\d-\d\d )?-?\d\d:\d\d:\d\d\.\d{6,9}|\d{9,11}\.\d{6,9}) {1,3}/y;
/** print-sll.c, sll2_if_print(): name of the interface and direction, both padded. */
const INTERFACE =
  /([^\s,:>]{1,32}) {1,12}(In|Out|B|M|P|\?) {1,3}(?=IP|ARP|RARP|ifindex|STP|LLDP|LLC|EAPOL|[\da-f]{2}:|Flags|Unknown)/y;
/** The same with `-e` in captures of the first kind, sll_print(). */
const DIRECTION = / {0,2}(In|Out|B|M|P|\?) (?=[\da-f]{2}:|ethertype)/y;
const INDEX = /ifindex \d{1,9} /y;
/** Without `-n` the maker of the network card follows. */
const MAC =
  /([\da-f]{1,2}(?::[\da-f]{1,2}){5})(?: \(oui [^()]{1,40}\))?(?: > ([\da-f]{1,2}(?::[\da-f]{1,2}){5}|Broadcast)(?: \(oui [^()]{1,40}\))?)?(?:,? (?=ethertype|802\.|Unknown Ethertype|IPv[46]|ARP|LLDP))/iy;
/** `ethertype IPv4 (0x0800), length 42: `, with `-q` `IPv4, length 42: ` */
const ETHERTYPE =
  /(?:(?:ethertype |Unknown Ethertype|(?=IPv|ARP|LLDP|802\.1Q))([\w. -]{0,40}?)(?: ?\(0x([\da-f]{4})\))?|802\.[23]), length \d{1,6}:(?: |$)/iy;
const VLAN = /vlan (\d{1,4}), p \d(?:, DEI)?, (?:(?:ethertype )?(IPv4|IPv6|ARP)(?: \(0x[\da-f]{4}\))?, )?/iy;

const DIRECTIONS: Readonly<Record<string, NonNullable<Lead['direction']>>> = {
  In: 'in',
  Out: 'out',
  B: 'broadcast',
  M: 'multicast',
  P: 'other-host',
};

const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ['IPv4', 'inet'],
  ['IPv6', 'inet6'],
  ['ARP', 'arp'],
]);

const WORDS: readonly (readonly [string, Family])[] = [
  ['IP ', 'inet'],
  ['IP6 ', 'inet6'],
  ['ARP, ', 'arp'],
  ['arp ', 'arp'],
];

/** Reads what stands in front of the packet that begins at `start`. */
export function readLead(text: string, start: number): Lead {
  const number = matchAt(NUMBER, text, start);
  let at = start + length(number);
  const time = matchAt(TIME, text, at);
  at += length(time);
  const named = time || number ? matchAt(INTERFACE, text, at) : null;
  at += length(named) + length(named && matchAt(INDEX, text, at + length(named)));
  const direction = named ? null : matchAt(DIRECTION, text, at);
  at += length(direction);
  const link = readLink(text, at);
  const word = link.family ? undefined : WORDS.find(([start]) => text.startsWith(start, link.at));
  return {
    number: number ? Number(number[1]) : undefined,
    time: time?.[1],
    interface: named?.[1],
    direction: DIRECTIONS[named?.[2] ?? direction?.[1] ?? ''],
    ...link,
    family: link.family ?? word?.[1],
    at: link.at + (word?.[0].length ?? 0),
  };
}

function readLink(
  text: string,
  start: number,
): Pick<Lead, 'sourceMac' | 'targetMac' | 'vlan' | 'family' | 'hasLink' | 'at'> {
  const macs = matchAt(MAC, text, start);
  const type = matchAt(ETHERTYPE, text, start + length(macs));
  const nothing = { sourceMac: undefined, targetMac: undefined, vlan: undefined, family: undefined };
  if (!type) return { ...nothing, hasLink: false, at: start };
  let at = start + length(macs) + length(type);
  const vlan = matchAt(VLAN, text, at);
  at += length(vlan);
  const target = macs?.[2]?.toLowerCase();
  return {
    sourceMac: macs?.[1]?.toLowerCase(),
    targetMac: target === 'broadcast' ? 'ff:ff:ff:ff:ff:ff' : target,
    vlan: vlan ? Number(vlan[1]) : undefined,
    family: FAMILIES.get(vlan?.[2] ?? type[1] ?? ''),
    hasLink: true,
    at,
  };
}

function length(match: RegExpExecArray | null): number {
  return match?.[0].length ?? 0;
}
