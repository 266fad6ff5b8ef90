import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/oom-report/claim.ts';
import { collect, fixture, linesOf, readAll, readOne } from './lines.ts';

function claimOne(text: string) {
  const [line] = linesOf(text);
  return line && claim(line, undefined);
}

const ID = 'c1a55e5'.padEnd(64, '0');

describe('a line that only an OOM report prints starts one', () => {
  test.each([
    'java invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=0',
    'oom-killer: gfp_mask=0x280d2, order=0',
    `Task in /docker/${ID} killed as a result of limit of /docker/${ID}`,
    'Memory limit reached of cgroup /docker/build',
    'memory: usage 204800kB, limit 204800kB, failcnt 4563',
    'kmem: usage 7524kB, limit 9007199254740988kB, failcnt 0',
    'swap: usage 0kB, limit 0kB, failcnt 0',
    `Memory cgroup stats for /docker/${ID}: cache:0KB rss:40KB`,
    'Tasks state (memory values in pages):',
    '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name',
    'oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task_memcg=/a,task=b,pid=1,uid=0',
    'Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child',
    'memory cgroup out of memory: kill process 20357 (runc:[2:init]) score 970 or sacrifice child',
    'Memorycgroupoutofmemory:Killprocess20357(runc:[2:INIT])score970orsacrificechild',
    'Out of memory (oom_kill_allocating_task): Kill process 9 (java) score 0 or sacrifice child',
    'No available memory (MPOL_BIND): Kill process 9 (java) score 0 or sacrifice child',
    'Killed process 9682, UID 27, (mysqld) total-vm:1kB, anon-rss:1kB, file-rss:0kB',
    'Kill process 4713 (java) sharing same memory',
    'Memory cgroup out of memory: OOM victim 4711 (java) is already exiting. Skip killing the task',
    'Tasks in /a/b.slice are going to be killed due to memory.oom.group set',
    'oom_reaper: reaped process 4711 (java), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB',
    'oom_reaper: unable to reap pid:4711 (java)',
    'oom killer 4711 (java) has mm pinned by 1 (init)',
    'Out of memory and no killable processes...',
    'Kernel panic - not syncing: Out of memory: system-wide panic_on_oom is enabled',
    'Kernel panic - not syncing: System is deadlocked on memory',
  ])('%s', (text) => {
    expect(claimOne(text)).toBe('begins');
  });
});

describe('a line that others print too does not start a report', () => {
  test.each([
    // Prose and settings.
    'The log said that nginx invoked the OOM killer, see below',
    'java invoked oom-killer: what does that mean?',
    '我们发现 cgroup 报 OOM 溢出错误',
    'Memory cgroup out of memory: how to find the container that was killed',
    'Out of memory: killed by the kernel',
    'If the limit is reached the kernel prints "Out of memory: Kill process 1234 (java) score 850 or sacrifice child".',
    'Task in progress: memory limit of the container',
    'memory: 512Mi',
    'memory: usage is high, limit it',
    'Memory cgroup statistics are in memory.stat',
    'OOMScoreAdjust=-500',
    'echo -1000 > /proc/self/oom_score_adj',
    'write /proc/4711/oom_score_adj: permission denied',
    'vm.panic_on_oom = 0',
    // Other killers, and those who tell of a kill.
    'Killed /user.slice/user-1000.slice/app.scope due to memory used (3.9G) / total (4.0G)',
    'systemd-oomd.service: Consumed 1.204s CPU time.',
    'Considered 145 cgroups for killing, top candidates were:',
    'docker.service: A process of this unit has been killed by the OOM killer.',
    "docker.service: Failed with result 'oom-kill'.",
    'mem avail:   201 of  7887 MiB ( 2.55%), sending SIGTERM to process 4711 uid 1000 "java": badness 800',
    'level=info msg="TaskOOM event for container total limit"',
    'System OOM encountered, victim process: java, pid: 4711',
    // Out of memory inside of a program.
    'java.lang.OutOfMemoryError: Java heap space',
    'There is insufficient memory for the Java Runtime Environment to continue.',
    'fatal error: runtime: out of memory',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    // The kernel, about something else.
    'java: page allocation failure: order:4, mode:0x40dc0(GFP_KERNEL|__GFP_COMP), nodemask=(null),cpuset=/,mems_allowed=0',
    'SLUB: Unable to allocate memory on node -1 (gfp=0x20)',
    'oom_kill_process: 70 callbacks suppressed',
    'Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000009',
    'CPU: 3 PID: 4711 Comm: java Not tainted 5.4.0-169-generic #187-Ubuntu',
    'Call Trace:',
    ' mem_cgroup_out_of_memory+0xbd/0xe0',
    'Mem-Info:',
    '[12788]     0 12788   150184     1146      23        0           997 runc:[2:INIT]',
    'anon 64925696',
    'Total swap = 0kB',
    '',
  ])('%s', (text) => {
    expect(claimOne(text)).toBeUndefined();
  });
});

describe('within a report', () => {
  const report = fixture('3.10-cgroup-kmem').trimEnd().split('\n');

  /** Texts of the lines that are claimed when `other` stands after line `at` of the report. */
  function claimedWith(other: string, at: number): string[] {
    const text = [...report.slice(0, at + 1), other, ...report.slice(at + 1)].join('\n');
    return collect(linesOf(text))
      .flat()
      .map((line) => line.text);
  }

  test.each([
    [0, 'CPU: 3 PID: 77 Comm: kworker/3:1 Not tainted 3.10.0 #1', 'a trace of another process'],
    [8, 'retries 3', 'a key and a value outside of statistics'],
    [20, 'java: page allocation failure: order:4, mode:0x40dc0', 'another complaint of the kernel'],
    [22, '[1] 4711', 'the shell'],
    [27, 'Call Trace:', 'a trace after the kill'],
    [27, ' dump_stack+0x19/0x1b', 'a frame after the kill'],
    [27, 'Mem-Info:', 'Mem-Info after the kill'],
    [27, '[20500]     0 20500   150184     1146      23        0           997 tail', 'a row after the kill'],
  ])('after line %i, %s is not ours (%s)', (at, other) => {
    expect(claimedWith(other, at)).toEqual(report);
  });

  it('takes a line that breaks off, as a gap', () => {
    const text = [...report.slice(0, 16), 'memory+swap: usage 20971', ...report.slice(17)].join('\n');
    const { gaps, complete, missing } = readOne(text);
    expect({ gaps, complete, missing }).toEqual({ gaps: [16], complete: false, missing: ['memory counters'] });
  });

  it('leaves lines of another program alone, whatever they look like', () => {
    const [header, cpu] = linesOf(`${report[0]}\n${report[1]}`, 'kernel');
    const [foreign] = linesOf('Call Trace:', 'myapp');
    if (!header || !cpu || !foreign) throw new Error('lines missing');
    expect(claim(cpu, { lines: [header], count: 1, skipped: 0 })).toBe('continues');
    expect(claim(foreign, { lines: [header, cpu], count: 2, skipped: 0 })).toBeUndefined();
  });
});

describe('where one report ends and the next begins', () => {
  const kmem = fixture('3.10-cgroup-kmem').trimEnd();
  const host = fixture('6.8-host').trimEnd();

  test.each([
    ['one after the other', `${kmem}\n${host}`, 2],
    ['three of the same', `${host}\n${host}\n${host}`, 3],
    ['the end of the first is missing', `${kmem.slice(0, kmem.indexOf('[ pid ]'))}${host}`, 2],
    ['the start of the second is missing', `${host}\n${kmem.slice(kmem.indexOf('memory: usage'))}`, 2],
    ['a kill before', `Out of memory: Kill process 1 (a) score 1 or sacrifice child\n${kmem}`, 2],
    ['a reaper line before', `oom_reaper: reaped process 1 (a), now anon-rss:0kB\n${kmem}`, 2],
    ['a reaper line after', `${host}\noom_reaper: reaped process 9921 (Web Content), now anon-rss:0kB`, 1],
    ['far apart', `${kmem}\n${'x\n'.repeat(200)}${host}`, 2],
  ])('%s', (_name, text, artifacts) => {
    const all = readAll(text);
    expect(all).toHaveLength(artifacts);
    expect(all.map(({ records }) => records.length)).toEqual(Array(artifacts).fill(1));
  });

  it('keeps a report together over lines of daemons', () => {
    const lines = host.split('\n');
    const text = lines.flatMap((line) => [line, 'time="2024-06-13T23:04:43Z" level=info msg=event']).join('\n');
    expect(readOne(text)).toMatchObject({ complete: true, gaps: [] });
  });

  it('does not reach over a long stretch of other lines', () => {
    const [head, tail] = [host.split('\n').slice(0, 4).join('\n'), host.split('\n').slice(4).join('\n')];
    const all = readAll(`${head}\n${'x\n'.repeat(200)}${tail}`);
    expect(all.map(({ complete }) => complete)).toEqual([false, false]);
  });
});
