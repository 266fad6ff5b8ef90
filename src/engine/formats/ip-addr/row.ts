/** Output of ip that has one line for each interface or address. */
import { type AddressLine, readAddress, readBareAddress } from './address.ts';
import type { InterfaceAddress } from './record.ts';

/** A row of `ip -br addr` or `ip -br link`. */
export interface BriefRow {
  readonly kind: 'brief';
  readonly name: string;
  readonly peer: string | undefined;
  readonly state: string;
  readonly addresses: readonly InterfaceAddress[];
  /** With flags it is a row of `ip -br link`, which shows no addresses. */
  readonly mac: string | undefined;
  readonly flags: readonly string[] | undefined;
  /** The last word is not whole. */
  readonly cut: boolean;
}

/** iproute2, ip/ipaddress.c, oper_states */
const STATES: ReadonlySet<string> = new Set([
  'UNKNOWN',
  'NOTPRESENT',
  'DOWN',
  'LOWERLAYERDOWN',
  'TESTING',
  'DORMANT',
  'UP',
]);
const NAME = /^([^\s:@<>]{1,40})(?:@([^\s:@<>]{1,40}))?$/;
const MAC = /^[\da-f]{2}(?::[\da-f]{2}){3,19}$/i;
/** What the loopback interface shows. */
const NO_MAC = /^[0:]{1,60}$/;
const FLAGS = /^<([A-Z\d_,-]{0,300})>$/;
const LONGEST_ROW = 4000;

/**
 * iproute2, ip/ipaddress.c, print_linkinfo_brief(), print_addrinfo():
 * `docker0          DOWN           172.17.0.1/16 fe80::42:5fff:feaa:bbcc/64`
 * `veth12ab@if4     UP             02:42:5f:aa:bb:cc <BROADCAST,MULTICAST,UP,LOWER_UP>`
 */
export function readBrief(line: string): BriefRow | undefined {
  const words = line.slice(0, LONGEST_ROW).split(/\s{1,40}/);
  const [name = '', state = '', ...rest] = words;
  const found = NAME.exec(name);
  if (!found || !STATES.has(state)) return undefined;
  const row = { kind: 'brief', name: found[1] ?? '', peer: found[2], state } as const;
  const flags = FLAGS.exec(rest.at(-1) ?? '')?.[1]
    ?.split(',')
    .filter(Boolean);
  if (flags && rest.length <= 2) {
    const mac = rest.length === 2 && MAC.test(rest[0] ?? '') && !NO_MAC.test(rest[0] ?? '') ? rest[0] : undefined;
    return { ...row, addresses: [], mac, flags, cut: false };
  }
  return withAddresses(row, rest);
}

type Row = Pick<BriefRow, 'kind' | 'name' | 'peer' | 'state'>;

const BEGUN = /^[\da-f.:]{1,45}(?:\/\d{0,3})?$/i;

/** Newer versions print the metric of an address; `10.8.0.1 peer 10.8.0.2/32` is the address of a point-to-point link. */
function withAddresses(row: Row, words: readonly string[]): BriefRow | undefined {
  const addresses: InterfaceAddress[] = [];
  let cut = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const isPeer = words[at + 1] === 'peer';
    const address = readBareAddress(word, isPeer ? words[at + 2] : undefined);
    if (address) addresses.push(address);
    else if (BEGUN.test(word) && (isPeer || at === words.length - 1)) cut = true;
    else if (word !== 'metric') return undefined;
    if (isPeer) at += 2;
    if (word === 'metric') at++;
  }
  return { ...row, addresses, mac: undefined, flags: undefined, cut };
}

/** A line of `ip -o addr`, without its second part, the lifetime. */
export interface OneLine {
  readonly kind: 'one-line';
  readonly index: number;
  readonly name: string;
  readonly address: AddressLine;
}

/** `3: docker0    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0` */
const ONE_LINE = /^(\d{1,7}): ([^\s:@<>]{1,40})\s{1,40}(?=inet6? )/;

export function readOneLine(line: string): OneLine | undefined {
  const found = ONE_LINE.exec(line);
  const address = found && readAddress(line.slice(found[0].length));
  if (!found || !address) return undefined;
  return { kind: 'one-line', index: Number(found[1]), name: found[2] ?? '', address };
}
