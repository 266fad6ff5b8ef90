/**
 * print-arp.c, arp_print():
 *
 *     Request who-has 172.17.42.1 tell 172.17.0.2, length 28
 *     Request who-has 172.17.0.1 (02:42:5f:aa:bb:cc) tell 172.17.0.2, length 28
 *     Reply 172.17.0.1 is-at 02:42:5f:aa:bb:cc, length 28
 *     who-has 172.17.42.1 tell 172.17.0.2                    before version 4.0, also `reply 172.17.0.1 is-at …`
 *
 * With `-v`, `Ethernet (len 6), IPv4 (len 4), ` stands in front.
 */
import type { ArpPacket } from './record.ts';

export type ArpFields = Pick<ArpPacket, 'operation' | 'address' | 'asker' | 'mac' | 'length' | 'cut'>;

const HARDWARE = /^Ethernet \(len \d{1,3}\), IPv4 \(len \d{1,3}\), /;
const REQUEST = /^(Request |)who-has ([^\s,()]{1,128})(?: \([^)]{1,40}\))?(?: tell ([^\s,]{1,128}))?/i;
const REPLY = /^reply ([^\s,]{1,128}) is-at ([\da-f]{1,2}(?::[\da-f]{1,2}){5})?/i;
const LENGTH = /, length (\d{1,6})$/;

/** Reads the text of an ARP packet; `other` when it is neither a request nor a reply. */
export function readArp(printed: string): ArpFields {
  const text = printed.replace(HARDWARE, '');
  const length = LENGTH.exec(text)?.[1];
  const common = { length: length === undefined ? undefined : Number(length), asker: undefined, mac: undefined };
  const request = REQUEST.exec(text);
  if (request) {
    const [, word, address, asker] = request;
    const cut = asker === undefined || (word !== '' && length === undefined);
    // Where nothing follows, the end of the last address may be missing.
    return { ...common, operation: 'request', address: asker && address, asker: cut ? undefined : asker, cut };
  }
  const reply = REPLY.exec(text);
  if (!reply) return { ...common, operation: 'other', address: undefined, cut: length === undefined };
  const [, address, mac] = reply;
  const cut = mac === undefined || (text.startsWith('R') && length === undefined);
  return { ...common, operation: 'reply', address, mac: cut ? undefined : mac?.toLowerCase(), cut };
}
