/**
 * The keys of daemon.json in all versions from 1.10 on: moby daemon/config/config.go and config_linux.go (before 17.05
 * daemon/config.go, config_unix.go), registry/config.go. A key that is none of them stops the daemon: "the following directives don't
 * match any configuration option".
 */
import type { ValueSort } from './record.ts';

const BY_SORT: Readonly<Record<ValueSort, string>> = {
  flag:
    'allow-direct-routing api-enable-cors cri-containerd debug disable-legacy-registry experimental icc init ip-forward ' +
    'ip-forward-no-drop ip-masq iptables ip6tables ipv6 live-restore no-new-privileges raw-logs rootless selinux-enabled tls ' +
    'tlsverify userland-proxy',
  text:
    'api-cors-header bip bip6 bridge bridge-accept-fwmark cgroup-parent cluster-advertise cluster-store containerd ' +
    'containerd-namespace containerd-plugin-namespace data-root default-cgroupns-mode default-gateway default-gateway-v6 ' +
    'default-init default-ipc-mode default-runtime deprecated-key-path exec-root firewall-backend fixed-cidr fixed-cidr-v6 graph ' +
    'group host-gateway-ip http-proxy https-proxy init-path ip log-driver log-format log-level metrics-addr min-api-version ' +
    'no-proxy pidfile resolv-conf seccomp-profile storage-driver swarm-default-advertise-addr tlscacert tlscert tlskey ' +
    'userland-proxy-path userns-remap',
  number:
    'cpu-rt-period cpu-rt-runtime default-stop-timeout max-concurrent-downloads max-concurrent-uploads max-download-attempts mtu ' +
    'network-control-plane-mtu network-diagnostic-port oom-score-adjust shutdown-timeout swarm-raft-election-tick ' +
    'swarm-raft-heartbeat-tick',
  list:
    'add-registry allow-nondistributable-artifacts authorization-plugins block-registry cdi-spec-dirs default-address-pools dns ' +
    'dns-opts dns-search exec-opts host-gateway-ips hosts insecure-registries labels node-generic-resources registry-mirrors ' +
    'storage-opts',
  object: 'builder cluster-store-opts default-network-opts default-ulimits features log-opts nri-opts proxies runtimes',
};

/** Both `67108864` and `"64m"`. */
const OF_ANY_SORT = ['default-shm-size'];

const SORTS: ReadonlyMap<string, ValueSort | undefined> = new Map([
  ...Object.entries(BY_SORT).flatMap(([sort, keys]) =>
    keys.split(' ').map((key): [string, ValueSort] => [key, sort as ValueSort]),
  ),
  ...OF_ANY_SORT.map((key): [string, undefined] => [key, undefined]),
]);

export function isKnownKey(key: string): boolean {
  return SORTS.has(key);
}

export function sortOfKey(key: string): ValueSort | undefined {
  return SORTS.get(key);
}

/** Objects of which every value is a text, numbers and flags too: `"max-file": "3"`. */
const OF_TEXTS: ReadonlySet<string> = new Set(['log-opts', 'cluster-store-opts']);

export function hasTextsOnly(key: string): boolean {
  return OF_TEXTS.has(key);
}

const REMOVED_IN: Readonly<Record<string, string>> = {
  'api-enable-cors': '17.09',
  'disable-legacy-registry': '19.03',
  graph: '23.0',
  'cluster-store': '23.0',
  'cluster-advertise': '23.0',
  'oom-score-adjust': '26.0',
  'api-cors-header': '29.0',
};

export function removedIn(key: string): string | undefined {
  return Object.hasOwn(REMOVED_IN, key) ? REMOVED_IN[key] : undefined;
}
