import { readFunctionName } from '../../goroutines/function-name.ts';
import { GoroutineReader } from '../../goroutines/goroutine-reader.ts';
import type { Frame, GoroutineGroup } from '../../goroutines/record.ts';
import { functionOfCall, readPlace, stackLine } from '../../goroutines/stack-line.ts';
import type { Line, Parsed } from '../../model.ts';
import { crashLine } from './crash-line.ts';
import { type Reason, reasonOf } from './reason.ts';
import type { GoCrash } from './record.ts';
import { summaryOf } from './summary.ts';

interface Draft {
  readonly first: Line;
  last: Line;
  readonly messages: string[];
  readonly registers: Record<string, string>;
  readonly runtimeStack: Frame[];
  /** Whether the lines are those below `runtime stack:`. */
  inRuntimeStack: boolean;
  call: string | undefined;
  exitCode: number | undefined;
  /** The last line was one that ends a crash: a register, or the exit status. */
  ended: boolean;
  readonly stacks: GoroutineReader;
}

/** Reads one crash. */
export function parse(lines: Iterable<Line>): Parsed<GoCrash> {
  const gaps: number[] = [];
  let draft: Draft | undefined;
  for (const line of lines) {
    draft ??= newDraft(line);
    draft.last = line;
    if (!take(draft, line) && gaps.at(-1) !== line.number) gaps.push(line.number);
  }
  if (draft === undefined) return { records: [], gaps, complete: false, missing: ['reason'] };
  const { record, missing } = toCrash(draft);
  return { records: [record], gaps, complete: missing.length === 0, missing, summary: summaryOf(record) };
}

function newDraft(first: Line): Draft {
  return {
    first,
    last: first,
    messages: [],
    registers: {},
    runtimeStack: [],
    inRuntimeStack: false,
    call: undefined,
    exitCode: undefined,
    ended: false,
    stacks: new GoroutineReader(),
  };
}

/** False when the line is none of a crash. */
function take(draft: Draft, line: Line): boolean {
  const kind = crashLine(line.text, true);
  const text = line.text.trim();
  draft.ended = kind === 'register' || kind === 'exit';
  switch (kind) {
    case undefined:
      return takeOfStack(draft, line);
    case 'register':
      for (const [, name = '', value = ''] of text.matchAll(REGISTERS)) draft.registers[name] = value;
      return true;
    case 'exit':
      draft.exitCode = Number(text.slice(text.lastIndexOf(' ')));
      return true;
    case 'memory':
      return true;
    case 'runtime-stack':
      draft.inRuntimeStack = true;
      return true;
    default:
      if (draft.stacks.count === 0) draft.messages.push(text);
      return true;
  }
}

const REGISTERS = /([a-z][a-z\d_]{0,8})\s{1,12}(0x[\da-f]{1,16})/g;

function takeOfStack(draft: Draft, line: Line): boolean {
  const kind = stackLine(line.text);
  if (kind === 'header') draft.inRuntimeStack = false;
  if (!draft.inRuntimeStack) return draft.stacks.take(line) || kind === 'separator';
  if (kind === 'call') {
    draft.call = functionOfCall(line.text);
    draft.runtimeStack.push({ function: draft.call, file: undefined, line: undefined });
    return true;
  }
  if (kind !== 'place' || draft.call === undefined) return kind !== undefined;
  const { file, line: number } = readPlace(line.text);
  draft.runtimeStack[draft.runtimeStack.length - 1] = { function: draft.call, file, line: number };
  draft.call = undefined;
  return true;
}

function toCrash(draft: Draft): { record: GoCrash; missing: readonly string[] } {
  const { first, last, messages, registers, runtimeStack, exitCode, ended, stacks } = draft;
  const reason = reasonOf(messages);
  const isDeadlock = reason.reason?.startsWith('all goroutines are asleep') ?? false;
  const goroutines = stacks.finish(ended).map((group) => (isDeadlock ? asWaiting(group) : group));
  const missing = missingIn({ reason, messages, registers, goroutines, ended });
  const record: GoCrash = {
    from: first.from,
    to: last.to,
    line: first.number,
    level: reason.cause === 'request' ? 'error' : 'fatal',
    ...reason,
    messages,
    exitCode,
    program: programOf(goroutines.flatMap(({ frames }) => frames)),
    goroutine: goroutines[0]?.ids[0],
    runtimeStack,
    goroutines,
    registers,
    cut: missing.length > 0 && !missing.includes('reason'),
  };
  return { record, missing };
}

/** In a deadlock nobody waits by design: the main goroutine as well waits for one that never comes. */
function asWaiting(group: GoroutineGroup): GoroutineGroup {
  return group.idleReason?.name === 'main' ? { ...group, idle: false, idleReason: undefined } : group;
}

interface Parts {
  readonly reason: Reason;
  readonly messages: readonly string[];
  readonly registers: Readonly<Record<string, string>>;
  readonly goroutines: readonly GoroutineGroup[];
  readonly ended: boolean;
}

function missingIn({ reason, messages, registers, goroutines, ended }: Parts): string[] {
  const missing: string[] = [];
  if (reason.reason === undefined) missing.push('reason');
  if (goroutines.length === 0) missing.push('stacks');
  else if (goroutines.some(({ cut }) => cut)) missing.push('end of the stacks');
  // A signal that the runtime does not turn into a panic ends with the registers; gs is the last of them on x86.
  const isX86 = registers['rax'] !== undefined || registers['eax'] !== undefined;
  const hasAll = ended && (!isX86 || registers['gs'] !== undefined);
  if (!hasAll && messages.some((message) => message.startsWith('PC=0x'))) missing.push('registers');
  return missing;
}

/** Where the sources of those programs are; what dockerd vendors stands below its own. */
const PROGRAMS: readonly (readonly [path: string, program: string])[] = [
  ['github.com/opencontainers/runc/', 'runc'],
  ['/containerd-shim', 'containerd-shim'],
  ['github.com/docker/docker/', 'dockerd'],
  ['github.com/moby/moby/', 'dockerd'],
  ['github.com/containerd/containerd', 'containerd'],
  ['/kubernetes/cmd/kubelet/', 'kubelet'],
  ['/kubernetes/pkg/kubelet/', 'kubelet'],
];

/** The program, by the files of its main package; by any of its packages when package main is on no stack. */
function programOf(frames: readonly Frame[]): string | undefined {
  const main = frames.filter((frame) => readFunctionName(frame.function).package === 'main');
  for (const { file = '' } of [...main, ...frames]) {
    const known = PROGRAMS.find(([path]) => file.includes(path));
    if (known) return known[1];
  }
  return undefined;
}
