/** An event being read: its first line, and what the lines behind it add. */
import type { Level, Line } from '../../model.ts';
import type { EventLine, EventPattern } from './events/index.ts';
import type { KernelEvent, KernelEventName, KernelFrame, SlabCache } from './record.ts';
import type { InnerLine, TaskLine } from './stack.ts';

/** No stack of the kernel is deeper than its few pages. */
const MOST_FRAMES = 256;

export interface Draft {
  readonly event: KernelEventName;
  readonly level: Level;
  readonly groups: EventLine['groups'];
  /** Whether an error number may stand in the line. */
  readonly failure: boolean;
  readonly message: string;
  readonly first: Line;
  last: Line;
  readonly stack: KernelFrame[];
  /** How many stacks began; the frames of the first are kept. */
  traces: number;
  task: string | undefined;
  pid: number | undefined;
  cpu: number | undefined;
  state: string | undefined;
  kernel: string | undefined;
  function: string | undefined;
  owner: KernelEvent['owner'];
  cache: SlabCache | undefined;
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

export function newDraft(line: Line, { pattern, groups, text }: EventLine): Draft {
  return draftOf(line, pattern, groups, text);
}

/** A task whose state is shown without a report before it: `echo w > /proc/sysrq-trigger`. */
export function newTaskDraft(line: Line, { task, state, pid }: TaskLine): Draft {
  return draftOf(line, { event: 'task-stack', level: 'info' }, { task, state, pid: String(pid) }, line.text.trim());
}

function draftOf(
  line: Line,
  { event, level, failure = false }: Pick<EventPattern, 'event' | 'level' | 'failure'>,
  groups: EventLine['groups'],
  message: string,
): Draft {
  return {
    event,
    level,
    groups,
    failure,
    message,
    first: line,
    last: line,
    stack: [],
    traces: 0,
    task: groups['task'],
    pid: numberOf(groups['pid']),
    cpu: numberOf(groups['cpu']),
    state: groups['state'],
    kernel: groups['kernel'],
    function: groups['function'],
    owner: undefined,
    cache: undefined,
  };
}

/** Takes an event line that belongs to the event before it. */
export function absorbEvent(draft: Draft, line: Line, { pattern, groups }: EventLine): boolean {
  if (draft.event === 'hung-task' && pattern.event === 'task-stack') {
    return absorbInner(draft, line, {
      kind: 'task',
      task: groups['task'] ?? '',
      state: groups['state'] ?? '',
      pid: Number(groups['pid']),
    });
  }
  // `BUG: unable to handle page fault …` and `kernel BUG at …` are followed by `Oops: …` and `invalid opcode: …`.
  if (draft.event !== 'oops' || pattern.event !== 'oops' || draft.stack.length > 0 || draft.traces > 0) return false;
  if (!pattern.starts?.includes('Oops: ')) return false;
  draft.last = line;
  return true;
}

/** Takes a line that goes on with the event. False when it belongs to another one. */
export function absorbInner(draft: Draft, line: Line, inner: InnerLine): boolean {
  if (inner.kind === 'task') {
    const isOther = draft.event !== 'hung-task' || draft.traces > 0 || (draft.pid ?? inner.pid) !== inner.pid;
    if (isOther || draft.state !== undefined) return false;
    draft.state = inner.state;
  } else add(draft, inner);
  draft.last = line;
  return true;
}

function add(draft: Draft, inner: InnerLine): void {
  switch (inner.kind) {
    case 'trace':
      draft.traces += 1;
      return;
    case 'frame':
      if (draft.traces < 2 && draft.stack.length < MOST_FRAMES) draft.stack.push(inner.frame);
      return;
    case 'process':
      draft.cpu ??= inner.cpu;
      draft.pid ??= inner.pid;
      draft.task ??= inner.task;
      draft.kernel ??= inner.kernel;
      return;
    case 'release':
      draft.kernel ??= inner.kernel;
      return;
    case 'function':
      draft.function ??= inner.name;
      return;
    case 'cpu':
      draft.cpu ??= inner.cpu;
      return;
    case 'owner':
      draft.owner ??= { task: inner.task, pid: inner.pid, lock: inner.lock };
      return;
    case 'cache':
      draft.cache ??= inner.cache;
      return;
  }
}
