/** An address line, in the words of ip and of ifconfig. */
import type { InterfaceAddress } from './record.ts';

/** An address line that was read, or one whose end is missing. */
export type AddressLine =
  | {
      readonly kind: 'address';
      readonly address: InterfaceAddress;
      /** The interface, which ip prints at the end of IPv4 addresses. */
      readonly label: string | undefined;
    }
  | { readonly kind: 'cut-address'; readonly family: InterfaceAddress['family'] };

const IP = /^(?=[^/]{0,45}[.:])[\da-f.:]{2,45}(?:%[\w.-]{1,15})?(?:\/(\d{1,3}))?$/i;
const LONGEST_LINE = 600;

export function readAddress(line: string): AddressLine | undefined {
  if (line.length > LONGEST_LINE || !line.startsWith('inet')) return undefined;
  const words = line.split(/\s{1,40}/);
  if (words[0] !== 'inet' && words[0] !== 'inet6') return undefined;
  return words[1]?.startsWith('addr:') ? readOldIfconfig(words) : readWords(words[0], words);
}

/** iproute2, lib/rt_names.c, rtnl_rtscope_tab; ifconfig has `compat` besides. A number is one of the host's own. */
const SCOPE = /^(?:global|link|host|site|nowhere|compat[,\w]{0,20}|unknown|\d{1,3})$/;
const SCOPE_ID = /<([\w,]{1,40})>/;

type Family = InterfaceAddress['family'];

/** Words that have a value behind them. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  'peer',
  'brd',
  'any',
  'metric',
  'scope',
  'proto',
  'netmask',
  'broadcast',
  'destination',
  'prefixlen',
  'scopeid',
  '-->',
]);
/** iproute2, ip/ipaddress.c, ifa_flag_names. */
const FLAGS: ReadonlySet<string> = new Set([
  'secondary',
  'temporary',
  'nodad',
  'optimistic',
  'dadfailed',
  'home',
  'deprecated',
  'tentative',
  'permanent',
  'mngtmpaddr',
  'noprefixroute',
  'autojoin',
  'stable-privacy',
  'dynamic',
]);

/** A line that was cut may end within a flag. */
function isBegunFlag(word: string): boolean {
  return [...FLAGS].some((flag) => flag.startsWith(word));
}

/**
 * ip: `inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0`, `inet 10.8.0.1 peer 10.8.0.2/32 scope global tun0`
 * ifconfig: `inet 172.17.0.1  netmask 255.255.0.0  broadcast 172.17.255.255`, `inet6 fe80::1  prefixlen 64  scopeid 0x20<link>`
 */
function readWords(family: Family, words: readonly string[]): AddressLine | undefined {
  const found = IP.exec(words[1] ?? '');
  if (!found) return words.length <= 2 ? { kind: 'cut-address', family } : undefined;
  const values = new Map<string, string>();
  const flags: string[] = [];
  let label: string | undefined;
  for (let at = 2; at < words.length; at++) {
    const word = words[at] ?? '';
    if (WITH_VALUE.has(word)) values.set(word, words[++at] ?? '');
    else if (FLAGS.has(word)) flags.push(word);
    else if (family === 'inet' && !isBegunFlag(word)) label = word;
  }
  const scope = values.get('scope') ?? SCOPE_ID.exec(values.get('scopeid') ?? '')?.[1];
  const mask = values.get('netmask') ?? values.get('prefixlen');
  // ip prints the scope last, ifconfig the mask of IPv4 and the scope of IPv6.
  const isWhole = values.has('netmask') ? prefixOf(mask) !== undefined : SCOPE.test(scope ?? '');
  if (!isWhole) return { kind: 'cut-address', family };
  const peer = values.get('peer') ?? values.get('destination') ?? values.get('-->');
  const address = {
    family,
    address: words[1]?.split('/', 1)[0] ?? '',
    prefix: prefixOf(found[1] ?? /\/(\d{1,3})$/.exec(peer ?? '')?.[1] ?? mask),
    scope,
    peer,
    broadcast: values.get('brd') ?? values.get('broadcast'),
    flags,
    valid: undefined,
  };
  return { kind: 'address', address, label: values.has('scope') ? label : undefined };
}

/** `inet addr:172.17.0.1  Bcast:172.17.255.255  Mask:255.255.0.0`, `inet6 addr: fe80::1/64 Scope:Link` */
function readOldIfconfig(words: readonly string[]): AddressLine | undefined {
  const family = words[0] === 'inet' ? 'inet' : 'inet6';
  const behind = (name: string): string | undefined => words.find((word) => word.startsWith(name))?.slice(name.length);
  const text = behind('addr:') || words[2] || '';
  const found = IP.exec(text);
  const scope = behind('Scope:')?.toLowerCase();
  const mask = behind('Mask:');
  const isWhole = family === 'inet' ? prefixOf(mask) !== undefined : SCOPE.test(scope ?? '');
  if (!found || !isWhole) return { kind: 'cut-address', family };
  const address = {
    family,
    address: text.split('/', 1)[0] ?? '',
    prefix: prefixOf(found[1] ?? mask),
    scope,
    peer: behind('P-t-P:'),
    broadcast: behind('Bcast:'),
    flags: [],
    valid: undefined,
  } as const;
  return { kind: 'address', address, label: undefined };
}

/** Labels of further addresses are `eth0:1`. */
export function isLabelOf(label: string, name: string): boolean {
  return label === name || label.startsWith(`${name}:`);
}

const MASK = /^(?:(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})|0x([\da-f]{8}))$/i;

/** `16`, `255.255.0.0` and BSD's `0xffff0000` are the same prefix. */
function prefixOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const mask = MASK.exec(text);
  if (!mask) return undefined;
  const [, a, b, c, d, hexadecimal] = mask;
  const bytes = hexadecimal
    ? hexadecimal.match(/../g)?.map((pair) => Number.parseInt(pair, 16))
    : [a, b, c, d].map(Number);
  const bits = (bytes ?? []).map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^1{0,32}0{0,32}$/.test(bits) ? bits.replaceAll('0', '').length : undefined;
}

/** An address of a row of `ip -br addr`: `172.17.0.1/16`, or `10.8.0.1` whose peer `10.8.0.2/32` has the prefix. */
export function readBareAddress(text: string, peer: string | undefined): InterfaceAddress | undefined {
  const prefix = IP.exec(peer ?? text)?.[1];
  if (prefix === undefined || !IP.test(text)) return undefined;
  return {
    family: text.includes(':') ? 'inet6' : 'inet',
    address: text.split('/', 1)[0] ?? '',
    prefix: Number(prefix),
    scope: undefined,
    peer,
    broadcast: undefined,
    flags: [],
    valid: undefined,
  };
}
