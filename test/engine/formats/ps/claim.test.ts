import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/ps/claim.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { fixture, readAll, readOne } from './read.ts';

function openWith(text: string): OpenArtifact {
  const lines = linesOf(text);
  return { lines: lines.slice(-8), count: lines.length, skipped: 0 };
}

describe('headers begin a table', () => {
  test.each([
    'UID        PID  PPID  C STIME TTY          TIME CMD',
    'UID PID PPID C STIME TTY TIME CMD',
    'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
    'UID          PID    PPID     LWP  C NLWP STIME TTY          TIME CMD',
    'F S   UID     PID    PPID  C PRI  NI ADDR SZ WCHAN  TTY          TIME CMD',
    'F   UID   PID  PPID PRI  NI    VSZ   RSS WCHAN  STAT TTY        TIME COMMAND',
    'LABEL                           USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND',
    '  PID TTY          TIME CMD',
    '  PID CMD',
    '  PID  PPID STAT WCHAN                            COMMAND',
    '  PID                  STARTED CMD',
    'PID   USER     TIME  COMMAND',
    '    PID WCHAN',
    '    PID MY_TITLE COMMAND',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
    expect(claim(lineOf(text), openWith(text))).toBe('begins');
  });
});

describe('rows of the usual tables are known without a header', () => {
  test.each([
    'root     19973     1  0 15:13 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND',
    'root 19973 1 0 15:13 ? 00:00:00 /usr/sbin/httpd -DFOREGROUND',
    'root     19973     1  0 Jun17 ?      12-03:11:40 /usr/bin/dockerd',
    'root     19973     1  0 2025  ?        00:00:00 /usr/bin/dockerd',
    'root     19973     1  0 6月17 ?        00:00:00 /usr/bin/dockerd',
    'systemd+   812     1 99 15:13 pts/0    00:00:00 \\_ x',
    'root       118  0.0  0.0      0     0 ?        D    Feb02   0:41 [jbd2/dm-0-8]',
    '10001    21877  102  4.9 2411520 402212 ?      Sl+  03:17   0:31 java',
    'root         902       1     931  0    3 Feb02 ?        00:20:11 /usr/bin/dockerd -H fd://',
    '4 D     0   21650       1  0  80   0 -  1281 rpc_wa ?        00:00:00 umount',
    '21638 ?        00:00:00 runc:[2:INIT]',
    '  902 pts/0    06:40:08 dockerd',
    '  118 ?        D      0:41 [jbd2/dm-0-8]',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('continues');
  });
});

describe('lines of others do not begin a table', () => {
  test.each([
    ' ',
    // Other tables with a PID.
    'COMMAND     PID USER   FD      TYPE             DEVICE SIZE/OFF       NODE NAME',
    'runc:[2:I 21638 root    2w     FIFO                0,8      0t0 2070361747 pipe',
    '    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND',
    '    902 root      20   0 1912400  92160  40960 S   1.2   1.1 400:08.12 dockerd',
    '  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND',
    'COMMAND PID TYPE SIZE MODE M START END PATH',
    '                     USER        PID ACCESS COMMAND',
    'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES',
    'CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT   MEM %     NET I/O   BLOCK I/O   PIDS',
    'ID          PID         STATUS      BUNDLE      CREATED      OWNER',
    'TASK    PID    STATUS',
    'PID    COMM              FD ERR PATH',
    '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name',
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name',
    '10:02:41      UID       PID    %usr %system  %guest   %CPU   CPU  Command',
    // Prose and commands.
    'PID',
    'PID of the shim: 20817',
    'PID and PPID are columns of ps',
    'ps -ef | grep docker',
    'root 19973 has been up since 15:13',
    'error: TTY could not be found',
    '1 0 15:13',
    // Logs and other numbers.
    'Jun 17 03:18:17',
    '2026/06/17 03:18:17 [notice] 1#1: start worker process 31',
    '10.0.0.1 - - [17/Jun/2026:03:18:17 +0800] "GET / HTTP/1.1" 200 612',
    '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue',
    '12 3 4 5 6 7 8 9 10',
    'sda 12.00 3.40 0.00 1.20 15:13 ? 00:00:00',
    'root     19973     1  0 15:13 ?        00:00:00',
    'root     19973     1  0 25:61x ?        00:00:00 /usr/bin/dockerd',
    '-rw-r--r-- 1 root root 64 Jun 17 03:20 file',
    'time="2026-06-17T03:18:17+08:00" level=info msg="root 19973 1 0 15:13 ? 00:00:00 x"',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
  });
});

describe('rows of other tables', () => {
  const wchan = fixture('eo-wchan').trimEnd();

  it('are known by the header', () => {
    const open = openWith('  PID  PPID STAT WCHAN COMMAND');
    expect(claim(lineOf('21638 21581 Sl+  pipe_write runc:[2:INIT]'), open)).toBe('continues');
    expect(claim(lineOf('21638 runc is here'), open)).toBeUndefined();
    expect(claim(lineOf('that was all'), open)).toBeUndefined();
  });

  it('are known by the rows before when the header is far up', () => {
    const open = openWith(wchan);
    expect(open.lines.some((line) => line.text.includes('WCHAN'))).toBe(false);
    expect(claim(lineOf('  21700   21581 R    -                                sh'), open)).toBe('continues');
    expect(claim(lineOf('21700 containers were started'), open)).toBeUndefined();
    expect(claim(lineOf('- - - ---'), open)).toBeUndefined();
    expect(claim(lineOf('3 4 5'), open)).toBeUndefined();
  });

  it('are all read, whatever stands between them', () => {
    const [header = '', ...rows] = wchan.split('\n');
    const text = [header, ...rows.flatMap((row) => [row, 'level=info msg="event 12 of 15"'])].join('\n');
    expect(readOne(text)).toMatchObject({ complete: true, gaps: [] });
    expect(readOne(text).records).toHaveLength(rows.length);
  });
});

it.each([
  ['a mount', '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue'],
  ['numbers', '36 35'],
  ['a number', '36'],
])('a table of pids and commands does not take %s', (_name, text) => {
  const open = openWith('  PID CMD\n19973 /usr/sbin/httpd -DFOREGROUND');
  expect(claim(lineOf('19974 /usr/sbin/httpd -DFOREGROUND'), open)).toBe('continues');
  expect(claim(lineOf(text), open)).toBeUndefined();
});

it('rows below blank lines are another table', () => {
  const row = 'root     19973     1  0 15:13 ?        00:00:00 /usr/sbin/httpd -DFOREGROUND';
  expect(readAll(`${fixture('ef-18.06-exec')}\n\n${row}`)).toMatchObject([{ complete: true }, { missing: ['header'] }]);
});

it('blank lines everywhere do not cut a table', () => {
  const text = fixture('ef-18.06-exec').trimEnd().replaceAll('\n', '\n\n');
  expect(readOne(text)).toMatchObject({ complete: true, gaps: [] });
});

it('two tables are two artifacts', () => {
  expect(readAll(fixture('two-tables-interleaved')).map(({ records }) => records.map(({ pid }) => pid))).toEqual([
    [902, 2990],
    [902, 21638],
  ]);
});
