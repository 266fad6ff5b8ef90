import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/df/index.ts';
import { fixture, fixturesOf } from '../../../support/fixtures.ts';
import {
  artifactsIn,
  bare,
  claimAlone,
  expectSound,
  garbled,
  inventedByCutting,
  readOne,
  recordsIn,
} from '../../../support/one-format.ts';

const HUMAN = 'Filesystem Size Used Avail Use% Mounted on';
const GIB = 2 ** 30;

test('every field of a row', () => {
  const text =
    'Filesystem     Type      Size  Used Avail Use% Mounted on\n/dev/vda1      ext4       49G   21G   26G  45% /';
  expect(readOne(format, text)).toMatchObject({
    records: [
      {
        from: 58,
        to: 106,
        line: 1,
        fileSystem: '/dev/vda1',
        type: 'ext4',
        inodes: false,
        total: 49 * GIB,
        used: 21 * GIB,
        available: 26 * GIB,
        usePercent: 45,
        mountedOn: '/',
        cut: false,
      },
    ],
    gaps: [],
    complete: true,
    missing: [],
  });
});

describe('units', () => {
  it.each<[string, string, number | undefined]>([
    ['1K-blocks', '100', 102400],
    ['1024-blocks', '100', 102400],
    ['512-blocks', '100', 51200],
    ['512B-blocks', '100', 51200],
    ['1M-blocks', '100', 100 * 2 ** 20],
    ['1M-blocks', '100M', 100 * 2 ** 20],
    ['1MB-blocks', '100', 100e6],
    ['1MB-blocks', '100MB', 100e6],
    ['1G-blocks', '2', 2 * GIB],
    ['4K-blocks', '3', 12288],
    ['1K-块', '100', 102400],
    ['1K的块', '100', 102400],
    ['Size', '0', 0],
    ['Size', '512', 512],
    ['Size', '4.0K', 4096],
    ['Size', '1.5G', 1.5 * GIB],
    ['Size', '1,5G', 1.5 * GIB],
    ['Size', '2T', 2 * 2 ** 40],
    ['Size', '466Gi', 466 * GIB],
    ['Size', '17k', 17000],
    ['Size', '-', undefined],
    ['容量', '3G', 3 * GIB],
  ])('%s %s', (column, cell, total) => {
    const records = recordsIn(
      format,
      `Filesystem ${column} Used Avail Use% Mounted on\n/dev/vda1 ${cell} ${cell} ${cell} 1% /`,
    );
    expect(records).toMatchObject([{ total, used: total, available: total, inodes: false }]);
  });

  it('a small k anywhere makes all of them thousands', () => {
    const text = `${HUMAN}\n/dev/vda1 1G 1G 1G 1% /\nshm 68M 17k 68M 1% /dev/shm`;
    expect(recordsIn(format, text).map(({ total }) => total)).toEqual([1e9, 68e6]);
  });

  it('a name that ends in k does not', () => {
    expect(recordsIn(format, `${HUMAN}\n/dev/disk 1G 1G 1G 1% /back`)).toMatchObject([{ total: GIB }]);
  });

  it.each<[string, number]>([
    ['$ df -H', 1e9],
    ['[root@web-03 ~]# df -TH /var/lib/docker', 1e9],
    ['$ sudo df --si', 1e9],
    ['df -H /', 1e9],
    ['$ df -h', GIB],
    ['$ df -Th', GIB],
    ['The output of df -H follows.', GIB],
  ])('below %s', (command, total) => {
    expect(recordsIn(format, `${command}\n${HUMAN}\n/dev/vda1 1G 1G 1G 1% /`)).toMatchObject([{ total }]);
  });
});

describe('tables', () => {
  it.each<[string, string, object[]]>([
    [
      'df -i',
      'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/vda1 3276800 311042 2965758 10% /',
      [{ inodes: true, total: 3276800, used: 311042, available: 2965758, usePercent: 10 }],
    ],
    [
      'df -hi',
      'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/vda1 16M 438K 16M 3% /',
      [{ inodes: true, total: 16 * 2 ** 20, used: 438 * 1024 }],
    ],
    [
      'df -i of busybox',
      'Filesystem Inodes Used Available Use% Mounted on\noverlay 3907584 1225114 2682470 31% /',
      [{ inodes: true, total: 3907584, used: 1225114, usePercent: 31 }],
    ],
    [
      'df -i in Chinese',
      '文件系统 Inode 已用(I) 可用(I) 已用(I)% 挂载点\n/dev/sda2 100 90 10 90% /',
      [{ inodes: true, total: 100, used: 90, available: 10, usePercent: 90, mountedOn: '/' }],
    ],
    [
      'df -hT in Chinese',
      '文件系统 类型 容量 已用 可用 已用% 挂载点\n/dev/sda2 xfs 17G 2G 15G 14% /',
      [{ inodes: false, type: 'xfs', total: 17 * GIB, usePercent: 14 }],
    ],
    [
      'bytes and inodes',
      'Filesystem Size Used Avail Capacity iused ifree %iused Mounted on\n/dev/disk1s1 466Gi 100Gi 300Gi 25% 1000 9000 10% /',
      [
        { inodes: false, total: 466 * GIB, usePercent: 25 },
        { inodes: true, total: undefined, used: 1000, available: 9000, usePercent: 10 },
      ],
    ],
    ['columns in another order', 'Mounted on Use% Filesystem\n/srv 45% /dev/vda1', []],
    ['few columns', 'Use% Mounted on\n45% /srv', [{ fileSystem: undefined, usePercent: 45, mountedOn: '/srv' }]],
    [
      'a column nobody knows',
      'Filesystem Size Used Avail Use% Colour Mounted on\n/dev/vda1 1G 1G 0 99% red /',
      [{ usePercent: 99, mountedOn: '/' }],
    ],
    ['lower case', 'filesystem size used avail use% mounted on\n/dev/vda1 1g 1g 0 99% /', []],
    ['a sum', `${HUMAN}\ntotal 1G 1G 0 100% -`, [{ fileSystem: 'total', mountedOn: undefined }]],
    [
      'nothing known',
      `${HUMAN}\nproc - - - - /proc`,
      [{ total: undefined, usePercent: undefined, mountedOn: '/proc' }],
    ],
    ['less than nothing free', `${HUMAN}\n/dev/vda1 1G 1G -4.0K 101% /`, [{ available: -4096, usePercent: 101 }]],
    ['spaces in a mount point', `${HUMAN}\n/dev/sdb1 1G 1G 0 99% /media/My Disk`, [{ mountedOn: '/media/My Disk' }]],
    [
      'spaces in a name',
      `${HUMAN}\nmap auto_home 0 0 0 99% /home/a b`,
      [{ fileSystem: 'map auto_home', mountedOn: '/home/a b' }],
    ],
  ])('%s', (_, text, expected) => {
    expect(recordsIn(format, text)).toMatchObject(expected);
  });
});

describe('names on a line for themselves', () => {
  it.each([
    '/dev/mapper/VolGroup00-LogVol00',
    'nas-01.example.com:/export/backup',
    '//nas-01/backup/of/everything',
    'rpool/data/subvol-101-disk-0',
    '/dev/mapper/docker-8:4-1442817-pool',
  ])('%s', (name) => {
    const text = `${HUMAN}\n${name}\n          49G 21G 26G 45% /\ntmpfs 1G 0 1G 0% /run`;
    const table = readOne(format, text);
    expect(table).toMatchObject({ complete: true, gaps: [] });
    expect(table.records).toMatchObject([
      { line: 1, from: HUMAN.length + 1, fileSystem: name, total: 49 * GIB, mountedOn: '/' },
      { line: 3, fileSystem: 'tmpfs' },
    ]);
  });

  it('with all rows so folded, more than are looked back', () => {
    const rows = Array.from({ length: 20 }, (_, at) => `/dev/mapper/vg0-volume-${at}\n   49G 21G 26G 45% /v/${at}`);
    expect(recordsIn(format, [HUMAN, ...rows].join('\n')).map(({ mountedOn }) => mountedOn)).toEqual(
      Array.from({ length: 20 }, (_, at) => `/v/${at}`),
    );
  });

  it('without its numbers it is cut', () => {
    expect(readOne(format, `${HUMAN}\ntmpfs 1G 0 1G 0% /run\n/dev/mapper/VolGroup00-LogVol00`)).toMatchObject({
      records: [{ cut: false }, { fileSystem: '/dev/mapper/VolGroup00-LogVol00', total: undefined, cut: true }],
      missing: ['end of a row'],
    });
  });

  it.each(['/var/lib/docker/overlay2', 'https://docs.example.com/df', 'done.', 'Swap: 4095 118 3977', 'total 48'])(
    '%s below a table is no row of it',
    (line) => {
      expect(artifactsIn(format, `${HUMAN}\ntmpfs 1G 0 1G 0% /run\n${line}`).map(({ range }) => range)).toEqual([
        '1-2',
      ]);
    },
  );
});

describe('rows that are cut', () => {
  it.each<[string, object]>([
    ['/dev/vda1 49G 21G', { total: 49 * GIB, used: undefined, mountedOn: undefined }],
    ['/dev/vda1 49G 21G 26G 45%', { used: 21 * GIB, available: 26 * GIB, usePercent: undefined }],
  ])('%s', (row, expected) => {
    expect(readOne(format, `${HUMAN}\n${row}`)).toMatchObject({
      records: [{ fileSystem: '/dev/vda1', ...expected, cut: true }],
      complete: false,
      missing: ['end of a row'],
    });
  });
});

describe('what is full', () => {
  it.each<[string, 'error' | undefined]>([
    ['/dev/vda1 ext4 49G 49G 0 100% /', 'error'],
    ['overlay overlay 49G 49G 0 101% /merged', 'error'],
    ['/dev/vda1 ext4 49G 48G 1G 99% /', undefined],
    ['/dev/loop3 squashfs 92M 92M 0 100% /snap/lxd/29619', undefined],
    ['/dev/sr0 iso9660 4G 4G 0 100% /media/install', undefined],
    ['/dev/loop7 ext4 1G 1G 0 100% /srv', 'error'],
    ['total - 1G 1G 0 100% -', undefined],
  ])('%s', (row, level) => {
    const [record] = recordsIn(format, `Filesystem Type Size Used Avail Use% Mounted on\n${row}`);
    expect(record?.level).toBe(level);
  });

  it('an image whose type is not shown', () => {
    const rows = '/dev/loop3 92M 92M 0 100% /snap/lxd/29619\n/dev/vda1 92M 92M 0 100% /';
    expect(recordsIn(format, `${HUMAN}\n${rows}`).map(({ level }) => level)).toEqual([undefined, 'error']);
  });

  it('inodes', () => {
    const text = 'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/vda1 100 100 0 100% /';
    expect(recordsIn(format, text)).toMatchObject([{ level: 'error', inodes: true }]);
  });
});

describe('borders', () => {
  const row = (name: string): string => `${name} 1G 0 1G 0% /${name}`;
  it.each<[string, string, string[]]>([
    ['two tables', `${HUMAN}\n${row('a')}\n${HUMAN}\n${row('b')}`, ['1-2', '3-4']],
    ['lines of others', `${HUMAN}\n${row('a')}\nx\ny\n${row('b')}`, ['1-5']],
    ['a long stretch of others', `${HUMAN}\n${row('a')}\n${'x\n'.repeat(20)}${row('b')}`, ['1-2']],
    [
      'more rows than are looked back',
      `${HUMAN}\n${Array.from({ length: 30 }, (_, at) => row(`d${at}`)).join('\n')}`,
      ['1-31'],
    ],
    ['a header without rows', HUMAN, ['1-1']],
    ['a command that shows the unit', `$ df -H\n${HUMAN}\n${row('a')}`, ['1-3']],
    ['another command', `$ df -h\n${HUMAN}\n${row('a')}`, ['2-3']],
    ['rows without a header', `${row('a')}\n${row('b')}`, []],
  ])('%s', (_, text, expected) => {
    expect(artifactsIn(format, text).map(({ range }) => range)).toEqual(expected);
  });

  it('a header without rows is not complete', () => {
    expect(readOne(format, HUMAN)).toMatchObject({ records: [], gaps: [], complete: false, missing: ['rows'] });
  });
});

describe('what only looks like a table of df', () => {
  it.each([
    '/dev/vda1 49G 21G 26G 45% /',
    'TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE',
    '               total        used        free      shared  buff/cache   available',
    'SOURCE                  FSTYPE    SIZE  USED AVAIL USE% TARGET',
    'NAME        FSTYPE FSVER LABEL UUID FSAVAIL FSUSE% MOUNTPOINTS',
    'Device            r/s     rkB/s   rrqm/s  %rrqm r_await rareq-sz  %util',
    'The filesystem is mounted on',
    'Filesystem mounted on',
    '/dev/vda1 is mounted on',
    'df: /run/user/1000/doc: Operation not permitted',
    'Use% Mounted on which host?',
    '36 35 98:0 / /mnt1 rw - ext3 /dev/root rw',
    '',
  ])('%j', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('fixtures', () => {
  const counts: Readonly<Record<string, number[]>> = {
    busybox: [2, 2],
    'centos-6-folded-names': [5],
    'centos-6-folded-names-collapsed': [3],
    'coreutils-h': [6],
    'coreutils-k': [4],
    cut: [3],
    'errors-between-rows': [2],
    'inodes-and-types-hiT': [2],
    'inodes-i': [5],
    interleaved: [3],
    'output-all-columns': [4],
    'output-few-columns': [10],
    'posix-P': [3],
    'thousands-H': [2],
    'thousands-by-small-k': [2],
    total: [3],
    'types-hT': [4],
    'zh-cn': [2 + 1, 2, 1],
  };
  const fixtures = fixturesOf('df');

  it('are all here', () => {
    expect([...fixtures.keys()].toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  it.each([...fixtures])('%s is read without a gap', (name, text) => {
    const tables = artifactsIn(format, text);
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.map(({ parsed }) => parsed.records.length)).toEqual(counts[name]);
    expect(tables.every(({ parsed }) => parsed.complete)).toBe(name !== 'cut');
  });

  it('what is full in them', () => {
    const full = recordsIn(format, fixture('df', 'coreutils-h')).filter(({ level }) => level === 'error');
    expect(full.map(({ fileSystem }) => fileSystem)).toEqual(['/dev/mapper/vg0-docker', 'overlay']);
  });

  it('two tables with an empty line between are read as if each stood alone', () => {
    const texts = [...fixtures.values()];
    for (const first of texts) {
      for (const second of texts) {
        const alone = [...bare(recordsIn(format, first)), ...bare(recordsIn(format, second))];
        expect(bare(recordsIn(format, `${first}\n\n${second}`))).toEqual(alone);
      }
    }
  });
});

describe('any text', () => {
  test('nothing is thrown and records stand in order', () => {
    fc.assert(
      fc.property(garbled(fixturesOf('df').values()), (text) => expectSound(format, text)),
      { numRuns: 300 },
    );
  });

  test.each([...fixturesOf('df')])('cutting invents nothing: %s', (name, text) => {
    // Where a mount point ends cannot be seen, and that df counted in thousands only by a later row.
    const invented = inventedByCutting(format, text, ({ fileSystem, inodes, usePercent, total, used, available }) => [
      fileSystem,
      inodes,
      usePercent,
      ...(name === 'thousands-by-small-k' ? [] : [total, used, available]),
    ]);
    expect(invented).toEqual([]);
  });
});
