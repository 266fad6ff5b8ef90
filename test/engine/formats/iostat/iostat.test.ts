import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/iostat/index.ts';
import type { DeviceUsage, IostatRecord } from '../../../../src/engine/formats/iostat/record.ts';
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

const of = (name: string): IostatRecord[] => recordsIn(format, fixture('iostat', name));
const device = (name: string, wanted: string, report = 0): DeviceUsage => {
  const found = of(name).find(
    (record) => record.sort === 'device' && record.device === wanted && record.report === report,
  );
  if (found?.sort !== 'device') throw new Error(`no ${wanted}`);
  return found;
};

test('every field of a device', () => {
  expect(device('sysstat-10-x-m', 'dm-2')).toEqual({
    sort: 'device',
    from: 457,
    to: 578,
    line: 8,
    report: 0,
    time: undefined,
    cut: false,
    device: 'dm-2',
    values: {
      'rrqm/s': 0,
      'wrqm/s': 0,
      'r/s': 0,
      'w/s': 145,
      'rMB/s': 0,
      'wMB/s': 18.12,
      'avgrq-sz': 256,
      'avgqu-sz': 142.2,
      await: 980.11,
      r_await: 0,
      w_await: 980.11,
      svctm: 6.9,
      '%util': 100,
    },
    utilization: 100,
    queueLength: 142.2,
    wait: 980.11,
    readWait: 0,
    writeWait: 980.11,
    flushWait: undefined,
    readRate: 0,
    writeRate: 19000197,
  });
});

test('the processors, and the kernel in the first line of the output', () => {
  expect(of('sysstat-10-x-m')[0]).toMatchObject({
    sort: 'processor',
    report: 0,
    percent: { user: 1.49, nice: 0, system: 1.67, iowait: 60.94, steal: 0, idle: 35.9 },
    versions: { kernel: '3.10.0-957.el7.x86_64' },
  });
  expect(of('sysstat-10-x-m').filter(({ versions }) => versions)).toHaveLength(1);
});

describe('columns of all versions', () => {
  it.each<[string, string, object]>([
    [
      'sysstat-12-x',
      'dm-0',
      { utilization: 100, queueLength: 31.03, writeWait: 412.63, wait: undefined, flushWait: 0, writeRate: 106430464 },
    ],
    ['sysstat-11.6-x', 'nvme0n1', { utilization: 0.89, queueLength: 0.03, readWait: 0.41, writeRate: 225423 }],
    [
      'sysstat-9-blocks',
      'sda',
      { utilization: 3.4, queueLength: 0.29, wait: 9.7, readWait: undefined, writeRate: 172032 },
    ],
    ['short-s', 'sdb', { wait: 60.92, utilization: 0, readRate: undefined }],
    [
      'human-groups',
      'sda',
      { readRate: 227430, values: expect.objectContaining({ kB_read: 1572864, 'kB_read/s': 222.1 }) },
    ],
    ['human-groups', 'disks', { values: expect.objectContaining({ tps: 8.6 }) }],
    ['spaces-collapsed-decimal-comma', 'dm-2', { utilization: 100, writeWait: 980.11, writeRate: 19005563 }],
    ['sysstat-10-h-two-lines', '/dev/mapper/vg0-docker--pool', { line: 1, writeRate: 19005440, cut: false }],
    ['pretty-x-in-parts', 'pci-0000:00:1f.2-ata-1', { readWait: 60.92, writeWait: 0, utilization: 0, flushWait: 0 }],
    ['many-devices-interleaved', 'vda', { writeRate: 19005440 }],
    [
      'cut',
      'dm-2',
      { cut: true, values: { 'rrqm/s': 0, 'wrqm/s': 0, 'r/s': 0, 'w/s': 145, 'rkB/s': 0 }, writeRate: undefined },
    ],
  ])('%s: %s', (name, wanted, expected) => {
    expect(device(name, wanted)).toMatchObject(expected);
  });

  it('tolerates columns nobody has heard of', () => {
    const [record] = recordsIn(format, 'Device   r/s   w/s   z/s   %util\nsda   1.00   2.00   3.00   4.00');
    expect(record).toMatchObject({ values: { 'r/s': 1, 'w/s': 2, 'z/s': 3, '%util': 4 } });
  });
});

describe('reports', () => {
  it.each<[string, [number, string | undefined][]]>([
    [
      'sysstat-12-x',
      [
        [0, undefined],
        [0, undefined],
        [0, undefined],
        [1, undefined],
        [1, undefined],
      ],
    ],
    [
      'basic-with-times',
      [
        [0, '2024-03-13T11:16:48+0800'],
        [1, '2024-03-13T11:16:49+0800'],
        [2, '03/13/2024 11:16:50 AM'],
      ],
    ],
    [
      'pretty-x-in-parts',
      [
        [0, undefined],
        [0, undefined],
      ],
    ],
  ])('%s', (name, expected) => {
    expect(of(name).map(({ report, time }) => [report, time])).toEqual(expected);
  });

  it('other columns are of another run', () => {
    const tables = artifactsIn(format, fixture('iostat', 'sysstat-9-blocks'));
    expect(tables.map(({ range, parsed }) => [range, parsed.records.map(({ report }) => report)])).toEqual([
      ['1-2', [0]],
      ['4-6', [0, 0]],
    ]);
  });

  it('the kernel stays with the first record while its tables go on', () => {
    const banner = 'Linux 5.15.0-91-generic (node-7) \t03/13/24 \t_x86_64_\t(8 CPU)';
    const text = `$ iostat -x --pretty\n${banner}\n${fixture('iostat', 'pretty-x-in-parts')}`;
    expect(recordsIn(format, text)[0]).toMatchObject({
      utilization: 0.46,
      versions: { kernel: '5.15.0-91-generic' },
    });
  });

  it('a typed command begins another run', () => {
    const text = fixture('iostat', 'sysstat-10-x-m');
    expect(artifactsIn(format, `${text}\n${text}`).map(({ range }) => range)).toEqual(['1-10', '11-20']);
  });
});

describe('completeness', () => {
  const cut = ['cut'];
  it.each([...fixturesOf('iostat').keys()])('%s', (name) => {
    const tables = artifactsIn(format, fixture('iostat', name));
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.flatMap(({ parsed }) => parsed.missing)).toEqual(cut.includes(name) ? ['end of a row'] : []);
  });

  it.each<[string, string[]]>([
    ['Device             tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn', ['rows']],
    ['avg-cpu:  %user   %nice %system %iowait  %steal   %idle', ['rows']],
    ['avg-cpu:  %user   %nice %system %iowait  %steal   %idle\n  1.49  0.00', ['end of a row']],
    [
      'Device:            tps    kB_read/s    kB_wrtn/s    kB_read    kB_wrtn\n/dev/mapper/vg0-docker',
      ['end of a row'],
    ],
    ['$ iostat -x', ['header', 'rows']],
  ])('%s', (text, missing) => {
    expect(readOne(format, text)).toMatchObject({ complete: false, missing });
  });
});

describe('what is not claimed', () => {
  it.each([
    'Linux 5.15.0-91-generic (node-7) \t03/13/24 \t_x86_64_\t(8 CPU)',
    '03/13/24 11:16:48',
    '11:16:48 AM  CPU    %usr   %nice    %sys %iowait    %irq   %soft  %steal  %guest  %gnice   %idle',
    '11:16:48        DEV       tps     rkB/s     wkB/s     dkB/s   areq-sz    aqu-sz     await     %util',
    'Device     Boot   Start      End  Sectors  Size Id Type',
    'Device "docker0" does not exist.',
    'Device busy',
    'Mounted Device',
    'sda               8.59       222.14        57.08         0.00    1597749     410544          0',
    'procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----',
    'the avg-cpu: line of iostat',
    'run iostat -x 1 on the host',
    '# iostat shows the load of the disks, see below.',
    '$ man iostat',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it.each([
    'web',
    '0.00 0.00',
    'sda1 3 4 times',
    'sda is slow',
    '[root@web-03 ~]#',
    'vda 1.00 2.00 3.00 4.00 5.00 6.00',
  ])('nor, behind a table, %s', (text) => {
    const table = fixture('iostat', 'short-s').split('\n').slice(0, 3).join('\n');
    expect(artifactsIn(format, `${table}\nfirst something else\n${text}`)[0]?.range).toBe('1-3');
  });

  it('but a row whose last number was cut', () => {
    const table = fixture('iostat', 'short-s').split('\n').slice(0, 3).join('\n');
    expect(artifactsIn(format, `${table}\nfirst something else\nvda 1.00 2.00 3.00 4.0`)[0]?.range).toBe('1-5');
  });
});

describe('properties', () => {
  test('any text', () => {
    fc.assert(
      fc.property(garbled(fixturesOf('iostat').values()), (text) => expectSound(format, text)),
      { numRuns: 400 },
    );
  });

  // That a whole number or a name at the end of a line has lost its end cannot be seen.
  test.each([...fixturesOf('iostat')].filter(([name]) => !/blocks|basic|two-lines|many|human|pretty/.test(name)))(
    'cutting %s invents nothing',
    (_, text) => {
      const values = (record: IostatRecord) =>
        record.sort === 'device' ? [record.device, Object.entries(record.values)[0]] : record.percent;
      expect(inventedByCutting(format, text, values)).toEqual([]);
    },
  );
});
