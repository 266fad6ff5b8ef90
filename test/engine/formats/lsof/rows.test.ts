/** What each row becomes. */
import { describe, expect, it, test } from 'vitest';
import type { OpenFile } from '../../../../src/engine/formats/lsof/record.ts';
import { fixture, readAll, readOne } from './read.ts';

const HEADER = 'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME';

function rowOf(row: string, header = HEADER): OpenFile {
  const [record, ...others] = readOne(`${header}\n${row}`).records;
  if (!record || others.length > 0) throw new Error('expected one row');
  return record;
}

describe('descriptors', () => {
  test.each([
    ['2w', { descriptor: 2, use: undefined, mode: 'w', lock: undefined }],
    ['26r', { descriptor: 26, mode: 'r' }],
    ['5u', { descriptor: 5, mode: 'u' }],
    ['0', { descriptor: 0, mode: undefined }],
    ['17wW', { descriptor: 17, mode: 'w', lock: 'W' }],
    ['3uR', { descriptor: 3, mode: 'u', lock: 'R' }],
    ['4-W', { descriptor: 4, mode: undefined, lock: 'W' }],
    ['cwd', { descriptor: undefined, use: 'cwd', mode: undefined }],
    ['rtd', { use: 'rtd' }],
    ['txt', { use: 'txt' }],
    ['mem', { use: 'mem' }],
    ['DEL', { use: 'DEL', deleted: true }],
  ])('%s', (cell, expected) => {
    expect(rowOf(`runc 7 root ${cell} REG 8,3 118 1312044 /x`)).toMatchObject({ deleted: false, ...expected });
  });
});

describe('the columns behind the type', () => {
  test.each([
    [
      'REG 8,3 2107816 1053962 /usr/lib64/libc-2.17.so',
      { device: '8,3', size: 2107816, offset: undefined, inode: 1053962, name: '/usr/lib64/libc-2.17.so' },
    ],
    ['FIFO 0,8 0t0 2070361747 pipe', { device: '0,8', size: undefined, offset: 0, inode: 2070361747, name: 'pipe' }],
    ['REG 8,3 0t81920 1053962 /var/log/messages', { offset: 81920, inode: 1053962 }],
    ['REG 8,3 0x3fe000000 1053962 /var/log/big', { offset: 0x3fe000000, inode: 1053962 }],
    [
      'unix 0xffff881ff8273000 0t0 2070361341 socket',
      { device: '0xffff881ff8273000', offset: 0, inode: 2070361341, name: 'socket' },
    ],
    [
      'IPv4 38958 0t0 TCP 127.0.0.1:2376 (LISTEN)',
      { device: undefined, inode: 38958, protocol: 'TCP', name: '127.0.0.1:2376 (LISTEN)' },
    ],
    ['IPv6 38958 0t0 UDP', { inode: 38958, protocol: 'UDP', name: '', cut: true }],
    ['netlink 0t0 23413 ROUTE', { device: undefined, offset: 0, inode: 23413, name: 'ROUTE' }],
    ['sock 0,9 0t0 23412 protocol: NETLINK', { device: '0,9', inode: 23412, name: 'protocol: NETLINK' }],
    ['a_inode 0,9 0 7180 [eventpoll]', { device: '0,9', size: 0, inode: 7180, name: '[eventpoll]' }],
    [
      'unknown /proc/1/cwd (readlink: Permission denied)',
      { device: undefined, inode: undefined, name: '/proc/1/cwd (readlink: Permission denied)' },
    ],
    ['REG 8,2 262377 /opt/app/lib/tools.jar', { device: '8,2', size: undefined, inode: 262377 }],
  ])('%s', (cells, expected) => {
    expect(rowOf(`runc 7 root 2u ${cells}`)).toMatchObject(expected);
  });

  it('are named by the header', () => {
    const { records } = readOne(fixture('4.95-deleted-and-links'));
    expect(records.map(({ size, links, inode }) => [size, links, inode])).toEqual([
      [8968, 0, 262301],
      [undefined, 0, 262377],
      [73400320, 0, 393219],
      [118, 1, 262144],
    ]);
    expect(readOne(fixture('4.95-offsets')).records.map(({ offset, inode }) => [offset, inode])).toEqual([
      [undefined, 2154707],
      [81920, 2160252],
      [0, 1038],
      [0x3fe000000, 2160299],
    ]);
  });
});

describe('names', () => {
  test.each([
    ['/memfd:runc_cloned:/proc/self/exe (deleted)', '/memfd:runc_cloned:/proc/self/exe', true],
    ['/var/log/app/out (1).log', '/var/log/app/out (1).log', false],
    ['/opt/app/release notes.txt', '/opt/app/release notes.txt', false],
    ['/srv/a,b/1,2 3', '/srv/a,b/1,2 3', false],
    ['@/containerd-shim/moby/3f9a/shim.sock', '@/containerd-shim/moby/3f9a/shim.sock', false],
  ])('%s', (cell, name, deleted) => {
    expect(rowOf(`runc 7 root 2u REG 8,3 118 1312044 ${cell}`)).toMatchObject({ name, deleted, endpoints: [] });
  });

  it('without the endpoints of -E', () => {
    const { records } = readOne(fixture('4.95-endpoints'));
    expect(records[0]).toMatchObject({
      name: 'pipe',
      inode: 91747,
      ppid: 20646,
      user: 'root',
      endpoints: [
        { pid: 20638, command: 'runc:[2:I', descriptor: 2, mode: 'w' },
        { pid: 20646, command: 'docker-co', descriptor: 26, mode: 'r' },
      ],
    });
    expect(records[3]).toMatchObject({
      name: 'type=STREAM ->INO=91071 (CONNECTED)',
      peerInode: 91071,
      endpoints: [{ pid: 902, command: 'dockerd', descriptor: 7, mode: 'u' }],
    });
    expect(records[4]).toMatchObject({ name: '/run/docker/containerd/init-stdout', endpoints: [{ pid: 20640 }] });
  });
});

describe('the columns before the descriptor', () => {
  it('threads, and the process above them', () => {
    const { records } = readOne(fixture('4.95-threads'));
    expect(
      records.map(({ pid, tid, taskCommand, user, descriptor }) => [pid, tid, taskCommand, user, descriptor]),
    ).toEqual([
      [1187, undefined, undefined, 'root', 0],
      [1187, undefined, undefined, 'root', 7],
      [1187, 1190, 'container', 'root', 0],
      [1187, 1190, 'container', 'root', 7],
      [1187, 1191, 'my\\x20thr', 'root', 7],
    ]);
  });

  it('threads without a header', () => {
    const [record] = readOne('container 1187 1190 container root 7w FIFO 0,14 0t0 44120 pipe').records;
    expect(record).toMatchObject({ pid: 1187, tid: 1190, taskCommand: 'container', user: 'root' });
  });

  it('columns nobody knows are left alone', () => {
    const header = 'COMMAND PID ZONE USER FD TYPE DEVICE SIZE/OFF NODE NAME';
    expect(rowOf('runc 7 global root 2w FIFO 0,8 0t0 91747 pipe', header)).toMatchObject({
      user: 'root',
      inode: 91747,
    });
  });
});

describe('collapsed spaces change nothing', () => {
  it.each([
    '4.87-runc-init',
    '4.95-sockets',
    '4.95-threads',
    '4.95-endpoints',
    '4.95-deleted-and-links',
    '4.95-offsets',
  ])('%s', (name) => {
    const bare = (text: string) => readOne(text).records.map(({ from: _from, to: _to, ...record }) => record);
    const text = fixture(name);
    expect(bare(text.replace(/ {2,}/g, ' '))).toEqual(bare(text));
  });
});

it('writer and reader of a pipe have its inode in common', () => {
  const files = readAll(fixture('blog-three-tables')).flatMap(({ records }) => records);
  expect(
    files.filter(({ inode }) => inode === 2070361747).map(({ pid, descriptor, mode }) => [pid, descriptor, mode]),
  ).toEqual([
    [21638, 2, 'w'],
    [21581, 2, 'w'],
    [20817, 26, 'r'],
  ]);
});
