import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/tcpdump/index.ts';
import { claimAlone, recordsIn } from '../../../support/one-format.ts';

const IP = '20:04:45.788669 IP 172.17.0.2.40000 > 8.8.8.8.53: ';

test('every field of a packet', () => {
  const line =
    '    7  2024-06-17 02:18:08.608683 02:42:ac:11:00:02 > 02:42:5f:aa:bb:cc, ethertype 802.1Q (0x8100), length 78: vlan 10, p 0, ethertype IPv4 (0x0800), 172.17.0.2.41234 > 192.0.2.10.https: Flags [S], seq 123456, win 64240, options [mss 1460], length 0';
  expect(recordsIn(format, line)).toEqual([
    {
      sort: 'packet',
      from: 0,
      to: line.length,
      line: 0,
      number: 7,
      time: '2024-06-17 02:18:08.608683',
      interface: undefined,
      direction: undefined,
      sourceMac: '02:42:ac:11:00:02',
      targetMac: '02:42:5f:aa:bb:cc',
      vlan: 10,
      tunnelled: false,
      length: 0,
      cut: false,
      protocol: 'tcp',
      family: 'inet',
      source: { address: '172.17.0.2', port: 41234, service: '41234' },
      target: { address: '192.0.2.10', port: 443, service: 'https' },
      flags: 'S',
      window: 64240,
      http: undefined,
      outcome: 'none',
      answered: false,
      tries: 1,
    },
  ]);
});

describe('what stands in front', () => {
  it.each<[string, object]>([
    ['20:04:45.788669', { time: '20:04:45.788669' }],
    ['20:04:45.788669123', { time: '20:04:45.788669123' }],
    ['-00:00:00.869999', { time: '-00:00:00.869999' }],
    ['1718590685.788669', { time: '1718590685.788669' }],
    ['2024-06-17 02:18:05.788669', { time: '2024-06-17 02:18:05.788669' }],
    ['   12  20:04:45.788669', { number: 12, time: '20:04:45.788669' }],
    ['20:04:45.788669 docker0 In ', { interface: 'docker0', direction: 'in' }],
    ['20:04:45.788669 br-8f3a1c2d4e5f Out', { interface: 'br-8f3a1c2d4e5f', direction: 'out' }],
    ['20:04:45.788669 eth0@if7 B  ', { interface: 'eth0@if7', direction: 'broadcast' }],
    ['20:04:45.788669 lo    M  ', { interface: 'lo', direction: 'multicast' }],
    ['20:04:45.788669 veth12ab P  ', { interface: 'veth12ab', direction: 'other-host' }],
  ])('%s', (lead, expected) => {
    const records = recordsIn(format, `${lead} ARP, Request who-has 172.17.0.1 tell 172.17.0.2, length 28`);
    expect(records).toMatchObject([{ protocol: 'arp', address: '172.17.0.1', ...expected }]);
  });

  it.each<[string, object]>([
    [
      '02:42:ac:11:00:02 > ff:ff:ff:ff:ff:ff, ethertype ARP (0x0806), length 42: ',
      { sourceMac: '02:42:ac:11:00:02', targetMac: 'ff:ff:ff:ff:ff:ff' },
    ],
    [
      '02:42:AC:11:0:2 > Broadcast, ethertype ARP, length 42: ',
      { sourceMac: '02:42:ac:11:0:2', targetMac: 'ff:ff:ff:ff:ff:ff' },
    ],
    [
      '02:42:ac:11:00:02 (oui Unknown) > Broadcast, ethertype ARP (0x0806), length 42: ',
      { sourceMac: '02:42:ac:11:00:02' },
    ],
    ['02:42:ac:11:00:02 > ff:ff:ff:ff:ff:ff, ARP, length 42: ', { sourceMac: '02:42:ac:11:00:02' }],
    [
      'docker0 In  ifindex 3 02:42:ac:11:00:02 ethertype ARP (0x0806), length 48: ',
      { interface: 'docker0', sourceMac: '02:42:ac:11:00:02' },
    ],
    [' In 02:42:ac:11:00:02 ethertype ARP (0x0806), length 44: ', { direction: 'in', sourceMac: '02:42:ac:11:00:02' }],
  ])('and the link layer: %s', (link, expected) => {
    const records = recordsIn(format, `20:04:45.788669 ${link}Request who-has 172.17.0.1 tell 172.17.0.2, length 28`);
    expect(records).toMatchObject([{ protocol: 'arp', operation: 'request', asker: '172.17.0.2', ...expected }]);
  });
});

describe('ARP', () => {
  it.each<[string, object]>([
    [
      'ARP, Request who-has 172.17.42.1 tell 172.17.0.2, length 28',
      { operation: 'request', address: '172.17.42.1', asker: '172.17.0.2', length: 28 },
    ],
    [
      'ARP, Request who-has 172.17.0.1 (02:42:5f:aa:bb:cc) tell 172.17.0.2, length 28',
      { address: '172.17.0.1', asker: '172.17.0.2' },
    ],
    [
      'ARP, Ethernet (len 6), IPv4 (len 4), Request who-has 172.17.0.1 tell 172.17.0.2, length 28',
      { address: '172.17.0.1' },
    ],
    [
      'ARP, Reply 172.17.0.1 is-at 02:42:5f:aa:bb:cc, length 28',
      { operation: 'reply', address: '172.17.0.1', mac: '02:42:5f:aa:bb:cc' },
    ],
    ['ARP, Reply 172.17.0.1 is-at 02:42:5f:aa:bb:cc (oui Unknown), length 28', { mac: '02:42:5f:aa:bb:cc' }],
    [
      'arp who-has 172.17.42.1 tell web-03.example.com',
      { operation: 'request', asker: 'web-03.example.com', cut: false },
    ],
    ['arp reply 172.17.0.1 is-at 2:42:5f:aa:bb:cc', { operation: 'reply', mac: '2:42:5f:aa:bb:cc' }],
    ['ARP, Request who-has 172.17.42.1 tell 172.17.0', { address: '172.17.42.1', asker: undefined, cut: true }],
    ['ARP, Request who-has 172.17.4', { address: undefined, cut: true }],
    ['ARP, Reply 172.17.0.1 is-at 02:42:5f:aa:bb:c', { mac: undefined, cut: true }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, `20:04:45.788669 ${text}`)).toMatchObject([{ protocol: 'arp', ...expected }]);
  });
});

describe('DNS', () => {
  it.each<[string, object]>([
    [
      '12345+ A? www.example.com. (33)',
      { message: 'query', id: 12345, type: 'A', name: 'www.example.com.', length: 33 },
    ],
    ['12345+% [1au] DNSKEY? . (28)', { type: 'DNSKEY', name: '.' }],
    ['557 SRV? _http._tcp.example.com. (40)', { type: 'SRV', name: '_http._tcp.example.com.' }],
    ['12347+ Type65? www.example.com. (33)', { type: 'Type65' }],
    ['12347+ [b2&3=0x182] [1a] A? www.example.com. (33)', { type: 'A' }],
    ['0 PTR (QM)? _ipp._tcp.local. (33)', { type: 'PTR', name: '_ipp._tcp.local.' }],
    ['[bad udp cksum 0x0000 -> 0xf333!] 4242+ AAAA? www.example.com. (33)', { id: 4242, type: 'AAAA' }],
    [
      'Flags [P.], seq 1:36, ack 1, win 64240, length 35 901+ A? www.example.com. (33)',
      { id: 901, type: 'A', length: 33, cut: false },
    ],
    ['12345 1/0/0 A 192.0.2.10 (49)', { message: 'response', status: 'NoError', answers: ['A 192.0.2.10'] }],
    [
      '12345* 2/0/1 CNAME edge.example.net., A 192.0.2.10 (95)',
      { answers: ['CNAME edge.example.net.', 'A 192.0.2.10'] },
    ],
    [
      '12345 q: A? www.example.com. 1/0/0 www.example.com. [5m] A 192.0.2.10 (49)',
      { name: 'www.example.com.', answers: ['A 192.0.2.10'] },
    ],
    ['777 NXDomain 0/1/0 (111)', { status: 'NXDomain' }],
    ['777 NXDomain*-|$ 0/1/0 (111)', { status: 'NXDomain' }],
    ['778 ServFail- 0/0/0 (34)', { status: 'ServFail', level: 'error' }],
    ['779 Refused 0/0/0 (34)', { status: 'Refused', level: 'error' }],
    ['780 FormErr- [0q] 0/0/0 (12)', { status: 'FormErr', level: 'error' }],
    ['12345+ A? www.exam', { message: 'query', type: 'A', name: undefined, cut: true }],
    ['12345 2/0/1 CNAME edge.example.net., A 192.0', { answers: ['CNAME edge.example.net.'], cut: true }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, IP + text)).toMatchObject([{ protocol: 'dns', ...expected }]);
  });

  it('NXDomain alone is no error: every search domain gives one', () => {
    expect(recordsIn(format, `${IP}777 NXDomain 0/1/0 (111)`)[0]?.level).toBeUndefined();
  });
});

describe('TCP', () => {
  it.each<[string, object]>([
    [
      'Flags [S.], seq 999, ack 123457, win 65160, options [mss 1460], length 0',
      { flags: 'S.', window: 65160, length: 0 },
    ],
    ['Flags [.], ack 1, win 502, length 0', { flags: '.', window: 502 }],
    ['Flags [SEW], seq 1, win 64240, length 0', { flags: 'SEW' }],
    ['Flags [none], seq 1, win 0, length 0', { flags: '' }],
    ['Flags [R.], cksum 0x1234 (incorrect -> 0x4321), seq 1, ack 101, win 0, length 0', { flags: 'R.', window: 0 }],
    [
      'Flags [P.], seq 1:50, ack 1, win 64240, length 49: HTTP: GET /v2/ HTTP/1.1',
      { length: 49, http: 'GET /v2/ HTTP/1.1' },
    ],
    [
      'S 123456:123456(0) win 5840 <mss 1460,sackOK,timestamp 1000 0,nop,wscale 7>',
      { flags: 'S', window: 5840, length: 0 },
    ],
    ['S 999:999(0) ack 123457 win 5792 <mss 1460>', { flags: 'S.' }],
    ['P 1:101(100) ack 1 win 46', { flags: 'P.', length: 100 }],
    ['. ack 1 win 46', { flags: '.', length: 0 }],
    ['tcp 100', { flags: undefined, length: 100 }],
    ['Flags [P.], seq 1:36, ack 1, win 64240, length 35 90', { length: 35, cut: true }],
    ['Flags [S], seq 123456, wi', { flags: 'S', cut: true }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, IP + text)).toMatchObject([{ protocol: 'tcp', ...expected }]);
  });
});

describe('ICMP and the rest', () => {
  const ICMP = '20:04:45.788669 IP 172.17.0.1 > 172.17.0.2: ';
  it.each<[string, object]>([
    ['ICMP echo request, id 7, seq 3, length 64', { message: 'echo-request', id: 7, sequence: 3, answered: false }],
    [
      'ICMP host 8.8.8.8 unreachable - admin prohibited filter, length 36',
      { message: 'unreachable', about: '8.8.8.8', level: 'error' },
    ],
    ['ICMP net 192.0.2.0 unreachable, length 36', { message: 'unreachable', about: '192.0.2.0' }],
    ['ICMP 8.8.8.8 udp port domain unreachable, length 36', { message: 'unreachable', about: '8.8.8.8' }],
    ['ICMP 8.8.8.8 protocol 47 unreachable, length 36', { message: 'unreachable', about: '8.8.8.8' }],
    ['ICMP 8.8.8.8 unreachable - need to frag (mtu 1400), length 556', { message: 'too-big', mtu: 1400, length: 556 }],
    ['ICMP time exceeded in-transit, length 36', { message: 'time-exceeded', level: 'error' }],
    ['ICMP redirect 8.8.8.8 to host 172.17.0.254, length 36', { message: 'redirect', about: '8.8.8.8' }],
    ['icmp 64: echo request seq 1', { message: 'echo-request', cut: false }],
    ['ICMP6, packet too big, mtu 1280, length 1240', { message: 'too-big', mtu: 1280 }],
    [
      'ICMP6, neighbor solicitation, who has fe80::1, length 32',
      { message: 'neighbor-solicitation', about: 'fe80::1' },
    ],
    [
      'ICMP6, neighbor advertisement, length 32, tgt is fe80::1',
      { message: 'neighbor-advertisement', about: 'fe80::1' },
    ],
    ['ICMP address mask request, length 12', { message: 'other' }],
    ['ICMP host 8.8.8.8 unreach', { cut: true }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, ICMP + text)).toMatchObject([{ protocol: 'icmp', ...expected }]);
  });

  it.each<[string, object]>([
    ['IP 172.17.0.2.40003 > 172.17.0.3.8125: UDP, length 48', { protocol: 'udp', length: 48, cut: false }],
    ['IP 172.17.0.2.40003 > 172.17.0.3.8125: UDP, len', { protocol: 'udp', cut: true }],
    [
      'IP 172.17.0.2.123 > 172.17.0.3.ntp: NTPv4, Client, length 48',
      { protocol: 'udp', length: 48, target: { address: '172.17.0.3', port: 123, service: 'ntp' } },
    ],
    [
      'IP 172.17.0.2.5000 > 172.17.0.3.zabbix-agent: UDP, length 48',
      { target: { address: '172.17.0.3', port: undefined, service: 'zabbix-agent' } },
    ],
    [
      'IP 172.17.0.2 > 172.17.0.3: ip-proto-17',
      { protocol: 'other', source: { address: '172.17.0.2', port: undefined, service: undefined } },
    ],
    [
      'IP6 fe80::1%eth0 > ff02::16: HBH ICMP6, multicast listener report v2, 1 group record(s), length 28',
      { protocol: 'other' },
    ],
    [
      'IP6 fd00::2.40000 > fd00::1.53: UDP, length 8',
      { protocol: 'udp', family: 'inet6', source: { address: 'fd00::2', port: 40000, service: '40000' } },
    ],
    [
      'STP 802.1d, Config, Flags [none], bridge-id 8000.02:42:5f:aa:bb:cc.8001, length 35',
      { protocol: 'other', cut: false },
    ],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, `20:04:45.788669 ${text}`)).toMatchObject([expected]);
  });
});

it('a line that was cut in its addresses', () => {
  const packet = `${IP}12345+ A? www.example.com. (33)`;
  const records = recordsIn(format, `${packet}\n20:04:46.788669 IP 172.17.0.2.400`);
  expect(records[1]).toMatchObject({ protocol: 'other', text: '172.17.0.2.400', cut: true });
});

it.each<[string, number]>([
  ['20:04:46.788669 IP 172.17.0.2.400', 2],
  ['20:04:46.788669 IP changed', 1],
])('behind a line of another program: %s', (text, records) => {
  const packet = `${IP}12345+ A? www.example.com. (33)`;
  expect(recordsIn(format, `${packet}\nlevel=info\n${text}`)).toHaveLength(records);
});

describe('what is not claimed', () => {
  it.each([
    '20:04:45.788669 INFO starting',
    '20:04:45.788669 unknown host',
    '20:04:45.788669 arp table is full',
    '20:04:45.788669 IP changed',
    '20:04:45.788669 IP 172.17.0.2.400',
    '20:04:45.788669 write(1, "ARP, Request", 12) = 12',
    '20:04:45,788 IP 172.17.0.2 connected',
    '20:04:45.788669 a > b',
    '20:04:45.788669 a > b: c',
    '2024-06-17 02:18:05.788669 UTC [812] LOG:  checkpoint starting: time',
    '1718590685.788669 docker0: port 1(veth12ab) entered blocking state',
    '172.17.0.2.40000 > 8.8.8.8.53: 12345+ A? www.example.com. (33)',
    'IP 172.17.0.2 > 8.8.8.8: something',
    'IP address > gateway: none',
    'IP 172.17.0.2 is taken',
    'ARP, the protocol, asks who-has',
    'arp -n shows nothing',
    'tcpdump: eth9: No such device exists',
    'listening on port 8080',
    'listening on [::]:80, ready',
    'reading from file config.yaml',
    '12 packets captured',
    '12 packets transmitted, 0 received, 100% packet loss, time 11264ms',
    '\t0x0000:  4500 003d 04d2 4000',
    '    8.8.8.8.53 > 172.17.0.2.40000: 12345 3/0/0 A 192.0.2.10 (95)',
    '02:42:ac:11:00:02 is the MAC of the container',
    'run tcpdump -i docker0 on the host',
    '# see tcpdump(8)',
    'dockerhost$ tcpdump -i docker0',
    'tcpdump -i eth0 src 192.0.2.7 shows one direction',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});
