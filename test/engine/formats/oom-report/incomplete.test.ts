/** Reports of which a part is missing, and lines that stand alone. */
import { describe, expect, it, test } from 'vitest';
import { parse } from '../../../../src/engine/formats/oom-report/parse.ts';
import { fixture, linesOf, readAll, readOne, reportIn } from './lines.ts';

describe('a line that stands alone is a report that misses the rest', () => {
  it('Kill process', () => {
    const text = 'Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child';
    const { records, complete, missing, gaps } = readOne(text);
    expect({ complete, gaps, missing }).toEqual({
      complete: false,
      gaps: [],
      missing: [
        'header',
        'call trace',
        'cgroup paths',
        'memory counters',
        'cgroup statistics',
        'task table',
        'kill line',
      ],
    });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      from: 0,
      to: text.length,
      line: 0,
      scope: 'cgroup',
      selected: { pid: 20357, name: 'runc:[2:INIT]', score: 970 },
      killed: undefined,
      trigger: undefined,
      container: undefined,
    });
  });

  it('Killed process, which also says who was selected since 5.1', () => {
    const report = reportIn(
      'Out of memory: Killed process 4711 (java) total-vm:8kB, anon-rss:4kB, file-rss:0kB, shmem-rss:0kB, UID:1000 pgtables:4kB oom_score_adj:0',
    );
    expect(report).toMatchObject({
      scope: 'host',
      selected: { pid: 4711, name: 'java' },
      killed: { pid: 4711, name: 'java', totalVm: 8192, anonRss: 4096, fileRss: 0, shmemRss: 0, uid: 1000 },
    });
  });

  it('the summary has the paths, the container and the pod', () => {
    const report = reportIn(
      'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=/,mems_allowed=0,oom_memcg=/kubepods/besteffort/pod0a1b2c3d-1111-2222-3333-444455556666,task_memcg=/kubepods/besteffort/pod0a1b2c3d-1111-2222-3333-444455556666/'
        .concat('ab'.repeat(32))
        .concat(',task=a, b=c,pid=7,uid=0'),
    );
    expect(report).toMatchObject({
      scope: 'cgroup',
      container: 'ab'.repeat(32),
      pod: '0a1b2c3d-1111-2222-3333-444455556666',
      selected: { pid: 7, name: 'a, b=c', uid: 0 },
      killed: undefined,
    });
  });

  it('a reaped process was killed', () => {
    const report = reportIn('oom_reaper: reaped process 4711 (java), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB');
    expect(report).toMatchObject({ killed: { pid: 4711, name: 'java' }, selected: undefined, scope: undefined });
  });

  it('a victim that exits by itself is selected and not killed', () => {
    const report = reportIn('Out of memory: OOM victim 4711 (java) is already exiting. Skip killing the task');
    expect(report).toMatchObject({ selected: { pid: 4711, name: 'java' }, killed: undefined, scope: 'host' });
  });

  it('a cgroup that is killed as a whole names the container', () => {
    const report = reportIn(
      `Tasks in /system.slice/docker-${'ab'.repeat(32)}.scope are going to be killed due to memory.oom.group set`,
    );
    expect(report).toMatchObject({ scope: 'cgroup', container: 'ab'.repeat(32), killed: undefined });
  });

  it('the cpuset names the container only when it is the victim’s', () => {
    const trigger = (pid: number) =>
      [
        'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0',
        `java cpuset=docker-${'ab'.repeat(32)}.scope mems_allowed=0`,
        `CPU: 0 PID: ${pid} Comm: java Not tainted 3.10.0-1160.el7.x86_64 #1`,
        'Out of memory: Kill process 4711 (java) score 850 or sacrifice child',
      ].join('\n');
    expect(reportIn(trigger(4711)).container).toBe('ab'.repeat(32));
    expect(reportIn(trigger(99)).container).toBeUndefined();
  });

  it('a panic is fatal', () => {
    const text = 'Kernel panic - not syncing: Out of memory: compulsory panic_on_oom is enabled';
    expect(reportIn(text)).toMatchObject({ level: 'fatal', selected: undefined, killed: undefined });
  });
});

describe('lines of a filtered log are a report each', () => {
  const kill = (pid: number) => `Memory cgroup out of memory: Kill process ${pid} (app) score 1 or sacrifice child`;
  const killed = (pid: number) => `Killed process ${pid} (app) total-vm:4kB, anon-rss:4kB, file-rss:0kB`;
  const killedSince51 = (pid: number) => `Memory cgroup out of memory: ${killed(pid)}, shmem-rss:0kB`;
  const reaped = (pid: number) => `oom_reaper: reaped process ${pid} (app), now anon-rss:0kB`;

  test.each([
    ['kill', [kill(1), kill(2), kill(3)], [1, 2, 3]],
    ['killed', [killed(1), killed(2)], [1, 2]],
    ['killed since 5.1', [killedSince51(1), killedSince51(2)], [1, 2]],
    ['kill and killed', [kill(1), killed(1), kill(2), killed(2)], [1, 2]],
    ['a child killed in place of its parent', [kill(1), killed(5)], [5]],
    ['two kernels', [kill(1), killedSince51(2)], [1, 2]],
    ['killed and reaped', [killedSince51(1), reaped(1), killedSince51(2), reaped(2)], [1, 2]],
    ['reaped', [reaped(1), reaped(2)], [1, 2]],
    ['reaped, then the next kill', [reaped(1), killedSince51(2)], [1, 2]],
    ['others with the same memory', [kill(1), killed(1), 'Kill process 9 (app) sharing same memory'], [1]],
  ])('%s', (_name, lines, pids) => {
    const records = readAll(lines.join('\n')).flatMap((parsed) => parsed.records);
    expect(records.map(({ killed, selected }) => killed?.pid ?? selected?.pid)).toEqual(pids);
  });
});

describe('what is missing is named', () => {
  const kmem = fixture('3.10-cgroup-kmem');
  const host = fixture('6.8-host');
  const group = fixture('6.12-cgroup-v2-group');
  const without = (text: string, pattern: RegExp) => text.replace(pattern, '');

  test.each([
    ['header', without(kmem, /^.*invoked.*\n/), ['header', 'call trace']],
    ['start of the header', kmem.slice(5), ['header']],
    ['call trace', without(kmem, /^ \[<.*\n/gm), ['call trace']],
    ['CPU line', without(kmem, /^CPU:.*\n/m), ['call trace']],
    ['one counter', without(kmem, /^kmem:.*\n/m), ['memory counters']],
    ['all counters', without(kmem, /^(?:memory|kmem)\S* usage.*\n/gm), ['memory counters']],
    ['statistics', without(kmem, /^Memory cgroup stats.*\n/gm), ['cgroup statistics']],
    ['values of the statistics', without(group, /^[a-z_]+ \d+\n/gm), ['cgroup statistics']],
    ['task table', without(kmem, /^\[.*\n/gm), ['task table']],
    ['header of the table', without(kmem, /^\[ pid.*\n/gm), ['task table header']],
    ['summary', without(host, /^oom-kill:.*\n/m), ['oom-kill summary']],
    ['summary with the paths', without(kmem, /^oom-kill:.*\n/m), ['cgroup paths']],
    ['Killed process', without(kmem, /^Killed.*\n/m), ['kill line']],
    ['Kill process', without(kmem, /^.*Kill process.*\n/m), ['kill line']],
    ['Mem-Info', without(host, /^Mem-Info:[\s\S]*?(?=Tasks state)/m), ['memory overview (Mem-Info)']],
    ['end of the Killed line', host.slice(0, host.lastIndexOf(' oom_score_adj')), ['kill line']],
    ['the rest of the group', group.slice(0, group.indexOf('\n', group.indexOf('Tasks in')) + 1), ['kill line']],
  ])('%s', (_name, text, missing) => {
    const parsed = readOne(text);
    expect(parsed.missing).toEqual(missing);
    expect(parsed.complete).toBe(false);
  });

  it('reads a table without its header as all kernels print it', () => {
    const whole = reportIn(kmem);
    expect(reportIn(without(kmem, /^\[ pid.*\n/m)).tasks).toEqual(whole.tasks);
    const newer = reportIn(without(host, /^\[ {2}pid.*\n/m));
    expect(newer.tasks.map(({ rss, oomScoreAdj, name }) => [rss, oomScoreAdj, name])).toEqual(
      reportIn(host).tasks.map(({ rss, oomScoreAdj, name }) => [rss, oomScoreAdj, name]),
    );
  });

  it('a row that breaks off is a gap, not a task', () => {
    const { records, gaps } = readOne(kmem.replace(/ {6}20 {8}0 {11}997 dockerinit/, ''));
    expect(records[0]?.tasks.map(({ name }) => name)).toEqual(['pause', 'runc:[2:INIT]']);
    expect(gaps).toHaveLength(1);
  });
});

describe('scope without the line that says it', () => {
  test.each([
    ['call path of a cgroup', '3.10-cgroup-kmem', /^Hardware/m, 'cgroup'],
    ['call path of the host', '6.8-host', /^Mem-Info/m, 'host'],
    ['Mem-Info', '6.8-host', /^Tasks state/m, 'host'],
  ])('%s', (name, file, end, scope) => {
    const text = fixture(file);
    const cut =
      name === 'call path of a cgroup' ? text.slice(0, text.search(/^memory: /m)) : text.slice(0, text.search(end));
    expect(reportIn(cut).scope).toBe(scope);
  });

  test.each([
    ['CONSTRAINT_CPUSET', 'cpuset'],
    ['CONSTRAINT_MEMORY_POLICY', 'memory-policy'],
    ['CONSTRAINT_NONE', 'host'],
    ['', 'host'],
  ])('constraint=%s', (constraint, scope) => {
    const line = `oom-kill:constraint=${constraint},nodemask=0,cpuset=/,mems_allowed=0,3,global_oom,task_memcg=/a,task=b,pid=1,uid=0`;
    expect(reportIn(line)).toMatchObject({ scope, taskCgroup: '/a', limitedCgroup: undefined });
  });

  it('stays open for a header alone', () => {
    expect(reportIn('java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0').scope).toBeUndefined();
  });
});

describe('the Task in line that a logger split', () => {
  const ID = '5eed'.repeat(16);
  test.each([
    [`Task in /docker/${ID} killed`, `as a result of limit of /docker`],
    [`Task in /docker/${ID}`, `killed as a result of limit of /docker`],
    ['Task in', `/docker/${ID}`, 'killed as a result of limit of', '/docker'],
  ])('%s', (...parts) => {
    const head = 'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0';
    const { records, gaps } = readOne([head, ...parts, 'memory: usage 4kB, limit 4kB, failcnt 0'].join('\n'));
    expect(gaps).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ taskCgroup: `/docker/${ID}`, limitedCgroup: '/docker', container: ID });
  });
});

test('lines that were not claimed are gaps and no record', () => {
  expect(parse(linesOf('hello\nCall Trace:\n'))).toEqual({
    records: [],
    gaps: [0, 1, 2],
    complete: false,
    missing: [],
  });
});

describe('only the trace shows whose limit it was', () => {
  const HEADER =
    'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0\nCall Trace:\n dump_stack+0x19/0x1b\n';

  test.each([
    [' mem_cgroup_out_of_memory+0xba/0xd0', 'cgroup'],
    [' [<ffffffff811f1d86>] ? mem_cgroup_out_of_memory+0x54c/0x580', 'cgroup'],
    [' [<ffffffff81173a44>] mem_cgroup_handle_oom+0x274/0x2a0', 'cgroup'],
    [' [c0000000e5aef400] [c0000000002eb24] .mem_cgroup_out_of_memory+0x70/0x1bc', 'cgroup'],
    [' try_charge_memcg+0x3c8/0x5a0', 'cgroup'],
    [' ? mem_cgroup_out_of_memory+0x54c/0x580\n __alloc_pages_slowpath+0x1/0x2', 'host'],
    [' mem_cgroup_out_of_memory+0x54c/0x580\n __alloc_pages_slowpath+0x1/0x2', 'cgroup'],
    [' mem_cgroup_out_of_memory+0x54c/0x580\nMem-Info:\nactive_anon:1813257 inactive_anon:1 isolated_anon:0', 'cgroup'],
    [' ? mem_cgroup_iter+0x204/0x390', undefined],
    [' out_of_memory+0x204/0x390', undefined],
  ])('%s', (frames, scope) => {
    expect(reportIn(HEADER + frames).scope).toBe(scope);
  });
});

describe('nested containers in folded lines', () => {
  const OUTER = '7d1c'.repeat(16);
  const INNER = '29d7'.repeat(16);
  const NESTED = `/docker/${OUTER}/docker/${INNER}`;
  const HEADER = 'java invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0\n';
  const COUNTER = 'memory: usage 204800kB, limit 204800kB, failcnt 4563';
  const folded = (text: string, width: number): string => text.replace(new RegExp(`.{${width}}`, 'g'), '$&\n');

  test.each([60, 80, 100, 120, 132, 160])('the inner one is found at %d characters', (width) => {
    const lines = folded(`Task in ${NESTED} killed as a result of limit of ${NESTED}`, width);
    const { records, gaps } = readOne(`${HEADER}${lines}\n${COUNTER}`);
    expect(gaps).toEqual([]);
    expect(records).toMatchObject([
      { container: INNER, taskCgroup: NESTED, limitedCgroup: NESTED, memory: { failcnt: 4563 } },
    ]);
  });

  it('what is cut names no container', () => {
    const cut = `Task in ${NESTED.slice(0, -20)}`;
    expect(reportIn(HEADER + cut)).toMatchObject({ taskCgroup: NESTED.slice(0, -20), container: undefined });
    expect(reportIn(`${HEADER}java cpuset=${INNER} mems_allowed=0\n${cut}\n${COUNTER}`).container).toBe(INNER);
  });

  it('a line of another program is no rest', () => {
    const { records, gaps } = readOne(`${HEADER}Task in /docker/${OUTER}\nstarting backup\n${COUNTER}`);
    expect(gaps).toEqual([]);
    expect(records).toMatchObject([{ container: OUTER, taskCgroup: `/docker/${OUTER}` }]);
  });
});
