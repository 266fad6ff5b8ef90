/** What tcpdump prints: packets, and where and how they were captured. */
import type { BaseRecord } from '../../model.ts';

export interface Endpoint {
  /** Address, or host name without `-n`. */
  readonly address: string;
  /** Undefined when tcpdump printed the name of a service it knows and we do not. */
  readonly port: number | undefined;
  /** Port as printed: `53`, `domain`. */
  readonly service: string | undefined;
}

interface Packet extends BaseRecord {
  readonly sort: 'packet';
  /** From `-#`. */
  readonly number: number | undefined;
  /** As printed, in any of the forms of `-t`. */
  readonly time: string | undefined;
  /** Of a capture on all interfaces. */
  readonly interface: string | undefined;
  readonly direction: 'in' | 'out' | 'broadcast' | 'multicast' | 'other-host' | undefined;
  /** From `-e`. */
  readonly sourceMac: string | undefined;
  readonly targetMac: string | undefined;
  readonly vlan: number | undefined;
  /** Whether another packet carried it: VXLAN, GRE, IP in IP. */
  readonly tunnelled: boolean;
  /** Bytes of the payload. */
  readonly length: number | undefined;
  readonly cut: boolean;
}

/**
 * What a question came to. `answered` is undefined when no answer is due (an address announces itself) or none could have
 * been seen (the capture shows one direction only).
 */
export interface Asked {
  readonly answered: boolean | undefined;
  /** Which try it is of those without an answer so far, from 1. */
  readonly tries: number | undefined;
}

export interface ArpPacket extends Packet, Asked {
  readonly protocol: 'arp';
  readonly operation: 'request' | 'reply' | 'other';
  /** The address that is asked for, or that a reply is about. */
  readonly address: string | undefined;
  /** Who asks. */
  readonly asker: string | undefined;
  /** Of a reply: the answer. */
  readonly mac: string | undefined;
}

interface IpPacket extends Packet {
  readonly family: 'inet' | 'inet6';
  readonly source: Endpoint;
  readonly target: Endpoint;
}

export interface DnsPacket extends IpPacket, Asked {
  readonly protocol: 'dns';
  readonly message: 'query' | 'response';
  readonly id: number;
  /** Of a response: from its query, when that was captured. */
  readonly type: string | undefined;
  readonly name: string | undefined;
  /** Of a response: `NoError`, `NXDomain`, `ServFail`, `Refused`, `FormErr` … */
  readonly status: string | undefined;
  /** Of a response: `A 192.0.2.10`, `CNAME edge.example.net.` */
  readonly answers: readonly string[];
  /** Seconds until the response, of a query. */
  readonly answeredAfter: number | undefined;
}

export interface TcpPacket extends IpPacket, Asked {
  readonly protocol: 'tcp';
  /** As in `Flags [S.]`: S SYN, . ACK, P PSH, F FIN, R RST; undefined with `-q`. */
  readonly flags: string | undefined;
  /** Of a SYN. */
  readonly outcome: 'accepted' | 'refused' | 'none' | undefined;
  readonly window: number | undefined;
  /** First line of HTTP, when tcpdump shows it. */
  readonly http: string | undefined;
}

export interface UdpPacket extends IpPacket {
  readonly protocol: 'udp';
  readonly text: string;
}

export interface IcmpPacket extends IpPacket, Asked {
  readonly protocol: 'icmp';
  readonly message:
    | 'echo-request'
    | 'echo-reply'
    | 'unreachable'
    | 'too-big'
    | 'time-exceeded'
    | 'redirect'
    | 'neighbor-solicitation'
    | 'neighbor-advertisement'
    | 'other';
  readonly text: string;
  /** The address an error or a neighbour message is about. */
  readonly about: string | undefined;
  /** Of `too-big`: the largest packet that goes through. */
  readonly mtu: number | undefined;
  readonly id: number | undefined;
  readonly sequence: number | undefined;
}

/** Anything else, with or without addresses. */
export interface OtherPacket extends Packet {
  readonly protocol: 'other';
  readonly source: Endpoint | undefined;
  readonly target: Endpoint | undefined;
  readonly text: string;
}

export interface CaptureStart extends BaseRecord {
  readonly sort: 'start';
  readonly interface: string | undefined;
  readonly file: string | undefined;
  /** `EN10MB`, `LINUX_SLL2` … */
  readonly linkType: string | undefined;
  readonly snapshotLength: number | undefined;
  /** What was typed, when it stands above and leaves out one direction. */
  readonly command: string | undefined;
}

export interface CaptureEnd extends BaseRecord {
  readonly sort: 'end';
  readonly captured: number | undefined;
  readonly received: number | undefined;
  readonly droppedByKernel: number | undefined;
  readonly droppedByInterface: number | undefined;
}

export type TcpdumpPacket = ArpPacket | DnsPacket | TcpPacket | UdpPacket | IcmpPacket | OtherPacket;
export type TcpdumpRecord = TcpdumpPacket | CaptureStart | CaptureEnd;

declare module '../../model.ts' {
  interface RecordTypes {
    tcpdump: TcpdumpRecord;
  }
}
