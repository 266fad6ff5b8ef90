import { describe, expect, it, test } from 'vitest';
import { MOST_OF_ONE_SORT } from '../../../../src/engine/formats/kernel-log/parse.ts';
import { fixture, read, readOne } from './read.ts';

const functions = (text: string): string[] =>
  readOne(text).stack.map(({ function: name, guess }) => (guess ? `? ${name}` : name));

describe('the frames of a stack', () => {
  test.each([
    ['[<ffffffff8168863d>] dump_stack+0x19/0x1b', { function: 'dump_stack', offset: 0x19, module: undefined }],
    ['[<ffffffff8168863d>] ? dump_stack+0x19/0x1b', { function: 'dump_stack', guess: true }],
    ['<IRQ>  [<ffffffff8168863d>] dump_stack+0x19/0x1b', { function: 'dump_stack', guess: false }],
    [' ovl_get_inode+0x12d/0x3f0 [overlay]', { function: 'ovl_get_inode', offset: 0x12d, module: 'overlay' }],
    [
      ' xfs_buf_lock+0x34/0xf0 [xfs 0e8d3f7c1b6a]',
      { function: 'xfs_buf_lock', offset: 0x34, module: 'xfs', guess: false },
    ],
    [' __switch_to+0xe0/0x120 (T)', { function: '__switch_to' }],
    ['[c0000000e5aef400] [c00000000000eb24] .show_stack+0x70/0x1bc (unreliable)', { function: '.show_stack' }],
    ['__mutex_lock.constprop.0+0x362/0x6a0', { function: '__mutex_lock.constprop.0', offset: 0x362 }],
  ])('%s', (line, frame) => {
    const { stack } = readOne(`INFO: task a:1 blocked for more than 120 seconds.\nCall Trace:\n${line}`);
    expect(stack).toMatchObject([frame]);
  });
});

describe('what belongs to an event', () => {
  it('an event in its own right within a stack does not end it', () => {
    const [hung, dockerd, port] = [
      'INFO: task kworker/u32:2:1182',
      'INFO: task dockerd:7926',
      'docker0: port 3(veth1a2b3c4) entered disabled state',
    ].map((start) => read(fixture('3.10-hung-task-syslog')).records.find(({ message }) => message.startsWith(start)));
    expect(dockerd?.stack.map(({ function: name }) => name)).toEqual([
      'schedule',
      'schedule_timeout',
      'try_to_wake_up',
      'xfs_buf_lock',
      'system_call_fastpath',
    ]);
    expect(hung?.stack).toHaveLength(6);
    expect(port).toMatchObject({ event: 'port-state', stack: [] });
    expect((hung?.from ?? 0) < (port?.from ?? 0) && (port?.to ?? 0) < (hung?.to ?? 0)).toBe(true);
  });

  it('the state, the kernel and the owner of the lock', () => {
    const [blocked, owner] = read(fixture('6.16-hung-task-owner')).records;
    expect(blocked).toMatchObject({
      event: 'hung-task',
      state: 'D',
      versions: { kernel: '6.18.2-arch1-1' },
      owner: { task: 'virtme-ng-init', pid: 1, lock: 'mutex' },
    });
    expect(owner).toMatchObject({ event: 'task-stack', task: 'virtme-ng-init', pid: 1, state: 'D' });
    expect(owner?.stack.map(({ function: name }) => name)).toEqual([
      '__schedule',
      'io_schedule',
      'folio_wait_bit_common',
    ]);
  });

  it('process, processor and function of an oops, whose second line is no second oops', () => {
    const { records } = read(fixture('5.15-oops-caller-id'));
    expect(records.map(({ event, task, cpu, function: name }) => ({ event, task, cpu, name }))).toEqual([
      { event: 'oops', task: 'dockerd', cpu: 6, name: 'ovl_permission' },
      { event: 'oops', task: 'swapper/12', cpu: 12, name: '__list_del_entry_valid' },
      { event: 'oops', task: 'dockerd', cpu: 6, name: undefined },
      { event: 'warning', task: undefined, cpu: 3, name: 'skb_warn_bad_offload' },
    ]);
  });

  it('the cache that could not grow, and whose it is', () => {
    const [old, systemd, shared] = read(fixture('slub-and-page-allocation')).records;
    const id = 'bbd5e4b5f9c13666dd0ec7ff7afb2c4c2b0ede40a4adf1de43cc31c606f283f5';
    expect(old).toMatchObject({
      cache: { name: 'kmalloc-192', cgroupId: 15, cgroup: id, objectSize: 192 },
      container: id,
    });
    expect(systemd).toMatchObject({ container: undefined, pod: '6c4333b3-a663-11ea-b39f-6c92bf85beda' });
    expect(shared).toMatchObject({ cache: { name: 'task_struct', cgroup: undefined }, cgroup: undefined });
  });

  it('of several stacks the first', () => {
    const text = 'rcu: INFO: rcu_sched self-detected stall on CPU\nCall Trace:\n a+0x1/0x2\nCall Trace:\n b+0x1/0x2';
    expect(functions(text)).toEqual(['a']);
  });

  it('nothing after the end of the trace', () => {
    const text = '[1.000001] kernel BUG at a.c:1!\n[1.000002] ---[ end trace 1 ]---\n[1.000003]  a+0x1/0x2';
    expect(functions(text)).toEqual([]);
  });

  it('no frame far behind it', () => {
    const others = Array.from({ length: 20 }, (_, index) => `[    2.00000${index % 10}] usb 1-1.${index}: new device`);
    const text = ['[1.000001] kernel BUG at a.c:1!', ...others, '[3.000003]  a+0x1/0x2'].join('\n');
    expect(functions(text)).toEqual([]);
  });
});

describe('what is missing', () => {
  it.each([
    ['5.4-hung-task-dmesg', ['call trace']],
    ['hung-task-from-a-blog', []],
    ['cut-in-a-stack', ['call trace']],
    ['3.10-oops', []],
    ['boot-and-denials', []],
  ])('%s: %j', (name, missing) => {
    const parsed = read(fixture(name));
    expect({ complete: parsed.complete, missing: parsed.missing }).toEqual({ complete: missing.length === 0, missing });
  });
});

test('a flood of one event keeps the first ones and counts the rest', () => {
  const extra = 123;
  const flood = Array.from(
    { length: MOST_OF_ONE_SORT + extra },
    (_, index) => `[${index}.000001] nf_conntrack: table full, dropping packet`,
  );
  const { records } = read(
    ['[0.000001] Aborting journal on device sda1-8.', ...flood, '[9999.000001] nfs: server a OK'].join('\n'),
  );
  expect(records).toHaveLength(MOST_OF_ONE_SORT + 2);
  expect(records.filter(({ further }) => further > 0)).toMatchObject([{ event: 'conntrack-full', further: extra }]);
  expect(records.at(-1)).toMatchObject({ event: 'nfs-ok', further: 0 });
});

test.each([
  [
    'boot-and-denials',
    '13 lines: 1 boot, 3 denials, 2 crashed processes',
    '13 行：1 次启动，3 次安全策略拒绝，2 个进程崩溃',
  ],
  ['cut-in-a-stack', '3 lines: 1 hung task', '3 行：1 个 hung task'],
])('the summary counts ordinary lines too: %s', (name, en, chinese) => {
  const text = fixture(name);
  expect(read(text.slice(Math.max(0, text.indexOf('[    0.000000] Linux')))).summary).toEqual({ en, 'zh-cn': chinese });
});
