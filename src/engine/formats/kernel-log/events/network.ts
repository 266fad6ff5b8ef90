/** Network devices, connection tracking and bridges. */
import type { EventPattern } from './event-pattern.ts';

export const NETWORK: readonly EventPattern[] = [
  // net/core/dev.c netdev_wait_allrefs(), every ten seconds:
  // `unregister_netdevice: waiting for lo to become free. Usage count = 1`
  {
    event: 'unregister-netdevice',
    level: 'warning',
    starts: ['unregister_netdevice: '],
    pattern:
      /^unregister_netdevice: waiting for (?<device>\S{1,64}) to become free\. Usage count = (?<count>-?\d{1,10})/,
    traced: true,
  },
  // net/netfilter/nf_conntrack_core.c __nf_conntrack_alloc(): `nf_conntrack: nf_conntrack: table full, dropping packet`,
  // newest `nf_conntrack: table full in netns 4026532281, dropping packet`
  {
    event: 'conntrack-full',
    level: 'error',
    starts: ['nf_conntrack: ', 'ip_conntrack: '],
    pattern: /^(?:(?:nf|ip)_conntrack: ){1,2}table full(?: in netns \d{1,20})?, dropping packet/,
    traced: false,
  },
  // net/bridge/br_stp.c br_log_state(): `docker0: port 1(veth5ca5b06) entered forwarding state`
  {
    event: 'port-state',
    level: 'info',
    holds: ') entered ',
    pattern: /^(?<device>[^\s:]{1,15}): port \d{1,5}\((?<port>[^)\s]{1,15})\) entered (?<state>[a-z]{4,12}) state/,
    traced: false,
  },
];
