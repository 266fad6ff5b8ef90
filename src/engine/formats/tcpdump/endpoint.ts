/** `A > B: `, with which every packet of IP begins. */
import type { Endpoint } from './record.ts';

export interface Addresses {
  readonly source: string;
  readonly target: string;
  /** Where the packet's own text begins. */
  readonly at: number;
}

const LONGEST = 300;
/** An address with its port, or names without `-n`; after `%` the interface of a link-local one. */
const NAME = /^[\w.:%/-]{1,280}$/;

export function readAddresses(text: string, start: number): Addresses | undefined {
  const arrow = text.slice(start, start + LONGEST).indexOf(' > ');
  if (arrow < 1) return undefined;
  const source = text.slice(start, start + arrow);
  const from = start + arrow + 3;
  const rest = text.slice(from, from + LONGEST);
  const colon = rest.indexOf(': ');
  const end = colon === -1 && rest.endsWith(':') ? rest.length - 1 : colon;
  const target = rest.slice(0, end);
  if (end < 1 || !NAME.test(source) || !NAME.test(target)) return undefined;
  const at = from + end + 1;
  return { source, target, at: at + (text.slice(at, at + 8).length - text.slice(at, at + 8).trimStart().length) };
}

const IPV4 = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?:\.([\w-]{1,40}))?$/;

/** Whether an address shows its port, as far as its form tells. */
export function showsPort(printed: string): boolean {
  const ipv4 = IPV4.exec(printed);
  if (ipv4) return ipv4[1] !== undefined;
  const colon = printed.lastIndexOf(':');
  return colon !== -1 && printed.indexOf('.', colon) !== -1;
}

/** Names of /etc/services that stand for the ports of this field. */
const PORTS: ReadonlyMap<string, number> = new Map([
  ['domain', 53],
  ['mdns', 5353],
  ['http', 80],
  ['https', 443],
  ['http-alt', 8080],
  ['ssh', 22],
  ['ntp', 123],
  ['bootps', 67],
  ['bootpc', 68],
  ['mysql', 3306],
  ['postgresql', 5432],
  ['redis', 6379],
]);

export function endpointOf(printed: string, hasPort: boolean): Endpoint {
  const dot = printed.lastIndexOf('.');
  if (!hasPort || dot === -1) return { address: printed, port: undefined, service: undefined };
  const service = printed.slice(dot + 1);
  const port = /^\d{1,5}$/.test(service) ? Number(service) : PORTS.get(service);
  return { address: printed.slice(0, dot), port, service };
}
