import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'network',
  order: 75,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.8 – 29, tcpdump 3.9 – 4.99, iproute2' },
  cases: ['SB7001', 'SB7013', 'SB7004', 'SB7014', 'SB8001'],
  sources: [
    { title: 'tcpdump: manual page', url: 'https://www.tcpdump.org/manpages/tcpdump.1.html' },
    {
      title: 'tcpdump: print-arp.c, how ARP requests and replies are printed',
      url: 'https://github.com/the-tcpdump-group/tcpdump/blob/master/print-arp.c',
    },
    { title: 'Linux manual pages: ip-address(8)', url: 'https://man7.org/linux/man-pages/man8/ip-address.8.html' },
    { title: 'Linux manual pages: nsenter(1)', url: 'https://man7.org/linux/man-pages/man1/nsenter.1.html' },
    { title: 'Docker docs: bridge network driver', url: 'https://docs.docker.com/engine/network/drivers/bridge/' },
    {
      title: 'Docker docs: networks disappear when another program manages the interfaces',
      url: 'https://docs.docker.com/engine/daemon/troubleshoot/',
    },
    { title: 'twt community: troubleshooting Docker (2020, Chinese)', url: 'https://dockerworld.cn/?id=76' },
  ],
});
