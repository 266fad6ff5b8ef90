/** An interface while its lines are read. */
import type { Line } from '../../model.ts';
import type { AddressLine } from './address.ts';
import type { Header } from './header.ts';
import type { LinkLine } from './interface-line.ts';
import type { InterfaceAddress, NetworkInterface } from './record.ts';
import type { BriefRow } from './row.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** `block`: everything about an interface; `list`: one line for each, where an interface without IPv4 may be left out. */
export interface Draft {
  readonly record: Mutable<Omit<NetworkInterface, 'hasIpv4' | 'addresses'>>;
  readonly addresses: Mutable<InterfaceAddress>[];
  readonly layout: 'block' | 'list';
  readonly showsAddresses: boolean;
  /** The output prints what follows the IPv4 addresses, so there are no more of them. */
  isPastIpv4: boolean;
  sawIpv4: boolean;
}

const PEER_INDEX = /^if(\d{1,7})$/;

function begin(line: Line, name: string, peer: string | undefined, layout: Draft['layout']): Draft {
  const peerIndex = PEER_INDEX.exec(peer ?? '')?.[1];
  return {
    record: {
      from: line.from,
      to: line.to,
      line: line.number,
      index: undefined,
      name,
      peer,
      peerIndex: peerIndex === undefined ? undefined : Number(peerIndex),
      netns: undefined,
      flags: [],
      state: undefined,
      mtu: undefined,
      master: undefined,
      linkType: undefined,
      mac: undefined,
      cut: false,
    },
    addresses: [],
    layout,
    showsAddresses: true,
    isPastIpv4: false,
    sawIpv4: false,
  };
}

export function ofHeader(line: Line, header: Header): Draft {
  const draft = begin(line, header.name, header.peer, 'block');
  const { index, flags, state, mtu, master, linkType, mac, cut } = header;
  Object.assign(draft.record, { index, flags, state, mtu, master, linkType, mac, cut });
  return { ...draft, showsAddresses: header.showsAddresses };
}

export function ofBrief(line: Line, row: BriefRow): Draft {
  const draft = begin(line, row.name, row.peer, 'list');
  const { state, mac, flags = [], cut } = row;
  Object.assign(draft.record, { state, mac, flags, cut });
  for (const address of row.addresses) add(draft, address);
  return { ...draft, showsAddresses: row.flags === undefined, sawIpv4: draft.sawIpv4 };
}

/** An interface that only an address line names. */
export function ofAddress(line: Line, name: string, index: number | undefined): Draft {
  const draft = begin(line, name, undefined, 'list');
  draft.record.index = index;
  return draft;
}

function add(draft: Draft, address: InterfaceAddress): void {
  draft.addresses.push({ ...address });
  draft.sawIpv4 ||= address.family === 'inet';
}

export function addAddress(draft: Draft, read: AddressLine): void {
  if (read.kind === 'address') add(draft, read.address);
  else {
    draft.record.cut = true;
    draft.sawIpv4 ||= read.family === 'inet';
  }
}

export function addLink(draft: Draft, { linkType, mac, netns, cut }: LinkLine): void {
  Object.assign(draft.record, { linkType, mac, netns });
  draft.record.cut ||= cut;
  draft.isPastIpv4 = true;
}

/** The finished record. `listsIpv4`: some interface of the same list has an IPv4 address. */
export function finished({ record, addresses, ...draft }: Draft, listsIpv4: boolean): NetworkInterface {
  const isKnown = draft.showsAddresses && !record.cut && (draft.layout === 'list' ? listsIpv4 : draft.isPastIpv4);
  return { ...record, addresses, hasIpv4: draft.sawIpv4 ? true : isKnown ? false : undefined };
}
