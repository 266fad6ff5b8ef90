import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB7001',
  group: 'network',
  parts: ['network', 'dockerd', 'systemd'],
  severity: 'high',
  fixRisk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.6–29.7, systemd-networkd, NetworkManager',
      'zh-cn': 'Docker Engine 1.6–29.7，systemd-networkd，NetworkManager',
    },
  },
  errors: [
    'docker0 has no IPv4 address',
    'Failed to setup IP tables, cannot acquire Interface address: Interface docker0 has no IPv4 addresses',
    'Interface br-03a40a015c0e has no IPv4 addresses',
    '172.17.0.1 dev eth0 FAILED',
    '? (172.17.0.1) at <incomplete> on eth0',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: 'all: something else on the host removes the address',
        'zh-cn': '全部：地址是被宿主机上别的程序删掉的',
      },
      source: 'https://docs.docker.com/engine/daemon/troubleshoot/',
    },
    {
      component: 'systemd-networkd',
      range: {
        en: 'with a .network file that matches docker0, or before 233 where Unmanaged= is missing',
        'zh-cn': '有 .network 文件匹配到 docker0；或早于 233，还没有 Unmanaged=',
      },
      source: 'https://github.com/systemd/systemd/pull/4228',
    },
    {
      component: 'Docker Engine 28.0',
      range: {
        en: 'sometimes after a restart, with default-address-pools and bip',
        'zh-cn': '同时配了 default-address-pools 和 bip，重启后偶发',
      },
      source: 'https://github.com/moby/moby/issues/49596',
    },
  ],
  confirm: [
    'ip addr show dev docker0',
    "docker network inspect bridge -f '{{json .IPAM.Config}}'",
    'sudo timeout 10 tcpdump -n -i docker0 arp',
    'networkctl --no-pager; nmcli -f DEVICE,TYPE,STATE,CONNECTION device',
  ],
  related: ['SB7004', 'SB7011', 'SB7013', 'SB7014', 'SB8001'],
  lookAlikes: ['SB7014', 'SB7013', 'SB7004', 'SB8001', 'SB7011'],
  sources: [
    {
      title: 'Docker documentation: Docker networks disappearing, unmanage Docker interfaces',
      url: 'https://docs.docker.com/engine/daemon/troubleshoot/',
    },
    { title: 'moby#40217: docker0 keeps losing its IPv4 address', url: 'https://github.com/moby/moby/issues/40217' },
    {
      title: 'moby#31477: bridge address and route lost on last container exit',
      url: 'https://github.com/moby/moby/issues/31477',
    },
    {
      title: 'moby#38942: IPv4 address not assigned to bridge interfaces',
      url: 'https://github.com/moby/moby/issues/38942',
    },
    {
      title: 'moby#21175: Interface docker0 has no IPv4 addresses',
      url: 'https://github.com/moby/moby/issues/21175',
    },
    {
      title: 'moby#49596: docker0 left with no IP after a restart (28.0)',
      url: 'https://github.com/moby/moby/issues/49596',
    },
    {
      title: 'moby 29.7.2: when dockerd sets the address, setup_ipv4_linux.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/libnetwork/drivers/bridge/setup_ipv4_linux.go',
    },
    {
      title: 'systemd#4228: marking links unmanaged, because networkd wipes Docker’s addresses',
      url: 'https://github.com/systemd/systemd/pull/4228',
    },
    {
      title: 'systemd#28626: default “unmanaged” for docker*, br-*, veth*',
      url: 'https://github.com/systemd/systemd/issues/28626',
    },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
