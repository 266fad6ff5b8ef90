import { describe, expect, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/proc-fd/claim.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { fixture, readAll } from './read.ts';

function openWith(text: string, skipped = 0): OpenArtifact {
  const lines = linesOf(text);
  return { lines, count: lines.length, skipped };
}

const ROW = 'l-wx------ 1 root root 64 Jun 17 03:20 2 -> pipe:[2070361747]';

describe('begins a listing', () => {
  test.each([
    '/proc/11646/fd:',
    '/proc/11646/task/11653/fd:',
    '/proc/self/fd:',
    '[root@node-7 ~]# ls -l /proc/11646/fd',
    '# ls -l /proc/11646/fd/',
    '$ sudo ls -la /proc/$(pidof dockerd)/fd | grep pipe',
    'root@node-7:~# ls -l --time-style=long-iso /proc/$PID/fd',
    ROW,
    "lrwx------ 1 root root 64 Jun 17 03:20 5 -> 'anon_inode:[eventpoll]'",
    'lr-x------. 1 0 0 64 Jun 17  2025 0 -> /dev/null',
    'l-wx------+ 1 app app 64 2026-06-17 03:20 1 -> /var/log/app.log',
    '101308 lr-x------ 1 root root 64 Jun 17 03:20 0 -> /dev/null',
    'lr-x------ 1 root root ? 64 Jun 17 03:20 0 -> /dev/null',
    'lr-x------ 1 root root 64 Jun 17 03:20 "0" -> "/dev/null"',
    'lr-x------ 1 root root 64 Jun 17 03:20 /proc/2088/fd/0 -> /dev/null',
    '101308      0 lr-x------   1 root     root           64 Jun 17 03:20 /proc/2088/fd/0 -> /dev/null',
    'lrwx------ 1 root root 64 6月  17 03:20 3 -> socket:[20114]',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
  });
});

describe('is of somebody else', () => {
  test.each([
    ' ',
    'total 0',
    'total 120',
    '总用量 0',
    'drwxr-xr-x 2 root root 4096 Jun 17 03:20 fd',
    'dr-x------ 2 root root 0 Jun 17 03:20 .',
    'lrwxrwxrwx 1 root root 7 Jun 17 03:20 bin -> usr/bin',
    'lrwxrwxrwx 1 root root 64 Jun 17 03:20 5 -> 6',
    'lrwx------ 1 root root 64 Jun 17 03:20 current -> 5',
    '-rw------- 1 root root 64 Jun 17 03:20 2',
    'lr-x------ 1 root root 64 2 -> pipe:[1]',
    "ls: cannot access '/proc/999999/fd': No such file or directory",
    "ls: cannot read symbolic link '/proc/1/fd/0': Permission denied",
    "ls: cannot open directory '/proc/1/fd': Permission denied",
    'Run ls -l /proc/11646/fd to see its descriptors',
    'ls -l /proc/11646/fd',
    '# cat /proc/11646/fd/2',
    '[root@node-7 ~]# ls -l /proc/11646/ns',
    '/proc/11646/fd',
    '/proc/11646/mountinfo:40:231 227 0:40 / /merged rw - overlay overlay rw',
    'open /proc/self/fd: too many open files',
    'runc:[2:I 21638 root 2w FIFO 0,8 0t0 2070361747 pipe',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
  });
});

describe('within a listing', () => {
  test.each([
    ['a total below its heading', '/proc/7/fd:', 'total 0', 0, 'continues'],
    ['in Chinese', '/proc/7/fd:', '总计 0', 0, 'continues'],
    ['the directory', '/proc/7/fd:\ntotal 0', 'dr-x------ 2 root root 0 Jun 17 03:20 .', 0, 'continues'],
    ['the next row', ROW, 'lrwx------ 1 root root 64 Jun 17 03:20 3 -> socket:[20114]', 0, 'continues'],
    ['ten after one', ROW.replace(' 2 ', ' 1 '), ROW.replace(' 2 ', ' 10 '), 0, 'continues'],
    ['two after ten', ROW.replace(' 2 ', ' 10 '), ROW, 0, 'continues'],
    ['nine before ten', ROW.replace(' 2 ', ' 9 '), ROW.replace(' 2 ', ' 10 '), 0, 'continues'],
    [
      'a row of another process with its path',
      ROW,
      'lr-x------ 1 root root 64 Jun 17 03:20 /proc/9/fd/0 -> /dev/null',
      0,
      'continues',
    ],
    ['the heading below the command', '# ls -l /proc/7/fd', '/proc/7/fd:', 0, 'continues'],
    ['the heading of another process', '# ls -l /proc/7/fd', '/proc/8/fd:', 0, 'begins'],
    ['a heading', ROW, '/proc/8/fd:', 0, 'begins'],
    ['zero after two', ROW, ROW.replace(' 2 ', ' 0 '), 0, 'begins'],
    ['the same once more', ROW, ROW, 1, 'begins'],
    ['a total after a row', ROW, 'total 0', 0, undefined],
    ['a total somewhere below', '/proc/7/fd:', 'total 0', 2, undefined],
    ['prose', ROW, 'that was the pipe', 0, undefined],
  ])('%s', (_name, before, text, skipped, expected) => {
    expect(claim(lineOf(text), openWith(before, skipped))).toBe(expected);
  });

  test('two listings below each other are two', () => {
    expect(readAll(fixture('two-listings-without-headings')).map(({ records }) => records.length)).toEqual([3, 3]);
  });
});
