import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/tcpdump/index.ts';
import type { TcpdumpPacket, TcpdumpRecord } from '../../../../src/engine/formats/tcpdump/record.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  artifactsIn,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const packets = (text: string): TcpdumpPacket[] => recordsIn(format, text).filter((record) => record.sort === 'packet');
const of = (name: string): TcpdumpRecord[] => recordsIn(format, fixture('tcpdump', name));
const packetsOf = (name: string): TcpdumpPacket[] => packets(fixture('tcpdump', name));

type Asked = readonly [what: string | undefined, answered: boolean | undefined, tries: number | undefined];

/** Of what was asked: the address or name, whether somebody answered, and which try it was. */
function asked(records: readonly TcpdumpPacket[]): Asked[] {
  return records.flatMap((record): Asked[] => {
    if (!('tries' in record) || isAnswer(record)) return [];
    return [[subjectOf(record), record.answered, record.tries]];
  });
}

function isAnswer(record: TcpdumpPacket): boolean {
  if (record.protocol === 'dns') return record.message === 'response';
  return record.protocol === 'arp' && record.operation === 'reply';
}

function subjectOf(record: TcpdumpPacket): string | undefined {
  switch (record.protocol) {
    case 'arp':
      return record.address;
    case 'dns':
      return record.name;
    case 'icmp':
      return record.about ?? String(record.sequence);
    default:
      return record.target?.address;
  }
}

describe('what was asked, and whether somebody answered', () => {
  it('a gateway that is not there', () => {
    expect(asked(packetsOf('docker0-gateway-silent'))).toEqual([
      ['172.17.42.1', false, 1],
      ['172.17.42.1', false, 2],
      ['172.17.42.1', false, 3],
      ['172.17.0.7', true, 1],
    ]);
  });

  it('name servers, and how long they took', () => {
    const queries = packetsOf('dns-4.99').flatMap((record) =>
      record.protocol === 'dns' && record.message === 'query'
        ? [[record.id, record.answered, record.answeredAfter, record.tries]]
        : [],
    );
    expect(queries).toEqual([
      [12345, true, 0.260002, 1],
      [12346, true, 0.260002, 1],
      [777, true, 0.128676, 1],
      [778, true, 5.058677, 1],
      [556, false, undefined, 1],
      [556, false, undefined, 2],
      [557, false, undefined, 1],
      [0, undefined, undefined, undefined],
      [12399, true, 0.01, 1],
    ]);
  });

  it('a response gets the question of its query', () => {
    const responses = packetsOf('dns-4.99').flatMap((record) =>
      record.protocol === 'dns' && record.message === 'response'
        ? [[record.id, record.type, record.name, record.status]]
        : [],
    );
    expect(responses).toEqual([
      [12345, 'A', 'www.example.com.', 'NoError'],
      [12346, 'AAAA', 'www.example.com.', 'NoError'],
      [777, 'A', 'nope.example.com.', 'NXDomain'],
      [778, 'A', 'shop.example.com.', 'ServFail'],
      [779, undefined, undefined, 'Refused'],
      [12399, 'A', 'registry.example.com.', 'NoError'],
    ]);
  });

  it('connections: accepted, refused, and into the void', () => {
    const syns = packetsOf('tcp-with-date-and-link').flatMap((record) =>
      record.protocol === 'tcp' && record.flags === 'S' ? [[record.target.address, record.outcome, record.tries]] : [],
    );
    expect(syns).toEqual([
      ['192.0.2.10', 'accepted', 1],
      ['192.0.2.11', 'refused', 1],
      ['192.0.2.12', 'none', 1],
      ['192.0.2.12', 'none', 2],
      ['192.0.2.12', 'none', 3],
    ]);
  });

  it('neighbours in IPv6; whoever looks for a free address hopes for silence', () => {
    expect(asked(packetsOf('neighbors-ipv6')).slice(0, 4)).toEqual([
      ['fe80::1', true, 1],
      ['fe80::1', undefined, undefined],
      ['fd00::9', false, 1],
      ['fe80::42:acff:fe11:2', undefined, undefined],
    ]);
  });

  it('echoes', () => {
    expect(asked(packetsOf('without-times')).slice(-3)).toEqual([
      ['1', true, 1],
      ['1', undefined, undefined],
      ['2', false, 1],
    ]);
  });

  it('on all interfaces, counted on each', () => {
    expect(asked(packetsOf('all-interfaces-4.99')).slice(0, 2)).toEqual([
      ['172.17.0.1', false, 1],
      ['172.17.0.1', false, 1],
    ]);
  });

  it.each([
    'ARP, Request who-has 172.17.0.2 tell 172.17.0.2, length 28',
    'ARP, Request who-has 172.17.0.2 tell 0.0.0.0, length 28',
  ])('nobody is to answer %s', (text) => {
    expect(asked(packets(`20:04:45.788669 ${text}`))).toMatchObject([['172.17.0.2', undefined, undefined]]);
  });

  it('an answer starts the count again', () => {
    const request = 'ARP, Request who-has 172.17.0.1 tell 172.17.0.7, length 28';
    const reply = 'ARP, Reply 172.17.0.1 is-at 02:42:5f:aa:bb:cc, length 28';
    expect(asked(packets([request, request, reply, request].join('\n')))).toEqual([
      ['172.17.0.1', true, 1],
      ['172.17.0.1', true, 2],
      ['172.17.0.1', false, 1],
    ]);
  });

  it('what was not captured is not missed', () => {
    expect(asked(packetsOf('one-direction'))).toEqual([
      ['192.0.2.1', undefined, undefined],
      ['www.example.com.', undefined, undefined],
    ]);
  });

  it.each([
    ['tcpdump -ni eth0 port 53', false],
    ['tcpdump -ni eth0 host 192.0.2.7 and arp', false],
    ['tcpdump -ni eth0 src 192.0.2.7', undefined],
    ["tcpdump -ni eth0 'tcp[tcpflags] & (tcp-syn) != 0'", undefined],
    ['tcpdump -Q in -ni eth0', undefined],
    ['tcpdump -Qout -ni eth0', undefined],
  ])('after %s', (command, answered) => {
    const [record] = packets(`$ ${command}\n20:04:45.788669 ARP, Request who-has 192.0.2.1 tell 192.0.2.7, length 28`);
    expect(record).toMatchObject({ answered });
  });

  it('times counted from other packets tell no duration', () => {
    expect(packetsOf('times-since-packet-before')[0]).toMatchObject({ answered: true, answeredAfter: undefined });
  });

  it('over midnight', () => {
    const text =
      '23:59:59.900000 IP 172.17.0.2.40000 > 8.8.8.8.53: 1+ A? a.example.com. (31)\n00:00:00.100000 IP 8.8.8.8.53 > 172.17.0.2.40000: 1 0/0/0 (31)';
    expect(packets(text)[0]).toMatchObject({ answeredAfter: 0.2 });
  });
});

describe('the capture itself', () => {
  it('where it was made, and how it ended', () => {
    const records = of('docker0-gateway-silent');
    expect(records[0]).toMatchObject({
      sort: 'start',
      interface: 'docker0',
      linkType: 'EN10MB',
      snapshotLength: 262144,
      command: undefined,
    });
    expect(records.at(-1)).toMatchObject({
      sort: 'end',
      captured: 5,
      received: 5,
      droppedByKernel: 0,
      droppedByInterface: 0,
    });
    expect(records.at(-1)?.level).toBeUndefined();
  });

  it('packets that were lost', () => {
    expect(of('all-interfaces-4.99').at(-1)).toMatchObject({ droppedByKernel: 1084, level: 'warning' });
  });

  it('what was typed, when it leaves out one direction', () => {
    expect(of('one-direction')[0]).toMatchObject({
      sort: 'start',
      interface: 'eth0',
      command: "tcpdump -nni eth0 'dst port 53 or (arp and src host 192.0.2.7)'",
    });
  });

  it('a file', () => {
    expect(of('without-times')[0]).toMatchObject({ sort: 'start', file: 'dump.pcap', interface: undefined });
  });
});

describe('packets in more than one line', () => {
  it('-v', () => {
    const records = packetsOf('verbose');
    expect(records.map(({ protocol, line }) => [protocol, line])).toEqual([
      ['arp', 0],
      ['dns', 1],
      ['dns', 3],
      ['tcp', 5],
      ['icmp', 7],
      ['icmp', 11],
      ['dns', 13],
      ['udp', 14],
      ['arp', 20],
    ]);
    expect(records[2]).toMatchObject({ answers: ['CNAME edge.example.net.', 'A 192.0.2.10', 'A 192.0.2.11'] });
  });

  it('-v, cut after the first line', () => {
    const text = '02:18:06.308673 IP (tos 0x0, ttl 64, id 1234, offset 0, flags [DF], proto UDP (17), length 61)';
    expect(readOne(format, text)).toMatchObject({ complete: false, records: [{ protocol: 'other', cut: true }] });
  });

  it('packets carried by others', () => {
    expect(packetsOf('tunnelled').map(({ tunnelled, time }) => [tunnelled, time])).toEqual([
      [false, '02:18:13.078702'],
      [true, '02:18:13.078702'],
      [false, '02:18:13.178702'],
      [true, '02:18:13.178702'],
      [false, '02:18:13.278702'],
      [true, '02:18:13.278702'],
    ]);
    expect(packetsOf('tunnelled')[1]).toMatchObject({ answered: true, answeredAfter: 0.2 });
  });
});

describe('completeness', () => {
  it.each([...fixturesOf('tcpdump').keys()])('%s', (name) => {
    const tables = artifactsIn(format, fixture('tcpdump', name));
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.flatMap(({ parsed }) => parsed.missing)).toEqual(name.endsWith('cut') ? ['end of a packet'] : []);
  });

  it('a banner and no packet', () => {
    const banner = 'listening on docker0, link-type EN10MB (Ethernet), capture size 262144 bytes';
    expect(readOne(format, banner)).toMatchObject({ complete: false, missing: ['packets'] });
    expect(readOne(format, `${banner}\n0 packets captured`)).toMatchObject({ complete: true, missing: [] });
  });

  it('two runs', () => {
    expect(artifactsIn(format, fixture('tcpdump', 'two-runs')).map(({ range }) => range)).toEqual(['1-6', '7-11']);
  });
});

describe('properties', () => {
  test('any text', () => {
    fc.assert(
      fc.property(garbled(fixturesOf('tcpdump').values()), (text) => expectSound(format, text)),
      { numRuns: 500 },
    );
  });

  // The old form of ARP ends with an address that may be longer.
  test.each([...fixturesOf('tcpdump')].filter(([name]) => name !== 'version-3.9'))(
    'cutting %s invents nothing',
    (_, text) => {
      const identity = (record: TcpdumpRecord) => {
        if (record.sort !== 'packet') return record.sort;
        const { protocol, time, interface: seenOn } = record;
        const ends = 'source' in record ? [record.source, record.target] : [];
        const arp = record.protocol === 'arp' ? [record.operation, record.address, record.asker, record.mac] : [];
        const dns = record.protocol === 'dns' ? [record.id, record.message, record.status, record.answers] : [];
        return [protocol, time, seenOn, ends, arp, dns];
      };
      expect(inventedByCutting(format, text, identity)).toEqual([]);
    },
  );
});
