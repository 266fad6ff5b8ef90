import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../src/engine/proc/typed-command.ts';

describe('a command that prints lines of a file', () => {
  test.each([
    ['[root@web-03 ~]# cat /proc/3221/cgroup', { pid: 3221, host: 'web-03', filters: false, words: undefined }],
    ['$ sudo cat /proc/3221/cgroup', { pid: 3221, filters: false }],
    ['$ /usr/bin/cat /proc/3221/cgroup | /bin/sort', { pid: 3221, filters: true }],
    ["$ grep -E 'memory|pids' /proc/3221/cgroup", { pid: 3221, filters: true, words: ['memory', 'pids'] }],
    ['$ grep -w 7 /proc/3221/task/3230/cgroup', { pid: 3221, tid: 3230, words: ['7'] }],
    ['$ cat "/proc/$pid"/cgroup', { pid: undefined }],
    ['$ cat $p/cgroup', { pid: undefined }],
    ['$ cat /proc/$(pidof dockerd)/cgroup', { pid: undefined }],
    ['$ docker exec web cat /proc/1/cgroup', { pid: undefined, files: 'docker exec web /proc/1/cgroup' }],
    ['$ cat /proc/1/cgroup /proc/2/cgroup', { pid: undefined, files: '/proc/1/cgroup /proc/2/cgroup' }],
  ])('%s', (text, command) => {
    expect(commandOf(text, 'cgroup')).toMatchObject(command);
  });

  test.each([
    'cat /proc/3221/cgroup shows the same',
    '$ cat /proc/3221/mountinfo',
    '$ ls /sys/fs/cgroup',
    '$ grep -r memory /sys/fs/cgroup',
    '$ mount | grep /sys/fs/cgroup',
    '$ grep -c memory /proc/3221/cgroup',
    '$ cat /proc/3221/cgroup | wc -l',
    '$ cat /proc/3221/cgroup2',
    `$ cat /proc/3221/cgroup ${'x'.repeat(1000)}`,
  ])('none in %s', (text) => {
    expect(commandOf(text, 'cgroup')).toBeUndefined();
  });
});
