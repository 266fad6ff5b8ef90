import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/proc-cgroup/index.ts';
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

const WEB = '5fd924625f6ab16a19cc9807c7c506ae1813490e4ba675f843d5a10e0baacdb8';
const POD = '3f6c1d2e-8a47-4b0e-9d51-70c2e5b1a934';
const pathsIn = (text: string): string[][] =>
  artifactsIn(format, text).map(({ parsed }) => parsed.records.map(({ path }) => path));

test('every field of a line', () => {
  expect(recordsIn(format, '3:cpuacct,cpu:/system.slice/docker.service')).toEqual([
    {
      from: 0,
      to: 42,
      line: 0,
      hierarchy: 3,
      controllers: ['cpuacct', 'cpu'],
      path: '/system.slice/docker.service',
      deleted: false,
      outsideNamespace: false,
      layout: 'v1',
      container: undefined,
      pod: undefined,
      unit: 'docker.service',
      slice: 'system.slice',
      pid: undefined,
      tid: undefined,
      row: undefined,
    },
  ]);
});

describe('lines', () => {
  it.each<[string, object]>([
    ['10:hugetlb:/', { hierarchy: 10, controllers: ['hugetlb'], path: '/' }],
    ['1:name=systemd:/init.scope', { controllers: ['name=systemd'], unit: 'init.scope' }],
    ['1:name=openrc:/docker', { controllers: ['name=openrc'] }],
    ['10:net_cls,net_prio:/x', { controllers: ['net_cls', 'net_prio'] }],
    ['0::/', { hierarchy: 0, controllers: [], path: '/', layout: 'v2' }],
    ['0::/../..', { path: '/../..', outsideNamespace: true }],
    ['0::/../../system.slice/ssh.service', { outsideNamespace: true, unit: 'ssh.service' }],
    [`4:memory:/docker/${WEB} (deleted)`, { path: `/docker/${WEB}`, deleted: true, container: WEB }],
    ['    12:pids:/user.slice', { hierarchy: 12, row: undefined, slice: 'user.slice' }],
    ['7:6:memory:/x', { hierarchy: 6, row: 7 }],
    ['     7\t6:memory:/x', { hierarchy: 6, row: 7 }],
    ['13:0::/x', { hierarchy: 0, row: 13 }],
    ['/proc/902/cgroup:6:memory:/x', { hierarchy: 6, pid: 902, row: undefined }],
    ['/proc/902/cgroup:7:6:memory:/x', { hierarchy: 6, pid: 902, row: 7 }],
    ['/proc/902/task/911/cgroup:0::/x', { pid: 902, tid: 911 }],
    ['/proc/self/cgroup:0::/x', { pid: undefined }],
    ['902/cgroup:0::/x', { pid: 902 }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([expected]);
  });
});

describe('what a path tells', () => {
  it.each<[string, object]>([
    [`/docker/${WEB}`, { container: WEB, pod: undefined, unit: undefined }],
    [`/system.slice/docker-${WEB}.scope`, { container: WEB, unit: `docker-${WEB}.scope`, slice: 'system.slice' }],
    [`/machine.slice/libpod-${WEB}.scope/container`, { container: WEB, slice: 'machine.slice' }],
    [`/kubepods/burstable/pod${POD}/${WEB}`, { container: WEB, pod: POD, slice: undefined }],
    [
      `/kubepods.slice/kubepods-pod${POD.replaceAll('-', '_')}.slice/crio-${WEB}.scope`,
      { container: WEB, pod: POD, slice: `kubepods-pod${POD.replaceAll('-', '_')}.slice` },
    ],
    [
      `/system.slice/containerd.service/kubepods-burstable-pod${POD.replaceAll('-', '_')}.slice:cri-containerd:${WEB}`,
      { container: WEB, pod: POD, unit: 'containerd.service' },
    ],
    ['/kubepods/besteffort/pod0d7fa4c1e0b34e3c9f52c6a1d8e7b09a', { pod: '0d7fa4c1e0b34e3c9f52c6a1d8e7b09a' }],
    // A container in a container: the inner one.
    [`/docker/${'a'.repeat(64)}/docker/${WEB}`, { container: WEB }],
    [`/docker/${WEB}/init`, { container: WEB }],
    [`/docker/${WEB.slice(0, 63)}`, { container: undefined }],
    ['/docker/buildkit/x3k9', { container: undefined }],
    ['/user.slice/user-1000.slice/session-3.scope', { unit: 'session-3.scope', slice: 'user-1000.slice' }],
  ])('%s', (path, expected) => {
    expect(recordsIn(format, `0::${path}`)).toMatchObject([{ path, ...expected }]);
  });
});

describe('layout', () => {
  it.each<[string, string[]]>([
    ['2:cpu:/a\n1:name=systemd:/a', ['v1', 'v1']],
    ['2:cpu:/a\n1:name=systemd:/a\n0::/a', ['hybrid', 'hybrid', 'hybrid']],
    ['0::/a', ['v2']],
    ['/proc/5/cgroup:1:cpu:/a\n/proc/5/cgroup:0::/a\n/proc/6/cgroup:0::/b', ['hybrid', 'hybrid', 'v2']],
  ])('%j', (text, expected) => {
    expect(recordsIn(format, text).map(({ layout }) => layout)).toEqual(expected);
  });
});

describe('whose lines they are', () => {
  it.each<[string, number | undefined]>([
    ['root@node-7:~# cat /proc/3221/cgroup', 3221],
    ['$ sudo cat /proc/3221/cgroup', 3221],
    ['cat /proc/3221/cgroup', 3221],
    ['$ cat /proc/3221/cgroup /proc/3221/oom_score_adj', 3221],
    ['$ cat /proc/3221/cgroup | sort', 3221],
    ["$ grep -E 'a|b' /proc/3221/cgroup", 3221],
    ['/proc # cat 3221/cgroup', 3221],
    ['==> /proc/3221/cgroup <==', 3221],
    ['$ cat /proc/self/cgroup', undefined],
    ['$ cat /proc/$(pidof dockerd)/cgroup', undefined],
    ['$ cat /proc/3221/cgroup /proc/3222/cgroup', undefined],
    ['$ docker exec web cat /proc/1/cgroup', undefined],
    ['$ kubectl exec web -- cat /proc/1/cgroup', undefined],
  ])('%s', (command, pid) => {
    const [table, ...others] = artifactsIn(format, `${command}\n0::/a`);
    expect(others).toEqual([]);
    expect(table?.range).toBe('1-2');
    expect(table?.parsed.records).toMatchObject([{ path: '/a', pid }]);
  });

  it.each([
    'cat /proc/3221/cgroup shows the same',
    '$ ls -l /proc/3221/cgroup',
    '$ grep -l docker /proc/*/cgroup',
    '$ cat /proc/3221/cgroup | wc -l',
    '$ mount | grep /sys/fs/cgroup',
    '$ cat /sys/fs/cgroup/memory.max',
    'cat: /proc/3221/cgroup: No such file or directory',
  ])('%s prints no lines', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it('lines of others in a whole file do not matter', () => {
    expect(recordsIn(format, '$ cat /proc/5/cgroup\n3:cpu:/a\nx\n2:pids:/b').map(({ pid }) => pid)).toEqual([5, 5]);
  });

  it('behind what grep printed a line may be about another process', () => {
    const text = '$ grep cpu /proc/5/cgroup\n3:cpu:/a\nand elsewhere\n2:pids:/b';
    expect(recordsIn(format, text).map(({ pid }) => pid)).toEqual([5, undefined]);
  });
});

describe('borders', () => {
  it.each<[string, string, string[][]]>([
    ['numbers that fall', '3:cpu:/a\n2:pids:/b\n1:name=systemd:/c\n0::/d', [['/a', '/b', '/c', '/d']]],
    ['numbers that rise, sorted', '1:cpu:/a\n2:pids:/b\n3:memory:/c', [['/a', '/b', '/c']]],
    ['numbers out of order', '3:cpu:/a\n9:pids:/b\n2:memory:/c', [['/a', '/b', '/c']]],
    [
      'a second file',
      '3:cpu:/a\n1:pids:/b\n3:cpu:/c\n1:pids:/d',
      [
        ['/a', '/b'],
        ['/c', '/d'],
      ],
    ],
    [
      'a second file of more lines than are looked back',
      `${fixture('proc-cgroup', 'v1-cgroupfs-container')}\n12:pids:/z`,
      [expect.any(Array), ['/z']],
    ],
    ['a second file after a line of others', '3:cpu:/a\n2:pids:/b\nthen\n4:cpu:/c', [['/a', '/b'], ['/c']]],
    ['lines of others inside', '3:cpu:/a\nx\ny\n2:pids:/b', [['/a', '/b']]],
    ['unified hierarchies', '0::/a\n0::/b\n0::/c', [['/a'], ['/b'], ['/c']]],
    ['processes that grep names', '/proc/1/cgroup:0::/a\n/proc/2/cgroup:0::/b', [['/a', '/b']]],
    ['with and without a file', '/proc/1/cgroup:3:cpu:/a\n2:pids:/b', [['/a'], ['/b']]],
    ['an empty line', '4:cpu:/a\n3:pids:/b\n\n2:memory:/c', [['/a', '/b'], ['/c']]],
    ['an empty line after every line', '3:cpu:/a\n\n2:pids:/b\n\n1:memory:/c', [['/a', '/b', '/c']]],
    ['a command without output', '$ cat /proc/5/cgroup', [[]]],
  ])('%s', (_, text, expected) => {
    expect(pathsIn(text)).toEqual(expected);
  });
});

describe('completeness', () => {
  it.each<[string, string[]]>([
    ['3:cpu:/a\n2:pids:/b\n1:memory:/c', []],
    ['2:pids:/b\n1:memory:/c\n0::/d', []],
    ['10:cpu:/a\n9:pids:/b\n8:memory:/c', ['last rows']],
    // What grep picked.
    ['10:cpu:/a\n6:memory:/c', []],
    ['/proc/5/cgroup:10:cpu:/a\n/proc/5/cgroup:9:pids:/b', []],
    ['$ grep u /proc/5/cgroup\n10:cpu:/a\n9:cpuset:/b', []],
    ['$ cat /proc/5/cgroup', ['rows']],
  ])('%j', (text, missing) => {
    expect(readOne(format, text)).toMatchObject({ missing, complete: missing.length === 0, gaps: [] });
  });
});

describe('what only looks like a line of it', () => {
  it.each([
    '0::/0',
    '::/0',
    '0::/64',
    '12:import:/lib/a.ts',
    '10:30:/x',
    '10:memory:x',
    '10:memory',
    ':memory:/x',
    '5::/x',
    '0:memory:/x',
    '4:memory:/a b',
    'root:x:0:0:root:/root:/bin/bash',
    '36 35 98:0 / /mnt1 rw - ext3 /dev/root rw',
    'memory\t6\t65535\t1',
    '/sys/fs/cgroup/memory:/x',
    'volumes: ["./a:/b"]',
    '',
  ])('%j', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it('a controller nobody knows is believed below others', () => {
    expect(recordsIn(format, '4:memory:/a\n3:newone:/b')).toHaveLength(2);
    expect(recordsIn(format, '4:memory:/a\nelsewhere\n3:import:/b')).toHaveLength(1);
  });
});

describe('fixtures', () => {
  const counts: Readonly<Record<string, number[]>> = {
    'cut-and-interleaved': [7],
    'grep-r-processes': [5],
    'grep-rn-memory': [3],
    'hybrid-systemd-pod': [13],
    'tail-headings': [10, 1],
    'two-files-by-cat': [10, 10],
    'v1-before-and-after': [10, 10],
    'v1-cgroupfs-container': [12],
    'v2-scope': [1],
    'v2-several-without-names': [1, 1, 1],
  };
  const fixtures = fixturesOf('proc-cgroup');

  it('are all here', () => {
    expect([...fixtures.keys()].toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  it.each([...fixtures])('%s is read without a gap', (name, text) => {
    const tables = artifactsIn(format, text);
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.map(({ parsed }) => parsed.records.length)).toEqual(counts[name]);
    expect(tables.every(({ parsed }) => parsed.complete)).toBe(name !== 'cut-and-interleaved');
  });

  it('the pod of a hybrid host', () => {
    const records = recordsIn(format, fixture('proc-cgroup', 'hybrid-systemd-pod'));
    expect(new Set(records.map(({ layout }) => layout))).toEqual(new Set(['hybrid']));
    expect(records.filter(({ pod, container }) => pod === POD && container !== undefined)).toHaveLength(12);
  });

  it('two files with an empty line between are read as if each stood alone', () => {
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
    const texts = fixturesOf('proc-cgroup').values();
    fc.assert(
      fc.property(garbled(texts), (text) => expectSound(format, text)),
      { numRuns: 300 },
    );
  });

  test.each([...fixturesOf('proc-cgroup')])('cutting invents nothing: %s', (_, text) => {
    // Where a path ends cannot be seen.
    const invented = inventedByCutting(format, text, ({ hierarchy, controllers, pid, tid, line }) => [
      hierarchy,
      controllers,
      pid,
      tid,
      line,
    ]);
    expect(invented).toEqual([]);
  });
});
