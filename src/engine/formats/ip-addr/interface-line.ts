/** What one line of the output is. The single place that knows the grammar; claiming and parsing both ask it. */
import { type AddressLine, readAddress } from './address.ts';
import { type Header, readHeader } from './header.ts';
import { type BriefRow, type OneLine, readBrief, readOneLine } from './row.ts';

/** `link/ether 02:42:5f:aa:bb:cc brd ff:ff:ff:ff:ff:ff link-netnsid 0`; ifconfig: `ether 02:42:5f:aa:bb:cc  txqueuelen 0  (Ethernet)` */
export interface LinkLine {
  readonly kind: 'link';
  readonly linkType: string;
  readonly mac: string | undefined;
  readonly netns: string | undefined;
  readonly cut: boolean;
}

/** `valid_lft 86389sec preferred_lft 86389sec` */
export interface LifetimeLine {
  readonly kind: 'lifetime';
  readonly valid: number | 'forever';
}

/** `UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1`, in ifconfig of net-tools 1.60 and busybox */
export interface OldFlagsLine {
  readonly kind: 'old-flags';
  readonly flags: readonly string[];
  readonly mtu: number;
}

/** Counters, aliases and details that no record keeps. */
export interface OtherLine {
  readonly kind: 'other';
}

export type InterfaceLine =
  | { readonly kind: 'header'; readonly header: Header }
  | BriefRow
  | OneLine
  | AddressLine
  | LinkLine
  | LifetimeLine
  | OldFlagsLine
  | OtherLine;

/** What begins an interface. */
export function readStart(line: string): InterfaceLine | undefined {
  const header = readHeader(line);
  if (header) return { kind: 'header', header };
  return readOneLine(line) ?? readBrief(line);
}

/** What belongs to the interface that began before it. */
export function readDetail(line: string): InterfaceLine | undefined {
  return readAddress(line) ?? readLink(line) ?? readLifetime(line) ?? readOldFlags(line) ?? readOther(line);
}

/** `ip -o` puts a backslash where it would begin a new line. */
export function partsOf(text: string): string[] {
  return text.includes('\\') ? text.split('\\').map((part) => part.trim()) : [text.trim()];
}

const IP_LINK = /^link\/([\w[\].-]{1,30})(?:\s{1,8}([\da-f:.]{2,60}))?(?=\s|$)/i;
const IFCONFIG_LINK = /^(ether|loop|infiniband|unspec|tunnel)\s{1,8}(?:([\da-f:-]{5,60})\s{1,8})?(?:txqueuelen \d|\()/i;
const NETNS = /\slink-netns(?:id)? ([\w.-]{1,60})/;
const ETHERNET = /^[\da-f]{2}(?::[\da-f]{2}){5}$/i;
const FOLLOWED = / (?:brd|peer) | txqueuelen /;
const ZERO_MAC = /^[0:]{1,60}$/;

function readLink(line: string): LinkLine | undefined {
  const [, linkType, mac] = (line.startsWith('link/') ? IP_LINK : IFCONFIG_LINK).exec(line) ?? [];
  if (linkType === undefined) return undefined;
  // Of 20 bytes (Infiniband) or 4 (tunnels) only what follows shows that they are all.
  const isWhole = mac === undefined || ETHERNET.test(mac) || FOLLOWED.test(line);
  if (!isWhole) return { kind: 'link', linkType, mac: undefined, netns: undefined, cut: true };
  return {
    kind: 'link',
    linkType: linkType === 'loop' ? 'loopback' : linkType,
    mac: mac === undefined || ZERO_MAC.test(mac) ? undefined : mac.toLowerCase(),
    netns: NETNS.exec(line)?.[1],
    cut: false,
  };
}

const LIFETIME = /^valid_lft (?:(forever)|(\d{1,10})sec) preferred_lft (?:forever|\d{1,10}sec)$/;

function readLifetime(line: string): LifetimeLine | undefined {
  const found = LIFETIME.exec(line);
  return found ? { kind: 'lifetime', valid: found[1] ? 'forever' : Number(found[2]) } : undefined;
}

const OLD_FLAGS = /^((?:[A-Z]{2,15} ){1,12}) {0,4}MTU:(\d{1,7})(?=\s|$)/;

function readOldFlags(line: string): OldFlagsLine | undefined {
  const found = OLD_FLAGS.exec(line);
  if (!found) return undefined;
  return { kind: 'old-flags', flags: found[1]?.trim().split(' ') ?? [], mtu: Number(found[2]) };
}

/**
 * ip -s: `RX:  bytes packets errors dropped  missed   mcast`, numbers below it; `altname enp3s0`, `alias uplink`
 * ip -d: `bridge forward_delay 1500 hello_time 200 … numtxqueues 1 …`
 * ifconfig: `RX packets 22376  bytes 633192084 (603.8 MiB)`, `RX packets:22376 errors:0 dropped:0 overruns:0 frame:0`,
 * `collisions:0 txqueuelen:1000`, `RX bytes:633192084 (603.8 MiB)  TX bytes:1647429 (1.5 MiB)`
 */
const COUNTERS =
  /^(?:[RT]X(?: errors)?: {1,4}(?:bytes|length|aborted)\s|[RT]X (?:packets|errors|bytes)[ :]\d|collisions:\d|(?:Interrupt|Memory|Base address):[\da-fx])/;
const NUMBERS = /^\d{1,20}(?:\s{1,20}\d{1,20}){1,9}$/;
const NAMES = /^(?:altname|alias) \S/;
const DETAILS = /^[a-z_\d]{2,20} [a-z]/;

function readOther(line: string): OtherLine | undefined {
  const isDetail = DETAILS.test(line) && (line.includes(' numtxqueues ') || line.includes(' addrgenmode '));
  return isDetail || COUNTERS.test(line) || NAMES.test(line) || NUMBERS.test(line) ? { kind: 'other' } : undefined;
}
