/** What `ip addr`, `ip link` or `ifconfig` says about a network interface. */
import type { BaseRecord } from '../../model.ts';

export interface InterfaceAddress {
  readonly family: 'inet' | 'inet6';
  readonly address: string;
  /** Length of the network prefix; undefined where the output leaves it out. */
  readonly prefix: number | undefined;
  /** `global`, `link`, `host`. */
  readonly scope: string | undefined;
  /** The other end of a point-to-point link, with its prefix when printed. */
  readonly peer: string | undefined;
  readonly broadcast: string | undefined;
  /** `secondary`, `dynamic`, `noprefixroute`, `tentative`, `dadfailed`, `deprecated` … */
  readonly flags: readonly string[];
  /** Seconds for which the address is valid. */
  readonly valid: number | 'forever' | undefined;
}

export interface NetworkInterface extends BaseRecord {
  readonly index: number | undefined;
  /** Without the `@…` of its peer. */
  readonly name: string;
  /** What stands behind the `@`: `if4` when the other end is in another network namespace, else a name. */
  readonly peer: string | undefined;
  /** The interface index in `@if4`. */
  readonly peerIndex: number | undefined;
  /** The namespace of the peer: number of `link-netnsid`, or name of `link-netns`. */
  readonly netns: string | undefined;
  /** `UP`, `LOWER_UP`, `NO-CARRIER` … */
  readonly flags: readonly string[];
  /** `UP`, `DOWN`, `UNKNOWN`, `LOWERLAYERDOWN` …; ifconfig does not print it. */
  readonly state: string | undefined;
  readonly mtu: number | undefined;
  /** The bridge or bond it belongs to. */
  readonly master: string | undefined;
  /** `ether`, `loopback`, `none` … */
  readonly linkType: string | undefined;
  readonly mac: string | undefined;
  readonly addresses: readonly InterfaceAddress[];
  /** Undefined when the output cannot tell: `ip link`, `ip -6 addr`, a block that was cut. */
  readonly hasIpv4: boolean | undefined;
  /** Whether a part of what was printed about it is missing. */
  readonly cut: boolean;
}

declare module '../../model.ts' {
  interface RecordTypes {
    'ip-addr': NetworkInterface;
  }
}
