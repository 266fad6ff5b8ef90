/** The parts of the grammar, one line at a time. */
import { describe, expect, it, test } from 'vitest';
import { readCgroups, readCounter } from '../../../../src/engine/formats/oom-report/counters.ts';
import { readCpu, readCpuset, readHeader, readTrace } from '../../../../src/engine/formats/oom-report/header.ts';
import { readKill } from '../../../../src/engine/formats/oom-report/kill-lines.ts';
import { readOverview } from '../../../../src/engine/formats/oom-report/overview.ts';
import { readStat, readStats } from '../../../../src/engine/formats/oom-report/stats.ts';
import { readSummary } from '../../../../src/engine/formats/oom-report/summary.ts';
import { extendTaskIn, isPiece, readWholeTaskIn, taskInOf } from '../../../../src/engine/formats/oom-report/task-in.ts';
import { readTableHeader, readTableRow, readTask } from '../../../../src/engine/formats/oom-report/task-table.ts';

describe('header', () => {
  test.each([
    ['runc:[2:INIT] invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=997', 'runc:[2:INIT]', '0xd0', 0, 997],
    [
      'next-build (v16 invoked oom-killer: gfp_mask=0x201da, order=0, oom_score_adj=0',
      'next-build (v16',
      '0x201da',
      0,
      0,
    ],
    ['a, b: c] d invoked oom-killer: gfp_mask=0x1, order=-1, oom_score_adj=0', 'a, b: c] d', '0x1', -1, 0],
    [
      'x invoked oom-killer: gfp_mask=0x6200ca(GFP_HIGHUSER_MOVABLE), nodemask=0-1, order=0, oom_score_adj=-998',
      'x',
      '0x6200ca(GFP_HIGHUSER_MOVABLE)',
      0,
      -998,
    ],
    ['x invoked oom-killer: gfp_mask=0x0(), order=0, oom_score_adj=0', 'x', '0x0()', 0, 0],
    ['httpd invoked oom-killer: gfp_mask=0x201d2, order=0, oom_adj=0', 'httpd', '0x201d2', 0, undefined],
    ['xinvokedoom-killer:gfp_mask=0xd0,order=0,oom_score_adj=1', 'x', '0xd0', 0, 1],
    ['oom-killer: gfp_mask=0x280d2, order=0', '', '0x280d2', 0, undefined],
    ['web-03 | kern | kernel: java invoked oom-killer: gfp_mask=0x1, order=0, oom_score_adj=0', 'java', '0x1', 0, 0],
  ])('%s', (line, name, gfpMask, order, oomScoreAdj) => {
    expect(readHeader(line)).toMatchObject({ name, gfpMask, order, ...(oomScoreAdj !== undefined && { oomScoreAdj }) });
    expect(readHeader(line)?.oomScoreAdj).toBe(oomScoreAdj);
  });

  test.each(['java invoked oom-killer', 'java invoked oom-killer: see below', 'gfp_mask=0xd0'])('not %s', (line) => {
    expect(readHeader(line)).toBeUndefined();
  });

  test.each([
    [
      'CPU: 14 PID: 12788 Comm: runc:[2:INIT] Tainted: G W OE ------------ T 3.10.0-514.el7.x.v1.4.x86_64 #1',
      12788,
      'runc:[2:INIT]',
      '3.10.0-514.el7.x.v1.4.x86_64',
    ],
    ['CPU: 0 UID: 0 PID: 1 Comm: systemd Not tainted 6.11.0+ #1 PREEMPT(full)', 1, 'systemd', '6.11.0+'],
    [
      'CPU: 2 PID: 9 Comm: my app 4.2 Kdump: loaded Not tainted 4.18.0-553.el8_10.x86_64 #1',
      9,
      'my app 4.2',
      '4.18.0-553.el8_10.x86_64',
    ],
    [
      'Pid: 2732, comm: java Not tainted 2.6.32-431.el6.x86_64 #1 Example Server',
      2732,
      'java',
      '2.6.32-431.el6.x86_64',
    ],
    ['cpu:1pid:7comm:javanottainted4.4.0-57-generic#78-ubuntu', 7, 'java', '4.4.0-57-generic'],
    ['CPU: 1 PID: 7 Comm: java', 7, 'java', undefined],
  ])('%s', (line, pid, name, kernel) => {
    expect(readCpu(line)).toEqual({ kind: 'cpu', pid, name, ...(kernel && { kernel }) });
  });

  it('reads the cpuset line, not the summary', () => {
    expect(readCpuset('java cpuset=/ mems_allowed=0-1')).toEqual({ kind: 'cpuset', name: 'java', cpuset: '/' });
    expect(readCpuset('oom-kill:,cpuset=a,mems_allowed=0')).toBeUndefined();
  });

  test.each([
    ['[<ffffffff81185b06>] ? find_lock_task_mm+0x56/0xc0', 'find_lock_task_mm'],
    ['? __schedule+0x2e3/0x740', '__schedule'],
  ])('%s is a guess', (line, guess) => {
    expect(readTrace(line)).toEqual({ kind: 'trace', guess });
  });

  test.each([
    ['[<ffffffff8168863d>] dump_stack+0x19/0x1b', 'dump_stack'],
    ['dump_stack+0x5c/0x80', 'dump_stack'],
    ['ovl_read_iter+0x3e/0xc0 [overlay]', 'ovl_read_iter'],
    ['oom_kill_process.cold.30+0xb/0x1cf', 'oom_kill_process.cold.30'],
    ['[c0000000e5aef400] [c00000000000eb24] .show_stack+0x70/0x1bc (unreliable)', '.show_stack'],
    ['ffff88103841dee0 00000000c4394691', undefined],
    ['</TASK>', undefined],
    ['Code: Bad RIP value.', undefined],
  ])('%s', (line, frame) => {
    expect(readTrace(line)).toEqual({ kind: 'trace', ...(frame && { frame }) });
  });

  test.each(['INFO: task java:4711 blocked for more than 120 seconds.', 'deadbeef', 'a+b', 'CPU: 3'])(
    'no trace: %s',
    (line) => {
      expect(readTrace(line)?.frame).toBeUndefined();
      expect(readTrace(line)).toEqual(line === 'deadbeef' ? { kind: 'trace' } : undefined);
    },
  );
});

describe('counters', () => {
  test.each([
    ['memory: usage 1kB, limit 9007199254740988kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 9007199254740991kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 18014398509481983kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 9223372036854771712kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 9007199254740928kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 8589934588kB, failcnt 7', undefined],
    ['memory: usage 1kB, limit 8589934592kB, failcnt 7', 8589934592 * 1024],
    ['memory:usage1kB,limit0kB,failcnt7', 0],
  ])('%s', (line, limit) => {
    expect(readCounter(line)?.counter).toEqual({ usage: 1024, limit, failcnt: 7 });
  });

  test.each([
    'memory: usage 1kB',
    'kmem.tcp: usage 0kB, limit 0kB, failcnt 0',
    'x memory: usage 1kB, limit 1kB, failcnt 0',
  ])('not %s', (line) => {
    expect(readCounter(line)).toBeUndefined();
  });

  test.each([
    ['Task in /a killed as a result of limit of /', { task: '/a', limited: '/' }],
    ['Task in /a b killed as a result of limit of /a', { task: '/a b', limited: '/a' }],
    ['Taskin/akilledasaresultoflimitof/b', { task: '/a', limited: '/b' }],
    ['Memory limit reached of cgroup /a', { limited: '/a' }],
  ])('%s', (line, paths) => {
    expect(readCgroups(line)).toEqual({ kind: 'cgroups', ...paths });
  });

  it('does not take prose about limits', () => {
    expect(readCgroups('It was killed as a result of limit of 4 GB')).toBeUndefined();
  });
});

describe('statistics', () => {
  test.each([
    ['Memory cgroup stats for /a:b: cache:1KB rss:2KB', '/a:b', { cache: 1024, rss: 2048 }],
    ['Memory cgroup stats for /a:cache:1KBrss:2KB', '/a', { cache: 1024, rss: 2048 }],
    ['Memory cgroup stats: cache:1KB', '', { cache: 1024 }],
    ['Memory cgroup stats for /a:', '/a', {}],
    ['Memory cgroup stats for /a: cache:1KB rss:2', '/a', { cache: 1024 }],
  ])('%s', (line, path, values) => {
    expect(readStats(line)).toEqual({ kind: 'stats', path, values });
  });

  test.each(['anon', 'anon 1 2', '12 34', 'anon: 12', 'anon -1'])('not %s', (line) => {
    expect(readStat(line)).toBeUndefined();
  });
});

describe('Mem-Info', () => {
  test.each([
    ['1048446 pages RAM', { ram: 1048446 * 4096 }],
    ['524272 pages of RAM', { ram: 524272 * 4096 }],
    ['0 pages HighMem/MovableOnly', {}],
    ['22410 total pagecache pages', {}],
    ['Free swap  = 128kB', { free_swap: 128 * 1024 }],
    ['Free swap:            0kB', { free_swap: 0 }],
    ['slab_reclaimable:2 slab_unreclaimable:3', { slab_reclaimable: 8192, slab_unreclaimable: 12288 }],
    ['Node 0 DMA free:15892kB min:276kB', {}],
    ['kmalloc-192             2352KB       2520KB', {}],
  ])('%s', (line, values) => {
    expect(readOverview(line)).toEqual({ kind: 'overview', values });
  });

  test.each(['pages', '12 monkeys', 'ts:123 level:4', 'Node web-03 is down', 'swap is off'])('not %s', (line) => {
    expect(readOverview(line)).toBeUndefined();
  });
});

describe('task table', () => {
  const read = (header: string, row: string) => {
    const line = readTableRow(row);
    return line && readTask(line, readTableHeader(header));
  };

  it('tolerates columns it does not know', () => {
    expect(
      read('[ pid ] uid tgid total_vm rss new_column swapents oom_score_adj name', '[ 1] 0 1 10 5 77 3 -998 a b'),
    ).toEqual({ pid: 1, uid: 0, tgid: 1, totalVm: 40960, rss: 20480, swap: 12288, oomScoreAdj: -998, name: 'a b' });
  });

  it('takes a name of digits by the number of columns', () => {
    expect(read('[ pid ] uid tgid total_vm rss swapents oom_score_adj name', '[1] 0 1 10 5 0 0 7 8')?.name).toBe('7 8');
  });

  test.each(['[1] 0 1 10', '[1] 0 1 10 5 x 0 name'])('not %s', (row) => {
    expect(read('[ pid ] uid tgid total_vm rss swapents oom_score_adj name', row)).toBeUndefined();
  });

  test.each(['[1]+ Done sleep', '[ERROR] 1 2 3', '[12] line'])('no row: %s', (row) => {
    expect(readTableRow(row)).toBeUndefined();
  });
});

describe('summary', () => {
  it('reads the vendor form without a constraint', () => {
    expect(
      readSummary(
        'oom-kill:,cpuset=c,mems_allowed=0-1,oom_memcg=/a,task_memcg=/a/b,task=runc:[2:INIT],pid=12800,uid=0',
      ),
    ).toEqual({
      kind: 'summary',
      constraint: '',
      cpuset: 'c',
      limited: '/a',
      task: '/a/b',
      global: false,
      name: 'runc:[2:INIT]',
      pid: 12800,
      uid: 0,
    });
  });

  it('reads paths and names with commas', () => {
    expect(
      readSummary(
        'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,2,oom_memcg=/a,b,task_memcg=/a,b/c,task=x,pid=1,task=y,pid=2,uid=3',
      ),
    ).toMatchObject({ limited: '/a,b', task: '/a,b/c', name: 'x,pid=1,task=y', pid: 2, uid: 3 });
  });

  test.each(['oom-kill:', 'oom-kill: result of the unit', 'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null)'])(
    'not %s',
    (line) => {
      expect(readSummary(line)).toBeUndefined();
    },
  );
});

describe('kill lines', () => {
  const sizes = { totalVm: 4096, anonRss: 3072, fileRss: 1024 };
  test.each([
    ['Killed process 9 (a) total-vm:4kB, anon-rss:3kB, file-rss:1kB', { pid: 9, name: 'a', ...sizes }, undefined, true],
    [
      'Killed process 9, UID 27, (a) total-vm:4kB, anon-rss:3kB, file-rss:1kB',
      { pid: 9, name: 'a', ...sizes, uid: 27 },
      undefined,
      true,
    ],
    [
      'Killed process 9 (a), UID 27, total-vm:4kB, anon-rss:3kB, file-rss:1kB',
      { pid: 9, name: 'a', ...sizes, uid: 27 },
      undefined,
      true,
    ],
    ['Killed process 9 (a) vsz:4kB, anon-rss:3kB, file-rss:1kB', { pid: 9, name: 'a', ...sizes }, undefined, true],
    ['Out of memory: Killed process 9 (a).', { pid: 9, name: 'a' }, 'host', true],
    [
      'Memory cgroup out of memory: Killed process 9 (x (y) z) total-vm:4kB, anon-rss:3kB, file-rss:1kB',
      { pid: 9, name: 'x (y) z', ...sizes },
      'cgroup',
      true,
    ],
    [
      'Killed process 9 (a) total-vm:4kB, anon-rss:3kB, file-rss:1k',
      { pid: 9, name: 'a', totalVm: 4096, anonRss: 3072 },
      undefined,
      false,
    ],
    [
      'Killed process 9 (a) total-vm:4kB, anon-rss:3kB, file-rss:1kB, shm',
      { pid: 9, name: 'a', ...sizes },
      undefined,
      false,
    ],
    ['Killed process 9 (long na', { pid: 9, name: 'long na' }, undefined, false],
  ])('%s', (line, victim, scope, whole) => {
    expect(readKill(line)).toMatchObject({ kind: 'killed', victim, scope, whole });
  });

  test.each([
    ['Out of memory: kill process 2592 (java) score 679 or a child', { pid: 2592, name: 'java', score: 679 }, 'host'],
    [
      'No available memory (cpuset): Kill process 1 (a) score 0 or sacrifice child',
      { pid: 1, name: 'a', score: 0 },
      'cpuset',
    ],
    [
      'No available memory (MPOL_BIND): Kill process 1 (a) score 0 or a child',
      { pid: 1, name: 'a', score: 0 },
      'memory-policy',
    ],
    ['Memory cgroup out of memory: Kill process 1 (x) score y) score 5 or sacrifice child', { pid: 1 }, 'cgroup'],
  ])('%s', (line, victim, scope) => {
    expect(readKill(line)).toMatchObject({ kind: 'selected', victim, scope });
  });

  test.each([
    'Kill process 1 (a)',
    'Killed process of the unit',
    'Memory cgroup out of memory: Kill process',
    'OOM victim 4711 (java) is already exiting. Skip killing the task',
    'oom_reaper: started',
    'Tasks in queue are going to be killed',
  ])('not %s', (line) => {
    expect(readKill(line)).toBeUndefined();
  });
});

describe('a folded line with the cgroups', () => {
  const OUTER = '7d1c'.repeat(16);
  const INNER = '29d7'.repeat(16);
  const LINE = `Task in /docker/${OUTER}/docker/${INNER} killed as a result of limit of /docker/${OUTER}/docker/${INNER}`;

  test.each([60, 72, 79, 80, 81, 100, 120, 132, 160, 200])('at %d characters', (width) => {
    const lines = LINE.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    expect(taskInOf(lines.map((line) => line.trim()))).toBe(LINE);
  });

  test('as far as there is of it', () => {
    expect(readWholeTaskIn(LINE.slice(0, 100))).toMatchObject({ task: LINE.slice('Task in '.length, 100) });
    expect(readWholeTaskIn(LINE.slice(0, LINE.indexOf('result')))?.task).toBe(`/docker/${OUTER}/docker/${INNER}`);
    expect(readWholeTaskIn(LINE)?.limited).toBe(`/docker/${OUTER}/docker/${INNER}`);
  });

  test.each(['done', 'memory', '29d7', 'some words here', 'Jun 17', ''])('is not followed by %j', (rest) => {
    expect(extendTaskIn(LINE, rest)).toBeUndefined();
    expect(extendTaskIn(`Task in /docker/${OUTER}`, rest)).toBeUndefined();
  });

  test.each(['Task in', 'Task in the kitchen', 'a Task in /docker/x', 'Task in /docker/x killed by hand'])(
    '%s is none',
    (line) => {
      expect(readWholeTaskIn(line)).toBeUndefined();
    },
  );

  test.each([
    ['/docker/29d7', true],
    [`/docker/${OUTER}/docker/29d7`, true],
    ['/system.slice/docker-29d7', true],
    [`/docker/${OUTER}`, false],
    [`/docker/${OUTER}/agent`, false],
    ['/system.slice/docker.service', false],
    ['/', false],
  ])('%s breaks off: %s', (path, expected) => {
    expect(isPiece(path)).toBe(expected);
  });
});
