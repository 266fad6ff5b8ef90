/**
 * Makes a kernel log with OOM reports of 3.10, 4.19 and 6.12 in turn, each with its table of tasks, as `journalctl -k` prints
 * them. Always the same for one count.
 */
import { sequence } from './sequence.ts';

interface Numbers {
  /** From 0 up to below the limit. */
  below(limit: number): number;
  /** Hexadecimal digits. */
  hex(digits: number): string;
}

interface Task {
  readonly pid: number;
  readonly name: string;
  readonly pages: number;
}

const NAMES = ['java', 'node', 'pause', 'nginx: worker', 'postgres', 'runc:[2:INIT]', 'tini', 'php-fpm8.2'];
const FEWEST_TASKS = 12;
const MORE_TASKS = 40;

function tasksOf({ below }: Numbers): Task[] {
  const first = 1000 + below(90_000);
  return Array.from({ length: FEWEST_TASKS + below(MORE_TASKS) }, (_, index) => ({
    pid: first + index * 7,
    name: NAMES[below(NAMES.length)] ?? '',
    pages: 100 + below(120_000),
  }));
}

/** Cells as wide as their headings. */
function row(
  pid: number,
  width: number,
  cells: readonly (readonly [value: number, width: number])[],
  name: string,
): string {
  const padded = cells.map(([value, cell]) => String(value).padStart(cell)).join(' ');
  return `[${String(pid).padStart(width)}] ${padded} ${name}`;
}

function old({ hex, below }: Numbers, tasks: readonly Task[], victim: Task): string[] {
  const path = `/docker/${hex(64)}`;
  const limit = 2097152;
  return [
    `${victim.name} invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0`,
    `${victim.name} cpuset=${path.slice('/docker/'.length)} mems_allowed=0-1`,
    `CPU: ${below(40)} PID: ${victim.pid} Comm: ${victim.name} Tainted: G        W  OE  ------------ T 3.10.0-514.26.2.el7.x86_64 #1`,
    'Hardware name: Example Systems R2/Board, BIOS 2.1.0 03/02/2017',
    ' ffff88103841dee0 00000000c4394691 ffff880263e4bcb8 ffffffff8168863d',
    'Call Trace:',
    ' [<ffffffff8168863d>] dump_stack+0x19/0x1b',
    ' [<ffffffff81683585>] dump_header+0x85/0x27f',
    ' [<ffffffff81185b06>] ? find_lock_task_mm+0x56/0xc0',
    ' [<ffffffff81185fbe>] oom_kill_process+0x24e/0x3c0',
    ' [<ffffffff811f4d91>] mem_cgroup_oom_synchronize+0x551/0x580',
    ' [<ffffffff81690708>] page_fault+0x28/0x30',
    `Task in ${path} killed as a result of limit of ${path}`,
    `memory: usage ${limit}kB, limit ${limit}kB, failcnt ${below(90_000)}`,
    `memory+swap: usage ${limit}kB, limit 9007199254740988kB, failcnt 0`,
    `kmem: usage ${below(limit)}kB, limit 9007199254740988kB, failcnt 0`,
    `Memory cgroup stats for ${path}: cache:0KB rss:${below(limit)}KB rss_huge:0KB mapped_file:0KB swap:0KB inactive_anon:0KB active_anon:0KB inactive_file:0KB active_file:0KB unevictable:0KB`,
    '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name',
    ...tasks.map(({ pid, name, pages }) =>
      row(
        pid,
        5,
        [
          [0, 5],
          [pid, 5],
          [pages * 3, 8],
          [pages, 8],
          [23, 7],
          [0, 8],
          [0, 13],
        ],
        name,
      ),
    ),
    `Memory cgroup out of memory: Kill process ${victim.pid} (${victim.name}) score ${below(1000)} or sacrifice child`,
    `Killed process ${victim.pid} (${victim.name}) total-vm:${victim.pages * 12}kB, anon-rss:${victim.pages * 4}kB, file-rss:276kB, shmem-rss:1012kB`,
  ];
}

function middle({ below }: Numbers, tasks: readonly Task[], victim: Task): string[] {
  return [
    `kworker/u8:2 invoked oom-killer: gfp_mask=0x15080c0(GFP_KERNEL_ACCOUNT|__GFP_ZERO), nodemask=(null),  order=1, oom_score_adj=0`,
    'kworker/u8:2 cpuset=/ mems_allowed=0',
    `CPU: ${below(4)} PID: ${6000 + below(900)} Comm: kworker/u8:2 Not tainted 4.19.0-25-amd64 #1 Debian 4.19.289-2`,
    'Hardware name: Example Cloud VM, BIOS 1.0 01/01/2011',
    'Call Trace:',
    ' dump_stack+0x66/0x81',
    ' dump_header+0x6b/0x283',
    ' oom_kill_process.cold.30+0xb/0x1cf',
    ' out_of_memory+0x1a5/0x450',
    ' __alloc_pages_slowpath+0xbd0/0xcb0',
    ' ret_from_fork+0x35/0x40',
    'Mem-Info:',
    `active_anon:${below(900_000)} inactive_anon:3081 isolated_anon:0`,
    ' active_file:101 inactive_file:322 isolated_file:0',
    ' unevictable:0 dirty:0 writeback:0 unstable:0',
    ' slab_reclaimable:4402 slab_unreclaimable:9981',
    ' mapped:1003 shmem:3190 pagetables:2304 bounce:0',
    ' free:12004 free_pcp:0 free_cma:0',
    'Node 0 active_anon:882204kB inactive_anon:12324kB active_file:404kB inactive_file:1288kB unevictable:0kB isolated(anon):0kB isolated(file):0kB mapped:4012kB dirty:0kB writeback:0kB shmem:12760kB',
    'Node 0 DMA free:4376kB min:704kB low:880kB high:1056kB',
    'lowmem_reserve[]: 0 953 953 953 953',
    'Node 0 DMA: 4*4kB (UE) 3*8kB (UME) 1*16kB (U) = 4376kB',
    '3621 total pagecache pages',
    'Swap cache stats: add 261120, delete 261112, find 1002/1840',
    'Free swap  = 128kB',
    'Total swap = 524284kB',
    '262014 pages RAM',
    'Tasks state (memory values in pages):',
    '[  pid  ]   uid  tgid total_vm      rss pgtables_bytes swapents oom_score_adj name',
    ...tasks.map(({ pid, name, pages }) =>
      row(
        pid,
        7,
        [
          [0, 5],
          [pid, 5],
          [pages * 3, 8],
          [pages, 8],
          [102400, 8],
          [133, 8],
          [0, 13],
        ],
        name,
      ),
    ),
    `Out of memory: Kill process ${victim.pid} (${victim.name}) score ${below(1000)} or sacrifice child`,
    `Killed process ${victim.pid} (${victim.name}) total-vm:${victim.pages * 12}kB, anon-rss:${victim.pages * 4}kB, file-rss:0kB, shmem-rss:0kB`,
    `oom_reaper: reaped process ${victim.pid} (${victim.name}), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB`,
  ];
}

function recent({ hex, below }: Numbers, tasks: readonly Task[], victim: Task): string[] {
  const scope = `cri-containerd-${hex(64)}.scope`;
  const pod = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${hex(8)}_${hex(4)}_${hex(4)}_${hex(4)}_${hex(12)}.slice`;
  const limit = 524288;
  return [
    `${victim.name} invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0, oom_score_adj=986`,
    `CPU: ${below(64)} UID: 0 PID: ${victim.pid} Comm: ${victim.name} Not tainted 6.12.9-200.fc41.x86_64 #1`,
    'Hardware name: Example Rack R7/0X, BIOS 1.9 08/08/2023',
    'Call Trace:',
    ' <TASK>',
    ' dump_stack_lvl+0x5d/0x80',
    ' dump_header+0x44/0x18d',
    ' oom_kill_process.cold+0xa/0xaa',
    ' out_of_memory+0x105/0x4c0',
    ' mem_cgroup_out_of_memory+0x12f/0x150',
    ' try_charge_memcg+0x3f2/0x600',
    ' asm_exc_page_fault+0x26/0x30',
    'RIP: 0033:0x7f1c5ad0b2c4',
    ' </TASK>',
    `memory: usage ${limit}kB, limit ${limit}kB, failcnt ${below(9000)}`,
    'swap: usage 0kB, limit 0kB, failcnt 0',
    `Memory cgroup stats for ${pod}/${scope}:`,
    `anon ${limit * 900}`,
    'file 131072',
    'kernel 15728640',
    'kernel_stack 3145728',
    'pagetables 6291456',
    'slab 5242880',
    'pgscan 91021',
    'Tasks state (memory values in pages):',
    '[  pid  ]   uid  tgid total_vm      rss rss_anon rss_file rss_shmem pgtables_bytes swapents oom_score_adj name',
    ...tasks.map(({ pid, name, pages }) =>
      row(
        pid,
        7,
        [
          [0, 5],
          [pid, 5],
          [pages * 3, 8],
          [pages, 8],
          [pages - 50, 8],
          [50, 8],
          [0, 9],
          [659456, 8],
          [0, 8],
          [986, 13],
        ],
        name,
      ),
    ),
    `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=${scope},mems_allowed=0-1,oom_memcg=${pod}/${scope},task_memcg=${pod}/${scope},task=${victim.name},pid=${victim.pid},uid=0`,
    `Memory cgroup out of memory: Killed process ${victim.pid} (${victim.name}) total-vm:${victim.pages * 12}kB, anon-rss:${victim.pages * 4}kB, file-rss:880kB, shmem-rss:0kB, UID:0 pgtables:644kB oom_score_adj:986`,
  ];
}

const KERNELS = [old, middle, recent] as const;

/** A log with `count` reports. */
export function oomReports(count: number): string {
  const next = sequence(23);
  const below = (limit: number): number => Math.floor(next() * limit);
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  const numbers: Numbers = { below, hex };
  const lines = Array.from({ length: count }, (_, n) => {
    const tasks = tasksOf(numbers);
    const victim = tasks[below(tasks.length)];
    const report = KERNELS[n % KERNELS.length];
    if (!victim || !report) return [];
    const [minute, second] = [Math.floor(n / 60) % 60, n % 60].map((part) => String(part).padStart(2, '0'));
    const lead = `Jun 17 ${String(Math.floor(n / 3600) % 24).padStart(2, '0')}:${minute}:${second} node-7 kernel: `;
    return report(numbers, tasks, victim).map((line) => lead + line);
  });
  return `${lines.flat().join('\n')}\n`;
}
