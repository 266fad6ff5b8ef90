import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/lsof/claim.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { fixture, readAll } from './read.ts';

const HEADER = 'COMMAND     PID USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME';

function openWith(text: string): OpenArtifact {
  const lines = linesOf(text);
  return { lines, count: lines.length, skipped: 0 };
}

describe('headers begin a table', () => {
  test.each([
    HEADER,
    'COMMAND PID USER FD TYPE DEVICE SIZE/OFF NODE NAME',
    'COMMAND    PID  TID TASKCMD   USER   FD      TYPE             DEVICE  SIZE/OFF    NODE NAME',
    'COMMAND  PID PPID USER   FD      TYPE             DEVICE SIZE/OFF    NODE NAME',
    'COMMAND     PID USER   FD   TYPE DEVICE SIZE/OFF NLINK    NODE NAME',
    'COMMAND  PID USER   FD      TYPE             DEVICE  OFFSET    NODE NAME',
    '    COMMAND PID USER FD TYPE DEVICE SIZE NODE NAME',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
    expect(claim(lineOf(text), openWith(HEADER))).toBe('begins');
  });
});

describe('rows belong to a table, with a header or without', () => {
  test.each([
    'runc:[2:I 21638 root    2w     FIFO                0,8      0t0 2070361747 pipe',
    'docker-co 20817 root 26r FIFO 0,8 0t0 2070361747 pipe',
    'dockerd 902 root    6u     IPv4              38958      0t0     TCP 127.0.0.1:2376 (LISTEN)',
    'dockerd 902 root  txt       REG              252,0 99123456  131402 /usr/bin/dockerd',
    'java       8121 app   DEL    REG    8,2               262377 /opt/app/lib/tools.jar',
    'my\\x20cmd 16518 root  cwd    DIR  254,0     4096 2154707 /tmp',
    'container 1187 1190 container root    7w     FIFO               0,14       0t0   44120 pipe',
    'docker-co 20646     1 root   26r  FIFO                0,8      0t0 91747 pipe 20581,docker-ru,2w',
    'dockerd 902 root   10u  netlink                         0t0   23413 ROUTE',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('continues');
    expect(claim(lineOf(text), openWith(HEADER))).toBe('continues');
  });

  test.each([
    'systemd     1 root  cwd   unknown                      /proc/1/cwd (readlink: Permission denied)',
    'systemd     1 root NOFD                                /proc/1/fd (opendir: Permission denied)',
    'docker-ru 21581 root    2w     FIFO',
  ])('only below a header: %s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
    expect(claim(lineOf(text), openWith(HEADER))).toBe('continues');
  });
});

describe('lines of others do not', () => {
  test.each([
    ' ',
    'lsof: command not found',
    "lsof: WARNING: can't stat() fuse.portal file system /run/user/1000/doc",
    '      Output information may be incomplete.',
    'lsof -p 902',
    'COMMAND PID USER FD',
    'COMMAND',
    'UID        PID  PPID  C STIME TTY          TIME CMD',
    'COMMAND PID TYPE SIZE MODE M START END PATH',
    'USER        PID ACCESS COMMAND',
    'root 11646 6655 0 Jun17 ? 00:01:04 docker-containerd-shim -namespace moby',
    'root 11646 6655 0 2025 ? 00:01:04 /usr/bin/dockerd',
    'root         118  0.0  0.0      0     0 ?        D    Feb02   0:41 [jbd2/dm-0-8]',
    '/dev/mapper/vg0-root               49G   21G   26G  45% /',
    '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue',
    '[pid 21638] write(2, "/usr/local/go/src/runtime/proc.g"..., 33',
    'l-wx------ 1 root root 64 Jun 17 03:20 2 -> pipe:[2070361747]',
    'docker-ru 21581 root',
    'docker-ru 21581 root    2w',
    'runc 15638 root has 2w open as a FIFO',
    'node 1 of 3 is ready',
    'time="2026-06-17T03:18:17+08:00" level=info msg="lsof 902 root 2w FIFO 0,8"',
    'listener 8080 root 3u TCP 0,8',
    '\t0x0000:  0001 0800 0604 0001 0242 ac11 0002 ac11  .........B......',
    '00000020: 0001 0000 0000 0000 0377 7777 0765 7861  .........www.exa',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
    expect(claim(lineOf(text), openWith(HEADER))).toBeUndefined();
  });
});

it('rows below blank lines are another table, unless blank lines are everywhere', () => {
  const table = fixture('4.87-runc-init').trimEnd();
  expect(readAll(`${table}\n\n${fixture('grepped-rows')}`)).toMatchObject([
    { complete: true },
    { missing: ['header'] },
  ]);
  expect(readAll(table.replaceAll('\n', '\n\n'))).toMatchObject([{ complete: true, gaps: [] }]);
});

it('tables one after the other are tables of their own', () => {
  const all = readAll(fixture('blog-three-tables'));
  expect(all.map(({ records }) => [records.length, records[0]?.pid])).toEqual([
    [3, 21638],
    [3, 21581],
    [3, 20817],
  ]);
});
