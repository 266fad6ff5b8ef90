/**
 * The head of an OOM report: who asked for memory, on which kernel, by which call path.
 *
 *     header → cpuset (≤ 4.20) → CPU → Hardware name → Call Trace
 */

export interface HeaderLine {
  readonly kind: 'header';
  /** Empty when the start of the line is cut off, and before 2.6.19, which printed no name. */
  readonly name: string;
  readonly gfpMask: string;
  readonly order?: number;
  readonly oomScoreAdj?: number;
  /** Printed by 2.6.18 to 2.6.31 as `oomkilladj=`, by kernels that need not print a task table. */
  readonly beforeTaskTable: boolean;
}

export interface CpusetLine {
  readonly kind: 'cpuset';
  readonly name: string;
  readonly cpuset: string;
}

export interface CpuLine {
  readonly kind: 'cpu';
  readonly pid: number;
  readonly name: string;
  readonly kernel?: string;
}

export interface TraceLine {
  readonly kind: 'trace';
  /** The function of a stack frame that the unwinder vouches for. */
  readonly frame?: string;
  /** The function of a frame that it does not vouch for: ` ? mem_cgroup_iter+0x204/0x390` */
  readonly guess?: string;
}

/** TASK_COMM_LEN without its NUL: no process name in the kernel is longer. */
const LONGEST_NAME = 15;

const GFP_MASK = /gfp_mask\s*=\s*(0x[0-9a-f]{1,16}(?:\([^()]{0,400}\))?)/i;
const ORDER = /order\s*=\s*(-?\d{1,9})/i;
const OOM_SCORE_ADJ = /oom_score_adj\s*=\s*(-?\d{1,9})/i;

/**
 * mm/oom_kill.c dump_header(); every kernel. The name may hold anything, so the line is found by what follows it.
 * `runc:[2:INIT] invoked oom-killer: gfp_mask=0x14000c0(GFP_KERNEL), nodemask=(null),  order=0, oom_score_adj=999`
 */
export function readHeader(text: string): HeaderLine | undefined {
  const colon = text.indexOf('oom-killer:');
  if (colon < 0) return undefined;
  const fields = text.slice(colon);
  const gfpMask = GFP_MASK.exec(fields)?.[1];
  if (gfpMask === undefined) return undefined;
  const order = ORDER.exec(fields)?.[1];
  const oomScoreAdj = OOM_SCORE_ADJ.exec(fields)?.[1];
  return {
    kind: 'header',
    name: nameBefore(text.slice(0, colon)),
    gfpMask,
    ...(order !== undefined && { order: Number(order) }),
    ...(oomScoreAdj !== undefined && { oomScoreAdj: Number(oomScoreAdj) }),
    beforeTaskTable: fields.includes('oomkilladj'),
  };
}

/** The name in `name invoked `. What is longer than a name can be has a prefix that no envelope accounts for. */
function nameBefore(text: string): string {
  const verb = text.lastIndexOf('invoked');
  const name = text.slice(0, Math.max(verb, 0)).trim();
  if (name.length <= LONGEST_NAME) return name;
  const prefix = Math.max(name.lastIndexOf(': ') + 1, name.lastIndexOf('] ') + 1);
  const rest = name.slice(prefix).trim();
  return rest.length <= LONGEST_NAME ? rest : rest.slice(rest.lastIndexOf(' ') + 1);
}

/**
 * kernel/cpuset.c cpuset_print_current_mems_allowed(); 2.6.29 to 4.20.
 * `java cpuset=docker-7d1c…e0.scope mems_allowed=0-1`
 */
export function readCpuset(text: string): CpusetLine | undefined {
  const at = text.indexOf('cpuset=');
  const end = text.indexOf('mems_allowed=', at);
  if (at < 0 || end < 0 || text.startsWith('oom-kill:')) return undefined;
  return { kind: 'cpuset', name: text.slice(0, at).trim(), cpuset: text.slice(at + 'cpuset='.length, end).trim() };
}

/** lib/dump_stack.c dump_stack_print_info(), ≥ 3.9; the uid since 6.11. `CPU: 3 UID: 0 PID: 4711 Comm: java …` */
const CPU = /^CPU:\s*\d{1,6}\s*(?:UID:\s*\d{1,10}\s*)?PID:\s*(\d{1,10})\s*Comm:/i;

/** arch/x86/kernel/dumpstack.c dump_stack(), ≤ 3.8. `Pid: 2732, comm: java Not tainted 2.6.32-431.el6.x86_64 #1` */
const PID = /^Pid:\s*(\d{1,10}),\s*comm:/i;

/** What follows the name: `Not tainted`, `Tainted: G W OE`, with `Kdump: loaded` before it when a crash kernel is ready. */
const AFTER_NAME = /(?:Kdump:\s*loaded\s*)?(?:Not\s*tainted|Tainted:)/i;

const RELEASE = /\d{1,2}\.\d{1,3}[\w.+~-]{0,80}/;

export function readCpu(text: string): CpuLine | undefined {
  const start = CPU.exec(text) ?? PID.exec(text);
  const pid = start?.[1];
  if (!start || pid === undefined) return undefined;
  const rest = text.slice(start[0].length);
  const taint = AFTER_NAME.exec(rest);
  const kernel = taint && RELEASE.exec(rest.slice(taint.index + taint[0].length))?.[0];
  return {
    kind: 'cpu',
    pid: Number(pid),
    name: rest.slice(0, taint?.index ?? rest.length).trim(),
    ...(kernel && { kernel }),
  };
}

/**
 * One stack frame.
 * 3.10: ` [<ffffffff8168863d>] dump_stack+0x19/0x1b`, with `? ` when the unwinder only guesses
 * ≥ 4.10: ` dump_stack+0x5c/0x80`, ` ovl_read_iter+0x3e/0xc0 [overlay]`
 * ppc64: `[c0000000e5aef400] [c00000000000eb24] .show_stack+0x70/0x1bc (unreliable)`
 */
const FRAME = /^(?:\[<?[0-9a-fx]{1,18}>?\]\s*){0,2}(\?\s*)?([\w.:$]{1,128})\+0x[0-9a-f]{1,8}\/0x[0-9a-f]{1,8}/i;

/**
 * The other lines between the CPU line and the end of the trace: show_stack(), show_regs() and their markers.
 * `Hardware name: QEMU Standard PC`, `Workqueue: events_unbound …`, `Tainted: [W]=WARN`, `Call Trace:`, `Call trace:` (arm64), ` <TASK>`, `Stack:`,
 * `RIP: 0033:0x7f1c5ad0b2c4`, `Code: Bad RIP value.`, ` =======================` (2.6), `COMPACTION is disabled!!!`
 */
const TRACE_LINE =
  /^(?:Hardware name:|Workqueue: |Tainted: \[|Call Trace:|Stack:|<\/?[A-Z]{2,8}>|Code: |(?:RIP|RSP|RAX|RDX|RBP|R10|R13|ORIG_RAX|FS|CS|CR2): ?\S|={16,}$|COMPACTION is disabled)/i;

/** show_stack_log_lvl() before 4.10: raw words of the stack. `ffff88103841dee0 00000000c4394691 ffff880263e4bcb8` */
const STACK_WORDS = /^(?:[0-9a-f]{16}|[0-9a-f]{8})(?:\s+(?:[0-9a-f]{16}|[0-9a-f]{8})){0,7}$/;

export function readTrace(text: string): TraceLine | undefined {
  const frame = FRAME.exec(text);
  if (frame) {
    const [, mark, name = ''] = frame;
    return mark === undefined ? { kind: 'trace', frame: name } : { kind: 'trace', guess: name };
  }
  return TRACE_LINE.test(text) || STACK_WORDS.test(text) ? { kind: 'trace' } : undefined;
}
