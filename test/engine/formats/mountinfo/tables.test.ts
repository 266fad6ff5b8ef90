import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import format, { byMountPoint, parentChain } from '../../../../src/engine/formats/mountinfo/index.ts';
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

const row = (id: number, mountPoint = `/m/${id}`): string => `${id} 1 8:4 / ${mountPoint} rw - xfs /dev/sda4 rw`;
const idsIn = (text: string): number[][] =>
  artifactsIn(format, text).map(({ parsed }) => parsed.records.map(({ mountId }) => mountId));

describe('whose rows they are', () => {
  it.each<[string, number | undefined]>([
    ['[ops@web-03 ~]$ grep -rw /m/7 /proc/16715/mountinfo', 16715],
    ['[ops@web-03 ~]$ sudo cat /proc/16715/mountinfo', 16715],
    ['root@node-7:~# tail -n 3 /proc/16715/mountinfo', 16715],
    ['/ # cat /proc/16715/mountinfo | head -2', 16715],
    ["$ grep -E 'm/7|overlay' /proc/16715/mountinfo", 16715],
    ['+ grep m/7 /proc/16715/mountinfo', 16715],
    ['cat /proc/16715/mountinfo', 16715],
    ['==> /proc/16715/mountinfo <==', 16715],
    ['$ cat /proc/self/mountinfo', undefined],
    ['$ grep m/7 /proc/$$/mountinfo', undefined],
    ['$ cat /proc/16715/mountinfo /proc/16716/mountinfo', undefined],
    // These show the namespace of a container or another host.
    ['$ docker exec web cat /proc/1/mountinfo', undefined],
    ['$ nsenter -t 16715 -m cat /proc/1/mountinfo', undefined],
    ['$ ssh node-7 cat /proc/1/mountinfo', undefined],
  ])('%s', (command, pid) => {
    const [table, ...others] = artifactsIn(format, `${command}\n${row(7)}`);
    expect(others).toEqual([]);
    expect(table?.range).toBe('1-2');
    expect(table?.parsed.records).toMatchObject([{ mountId: 7, pid }]);
  });

  it.each([
    'Run cat /proc/16715/mountinfo and look for shared.',
    'cat /proc/16715/mountinfo shows where it is mounted',
    '$ grep -l merged /proc/*/mountinfo',
    '$ grep -c merged /proc/16715/mountinfo',
    '$ cat /proc/16715/mountinfo | wc -l',
    "$ awk '{print $5}' /proc/16715/mountinfo",
    '$ ls -l /proc/16715/mountinfo',
    '$ cat /proc/16715/mounts',
    'open("/proc/16715/mountinfo", O_RDONLY) = 3',
  ])('%s prints no rows', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });

  it('a command counts for the rows below it, until the next one', () => {
    const text = `$ cat /proc/5/mountinfo\n${row(7)}\n${row(8)}\n$ cat /proc/6/mountinfo\n${row(9)}`;
    expect(recordsIn(format, text).map(({ pid }) => pid)).toEqual([5, 5, 6]);
  });

  it('lines of others between a command and its rows do not matter', () => {
    expect(recordsIn(format, `$ cat /proc/5/mountinfo\n${row(7)}\nsomething\n${row(8)}`)).toMatchObject([
      { pid: 5 },
      { pid: 5 },
    ]);
    expect(recordsIn(format, `$ grep m/7 /proc/5/mountinfo\nsomething\n${row(7)}`)).toMatchObject([{ pid: 5 }]);
  });

  it('a row that grep did not look for is not its output', () => {
    const text = `$ grep m/7 /proc/5/mountinfo\n${row(7)}\nand elsewhere\n${row(8)}`;
    expect(recordsIn(format, text).map(({ pid }) => pid)).toEqual([5, undefined]);
  });

  it('a row below an empty line is not its output', () => {
    const text = `$ cat /proc/5/mountinfo\n${row(7)}\n\n${row(8)}`;
    expect(recordsIn(format, text).map(({ pid }) => pid)).toEqual([5, undefined]);
  });

  it('processes that grep names do not mix', () => {
    const mounts = recordsIn(format, fixture('mountinfo', 'grep-without-numbers'));
    expect(mounts.map(({ pid, tid }) => [pid, tid])).toEqual([
      [20411, undefined],
      [20411, 20430],
      [undefined, undefined],
    ]);
  });
});

describe('borders', () => {
  it.each<[string, string, number[][]]>([
    ['rows one after the other', `${row(7)}\n${row(8)}`, [[7, 8]]],
    ['lines of others between rows', `${row(7)}\nx\ny\n${row(8)}`, [[7, 8]]],
    ['a long stretch of others', `${row(7)}\n${'x\n'.repeat(20)}${row(8)}`, [[7], [8]]],
    [
      'an empty line',
      `${row(7)}\n${row(8)}\n\n${row(9)}\n${row(10)}`,
      [
        [7, 8],
        [9, 10],
      ],
    ],
    ['an empty line after every row', `${row(7)}\n\n${row(8)}\n\n${row(9)}`, [[7, 8, 9]]],
    ['an id again', `${row(7)}\n${row(8)}\n${row(7, '/n')}`, [[7, 8], [7]]],
    ['a row repeated by grep -h', `${row(7)}\n${row(7)}\n${row(7)}`, [[7, 7, 7]]],
    [
      'commands for two processes',
      `$ cat /proc/5/mountinfo\n${row(7)}\n$ cat /proc/6/mountinfo\n${row(7)}`,
      [[7], [7]],
    ],
    [
      'two searches in one table',
      `$ grep 7 /proc/5/mountinfo\n${row(7)}\n$ grep 8 /proc/5/mountinfo\n${row(8)}`,
      [[7, 8]],
    ],
    [
      'the same search on two hosts',
      `[a@h1 ~]$ grep 7 /proc/$$/mountinfo\n${row(7)}\n[a@h2 ~]$ grep 7 /proc/$$/mountinfo\n${row(7)}`,
      [[7], [7]],
    ],
    ['rows with and without a file', `/proc/5/mountinfo:${row(7)}\n${row(8)}`, [[7], [8]]],
    ['rows of several files', `/proc/5/mountinfo:${row(7)}\n/proc/6/mountinfo:${row(7)}`, [[7, 7]]],
    ['a command without output', '$ grep nothing /proc/5/mountinfo', [[]]],
  ])('%s', (_, text, expected) => {
    expect(idsIn(text)).toEqual(expected);
  });

  it('without rows the table is not complete', () => {
    expect(readOne(format, '$ grep nothing /proc/5/mountinfo')).toMatchObject({
      records: [],
      gaps: [],
      complete: false,
      missing: ['rows'],
    });
  });

  it('a line that is no row is a gap', () => {
    const lines = [row(7), 'not a row'].join('\n');
    const numbers = format.parse(
      lines.split('\n').map((text, number) => ({ text, number, from: 0, to: 0, envelopes: [], pieces: [] })),
    ).gaps;
    expect(numbers).toEqual([1]);
  });
});

describe('the chain of parents', () => {
  const mounts = recordsIn(format, fixture('mountinfo', 'parent-chain-by-prompt'));

  it('goes up to the topmost mount that is known', () => {
    const chain = parentChain(mounts, 223);
    expect(chain.map(({ mountId }) => mountId)).toEqual([223, 1143, 44, 39]);
    expect(chain.map(({ propagation }) => propagation?.kind)).toEqual(['private', 'private', 'shared', 'shared']);
  });

  it.each<[string, string, number, number | undefined, number[]]>([
    ['an unknown id', row(7), 8, undefined, []],
    ['its own parent', '1 1 0:1 / / rw - rootfs rootfs rw', 1, undefined, [1]],
    ['a circle', '7 8 8:4 / /a rw - xfs x rw\n8 7 8:4 / /b rw - xfs x rw', 7, undefined, [7, 8]],
    [
      'two processes, the first',
      '/proc/5/mountinfo:7 8 8:4 / /a rw - xfs x rw\n/proc/6/mountinfo:8 9 8:4 / /b rw - xfs x rw',
      7,
      undefined,
      [7],
    ],
    [
      'two processes, the one asked for',
      '/proc/5/mountinfo:7 8 8:4 / /a rw - xfs x rw\n/proc/6/mountinfo:7 9 8:4 / /a rw - xfs x rw\n/proc/6/mountinfo:9 1 8:4 / /b rw - xfs x rw',
      7,
      6,
      [7, 9],
    ],
  ])('%s', (_, text, id, pid, expected) => {
    expect(parentChain(recordsIn(format, text), id, pid).map(({ mountId }) => mountId)).toEqual(expected);
  });
});

describe('mounts by mount point', () => {
  it('several on one, the last on top', () => {
    const mounts = recordsIn(format, [row(7, '/x'), row(8, '/y'), row(9, '/x')].join('\n'));
    const byPoint = byMountPoint(mounts);
    expect([...byPoint.keys()]).toEqual(['/x', '/y']);
    expect(byPoint.get('/x')?.map(({ mountId }) => mountId)).toEqual([7, 9]);
  });

  it('a mount printed twice is one', () => {
    const byPoint = byMountPoint(recordsIn(format, fixture('mountinfo', 'parent-chain-by-prompt')));
    expect([...byPoint.values()].map((mounts) => mounts.length)).toEqual([1, 1, 1, 1]);
  });
});

describe('fixtures', () => {
  const counts: Readonly<Record<string, number>> = {
    'container-cgroup2': 9,
    'cut-in-the-middle': 4,
    'docker-desktop-wsl2': 3,
    'folded-by-terminal': 3,
    'grep-one-file-numbered': 4,
    'grep-rwn-processes': 3,
    'grep-without-numbers': 3,
    interleaved: 6,
    'kernel-6.8-overlay-layers': 2,
    'parent-chain-by-prompt': 5,
    'proc5-example': 1,
    'published-with-dashes': 2,
    'rhel7-host': 15,
    'tail-headings': 3,
    'two-namespaces-by-prompt': 2,
  };
  const fixtures = fixturesOf('mountinfo');

  it('are all here', () => {
    expect([...fixtures.keys()].toSorted()).toEqual(Object.keys(counts).toSorted());
  });

  it.each([...fixtures])('%s is read without a gap', (name, text) => {
    const tables = artifactsIn(format, text);
    expect(tables.flatMap(({ parsed }) => parsed.gaps)).toEqual([]);
    expect(tables.flatMap(({ parsed }) => parsed.records)).toHaveLength(counts[name] ?? 0);
    expect(tables.every(({ parsed }) => parsed.complete)).toBe(name !== 'cut-in-the-middle');
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
  const texts = [...fixturesOf('mountinfo').values()];

  test('nothing is thrown and records stand in order', () => {
    fc.assert(
      fc.property(garbled(texts), (text) => expectSound(format, text)),
      { numRuns: 300 },
    );
  });

  test.each([...fixturesOf('mountinfo')])('cutting invents nothing: %s', (_, text) => {
    const invented = inventedByCutting(
      format,
      text,
      ({ mountId, parentId, device, root, mountPoint, propagation, pid }) => [
        mountId,
        parentId,
        device,
        root,
        mountPoint,
        propagation,
        pid,
      ],
    );
    expect(invented).toEqual([]);
  });
});
