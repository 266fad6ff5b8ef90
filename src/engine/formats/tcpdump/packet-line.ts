/** What one line of the output is. The single place that knows the grammar; claiming and parsing both ask it. */
import { firstLetter, matchAt } from '../../text/index.ts';
import { type ArpFields, readArp } from './arp.ts';
import { type DnsFields, readDns } from './dns.ts';
import { type Addresses, readAddresses, showsPort } from './endpoint.ts';
import { type IcmpFields, readIcmp } from './icmp.ts';
import { type Lead, readLead } from './lead.ts';
import { readTcp, type TcpFields } from './tcp.ts';

/** What an IP packet carries. */
export type Payload =
  | ({ readonly protocol: 'dns' } & DnsFields)
  | ({ readonly protocol: 'tcp' } & TcpFields)
  | ({ readonly protocol: 'icmp' } & IcmpFields)
  | {
      readonly protocol: 'udp' | 'other';
      readonly text: string;
      readonly length: number | undefined;
      readonly cut: boolean;
    };

export type PacketLine =
  /** A whole packet of IP. */
  | { readonly kind: 'ip'; readonly lead: Lead; readonly addresses: Addresses; readonly payload: Payload }
  | { readonly kind: 'arp'; readonly lead: Lead; readonly fields: ArpFields }
  /** A packet that is neither, or whose addresses are missing. */
  | { readonly kind: 'other'; readonly lead: Lead; readonly text: string; readonly cut: boolean }
  /** `-v`: the first line of an IPv4 packet; the addresses come on the next. */
  | { readonly kind: 'header'; readonly lead: Lead }
  /** Hexadecimal dump of `-x`, details of `-v`. */
  | { readonly kind: 'detail' };

const LONGEST_LINE = 8000;
/** `(tos 0x0, ttl 64, id 1234, offset 0, flags [DF], proto UDP (17), length 61)`, `(hlim 255, next-header UDP (17) …)` */
const IP_HEADER = /\((?:tos|hlim|flowlabel|class) (?:[^()]|\([^()]{0,60}\)){1,400}\)(?: {1,4}|$)/y;
const HEX_DUMP = /^\s{0,20}0x[\da-f]{4}:\s{1,4}[\da-f]{2}/;
const OTHER_PROTOCOLS = /(?:STP 802|LLDP, |LLC, |EAPOL |RARP, |CDPv\d, |LACPv\d, |PPPoE |MPLS \(|IS-IS, )/y;

/** Reads a line by itself. */
export function readPacketLine(text: string): PacketLine | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const start = firstLetter(text);
  const line = text.trimEnd();
  if (line.startsWith('0x', start)) return HEX_DUMP.test(line) ? { kind: 'detail' } : undefined;
  const lead = readLead(line, start);
  if (lead.family === 'arp') return ofArp(line, lead);
  if (lead.family) return readIp(line, lead);
  if (line.startsWith('(tos ', lead.at) && lead.at === start) return readIp(line, lead);
  if (lead.hasLink || matchAt(OTHER_PROTOCOLS, line, lead.at)) {
    const rest = line.slice(lead.at);
    return ofOther(lead, rest, line.includes('802.1Q') && !LENGTH.test(rest));
  }
  return lead.time === undefined ? undefined : readWithoutWord(line, lead);
}

function ofArp(line: string, lead: Lead): PacketLine | undefined {
  const fields = readArp(line.slice(lead.at));
  // In lower case it may be a word of a sentence.
  const isWord = !lead.hasLink && line.startsWith('arp ', lead.at - 4);
  return isWord && fields.operation === 'other' ? undefined : { kind: 'arp', lead, fields };
}

function ofOther(lead: Lead, text: string, cut: boolean): PacketLine {
  return { kind: 'other', lead, text: text.slice(0, LONGEST_TEXT), cut };
}

const LONGEST_TEXT = 300;

function readIp(line: string, lead: Lead): PacketLine | undefined {
  let at = lead.at;
  if (line.charAt(at) === '(') {
    IP_HEADER.lastIndex = at;
    const header = IP_HEADER.exec(line);
    if (!header) return lead.time === undefined ? undefined : ofOther(lead, line.slice(at), true);
    at += header[0].length;
    if (at >= line.length) return { kind: 'header', lead };
  }
  const addresses = readAddresses(line, at);
  if (addresses) return { kind: 'ip', lead, addresses, payload: readPayload(line.slice(addresses.at), addresses) };
  // A line that was cut in the middle of its addresses; without a time it could be anything.
  return lead.time === undefined && !lead.hasLink ? undefined : ofOther(lead, line.slice(at), true);
}

/** Before version 3.8 no `IP` stood in front of the addresses. */
function readWithoutWord(line: string, lead: Lead): PacketLine | undefined {
  const addresses = readAddresses(line, lead.at);
  if (!addresses) return undefined;
  const payload = readPayload(line.slice(addresses.at), addresses);
  return isKnown(payload) ? { kind: 'ip', lead, addresses, payload } : undefined;
}

/** The second line of a packet with `-v`: `172.17.0.2.40000 > 8.8.8.8.53: 12345+ A? www.example.com. (33)` */
export function readBody(text: string): { readonly addresses: Addresses; readonly payload: Payload } | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const line = text.trimEnd();
  const addresses = readAddresses(line, firstLetter(line));
  return addresses && { addresses, payload: readPayload(line.slice(addresses.at), addresses) };
}

const LENGTH = /, (?:bad )?length (\d{1,6})(?=[ ,]|$)/;
const UDP_LENGTH = /^UDP, length \d{1,6}$/;

function readPayload(text: string, { source, target }: Addresses): Payload {
  const tcp = readTcp(text);
  if (tcp) return withDns({ protocol: 'tcp', ...tcp }, text);
  const icmp = readIcmp(text);
  if (icmp) return { protocol: 'icmp', ...icmp };
  const dns = readDns(text);
  if (dns) return { protocol: 'dns', ...dns };
  const length = LENGTH.exec(text)?.[1];
  const isUdp = text.startsWith('UDP') || (showsPort(source) && showsPort(target) && !text.startsWith('sctp'));
  return {
    protocol: isUdp ? 'udp' : 'other',
    text: text.slice(0, LONGEST_TEXT),
    length: length === undefined ? undefined : Number(length),
    cut: length === undefined && isBegun(text, [source, target]),
  };
}

/** How the texts begin that end with a length, and have been read when they are whole. */
const BEGINNINGS = ['Flags [', 'UDP, length ', 'ICMP ', 'ICMP6, ', 'BOOTP/DHCP, ', 'tcp '];
const NAME_SERVER = /\.(?:53|domain|5353|mdns)$/;

function isBegun(text: string, ends: readonly string[]): boolean {
  if (text.startsWith('[') || ends.some((end) => NAME_SERVER.test(end))) return true;
  return BEGINNINGS.some((beginning) => text.startsWith(beginning) || beginning.startsWith(text));
}

/** DNS over TCP: `Flags [P.], …, length 35 901+ A? www.example.com. (33)` */
function withDns(tcp: { readonly protocol: 'tcp' } & TcpFields, text: string): Payload {
  const at = /, length \d{1,6} (?=\d)/.exec(text);
  const dns = at && readDns(text.slice(at.index + at[0].length));
  return dns ? { protocol: 'dns', ...dns } : at ? { ...tcp, cut: true } : tcp;
}

/** Whether only tcpdump prints such a text behind two addresses. */
export function isKnown(payload: Payload): boolean {
  return payload.protocol === 'udp' ? UDP_LENGTH.test(payload.text) : payload.protocol !== 'other';
}
