/** The line with which the block of an interface begins. */

export interface Header {
  /** The program and how it was asked. */
  readonly style: 'ip' | 'ifconfig';
  readonly index: number | undefined;
  readonly name: string;
  readonly peer: string | undefined;
  readonly flags: readonly string[];
  readonly state: string | undefined;
  readonly mtu: number | undefined;
  readonly master: string | undefined;
  readonly linkType: string | undefined;
  readonly mac: string | undefined;
  /** `ip link` prints no addresses, whatever there are. */
  readonly showsAddresses: boolean;
  readonly cut: boolean;
}

/** A name, and what makes it one of ifconfig's. */
const LONGEST_NAME = 50;
const LONGEST_HEADER = 1000;

export function readHeader(line: string): Header | undefined {
  const first = line.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return readIp(line.slice(0, LONGEST_HEADER)) ?? readIfconfig(line);
  return readIfconfig(line);
}

/**
 * iproute2, ip/ipaddress.c, print_linkinfo():
 * `3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default`
 * `5: veth12ab@if4: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue master docker0 state UP mode DEFAULT group default`
 */
const IP = /^(\d{1,7}):\s{0,4}([^\s:@<>]{1,40})(?:@([^\s:@<>]{1,40}))?:\s{0,4}<([A-Z\d_,-]{0,300})(>?)/;

function readIp(line: string): Header | undefined {
  const found = IP.exec(line);
  if (!found) return undefined;
  const [whole, index, name = '', peer, flags = '', closed] = found;
  const attributes = attributesIn(line.slice(whole.length));
  const isWhole = closed !== '' && attributes !== undefined;
  return {
    style: 'ip',
    index: Number(index),
    name,
    peer,
    flags: isWhole ? flags.split(',').filter(Boolean) : flags.split(',').slice(0, closed ? undefined : -1),
    state: attributes?.get('state'),
    mtu: attributes?.has('mtu') ? Number(attributes.get('mtu')) : undefined,
    master: attributes?.get('master'),
    linkType: undefined,
    mac: undefined,
    showsAddresses: attributes?.get('mode') === undefined,
    cut: !isWhole,
  };
}

const ATTRIBUTES: ReadonlySet<string> = new Set(['mtu', 'qdisc', 'master', 'state', 'mode', 'group', 'qlen', 'vrf']);
const MTU = /^\d{1,7}$/;
/** iproute2, ip/ipaddress.c, oper_states */
const STATE = /^(?:UNKNOWN|NOTPRESENT|DOWN|LOWERLAYERDOWN|TESTING|DORMANT|UP|0x[\da-f]{1,8})$/;

/** `mtu 1500 qdisc noqueue master docker0 state UP`; undefined when the line ends too early. */
function attributesIn(rest: string): Map<string, string> | undefined {
  const words = rest.trim().split(/\s{1,40}/);
  const attributes = new Map<string, string>();
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (ATTRIBUTES.has(word)) attributes.set(word, words[++at] ?? '');
  }
  const [mtu = '', state] = [attributes.get('mtu'), attributes.get('state')];
  // Old versions of busybox print no state.
  const isWhole = state === undefined ? !attributes.has('master') && attributes.has('qdisc') : STATE.test(state);
  return MTU.test(mtu) && isWhole ? attributes : undefined;
}

/** net-tools 2 and inetutils, `docker0: flags=4099<UP,BROADCAST,MULTICAST>  mtu 1500` */
const IFCONFIG =
  /^([^\s:]{1,30}(?::\d{1,5})?): flags=[\da-f]{1,8}<([A-Z\d_,-]{0,300})>\s{1,8}(?:metric \d{1,10}\s{1,8})?mtu (\d{1,7})/i;
/** net-tools 1.60 and busybox, `docker0   Link encap:Ethernet  HWaddr 02:42:5f:aa:bb:cc` */
const OLD_IFCONFIG = /^(\S{1,40})\s{1,20}Link encap:(\w{1,20})/;
const HARDWARE = /\sHWaddr ([\da-f]{2}(?::[\da-f]{2}){5}|[\da-f-]{59}|[\da-f:]{59})(?=\s|$)/i;

function readIfconfig(line: string): Header | undefined {
  if (line.slice(0, LONGEST_NAME).includes(': flags=')) return readNewIfconfig(line);
  const found = OLD_IFCONFIG.exec(line);
  if (!found) return undefined;
  const mac = HARDWARE.exec(line)?.[1]?.toLowerCase();
  const linkType = found[2] === 'Ethernet' ? 'ether' : found[2] === 'Local' ? 'loopback' : found[2]?.toLowerCase();
  return { ...ofIfconfig(found[1] ?? '', [], undefined), linkType, mac };
}

function readNewIfconfig(line: string): Header | undefined {
  const [, name = '', flags = '', mtu] = IFCONFIG.exec(line) ?? [];
  return name === '' ? undefined : ofIfconfig(name, flags.split(',').filter(Boolean), Number(mtu));
}

function ofIfconfig(name: string, flags: readonly string[], mtu: number | undefined): Header {
  return {
    style: 'ifconfig',
    index: undefined,
    name,
    peer: undefined,
    flags,
    state: undefined,
    mtu,
    master: undefined,
    linkType: undefined,
    mac: undefined,
    showsAddresses: true,
    cut: false,
  };
}
