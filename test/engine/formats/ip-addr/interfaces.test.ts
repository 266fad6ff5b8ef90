import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/ip-addr/index.ts';
import type { NetworkInterface } from '../../../../src/engine/formats/ip-addr/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  artifactsIn,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const of = (name: string) => recordsIn(format, fixture('ip-addr', name));
const one = (name: string, interfaceName: string) => {
  const found = of(name).find((record) => record.name === interfaceName);
  if (!found) throw new Error(`no ${interfaceName}`);
  return found;
};
const ADDRESS = {
  prefix: undefined,
  scope: undefined,
  peer: undefined,
  broadcast: undefined,
  flags: [],
  valid: undefined,
};

test('every field of an interface', () => {
  const record = one('iproute2-5-docker-host', 'veth7c1e9a0');
  expect(record).toEqual({
    from: 1469,
    to: 1758,
    line: 25,
    index: 1043,
    name: 'veth7c1e9a0',
    peer: 'if1042',
    peerIndex: 1042,
    netns: '0',
    flags: ['BROADCAST', 'MULTICAST', 'UP', 'LOWER_UP'],
    state: 'UP',
    mtu: 1500,
    master: 'docker0',
    linkType: 'ether',
    mac: '9e:4d:7a:11:22:33',
    addresses: [
      {
        ...ADDRESS,
        family: 'inet6',
        address: 'fe80::9c4d:7aff:fe11:2233',
        prefix: 64,
        scope: 'link',
        valid: 'forever',
      },
    ],
    hasIpv4: false,
    cut: false,
  });
});

test('addresses with all their words', () => {
  expect(one('iproute2-5-docker-host', 'ens192').addresses).toEqual([
    {
      ...ADDRESS,
      family: 'inet',
      address: '10.40.3.18',
      prefix: 24,
      scope: 'global',
      broadcast: '10.40.3.255',
      flags: ['dynamic', 'noprefixroute'],
      valid: 85231,
    },
    {
      ...ADDRESS,
      family: 'inet',
      address: '10.40.3.118',
      prefix: 24,
      scope: 'global',
      broadcast: '10.40.3.255',
      flags: ['secondary'],
      valid: 'forever',
    },
    { ...ADDRESS, family: 'inet6', address: 'fe80::250:56ff:fea1:2b3c', prefix: 64, scope: 'link', valid: 'forever' },
  ]);
});

describe('whether an interface has IPv4', () => {
  it.each<[string, string, boolean | undefined]>([
    ['docker0-without-ipv4', 'docker0', false],
    ['iproute2-5-docker-host', 'docker0', true],
    ['iproute2-5-docker-host', 'tun0', false],
    ['brief', 'docker0', false],
    ['brief', 'br-8f3a1c2d4e5f', true],
    ['brief', 'tun0', true],
    ['one-line', 'veth7c1e9a0', false],
    ['ifconfig-net-tools-2', 'docker0', false],
    ['ifconfig-net-tools-2', 'eth0', true],
    ['ifconfig-net-tools-1.60', 'docker0', false],
    ['ifconfig-net-tools-1.60', 'eth0:1', true],
    ['spaces-lost', 'docker0', false],
    ['interleaved', 'docker0', true],
    // ip link and ip -6 do not show it, and of a header alone nobody knows.
    ['link-details-and-counters', 'docker0', undefined],
    ['one-line-link', 'eth0', undefined],
    ['only-ipv6', 'eth0', undefined],
    ['interleaved', 'br-8f3a1c2d4e5f', undefined],
  ])('%s: %s', (name, interfaceName, expected) => {
    expect(one(name, interfaceName).hasIpv4).toBe(expected);
  });

  it.each<[string, boolean | undefined]>([
    ['docker0          UP             fe80::42:5fff:feaa:bbcc/64 ', false],
    ['eth0    UP    fe80::1/64\nlo    UNKNOWN    ::1/128', undefined],
    ['eth0    UP    52:54:00:12:34:56 <BROADCAST,MULTICAST,UP,LOWER_UP> ', undefined],
    [
      '3: docker0    inet6 fe80::42:5fff:feaa:bbcc/64 scope link \\       valid_lft forever preferred_lft forever',
      false,
    ],
  ])('in the row %s', (text, expected) => {
    expect(recordsIn(format, text)[0]?.hasIpv4).toBe(expected);
  });
});

describe('forms of the line an interface begins with', () => {
  it.each<[string, object]>([
    ['2: eth0: <UP> mtu 1500 qdisc mq state UP', { index: 2, name: 'eth0', peer: undefined, mtu: 1500, state: 'UP' }],
    ['5: veth12ab@if4: <UP> mtu 1500 qdisc noqueue state UP', { name: 'veth12ab', peer: 'if4', peerIndex: 4 }],
    [
      '6: eth0.100@eth0: <UP> mtu 1500 qdisc noqueue state UP',
      { name: 'eth0.100', peer: 'eth0', peerIndex: undefined },
    ],
    ['7: sit0@NONE: <NOARP> mtu 1480 qdisc noop state DOWN', { name: 'sit0', peer: 'NONE' }],
    [
      '8: br0: <NO-CARRIER,UP> mtu 1500 qdisc noqueue master bond0 state LOWERLAYERDOWN',
      { master: 'bond0', flags: ['NO-CARRIER', 'UP'] },
    ],
    ['1: lo: <LOOPBACK,UP> mtu 16436 qdisc noqueue', { state: undefined, mtu: 16436, cut: false }],
    ['lo0: flags=8049<UP,LOOPBACK,RUNNING,MULTICAST> mtu 16384', { name: 'lo0', mtu: 16384 }],
    ['eth0:1: flags=4163<UP,BROADCAST>  mtu 1500', { name: 'eth0:1' }],
    [
      'ib0       Link encap:InfiniBand  HWaddr 80:00:00:48:FE:80:00:00:00:00:00:00:00:00:00:00:00:00:00:00',
      { linkType: 'infiniband', mac: '80:00:00:48:fe:80:00:00:00:00:00:00:00:00:00:00:00:00:00:00' },
    ],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)[0]).toMatchObject(expected);
  });

  it.each<[string, object]>([
    [
      'link/ether 02:42:5f:aa:bb:cc brd ff:ff:ff:ff:ff:ff',
      { linkType: 'ether', mac: '02:42:5f:aa:bb:cc', netns: undefined },
    ],
    ['link/ether 02:42:5f:aa:bb:cc brd ff:ff:ff:ff:ff:ff link-netns cni-1d2e3f', { netns: 'cni-1d2e3f' }],
    ['link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00', { linkType: 'loopback', mac: undefined }],
    ['link/ipip 0.0.0.0 brd 0.0.0.0', { linkType: 'ipip' }],
    ['link/none', { linkType: 'none', mac: undefined, cut: false }],
    ['link/ether 02:42:5f:aa', { mac: undefined, cut: true }],
  ])('and %s', (detail, expected) => {
    expect(recordsIn(format, `2: eth0: <UP> mtu 1500 qdisc mq state UP\n    ${detail}`)[0]).toMatchObject(expected);
  });

  it.each<[string, object | undefined]>([
    ['inet 10.8.0.1 peer 10.8.0.2/32 scope global eth0', { address: '10.8.0.1', prefix: 32, peer: '10.8.0.2/32' }],
    ['inet 169.254.1.1/32 scope link eth0', { prefix: 32, scope: 'link', broadcast: undefined }],
    ['inet6 fd00::2/64 scope global nodad', { family: 'inet6', flags: ['nodad'] }],
    ['inet6 fe80::1%eth0/64 scope link', { address: 'fe80::1%eth0' }],
    ['inet 10.1.2.3 netmask 0xffffff00 broadcast 10.1.2.255', { prefix: 24, broadcast: '10.1.2.255' }],
    ['inet 10.1.2.3  netmask 255.255.255.240  destination 10.1.2.4', { prefix: 28, peer: '10.1.2.4' }],
    ['inet addr:10.1.2.3  P-t-P:10.1.2.4  Mask:255.255.255.255', { prefix: 32, peer: '10.1.2.4' }],
    ['inet6 addr: fe80::1/64 Scope:Link', { address: 'fe80::1', prefix: 64, scope: 'link' }],
    // Without its end it is not believed.
    ['inet 172.17.0.1/1', undefined],
    ['inet 172.17.0.1/16 brd 172.17.255.255 scope glo', undefined],
    ['inet 10.1.2.3  netmask 255.255.2', undefined],
    ['inet', undefined],
  ])('and %s', (detail, expected) => {
    const [record] = recordsIn(format, `2: eth0: <UP> mtu 1500 qdisc mq state UP\n    ${detail}`);
    expect(record?.cut).toBe(expected === undefined);
    if (expected) expect(record?.addresses[0]).toMatchObject(expected);
    else expect(record?.addresses).toEqual([]);
  });
});

describe('completeness', () => {
  const complete = [
    'iproute2-5-docker-host',
    'container-3.10',
    'one-line',
    'link-details-and-counters',
    'only-ipv6',
    'interleaved',
  ];
  it.each(complete)('%s is whole', (name) => {
    expect(readOne(format, fixture('ip-addr', name))).toMatchObject({ complete: true, missing: [], gaps: [] });
  });

  it('names what is missing', () => {
    expect(readOne(format, fixture('ip-addr', 'cut')).missing).toEqual([
      'first line of an interface',
      'end of an interface',
    ]);
    expect(readOne(format, fixture('ip-addr', 'grep-inet')).missing).toEqual(['first line of an interface']);
  });

  it('knows IPv4 is there when its address is cut, and nothing about it when the block is', () => {
    expect(one('cut', 'docker0')).toMatchObject({ hasIpv4: true, cut: true, addresses: [] });
    expect(recordsIn(format, '3: docker0: <BROADCAST,MUL')).toMatchObject([
      { flags: ['BROADCAST'], hasIpv4: undefined, cut: true },
    ]);
  });

  it('a line that cannot be read is a gap', () => {
    const lines = 'valid_lft forever preferred_lft forever';
    expect(artifactsIn(format, lines)).toEqual([]);
    const line = { number: 0, from: 0, to: lines.length, text: lines, envelopes: [], pieces: [{ at: 0, origin: 0 }] };
    expect(format.parse([line])).toMatchObject({ gaps: [0], complete: false, missing: ['interfaces'] });
  });
});

describe('borders', () => {
  it.each<[string, string[]]>([
    ['docker0-without-ipv4', ['2-3', '6-9']],
    ['brief', ['2-7', '9-12']],
    ['busybox-two-namespaces', ['1-4', '5-8']],
  ])('%s', (name, ranges) => {
    expect(artifactsIn(format, fixture('ip-addr', name)).map(({ range }) => range)).toEqual(ranges);
  });

  it.each([
    'inet 172.17.0.1/16 is the address of docker0',
    'inet6 fe80::1/64 scope link',
    'docker0 DOWN',
    'docker0 DOWN since this morning',
    'The interface docker0 has state DOWN',
    'docker0: port 1(veth2b31318) entered blocking state',
    'eth0: Link UP',
    '2: second point of a list',
    '3: docker0: something else',
    '3: docker0: <b>bold</b> mtu 1500',
    'link/ether 02:42:5f:aa:bb:cc brd ff:ff:ff:ff:ff:ff',
    'RX packets 22376  bytes 633192084 (603.8 MiB)',
    'cpu0: flags=fpu vme de pse',
    'web    UP    2 hours',
    'eth0 UP 10.0.0.1 is old',
    'address:\n  inet: 172.17.0.1/16',
    '10.0.0.0/24 dev eth0 proto kernel scope link src 10.0.0.7',
    'time="2026-01-02T03:04:05Z" level=info msg="3: docker0: <UP> mtu 1500"',
    '',
  ])('does not claim %s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it.each([
    'user    1 0 0',
    '12 34',
    'veth numtxqueues',
    'Linux node-7 5.10.0',
    'default via 192.0.2.1 dev eth0',
    'TX is slow',
  ])('does not take %s into a list', (text) => {
    expect(readOne(format, `${fixture('ip-addr', 'container-3.10')}\n${text}`).gaps).toEqual([]);
    expect(artifactsIn(format, `${fixture('ip-addr', 'container-3.10')}\n${text}`)[0]?.range).toBe('2-12');
  });
});

describe('properties', () => {
  const texts = fixturesOf('ip-addr');

  test('any text', () => {
    fc.assert(
      fc.property(garbled(texts.values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  /** Where an address or a name stands at the very end nobody can tell that more of it followed. */
  const endsOpen = ['brief', 'cut', 'grep-inet'];

  it.each([...texts.keys()].filter((name) => !endsOpen.includes(name)))('cutting %s invents nothing', (name) => {
    const known = new Map(of(name).map((record) => [record.name, record]));
    // An interface whose link line is cut off has no MAC yet.
    const identity = (record: NetworkInterface) => {
      const whole = known.get(record.name);
      return [record.name, record.index, record.mac === undefined || record.mac === whole?.mac];
    };
    expect(inventedByCutting(format, fixture('ip-addr', name), identity)).toEqual([]);
  });
});
