/** Whole reports of each kernel: what is read from them. */
import { describe, expect, it, test } from 'vitest';
import type { OomReport } from '../../../../src/engine/formats/oom-report/record.ts';
import { collect, FIXTURES, fixture, linesOf, readOne, reportIn } from './lines.ts';

type Facts = { readonly [K in keyof OomReport]?: unknown };

const POD_SLICE =
  '/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod2d7c11e4_9f60_4c3b_8a1e_0242ac120003.slice';
const KMEM_POD = '/kubepods/burstable/pod1f0a8c62-b0d1-4a57-9a3e-52540012ab34';
const KMEM_CONTAINER = 'e4c7a2905f1b6d83e4c7a2905f1b6d83e4c7a2905f1b6d83e4c7a2905f1b6d83';

const FACTS: Readonly<Record<(typeof FIXTURES)[number], Facts>> = {
  '2.6.18-host': {
    scope: 'host',
    kernel: undefined,
    trigger: { name: 'httpd', gfpMask: '0x201d2', order: 0 },
    selected: { pid: 2592, name: 'httpd' },
    killed: { pid: 2592, name: 'httpd' },
    tasks: [],
    tasksRss: undefined,
    kernelShare: undefined,
  },
  '2.6.32-cgroup': {
    scope: 'cgroup',
    kernel: '2.6.32-431.el6.x86_64',
    trigger: { name: 'java', pid: 21573, gfpMask: '0xd0', order: 0, oomScoreAdj: 0 },
    limitedCgroup: '/lxc/build',
    taskCgroup: '/lxc/build',
    container: undefined,
    memory: { usage: 524288 * 1024, limit: 524288 * 1024, failcnt: 1311 },
    memorySwap: { usage: 524288 * 1024, limit: undefined, failcnt: 0 },
    kernelMemory: undefined,
    kernelShare: undefined,
    selected: { pid: 21570, name: 'java', score: 971 },
    killed: {
      pid: 21570,
      name: 'java',
      totalVm: 1648264 * 1024,
      anonRss: 515440 * 1024,
      fileRss: 5404 * 1024,
      uid: 503,
    },
    tasksRss: (402 + 130211) * 4096,
  },
  '3.10-cgroup-interleaved': {
    scope: 'cgroup',
    kernel: '3.10.0-957.12.2.el7.x86_64',
    trigger: { name: 'python', pid: 21154, gfpMask: '0xd0', order: 0, oomScoreAdj: 0 },
    limitedCgroup: '/docker/7f31c0de58a94b2676d1e0f3c5a8b9427f31c0de58a94b2676d1e0f3c5a8b942',
    taskCgroup: '/docker/7f31c0de58a94b2676d1e0f3c5a8b9427f31c0de58a94b2676d1e0f3c5a8b942',
    container: '7f31c0de58a94b2676d1e0f3c5a8b9427f31c0de58a94b2676d1e0f3c5a8b942',
    memorySwap: { usage: 102400 * 1024, limit: 204800 * 1024, failcnt: 0 },
    kernelShare: 1204 / 102400,
  },
  '3.10-cgroup-kmem': {
    scope: 'cgroup',
    kernel: '3.10.0-514.26.2.el7.x86_64',
    trigger: { name: 'runc:[2:INIT]', pid: 20411, gfpMask: '0xd0', order: 0, oomScoreAdj: 997 },
    limitedCgroup: KMEM_POD,
    taskCgroup: `${KMEM_POD}/${KMEM_CONTAINER}`,
    container: KMEM_CONTAINER,
    pod: '1f0a8c62-b0d1-4a57-9a3e-52540012ab34',
    memory: { usage: 2097152 * 1024, limit: 2097152 * 1024, failcnt: 9120344 },
    memorySwap: { usage: 2097152 * 1024, limit: undefined, failcnt: 0 },
    kernelMemory: { usage: 2095104 * 1024, limit: undefined, failcnt: 0 },
    kernelShare: 2095104 / 2097152,
    selected: { pid: 20411, name: 'runc:[2:INIT]', score: 997, uid: 0 },
    killed: {
      pid: 20399,
      name: 'runc:[2:INIT]',
      totalVm: 600736 * 1024,
      anonRss: 3296 * 1024,
      fileRss: 276 * 1024,
      shmemRss: 1012 * 1024,
    },
    tasksRss: (1 + 1118 + 1146) * 4096,
  },
  '3.10-host': {
    scope: 'host',
    kernel: '3.10.0-1160.el7.x86_64',
    trigger: { name: 'next-build (v16', pid: 8123, gfpMask: '0x201da', order: 0, oomScoreAdj: 0 },
    limitedCgroup: undefined,
    container: undefined,
    memory: undefined,
    selected: { pid: 8123, name: 'next-build (v16', score: 781 },
    killed: {
      pid: 8123,
      name: 'next-build (v16',
      totalVm: 6008844 * 1024,
      anonRss: 3208456 * 1024,
      fileRss: 0,
      shmemRss: 0,
      uid: 1000,
    },
  },
  '4.4-cgroup': {
    scope: 'cgroup',
    kernel: '4.4.0-57-generic',
    container: 'a91c3e5507bd2f846a91c3e5507bd2f846a91c3e5507bd2f846a91c3e5507bd2',
    pod: undefined,
    kernelShare: 7524 / 204800,
    tasksRss: (180 + 50102) * 4096,
  },
  '4.15-cgroup-systemd': {
    scope: 'cgroup',
    kernel: '4.15.0-213-generic',
    trigger: { name: 'gunicorn', pid: 31044, gfpMask: '0x14000c0(GFP_KERNEL)', order: 0, oomScoreAdj: 968 },
    limitedCgroup: POD_SLICE,
    taskCgroup: `${POD_SLICE}/docker-5c0ffee0d15ea5e05c0ffee0d15ea5e05c0ffee0d15ea5e05c0ffee0d15ea5e0.scope`,
    container: '5c0ffee0d15ea5e05c0ffee0d15ea5e05c0ffee0d15ea5e05c0ffee0d15ea5e0',
    pod: '2d7c11e4-9f60-4c3b-8a1e-0242ac120003',
    selected: { pid: 31044, name: 'gunicorn', score: 1955 },
  },
  '4.19-host': {
    scope: 'host',
    kernel: '4.19.0-25-amd64',
    trigger: {
      name: 'kworker/u8:2',
      pid: 6012,
      gfpMask: '0x15080c0(GFP_KERNEL_ACCOUNT|__GFP_ZERO)',
      order: 1,
      oomScoreAdj: 0,
    },
    container: undefined,
    killed: {
      pid: 3011,
      name: 'mysqld',
      totalVm: 3204884 * 1024,
      anonRss: 793760 * 1024,
      fileRss: 0,
      shmemRss: 0,
    },
  },
  '5.4-cgroup-v1': {
    scope: 'cgroup',
    kernel: '5.4.0-169-generic',
    container: '3b9ac9ff16d1e2003b9ac9ff16d1e2003b9ac9ff16d1e2003b9ac9ff16d1e200',
    memorySwap: { usage: 131072 * 1024, limit: 131072 * 1024, failcnt: 44 },
    // The kmem counter goes before the slab of memory.stat.
    kernelShare: 1460 / 65536,
    selected: { pid: 40121, name: 'stress', uid: 0 },
  },
  '5.15-cgroup-v2': {
    scope: 'cgroup',
    kernel: '5.15.0-91-generic',
    container: '9d4e8b17f02c63a59d4e8b17f02c63a59d4e8b17f02c63a59d4e8b17f02c63a5',
    pod: 'b8f4a1d0-6c2e-4e0f-93d7-525400c0ffee',
    memory: { usage: 1048576 * 1024, limit: 1048576 * 1024, failcnt: 3310 },
    memorySwap: undefined,
    kernelMemory: undefined,
    swap: { usage: 0, limit: 0, failcnt: 0 },
    kernelShare: (884736 + 2629632 + 18240 + 1604864) / (1048576 * 1024),
    killed: {
      pid: 771203,
      name: 'java',
      totalVm: 4888176 * 1024,
      anonRss: 1036280 * 1024,
      fileRss: 16924 * 1024,
      shmemRss: 0,
      uid: 1000,
    },
  },
  '6.8-host': {
    scope: 'host',
    kernel: '6.8.0-31-generic',
    limitedCgroup: undefined,
    taskCgroup: '/system.slice/docker-1badb0021badb0021badb0021badb0021badb0021badb0021badb0021badb002.scope',
    // The victim's container, not that of the process that asked for memory.
    container: '1badb0021badb0021badb0021badb0021badb0021badb0021badb0021badb002',
    selected: { pid: 9921, name: 'Web Content', uid: 999 },
    kernelShare: undefined,
    tasksRss: (1002 + 14203 + 430880) * 4096,
  },
  '6.12-cgroup-v2-group': {
    scope: 'cgroup',
    kernel: '6.12.9-200.fc41.x86_64',
    trigger: { name: 'postgres', pid: 55120, gfpMask: '0xcc0(GFP_KERNEL)', order: 0, oomScoreAdj: 200 },
    container: 'c0de4d2e91ab7f36c0de4d2e91ab7f36c0de4d2e91ab7f36c0de4d2e91ab7f36',
    swap: { usage: 1024 * 1024, limit: undefined, failcnt: 0 },
    // `kernel` holds the other kernel keys.
    kernelShare: 15728640 / (262144 * 1024),
    // The first one; the rest of the group follows it.
    killed: {
      pid: 55120,
      name: 'postgres',
      totalVm: 368840 * 1024,
      anonRss: 232000 * 1024,
      fileRss: 880 * 1024,
      shmemRss: 0,
      uid: 26,
    },
  },
};

describe.each(FIXTURES)('%s', (name) => {
  const text = fixture(name);

  it('is one whole report without gaps', () => {
    const { records, gaps, complete, missing } = readOne(text);
    expect({ records: records.length, gaps, complete, missing }).toEqual({
      records: 1,
      gaps: [],
      complete: true,
      missing: [],
    });
  });

  it('takes every line but those of others', () => {
    const lines = linesOf(text);
    const claimed = new Set(collect(lines).flat());
    const left = lines.filter((line) => !claimed.has(line) && line.text !== '').map((line) => line.text);
    const others = lines.filter((line) => line.text.startsWith('time=')).map((line) => line.text);
    expect(left).toEqual(others);
  });

  it('spans from the header to the last line', () => {
    expect(reportIn(text)).toMatchObject({ from: 0, to: text.trimEnd().length, line: 0, level: 'error' });
  });

  it('has the facts', () => {
    const report = reportIn(text);
    const facts = FACTS[name];
    const seen = Object.fromEntries(Object.entries(report).filter(([key]) => key in facts));
    expect(seen).toEqual(facts);
  });

  it('survives runs of spaces that collapsed', () => {
    const { from, to, ...report } = reportIn(text);
    const { from: _from, to: _to, ...collapsed } = reportIn(text.replace(/ {2,}/g, ' ').replace(/^ /gm, ''));
    expect(collapsed).toEqual(report);
  });

  it('survives an envelope that indents, and CRLF', () => {
    const { from, to, ...report } = reportIn(text);
    const { from: _from, to: _to, ...indented } = reportIn(text.replace(/^/gm, '    ').replace(/\n/g, '\r\n'));
    expect(indented).toEqual(report);
  });

  it('is found when white space and letter case are lost', () => {
    const squeezed = text.toLowerCase().replace(/[ \t]/g, '');
    const { killed, scope } = reportIn(squeezed);
    expect({ pid: killed?.pid, scope }).toEqual({ pid: reportIn(text).killed?.pid, scope: reportIn(text).scope });
  });
});

test('the task table is read by its own header', () => {
  const tasks = (name: (typeof FIXTURES)[number]) => reportIn(fixture(name)).tasks.at(-1);
  expect(tasks('2.6.32-cgroup')).toEqual({
    pid: 21570,
    uid: 503,
    tgid: 21570,
    totalVm: 412066 * 4096,
    rss: 130211 * 4096,
    swap: 0,
    oomScoreAdj: 0,
    name: 'java',
  });
  expect(tasks('4.4-cgroup')).toMatchObject({ rss: 50102 * 4096, swap: 0, oomScoreAdj: 0, name: 'node' });
  expect(tasks('4.19-host')).toMatchObject({ rss: 198440 * 4096, swap: 101220 * 4096, name: 'mysqld' });
  expect(tasks('6.8-host')).toMatchObject({ rss: 430880 * 4096, swap: 0, name: 'Web Content' });
  expect(tasks('3.10-host')).toMatchObject({ uid: 1000, name: 'next-build (v16' });
});

test('Mem-Info becomes the statistics of the root cgroup', () => {
  const { stats } = reportIn(fixture('4.19-host'));
  expect(stats).toHaveLength(1);
  expect(stats[0]?.path).toBe('/');
  expect(stats[0]?.values).toMatchObject({
    ram: 262014 * 4096,
    free_swap: 128 * 1024,
    total_swap: 524284 * 1024,
    active_anon: 220551 * 4096,
    slab_unreclaimable: 9981 * 4096,
    free: 12004 * 4096,
  });
});

test('statistics keep sizes and leave out counts of events', () => {
  const { values = {} } = reportIn(fixture('5.15-cgroup-v2')).stats[0] ?? {};
  expect(values).toMatchObject({ anon: 1063256064, slab: 1604864 });
  expect(Object.keys(values).filter((key) => /pgfault|workingset/.test(key))).toEqual([]);
});

test('statistics of one line each keep their cgroups apart', () => {
  const { stats } = reportIn(fixture('3.10-cgroup-kmem'));
  expect(stats.map(({ path, values }) => [path.slice(KMEM_POD.length, KMEM_POD.length + 5), values['rss']])).toEqual([
    ['', 0],
    ['/0b5d', 40 * 1024],
    ['/e4c7', 1960 * 1024],
  ]);
});
