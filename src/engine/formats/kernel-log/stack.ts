/**
 * The lines the kernel prints after an event: which process on which processor, its stack, registers. They mean
 * something only behind an event.
 */
import type { KernelFrame, SlabCache } from './record.ts';

/** A process and its state. */
export interface TaskLine {
  readonly kind: 'task';
  readonly task: string;
  readonly state: string;
  readonly pid: number;
}

export type InnerLine =
  | { readonly kind: 'frame'; readonly frame: KernelFrame }
  /** `RIP:` and its like: where the processor was. */
  | { readonly kind: 'function'; readonly name: string }
  | {
      readonly kind: 'process';
      readonly cpu?: number;
      readonly pid: number;
      readonly task: string;
      readonly kernel?: string;
    }
  | { readonly kind: 'release'; readonly kernel: string }
  | TaskLine
  | { readonly kind: 'cpu'; readonly cpu: number }
  | { readonly kind: 'owner'; readonly task: string; readonly pid: number; readonly lock: string }
  | { readonly kind: 'cache'; readonly cache: SlabCache }
  /** A stack begins. */
  | { readonly kind: 'trace' }
  /** The report is over. */
  | { readonly kind: 'end' }
  | { readonly kind: 'detail' };

const LONGEST = 1024;

export function readInner(line: string): InnerLine | undefined {
  const text = line.slice(0, LONGEST).trim();
  return (
    readFrame(text) ??
    readMarker(text) ??
    readProcess(text) ??
    readRelease(text) ??
    readTask(text) ??
    readFunction(text) ??
    readOwner(text) ??
    readCache(text) ??
    readStalledCpu(text) ??
    (DETAIL.test(text) || WORDS.test(text) ? { kind: 'detail' } : undefined)
  );
}

/**
 * kernel/… printk_stack_address(): one function of a stack.
 * 3.10: `[<ffffffff8168863d>] dump_stack+0x19/0x1b`, `<IRQ>  [<ffffffff8168863d>] ? dump_stack+0x19/0x1b`
 * since 4.10: `? xfs_buf_lock+0x34/0xf0 [xfs]`; arm64 `__switch_to+0xe0/0x120 (T)`; ppc64 has two addresses in front
 */
const FRAME =
  /^(?:<{1,2}[A-Z#/]{2,8}>{1,2}\s{0,8})?(?:\[<?[0-9a-fx]{8,18}>?\]\s{0,8}){0,2}(\?\s{0,4})?([\w.$]{1,128})\+0x([0-9a-f]{1,8})\/0x[0-9a-f]{1,8}(?:\s{1,4}\[([\w-]{1,64})[\]\s])?/;

function readFrame(text: string): InnerLine | undefined {
  const found = FRAME.exec(text);
  if (!found) return undefined;
  const [, guess, name = '', offset = '', module] = found;
  return {
    kind: 'frame',
    frame: { function: name, offset: Number.parseInt(offset, 16), module, guess: guess !== undefined },
  };
}

function readMarker(text: string): InnerLine | undefined {
  if (/^Call Trace:/i.test(text)) return { kind: 'trace' };
  return text.startsWith('---[ end ') ? { kind: 'end' } : undefined;
}

/** lib/dump_stack.c dump_stack_print_info(), since 3.9; the uid since 6.11: `CPU: 3 UID: 0 PID: 4711 Comm: java Not tainted 5.4.0-169-generic #187-Ubuntu` */
const CPU = /^CPU:\s{0,4}(\d{1,6})\s{1,4}(?:UID:\s{0,4}\d{1,10}\s{1,4})?PID:\s{0,4}(\d{1,10})\s{1,4}Comm:\s?/;
/** arch/x86/kernel/dumpstack.c, before 3.9: `Pid: 2732, comm: java Not tainted 2.6.32-431.el6.x86_64 #1` */
const PID = /^Pid: (\d{1,10}), comm: /;
/** What follows the name of a process, and the kernel release behind it: `Tainted: G        W  OE     5.4.0-169-generic` */
const TAINT =
  /(?:Kdump:\s{0,4}loaded\s{1,4})?(?:Not\s{1,4}tainted|Tainted:[A-Z\s-]{1,80})\s{0,16}(\d{1,2}\.\d{1,3}[\w.+~-]{0,80})?/;

function readProcess(text: string): InnerLine | undefined {
  const cpu = CPU.exec(text);
  const found = cpu ?? PID.exec(text);
  if (!found) return undefined;
  const pid = Number(cpu ? cpu[2] : found[1]);
  const rest = text.slice(found[0].length);
  const taint = TAINT.exec(rest);
  const kernel = taint?.[1];
  return {
    kind: 'process',
    ...(cpu && { cpu: Number(cpu[1]) }),
    pid,
    task: rest.slice(0, taint?.index ?? rest.length).trim(),
    ...(kernel !== undefined && { kernel }),
  };
}

/** kernel/hung_task.c, second line: `Not tainted 5.4.0-169-generic #187-Ubuntu` */
function readRelease(text: string): InnerLine | undefined {
  const taint = TAINT.exec(text);
  const kernel = taint?.index === 0 ? taint[1] : undefined;
  return kernel === undefined ? undefined : { kind: 'release', kernel };
}

/** sched_show_task() before 5.10: `java            D ffff880ff5d2e7b0     0  4711      1 0x00000080`; since 4.9 without the address. */
const TASK =
  /^(\S[^\n]{0,14}?)\s{1,16}([RSDTtXZPIKW])\s{1,8}(?:running task\s{1,8}|[0-9a-f]{16}\s{1,8}|[0-9a-f]{8}\s{1,8})?\d{1,8}\s{1,8}(\d{1,10})\s{1,8}\d{1,10}\s{1,8}0x[0-9a-f]{8}$/;

export function readTask(line: string): TaskLine | undefined {
  if (!line.includes(' 0x')) return undefined;
  const found = TASK.exec(line.slice(0, LONGEST).trim());
  return found ? { kind: 'task', task: found[1] ?? '', state: found[2] ?? '', pid: Number(found[3]) } : undefined;
}

/** `RIP: 0010:native_queued_spin_lock_slowpath+0x1d3/0x1e0`, `RIP: 0010:[<ffffffff…>]  [<ffffffff…>] foo+0x1/0x2`, arm64 `pc : foo+0x1/0x2` */
const AT_FUNCTION =
  /^(?:[RE]?IP: |pc : )(?:[0-9a-f]{4}:)?(?:\[<[0-9a-f]{8,16}>\]\s{1,4}){0,2}([\w.$]{1,128})\+0x[0-9a-f]{1,8}\/0x/;

function readFunction(text: string): InnerLine | undefined {
  const name = AT_FUNCTION.exec(text)?.[1];
  return name === undefined ? undefined : { kind: 'function', name };
}

/** kernel/hung_task.c debug_show_blocker(): `INFO: task (udev-worker):374 is blocked on a mutex likely owned by task init:1.` */
const OWNER =
  /^INFO: task [^\n]{1,64}:\d{1,10} is blocked on an? ([\w-]{1,20}),? (?:but the owner is not found|likely (?:last )?(?:owned|held|locked) by (?:a )?(?:task|reader|writer) ([^\n]{1,64}):(\d{1,10}))/;

function readOwner(text: string): InnerLine | undefined {
  if (!text.startsWith('INFO: task ')) return undefined;
  const found = OWNER.exec(text);
  if (!found) return undefined;
  const [, lock = '', task, pid] = found;
  return task === undefined ? { kind: 'detail' } : { kind: 'owner', lock, task, pid: Number(pid) };
}

/** mm/slub.c: `cache: kmalloc-192(15:4f2a…), object size: 192, buffer size: 192, default order: 1, min order: 0` */
const CACHE = /^cache:\s{1,4}([^\s(,]{1,64})(?:\((\d{1,8}):([^)\n]{0,256})\))?, object size:\s{1,4}(\d{1,10})/;

function readCache(text: string): InnerLine | undefined {
  const found = CACHE.exec(text);
  if (!found) return undefined;
  const [, name = '', id, cgroup, size] = found;
  return {
    kind: 'cache',
    cache: { name, cgroupId: id === undefined ? undefined : Number(id), cgroup, objectSize: Number(size) },
  };
}

/** print_cpu_stall_info(): `rcu: 	3-....: (20999 ticks this GP) idle=15e/1/0x4000000000000002 softirq=…`, older without `rcu: ` */
const STALLED = /^(?:rcu:)?\s{0,8}(\d{1,6})-[.!OoNdD]{1,8}\d?!?: \(/;

function readStalledCpu(text: string): InnerLine | undefined {
  const cpu = STALLED.exec(text)?.[1];
  return cpu === undefined ? undefined : { kind: 'cpu', cpu: Number(cpu) };
}

/** Everything else between the first line of an event and the end of its stack. */
const DETAIL =
  /^(?:"echo 0 > \/proc\/sys\/kernel\/hung_task|Future hung task reports|Hardware name:|Workqueue: |Tainted: \[|Modules linked in:|Stack:|Code: |Comm: |Kernel Offset:|<\/?[A-Z]{2,8}>$|#PF: |PGD |P4D |(?:RIP|RSP|EIP|ESP|EFLAGS|RAX|RDX|RBP|R08|R10|R11|R13|ORIG_RAX|FS|CS|CR2|DR[03]|lr|sp|pstate|x\d{1,2}) ?: ?\S|Sending NMI from|Task dump for CPU|rcu: |\((?:detected by \d|t=\d)|node \d{1,4}: slabs: |ref_tracker: |Showing (?:all|busy)|pwq |workqueue |pending: |in-flight: |-{8,16}\[ cut here)/;
/** Raw words of the stack, before 4.10: `ffff88103841dee0 00000000c4394691 ffff880263e4bcb8 ffffffff8168863d` */
const WORDS = /^(?:[0-9a-f]{16}|[0-9a-f]{8})(?:\s{1,4}(?:[0-9a-f]{16}|[0-9a-f]{8})){1,7}$/;
