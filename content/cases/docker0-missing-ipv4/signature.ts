/** docker0 is there and has no IPv4 address: containers ask for their gateway by ARP and nobody answers. */
import {
  all,
  any,
  defineSignature,
  type LineWording,
  not,
  record,
  story,
} from '../../../src/engine/signature/index.ts';

/** Default gateways of Docker: 172.17.0.1 to 172.31.0.1, up to 1.8 172.17.42.1 to 172.31.42.1. */
const DEFAULT_GATEWAY = /^172\.(?:1[7-9]|2\d|3[01])\.(?:0|42)\.1$/;
/** One unanswered question at the end of a capture says nothing: the answer may not have been captured. */
const FEW_TRIES = 2;
const MANY_TRIES = 4;
/** Network cards, which are no end of a container's cable; inside a container it is eth0. */
const NETWORK_CARD = /^(?:en[opsx]|em\d|p\d{1,3}p\d|bond|wl|team)/;

/** What the rules below read of an interface. */
interface Interface {
  readonly name: string;
  readonly flags: readonly string[];
  readonly state: string | undefined;
  readonly hasIpv4: boolean | undefined;
}

function isBridgeWithoutIpv4({ name, hasIpv4 }: Interface): boolean {
  return name === 'docker0' && hasIpv4 === false;
}

/** `ip -br addr` prints no flags, and DOWN there may only mean that no container is attached. */
function isUp({ flags, state }: Interface): boolean {
  return flags.includes('UP') || (flags.length === 0 && state === 'UP');
}

/** What the rules below read of an ARP packet. */
interface Asked {
  readonly operation: string;
  readonly address: string | undefined;
  readonly asker: string | undefined;
  readonly answered: boolean | undefined;
  readonly tries: number | undefined;
  readonly interface: string | undefined;
}

/** The gateway and who asks for it, when a container asked at least so often in vain. */
function askedInVain(packet: Asked, tries: number): false | Readonly<Record<string, string>> {
  const { address = '', asker = '' } = packet;
  if (packet.operation !== 'request' || packet.answered !== false || (packet.tries ?? 0) < tries) return false;
  if (networkOf(address) !== networkOf(asker)) return false;
  const isGateway =
    DEFAULT_GATEWAY.test(address) ||
    (packet.interface === 'docker0' && address.endsWith('.1') && !asker.endsWith('.1'));
  return isGateway && { gateway: address, asker };
}

/** The first two numbers: the default networks are that large. */
function networkOf(address: string): string {
  return address.split('.', 2).join('.');
}

/** As people tell it: `docker0 has no IPv4 address`, `docker0 网卡没有 IPv4 地址`. */
const TOLD =
  /(?<device>docker0)(?: bridge| interface| device)?(?:'s)? (?:has no|had no|has lost|lost|loses|keeps? loo?sing|is losing|without|does not have|doesn't have|is missing|not assigned)(?: an?| any| its| the)? (?:IPv4|IP) ?addr/;
const TOLD_IN_CHINESE =
  /(?<device>docker0)(?: ?(?:网卡|网桥|接口|设备|上)){0,2}(?:的)? ?(?:没有|缺少|缺失|丢失|未分配|不见)[^\n,，。]{0,8}?(?:ipv4|ip) ?(?:v4 ?)?地址/;

export default defineSignature({
  role: 'root',
  signs: {
    // 3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default, and no line with inet
    bridgeWithoutIpv4: record(
      'ip-addr',
      'decisive',
      (found) => isBridgeWithoutIpv4(found) && isUp(found) && { device: found.name },
    ),
    // docker0          DOWN
    bridgeDownWithoutIpv4: record(
      'ip-addr',
      'strong',
      (found) => isBridgeWithoutIpv4(found) && !isUp(found) && found.flags.length === 0 && { device: found.name },
    ),
    // Switched off as well: 3: docker0: <BROADCAST,MULTICAST> mtu 1500 qdisc noqueue state DOWN group default
    bridgeOffWithoutIpv4: record(
      'ip-addr',
      'weak',
      (found) => isBridgeWithoutIpv4(found) && !isUp(found) && found.flags.length > 0 && { device: found.name },
    ),
    // ip addr and tcpdump joined: the gateway that nobody answers for, and the bridge that should.
    gatewayOfBridge: story('network-silent', 'strong', ({ values }) => {
      const { bridge, gateway, asker } = values;
      return bridge !== undefined && { device: bridge, ...(gateway && { gateway }), ...(asker && { asker }) };
    }),
    // A network of the user's own. It may be meant to have no address: inhibit_ipv4, gateway_mode_ipv4=isolated.
    otherBridgeWithoutIpv4: record(
      'ip-addr',
      'hint',
      ({ name, hasIpv4 }) => /^br-[0-9a-f]{12}$/.test(name) && hasIpv4 === false,
    ),
    // 20:04:45.788669 ARP, Request who-has 172.17.42.1 tell 172.17.0.2, length 28
    gatewayAsked: record('tcpdump', 'weak', (packet) =>
      'protocol' in packet && packet.protocol === 'arp' ? askedInVain(packet, FEW_TRIES) : false,
    ),
    // A bridge with a subnet of its own (bip): only a capture on docker0 tells that a container asks.
    otherGatewayAsked: record('tcpdump', 'weak', (packet) => {
      if (!('protocol' in packet) || packet.protocol !== 'arp' || DEFAULT_GATEWAY.test(packet.address ?? ''))
        return false;
      return askedInVain({ ...packet, interface: 'docker0' }, FEW_TRIES);
    }),
    // Either of them, again and again.
    gatewayAskedAgain: record('tcpdump', 'weak', (packet) =>
      'protocol' in packet && packet.protocol === 'arp'
        ? askedInVain({ ...packet, interface: 'docker0' }, MANY_TRIES)
        : false,
    ),
    // listening on docker0, link-type EN10MB (Ethernet), snapshot length 262144 bytes
    capturedOnDocker0: record('tcpdump', 'hint', (start) => start.sort === 'start' && start.interface === 'docker0'),
    capturedOnNetworkCard: record(
      'tcpdump',
      'hint',
      (start) => start.sort === 'start' && start.interface !== undefined && NETWORK_CARD.test(start.interface),
    ),
    // libnetwork up to 23.0, netutils.GetIfaceAddr; Docker 1.7 to 1.10: Failed to Setup IP tables, cannot acquire Interface address:
    // Interface docker0 has no IPv4 addresses
    dockerdSaysSo: {
      weight: 'decisive',
      lines: [['has no IPv4 addresses', /Interface (?<device>docker0|br-[0-9a-f]{12}) has no IPv4 addresses/]],
    },
    // In people's own words: docker0 has no IPv4 address; docker0 lost its IP
    toldInWords: {
      weight: 'weak',
      lines: [
        ['IPv4 addr', TOLD],
        ['IP address', TOLD],
        ...['没有', '缺', '丢失', '未分配', '网卡', '网桥', '接口', '设备', '上'].map(
          (next): LineWording => [`docker0${next}`, TOLD_IN_CHINESE],
        ),
      ],
    },
    // ip neigh and arp in the container: 172.17.0.1 dev eth0 FAILED, ? (172.17.0.1) at <incomplete> on eth0
    neighbourFailed: {
      weight: 'weak',
      lines: [
        ['dev eth0 FAILED', /(?<gateway>172\.(?:1[7-9]|2\d|3[01])\.(?:0|42)\.1) dev eth0 FAILED/],
        ['INCOMPLETE', /(?<gateway>172\.(?:1[7-9]|2\d|3[01])\.(?:0|42)\.1) dev eth0 [^\n]{0,40}?INCOMPLETE/],
        [
          'incomplete',
          /(?<gateway>172\.(?:1[7-9]|2\d|3[01])\.(?:0|42)\.1)\)? {1,40}(?:at )?[<(]incomplete[>)] {1,60}(?:on )?eth0/,
        ],
      ],
    },
    // The container's own address answers ping: From 172.17.0.2 icmp_seq=1 Destination Host Unreachable
    nextHopUnreachable: {
      weight: 'weak',
      lines: [
        [
          'Destination Host Unreachable',
          /From (?<asker>172\.(?:1[7-9]|2\d|3[01])\.\d{1,3}\.(?!1 )\d{1,3}) icmp_seq=\d{1,6} Destination Host Unreachable/,
        ],
      ],
    },
    // What the application in the container says: ping: unknown host, Temporary failure in name resolution, getaddrinfo EAI_AGAIN
    lookupFails: {
      weight: 'hint',
      lines: [
        ['unknown host', /ping: ?unknown host/],
        ['bad address', /ping: bad address '/],
        ['Temporary failure', /Temporary failure (?:in name resolution|resolving ')/],
        ['Could not resolve host', /Could not resolve host: /],
        ['getaddrinfo EAI_AGAIN', /getaddrinfo EAI_AGAIN/],
      ],
    },
    // networkctl: a network manager thinks that the bridge is its own. `  4 docker0  bridge  no-carrier  configuring`
    managedByNetworkd: {
      weight: 'hint',
      lines: [
        [
          'docker0 bridge',
          /docker0 {1,40}bridge {1,40}(?:no-carrier|degraded|routable|carrier|off) {1,40}(?:configuring|configured|failed)/,
        ],
        [
          'docker0 ether',
          /docker0 {1,40}ether {1,40}(?:no-carrier|degraded|routable|carrier|off) {1,40}(?:configuring|configured|failed)/,
        ],
      ],
    },
    // docker network inspect bridge: the address that belongs on it.
    subnet: record('docker-inspect', 'hint', (found) => {
      const [first] = found.sort === 'network' && found.name === 'bridge' ? found.subnets : [];
      const length = first?.subnet?.split('/')[1];
      return (
        first?.gateway !== undefined &&
        length !== undefined && { gateway: first.gateway, address: `${first.gateway}/${length}` }
      );
    }),
  },
  when: any(
    'gatewayOfBridge',
    'bridgeWithoutIpv4',
    'bridgeDownWithoutIpv4',
    'bridgeOffWithoutIpv4',
    'dockerdSaysSo',
    'toldInWords',
    'neighbourFailed',
    all(any('gatewayAsked', all('otherGatewayAsked', 'capturedOnDocker0')), not('capturedOnNetworkCard')),
    all('nextHopUnreachable', 'lookupFails'),
  ),
});
