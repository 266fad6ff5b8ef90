import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/mount/index.ts';
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

const UNKNOWN = {
  root: undefined,
  deleted: false,
  propagation: undefined,
  parent: undefined,
  mountId: undefined,
  parentId: undefined,
  device: undefined,
  label: undefined,
  pid: undefined,
  cut: false,
};

test('every field of a line of mount(8)', () => {
  expect(recordsIn(format, '/dev/vda1 on / type ext4 (rw,relatime) [root]')).toEqual([
    {
      ...UNKNOWN,
      from: 0,
      to: 45,
      line: 0,
      form: 'mount',
      source: '/dev/vda1',
      mountPoint: '/',
      fsType: 'ext4',
      options: ['rw', 'relatime'],
      label: 'root',
    },
  ]);
});

describe('lines of mount(8)', () => {
  it.each<[string, object]>([
    ['none on /proc type proc (rw)', { source: 'none', mountPoint: '/proc', options: ['rw'], label: undefined }],
    ['/dev/sdb1 on /media/My Disk type xfs (ro,noatime)', { mountPoint: '/media/My Disk', options: ['ro', 'noatime'] }],
    [' on /run/x type tmpfs (rw,size=64k)', { source: '', mountPoint: '/run/x' }],
    ['lxcfs on /var/lib/lxcfs type fuse.lxcfs (rw,allow_other)', { fsType: 'fuse.lxcfs' }],
    ['nas-01:/srv on /srv type nfs4 (rw,addr=192.0.2.7)', { source: 'nas-01:/srv', fsType: 'nfs4' }],
    [
      'shm on /x/shm type tmpfs (rw,context="a:b:s0:c1,c2",size=64k)',
      { options: ['rw', 'context="a:b:s0:c1,c2"', 'size=64k'] },
    ],
    ['/dev/a on /b (c) type ext4 (rw)', { mountPoint: '/b (c)' }],
    ['overlay on /m type overlay (rw,lowerdir=/l/A:/l', { options: ['rw', 'lowerdir=/l/A:/l'], cut: true }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([{ form: 'mount', ...expected }]);
  });
});

describe('lines of mount(8) folded by a terminal', () => {
  const line = `overlay on /var/lib/docker/overlay2/4f1c/merged type overlay (rw,relatime,lowerdir=/var/lib/docker/overlay2/l/4QK2V7:/var/lib/docker/overlay2/l/7WQ3MA,upperdir=/var/lib/docker/overlay2/4f1c/diff,workdir=/var/lib/docker/overlay2/4f1c/work)`;
  const [alone] = recordsIn(format, line);

  it.each([60, 64, 80, 100, 120, 200])('at %i columns', (width) => {
    const lines = Array.from({ length: Math.ceil(line.length / width) }, (_, at) =>
      line.slice(at * width, (at + 1) * width),
    );
    const text = lines.join('\n');
    const first = 'proc on /proc type proc (rw)\n';
    const table = readOne(format, first + text);
    expect(table).toMatchObject({ gaps: [], complete: true });
    expect(bare(table.records.slice(1))).toEqual(bare(alone ? [alone] : []));
  });

  it.each(['and so on', '', '{"level":30,"msg":"x"}', 'proc on /proc type proc (rw)', '[root@web-03 ~]# umount /x'])(
    '%j is not the rest',
    (next) => {
      const cut = line.slice(0, 100);
      expect(recordsIn(format, `${cut}\n${next}`)[0]).toMatchObject({ to: cut.length, cut: true });
    },
  );
});

describe('lines of /proc/mounts', () => {
  it.each<[string, object]>([
    [
      'sysfs /sys sysfs rw,nosuid 0 0',
      { source: 'sysfs', mountPoint: '/sys', fsType: 'sysfs', options: ['rw', 'nosuid'] },
    ],
    ['/dev/sdb1 /media/My\\040Disk xfs rw 0 0', { mountPoint: '/media/My Disk' }],
    [' /run/x tmpfs rw,size=64k 0 0', { source: '', mountPoint: '/run/x', options: ['rw', 'size=64k'] }],
    [
      'C:\\134 /mnt/c 9p rw,aname=drvfs;path=C:\\Program Files,cache=5 0 0',
      { source: 'C:\\', options: ['rw', 'aname=drvfs;path=C:\\Program Files', 'cache=5'] },
    ],
    ['/proc/17433/mounts:shm /x/shm tmpfs rw 0 0', { pid: 17433, source: 'shm' }],
    ['/proc/17433/mounts:12:shm /x/shm tmpfs rw 0 0', { pid: 17433, source: 'shm' }],
    ['/proc/17433/task/17440/mounts:shm /x/shm tmpfs rw 0 0', { pid: 17433 }],
    ['/proc/mounts:shm /x/shm tmpfs rw 0 0', { pid: undefined, source: 'shm' }],
    ['/etc/mtab:shm /x/shm tmpfs rw 0 0', { pid: undefined, source: 'shm' }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([{ form: 'proc-mounts', ...expected, cut: false }]);
  });

  it('the last one may be cut', () => {
    const text = 'sysfs /sys sysfs rw 0 0\n/dev/vda1 / ext4 rw,rela';
    expect(readOne(format, text)).toMatchObject({
      records: [{ cut: false }, { mountPoint: '/', options: ['rw', 'rela'], cut: true }],
      complete: false,
      missing: ['end of a row'],
    });
  });
});

describe('rows of findmnt', () => {
  const tree = recordsIn(format, fixture('mount', 'findmnt-tree'));

  it('the tree', () => {
    expect(tree.map(({ mountPoint, parent }) => [mountPoint, parent])).toEqual([
      ['/', undefined],
      ['/sys', '/'],
      ['/sys/kernel/security', '/sys'],
      ['/sys/fs/cgroup', '/sys'],
      ['/proc', '/'],
      ['/proc/sys/fs/binfmt_misc', '/proc'],
      ['/proc/sys/fs/binfmt_misc', '/proc/sys/fs/binfmt_misc'],
      ['/run', '/'],
      ['/run/docker/netns/b3b33bf310d7', '/run'],
      ['/tmp/b', '/'],
    ]);
  });

  it('a subdirectory as the source', () => {
    expect(tree.at(-1)).toMatchObject({ source: '/dev/vda1', root: '/tmp/a', deleted: true });
    expect(tree.at(-2)).toMatchObject({ source: 'nsfs[net:[4026532290]]', root: undefined, deleted: false });
  });

  it('the tree in ASCII, white space lost', () => {
    const records = recordsIn(format, fixture('mount', 'findmnt-ascii-collapsed'));
    expect(records.map(({ mountPoint, parent }) => [mountPoint, parent])).toEqual([
      ['/', undefined],
      ['/sys', '/'],
      ['/sys/kernel/security', '/sys'],
      ['/sys/fs/cgroup', '/sys'],
      ['/run', '/'],
    ]);
  });

  it('the tree in the wrong encoding', () => {
    const text = 'TARGET SOURCE FSTYPE OPTIONS\n/ /dev/vda1 ext4 rw\nâ\u0094\u009câ\u0094\u0080/sys sysfs sysfs rw';
    expect(recordsIn(format, text)).toMatchObject([{ mountPoint: '/' }, { mountPoint: '/sys', parent: '/' }]);
  });

  it('propagation', () => {
    const records = recordsIn(format, fixture('mount', 'findmnt-propagation'));
    expect(records.map(({ mountPoint, propagation }) => [mountPoint, propagation])).toEqual([
      ['/', 'shared'],
      ['/sys', 'shared'],
      ['/proc', 'private'],
      ['/var/lib/docker', 'slave'],
      ['/srv', 'shared-slave'],
      ['/mnt', 'unbindable'],
      [undefined, 'slave'],
    ]);
  });

  it('a list has no parents; an empty cell is empty', () => {
    const records = recordsIn(format, fixture('mount', 'findmnt-list-propagation'));
    expect(records.map(({ mountPoint, source, parent }) => [mountPoint, source, parent])).toEqual([
      ['/proc', 'proc', undefined],
      ['/', '/dev/vda1', undefined],
      ['/run/credentials', '', undefined],
    ]);
  });

  it('ids', () => {
    expect(recordsIn(format, fixture('mount', 'findmnt-ids'))).toMatchObject([
      { mountId: 27, parentId: 1, device: '254:0', root: '/', mountPoint: '/', parent: undefined },
      {
        mountId: 22,
        parentId: 27,
        device: '0:21',
        mountPoint: '/proc',
        parent: '/',
        options: ['rw', 'relatime', 'rw'],
      },
      { mountId: 64, parentId: 27, root: '/docker', mountPoint: '/var/lib/docker', source: '/dev/vda1' },
    ]);
  });

  it.each<[string, object]>([
    [
      'TARGET="/x y" SOURCE="shm" FSTYPE="tmpfs" OPTIONS="rw,size=1k"',
      { mountPoint: '/x y', options: ['rw', 'size=1k'] },
    ],
    ['TARGET="/x" SOURCE="" PROPAGATION="private,slave"', { source: '', propagation: 'slave' }],
    ['SOURCE="shm" TARGET="/x" LABEL="data"', { label: 'data' }],
    ['TARGET SOURCE FSTYPE OPTIONS\n/media/My\\x20Disk /dev/sdb1 xfs rw', { mountPoint: '/media/My Disk' }],
    ['SOURCE FSTYPE SIZE USED AVAIL USE% TARGET\ntmpfs tmpfs 1G 0 1G 0% /run', { source: 'tmpfs', mountPoint: '/run' }],
  ])('%j', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([{ form: 'findmnt', ...expected }]);
  });

  it.each([
    ['TARGET PROPAGATION', '/x constructor'],
    ['TARGET SOURCE FSTYPE OPTIONS', '/x shm tmpfs'],
    ['TARGET SOURCE FSTYPE OPTIONS', 'x shm tmpfs rw'],
    ['TARGET SOURCE FSTYPE OPTIONS', '/x shm tmpfs defaults'],
  ])('below %s, %s is none', (header, row) => {
    expect(readOne(format, `${header}\n${row}`)).toMatchObject({
      records: [],
      gaps: [],
      complete: false,
      missing: ['rows'],
    });
  });
});

describe('borders', () => {
  const mount = (name: string): string => `${name} on /${name} type tmpfs (rw)`;
  const proc = (name: string): string => `${name} /${name} tmpfs rw 0 0`;
  const list = (name: string): string => `/${name} ${name} tmpfs rw`;
  it.each<[string, string, string[]]>([
    ['lines one after the other', `${mount('a')}\n${mount('b')}`, ['1-2']],
    ['lines of others', `${proc('a')}\nx\ny\n${proc('b')}`, ['1-4']],
    ['two programs', `${mount('a')}\n${proc('b')}`, ['1-1', '2-2']],
    ['an empty line', `${mount('a')}\n${mount('b')}\n\n${mount('c')}`, ['1-2', '4-4']],
    ['an empty line after every line', `${mount('a')}\n\n${mount('b')}\n\n${mount('c')}`, ['1-5']],
    [
      'a header',
      `TARGET SOURCE FSTYPE OPTIONS\n${list('a')}\nTARGET SOURCE FSTYPE OPTIONS\n${list('b')}`,
      ['1-2', '3-4'],
    ],
    [
      'more rows than are looked back',
      `TARGET SOURCE FSTYPE OPTIONS\n${Array.from({ length: 30 }, (_, at) => list(`m${at}`)).join('\n')}`,
      ['1-31'],
    ],
    ['rows of findmnt without a header', list('a'), []],
  ])('%s', (_, text, expected) => {
    expect(artifactsIn(format, text).map(({ range }) => range)).toEqual(expected);
  });
});

describe('what only looks like it', () => {
  it.each([
    'mount: /dev/sdb1 mounted on /mnt.',
    'mount: /mnt: special device /dev/sdb1 does not exist.',
    '/dev/disk1s1 on / (apfs, local, journaled)',
    '/dev/vda1 on / type ext4',
    '/dev/vda1 on / type ext4 (defaults)',
    'The logs on /var/log are of type text (rw-r--r--), mostly',
    '/dev/vda1 / ext4 defaults 0 0',
    '/dev/vda1 / ext4 errors=remount-ro 0 1',
    'sysfs sys sysfs rw 0 0',
    'sysfs /sys sysfs rw 0',
    '0 0 0 0',
    'TARGET',
    'TARGET_HOST=node-7',
    'MAKE TARGET SOURCE',
    'TARGET="x86_64-linux"',
    'PROPAGATION MODE',
    '36 35 98:0 / /mnt1 rw - ext3 /dev/root rw',
    'tmpfs 3.2G 2.1M 3.2G 1% /run',
    '├─/sys sysfs sysfs rw',
    '',
  ])('%j', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});

describe('fixtures', () => {
  const counts: Readonly<Record<string, number[]>> = {
    'findmnt-ascii-collapsed': [5],
    'findmnt-ids': [3],
    'findmnt-list-propagation': [3],
    'findmnt-pairs': [3],
    'findmnt-propagation': [6, 1],
    'findmnt-raw-long': [11],
    'findmnt-tree': [10],
    'mount-8': [7],
    'mount-before-and-after': [2, 1],
    'mount-cut': [2],
    'mount-folded-by-terminal': [3],
    'mount-l-labels': [4],
    'proc-mounts': [6],
    'proc-mounts-grep-processes': [3],
    'proc-mounts-interleaved-and-cut': [3],
  };
  const fixtures = fixturesOf('mount');

  it('are all here', () => {
    expect([...fixtures.keys()].toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  it.each([...fixtures])('%s is read without a gap', (name, text) => {
    const tables = artifactsIn(format, text);
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.map(({ parsed }) => parsed.records.length)).toEqual(counts[name]);
    expect(tables.every(({ parsed }) => parsed.complete)).toBe(!name.endsWith('cut'));
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
      fc.property(garbled(fixturesOf('mount').values()), (text) => expectSound(format, text)),
      { numRuns: 300 },
    );
  });

  test.each([...fixturesOf('mount')])('cutting invents nothing: %s', (name, text) => {
    // Where options or the last cell end cannot be seen, and which pairs were to come.
    const invented = inventedByCutting(format, text, ({ form, mountPoint, source, fsType, pid, parent, mountId }) =>
      name === 'findmnt-pairs' ? [form, mountPoint] : [form, mountPoint, source, fsType, pid, parent, mountId],
    );
    expect(invented).toEqual([]);
  });
});
