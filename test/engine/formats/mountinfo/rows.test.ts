import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/mountinfo/index.ts';
import { fixture } from '../../../support/fixtures.ts';
import { claimAlone, readOne, recordsIn } from '../../../support/one-format.ts';

const PRIVATE = { kind: 'private', peerGroup: undefined, master: undefined, propagateFrom: undefined };

test('every field of a row', () => {
  const [mount] = recordsIn(format, fixture('mountinfo', 'proc5-example'));
  expect(mount).toEqual({
    from: 0,
    to: 78,
    line: 0,
    mountId: 36,
    parentId: 35,
    device: '98:0',
    root: '/mnt1',
    mountPoint: '/mnt2',
    deleted: false,
    options: ['rw', 'noatime'],
    propagation: { ...PRIVATE, kind: 'slave', master: 1 },
    fsType: 'ext3',
    fsSubtype: undefined,
    source: '/dev/root',
    superOptions: ['rw', 'errors=continue'],
    overlay: undefined,
    pid: undefined,
    tid: undefined,
    row: undefined,
    cut: false,
  });
});

describe('parts of a row', () => {
  it.each<[string, string, object]>([
    ['no tag', '44 39 8:4 / /home rw - xfs /dev/sda4 rw', { propagation: PRIVATE }],
    [
      'shared',
      '44 39 8:4 / /home rw shared:28 - xfs /dev/sda4 rw',
      { propagation: { ...PRIVATE, kind: 'shared', peerGroup: 28 } },
    ],
    [
      'shared and slave',
      '435 376 0:105 / /x rw shared:122 master:109 - tmpfs tmpfs rw',
      { propagation: { ...PRIVATE, kind: 'shared-slave', peerGroup: 122, master: 109 } },
    ],
    [
      'a slave with its dominant group',
      '44 39 8:4 / /x rw master:28 propagate_from:2 - xfs /dev/sda4 rw',
      { propagation: { kind: 'slave', peerGroup: undefined, master: 28, propagateFrom: 2 } },
    ],
    [
      'unbindable',
      '44 39 8:4 / /x rw unbindable - xfs /dev/sda4 rw',
      { propagation: { ...PRIVATE, kind: 'unbindable' } },
    ],
    [
      'a tag of kernels to come',
      '44 39 8:4 / /x rw shared:3 newtag:7 - xfs /dev/sda4 rw',
      { propagation: { ...PRIVATE, kind: 'shared', peerGroup: 3 } },
    ],
    [
      'escaped spaces and backslashes',
      '44 39 8:4 /a\\040b /c\\134d rw - 9p C:\\134 rw',
      { root: '/a b', mountPoint: '/c\\d', source: 'C:\\' },
    ],
    [
      'a deleted root',
      '44 39 8:4 /c/resolv.conf//deleted /etc/resolv.conf rw - ext4 /dev/vda1 rw',
      { root: '/c/resolv.conf', mountPoint: '/etc/resolv.conf', deleted: true },
    ],
    [
      'a deleted mount point',
      '44 39 8:4 / /run/x//deleted rw - ext4 /dev/vda1 rw',
      { mountPoint: '/run/x', deleted: true },
    ],
    [
      'a deleted mount point in the words of d_path',
      '44 39 8:4 / /run/x\\040(deleted) rw - ext4 /dev/vda1 rw',
      { mountPoint: '/run/x', deleted: true },
    ],
    [
      'a namespace',
      '251 24 0:4 net:[4026532290] /run/netns/a rw shared:150 - nsfs nsfs rw',
      { root: 'net:[4026532290]', fsType: 'nsfs' },
    ],
    ['a subtype', '9 8 0:43 / /x rw - fuse.lxcfs lxcfs rw', { fsType: 'fuse.lxcfs', fsSubtype: 'lxcfs' }],
    [
      'no source',
      '63 43 0:39 / /x rw - tmpfs  rw,size=64k',
      { source: '', superOptions: ['rw', 'size=64k'], cut: false },
    ],
    [
      'no source, one space lost',
      '63 43 0:39 / /x rw - tmpfs rw,size=64k',
      { source: '', superOptions: ['rw', 'size=64k'] },
    ],
    [
      'commas between quotes',
      '9 8 0:43 / /x rw - tmpfs shm rw,context="a:b:s0:c1,c2",size=64k',
      { superOptions: ['rw', 'context="a:b:s0:c1,c2"', 'size=64k'] },
    ],
    [
      'spaces in super options',
      '9 8 0:59 / /x rw - 9p C:\\134 rw,aname=drvfs;path=C:\\Program Files\\Docker;symlinkroot=/mnt/,cache=5',
      { superOptions: ['rw', 'aname=drvfs;path=C:\\Program Files\\Docker;symlinkroot=/mnt/', 'cache=5'] },
    ],
    ['a mount nobody may write to', '9 8 0:43 / /x ro,idmapped - tmpfs shm rw', { options: ['ro', 'idmapped'] }],
  ])('%s', (_, text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([expected]);
  });
});

describe('directories of an overlay', () => {
  it.each<[string, string, object]>([
    [
      'layers between colons',
      'rw,lowerdir=/l/A:/l/B,upperdir=/x/diff,workdir=/x/work',
      { lower: ['/l/A', '/l/B'], upper: '/x/diff', work: '/x/work' },
    ],
    [
      'layers one by one, and a data layer',
      'rw,lowerdir+=/l/A,lowerdir+=/l/B,datadir+=/d,upperdir=/x/diff,workdir=/x/work,uuid=on',
      { lower: ['/l/A', '/l/B', '/d'], upper: '/x/diff', work: '/x/work' },
    ],
    ['no upper directory', 'ro,lowerdir=/l/A:/l/B', { lower: ['/l/A', '/l/B'], upper: undefined, work: undefined }],
    ['a data-only layer', 'ro,lowerdir=/l/A::/d', { lower: ['/l/A', '/d'] }],
    ['a colon in a name', 'ro,lowerdir=/l/A\\:1:/l/B', { lower: ['/l/A:1', '/l/B'] }],
    ['an escaped comma', 'ro,lowerdir=/l/A\\0541', { lower: ['/l/A,1'] }],
  ])('%s', (_, superOptions, expected) => {
    const [mount] = recordsIn(format, `891 29 0:77 / /merged rw,relatime - overlay overlay ${superOptions}`);
    expect(mount).toMatchObject({ overlay: expected, cut: false });
  });

  it('only an overlay has them', () => {
    const [mount] = recordsIn(format, '891 29 0:77 / /x rw - tmpfs tmpfs rw,upperdir=/x');
    expect(mount?.overlay).toBeUndefined();
  });
});

describe('what tools put in front of a row', () => {
  it.each<[string, object]>([
    ['/proc/20411/mountinfo:40:', { pid: 20411, tid: undefined, row: 40 }],
    ['/proc/20411/mountinfo:', { pid: 20411, row: undefined }],
    ['/proc/20411/task/20430/mountinfo:', { pid: 20411, tid: 20430 }],
    ['/proc/self/mountinfo:', { pid: undefined }],
    ['20411/mountinfo:7:', { pid: 20411, row: 7 }],
    ['mountinfo:7:', { pid: undefined, row: 7 }],
    ['./20411/mountinfo:', { pid: 20411 }],
    ['40:', { pid: undefined, row: 40 }],
    ['    40\t', { row: 40 }],
    ['  12  ', { row: 12 }],
    ['        ', { row: undefined }],
  ])('%j', (prefix, expected) => {
    const [mount] = recordsIn(format, `${prefix}231 227 0:40 / /x/merged rw shared:119 - tmpfs tmpfs rw`);
    expect(mount).toMatchObject({ mountId: 231, parentId: 227, device: '0:40', ...expected });
  });
});

describe('rows that are cut', () => {
  it.each<[string, object]>([
    [
      '231 227 0:40 / /x/merged rw,relatime shar',
      { mountPoint: '/x/merged', propagation: undefined, source: undefined },
    ],
    ['231 227 0:40 / /x/merged rw', { options: ['rw'], propagation: undefined }],
    ['231 227 0:40 / /x/merged rw shared:1 -', { propagation: { kind: 'shared' }, fsType: undefined }],
    ['231 227 0:40 / /x/merged rw - xfs', { fsType: 'xfs', source: undefined }],
    ['231 227 0:40 / /x/merged rw - xfs /dev/sd', { source: '/dev/sd', superOptions: [] }],
    ['231 227 0:40 / /x/merged rw - overlay overlay rw,lowerdir=/l/A,upperdir=/u', { overlay: { upper: '/u' } }],
    ['231 227 0:40 / /x/merged rw - overlay overlay rw,lowerdir=/l', { overlay: { lower: ['/l'] } }],
    ['/proc/912/mountinfo:231 227 0:40 / /x/mer', { pid: 912, mountPoint: '/x/mer' }],
  ])('%s', (text, expected) => {
    const { records, complete, missing } = readOne(format, text);
    expect(records).toMatchObject([{ mountId: 231, ...expected, cut: true }]);
    expect({ complete, missing }).toEqual({ complete: false, missing: ['end of a row'] });
  });

  it('a row that stops before its options is read only below another', () => {
    const start = '231 227 0:40 / /x/mer';
    expect(claimAlone(format, start)).toBeUndefined();
    const whole = '44 39 8:4 / /home rw - xfs /dev/sda4 rw';
    expect(recordsIn(format, `${whole}\n${start}`)).toMatchObject([{ cut: false }, { mountId: 231, cut: true }]);
    expect(recordsIn(format, `${whole}\nsomething else\n${start}`)).toHaveLength(1);
  });
});

describe('rows folded by a terminal or a mail program', () => {
  const row = `223 188 0:40 / /var/lib/docker/overlay2/4f1c/merged rw,relatime shared:119 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/4QK2V7:/var/lib/docker/overlay2/l/7WQ3MA,upperdir=/var/lib/docker/overlay2/4f1c/diff,workdir=/var/lib/docker/overlay2/4f1c/work`;
  const [alone] = recordsIn(format, row);

  it.each([60, 80, 100, 120, 132, 200])('at %i columns', (width) => {
    const lines = Array.from({ length: Math.ceil(row.length / width) }, (_, at) =>
      row.slice(at * width, (at + 1) * width),
    );
    const text = lines.join('\n');
    const table = readOne(format, text);
    expect(table).toMatchObject({ gaps: [], complete: true });
    expect(table.records).toEqual([{ ...alone, to: text.length }]);
  });

  it('at a space', () => {
    const text = row.replace(' shared', '\nshared').replace(' overlay rw', '\noverlay rw');
    expect(readOne(format, text).records).toEqual([{ ...alone, to: text.length }]);
  });

  it.each([
    'and then we restarted httpd.',
    '/var/lib/docker/overlay2/4f1c is busy',
    '{"level":30,"msg":"x"}',
    '[root@web-03 ~]# umount /var/lib/docker',
    '',
    'tmpfs on /run type tmpfs (rw)',
  ])('%j is not the rest', (next) => {
    const cut = row.slice(0, 190);
    expect(recordsIn(format, `${cut}\n${next}`)).toMatchObject([{ to: cut.length, cut: true }]);
  });

  it('a whole row has no rest', () => {
    expect(recordsIn(format, `${row}\n/a/b,c=d`)).toMatchObject([{ to: row.length, cut: false }]);
  });
});

describe('what only looks like a row', () => {
  it.each([
    'drwxr-xr-x 36 root root 4096 Feb  2 10:00 /mnt1',
    'root 16715 1 2 16:09 ? 00:00:00 /usr/sbin/httpd -DFOREGROUND',
    '36 35 98:0',
    '36 35 98:0 / /mnt1',
    '36 35 98:0 / /mnt1 ext3 /dev/root',
    '36 35 98:0 root /mnt1 rw - ext3 /dev/root rw',
    '36 35 98:0 / mnt1 rw - ext3 /dev/root rw',
    '36 98:0 / /mnt1 rw - ext3 /dev/root rw',
    '/dev/vda1 on / type ext4 (rw,relatime)',
    '/dev/vda1 / ext4 rw,relatime 0 0',
    '/dev/mapper/vg0-root 49G 21G 26G 45% /',
    '  8,0    3        1     0.000000000   697  Q   W 11001856 + 8 [kworker/3:2]',
    'dockerd 902 root 3u unix 0x00000000bb2c1d3e 0t0 20114 /run/docker.sock',
    '10:hugetlb:/',
    'ls: cannot access /proc/19973/mountinfo: No such file or directory',
    '/proc/19973/mountinfo: Permission denied',
    'grep: /proc/19973/mountinfo: No such file or directory',
    '/proc/19973/mountinfo',
    'see proc(5) for /proc/PID/mountinfo',
    '',
  ])('%j', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});
