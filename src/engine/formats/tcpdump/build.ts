/** Makes records of what was read. */
import type { Line } from '../../model.ts';
import type { Mutable } from './answers.ts';
import type { ArpFields } from './arp.ts';
import { type Addresses, endpointOf, showsPort } from './endpoint.ts';
import type { Lead } from './lead.ts';
import type { Payload } from './packet-line.ts';
import type { TcpdumpPacket } from './record.ts';

/** Where a packet was printed, and what stands in front of it. */
export interface Frame {
  readonly first: Line;
  readonly last: Line;
  readonly lead: Lead;
  /** The packet that carried this one. */
  readonly carrier: TcpdumpPacket | undefined;
}

type Common = Omit<
  Extract<TcpdumpPacket, { protocol: 'other' }>,
  'protocol' | 'source' | 'target' | 'text' | 'length' | 'cut'
>;

function commonOf({ first, last, lead, carrier }: Frame): Mutable<Common> {
  return {
    sort: 'packet',
    from: first.from,
    to: last.to,
    line: first.number,
    number: lead.number ?? carrier?.number,
    time: lead.time ?? carrier?.time,
    interface: lead.interface ?? carrier?.interface,
    direction: lead.direction ?? carrier?.direction,
    sourceMac: lead.sourceMac,
    targetMac: lead.targetMac,
    vlan: lead.vlan,
    tunnelled: carrier !== undefined,
  };
}

export function arpPacket(frame: Frame, fields: ArpFields): Mutable<TcpdumpPacket> {
  return { ...commonOf(frame), protocol: 'arp', ...fields, answered: undefined, tries: undefined };
}

export function otherPacket(frame: Frame, text: string, cut: boolean): Mutable<TcpdumpPacket> {
  const nothing = { source: undefined, target: undefined, length: undefined };
  return { ...commonOf(frame), protocol: 'other', ...nothing, text, cut };
}

const ERRORS: ReadonlySet<string | undefined> = new Set(['ServFail', 'Refused', 'FormErr', 'NotImp']);
const ICMP_ERRORS: ReadonlySet<string> = new Set(['unreachable', 'time-exceeded']);

export function ipPacket(frame: Frame, addresses: Addresses, payload: Payload): Mutable<TcpdumpPacket> {
  const common = commonOf(frame);
  const hasPorts = payload.protocol === 'dns' || payload.protocol === 'tcp' || payload.protocol === 'udp';
  const family = frame.lead.family === 'inet6' || addresses.source.includes(':') ? 'inet6' : 'inet';
  const source = endpointOf(addresses.source, hasPorts || showsPort(addresses.source));
  const target = endpointOf(addresses.target, hasPorts || showsPort(addresses.target));
  const ends = { family, source, target } as const;
  const unasked = { answered: undefined, tries: undefined };
  switch (payload.protocol) {
    case 'dns': {
      const record = { ...common, ...ends, ...payload, ...unasked, answeredAfter: undefined };
      return ERRORS.has(payload.status) ? { ...record, level: 'error' } : record;
    }
    case 'tcp':
      return { ...common, ...ends, ...payload, ...unasked, outcome: undefined };
    case 'icmp': {
      const record = { ...common, ...ends, ...payload, ...unasked };
      return ICMP_ERRORS.has(payload.message) ? { ...record, level: 'error' } : record;
    }
    case 'udp':
      return { ...common, ...ends, ...payload, protocol: 'udp' };
    case 'other':
      return { ...common, ...ends, ...payload, protocol: 'other' };
  }
}
