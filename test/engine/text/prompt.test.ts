import { describe, expect, test } from 'vitest';
import { promptOf } from '../../../src/engine/text/index.ts';

describe('prompts', () => {
  test.each([
    ['[root@web-03 ~]# docker ps', '[root@web-03 ~]# '],
    ['[root@web-03 ~]#docker ps', '[root@web-03 ~]#'],
    ['[ops@web-03 /var/log]$ docker ps', '[ops@web-03 /var/log]$ '],
    ['[root@web-03 ~](prod)# docker ps', undefined],
    ['ops@node-7:~$ docker ps', 'ops@node-7:~$ '],
    ['root@4f2a9c1d7e8b:/# docker ps', 'root@4f2a9c1d7e8b:/# '],
    ['ops@mac ~ % docker ps', 'ops@mac ~ % '],
    ['node-21$ docker ps', 'node-21$ '],
    ['(venv) node-21$ docker ps', '(venv) node-21$ '],
    ['bash-4.2# docker ps', 'bash-4.2# '],
    ['/ # docker ps', '/ # '],
    ['/proc # cat 3221/cgroup', '/proc # '],
    ['~ ❯ docker ps', '~ ❯ '],
    ['$ docker ps', '$ '],
    ['   # docker ps', '   # '],
    ['PS C:\\shop> docker ps', 'PS C:\\shop> '],
    ['+ docker ps', '+ '],
    ['++ grep -c "$x" /a', '++ '],
    ['$ ', '$ '],
  ])('%s', (text, prompt) => {
    expect(promptOf(text)).toBe(prompt);
  });

  test.each([
    'docker ps',
    '#docker ps',
    '$docker ps',
    '#!/bin/sh',
    'the root prompt is # here',
    'Running command: $ docker ps',
    'Use% Mounted on',
    'time="2026-01-02T03:04:05Z" level=info msg="a > b"',
    '2026-01-02 03:04:05 INFO a > b',
    '',
    `${'x'.repeat(200)}$ docker ps`,
  ])('none in %s', (text) => {
    expect(promptOf(text)).toBeUndefined();
  });
});
