/** Puts the steps of a call chain together, from the goroutines that wait down to the pipe that is full and why. */
import type { EventFact, MemoryKillFact, Program, WaitersFact } from '../../facts/facts.ts';
import type { Values } from '../../model.ts';
import { onWallClock } from '../../text/index.ts';
import { grouped } from '../../words.ts';
import { type Known, onOneHost, type Scene } from '../fact-base.ts';
import type { KnownProcess, Processes } from '../processes.ts';
import { type Evidence, StoryBuilder } from '../rule.ts';
import { shareInWords, sizeInWords } from '../size.ts';
import type { LockChain } from './crowds.ts';
import type { PipeWait } from './pipes.ts';
import { isDayOf, minutesBefore, startInWords } from './starts.ts';

type Waiters = Known<WaitersFact>;

/** Programs whose part is told by their goroutines. */
const DAEMONS: ReadonlySet<Program | undefined> = new Set(['dockerd', 'containerd', 'kubelet']);
/** What Go and the C library say when no thread can be started. */
const NO_THREAD = /pthread_create failed|failed to create new OS thread|newosproc/;

export class Chain {
  readonly story: StoryBuilder;
  readonly #evidence: Evidence;
  readonly #processes: Processes;
  readonly #programs = new Set<Program | undefined>();
  /** The step the next one is joined to. */
  #last: number | undefined;
  #values: Record<string, string> = {};
  #areCallersSure = true;
  hasShim = false;
  /** How many processes there are from the shim down. */
  processes = 0;
  hasMemory = false;
  victims = 0;

  constructor(evidence: Evidence, processes: Processes) {
    this.#evidence = evidence;
    this.#processes = processes;
    this.story = new StoryBuilder(evidence.facts);
  }

  get values(): Values {
    return this.#values;
  }

  /** Whether every link rests on a call or a key: dockerd and containerd in turn, and a runtime below its shim. */
  get isProven(): boolean {
    return this.#areCallersSure && this.has('dockerd') && this.has('containerd') && this.hasShim;
  }

  get hasCallers(): boolean {
    return this.#programs.size > 0;
  }

  /** Whether the goroutines of a program have a step. */
  has(program: Program): boolean {
    return this.#programs.has(program);
  }

  /** Victims side by side, then those between, then the one that waits for something else. */
  addGoroutines({ victims, between, holder, program }: LockChain): void {
    const crowd = victims.map((group) =>
      this.#addWaiters(group, group.count === 1 ? 'waits-for-lock' : 'wait-for-lock'),
    );
    this.victims = victims.reduce((sum, { count }) => sum + count, 0);
    const [leading = holder] = victims;
    this.#values = { ...this.#values, program, ...this.#valuesOf(leading) };
    for (const group of between) this.#addNext(group, 'holds-and-waits', 'held-by', crowd);
    if (!holder) return;
    this.#addNext(holder, saysOfCall(holder), 'held-by', crowd);
    if (holder.request) this.#values['holder'] = holder.request;
  }

  /** The goroutines of the next program; `isOnly` when nobody else there waits for the one below. */
  addCaller(caller: Waiters, isOnly: boolean): void {
    if (!isOnly) this.#areCallersSure = false;
    this.#addNext(caller, saysOfCall(caller), 'calls', []);
  }

  /** From the shim down to the process that is blocked. */
  addProcesses(wait: PipeWait | undefined, scene: Scene | undefined): void {
    const line = wait ? this.#processes.ancestry(wait.writer.pid, wait.blocked).toReversed() : this.#runtimeLine(scene);
    const below = line.filter(({ program }) => !DAEMONS.has(program));
    const first = below.findIndex(({ program }) => program !== undefined);
    const ofChain = below.slice(Math.max(0, first));
    this.hasShim = ofChain[0]?.program === 'containerd-shim';
    this.processes = ofChain.length;
    for (const process of ofChain) this.#addProcess(process, process.pid === wait?.writer.pid ? wait : undefined);
    if (!wait) return;
    this.#addPipe(wait);
    const container = ofChain.find((process) => process.container !== undefined)?.container;
    if (container) this.#addMemory(container, wait);
  }

  #valuesOf(group: Waiters | undefined): Values {
    if (!group) return {};
    const { request, minutes } = group;
    const since = minutes && minutesBefore(minutes.max, this.#evidence.timeOf(group), group.taken);
    return {
      ...(request && { request }),
      ...(minutes && { minutes: grouped(minutes.max) }),
      ...(since && { since }),
    };
  }

  #addWaiters(group: Waiters, says: string): number {
    const { program, in: place, line, count, request, minutes, calls } = group;
    this.#programs.add(program);
    const values = {
      count: grouped(count),
      ...(place && { place }),
      ...(program && { program }),
      ...(request && { request }),
      ...(minutes && { minutes: grouped(minutes.max) }),
      ...(calls?.method && { method: calls.method }),
      ...(calls && { callee: calls.component }),
    };
    return this.story.step(`${program ?? 'program'} ${place ?? 'goroutine'} ${line}`, says, values, [group], {
      actor: 'goroutines',
      victims: count,
      ...(minutes && { minutes: minutes.max }),
    });
  }

  /** A step that the one before leads to; the first of them is what the crowd waits for. */
  #addNext(group: Waiters, says: string, join: string, crowd: readonly number[]): void {
    const step = this.#addWaiters(group, says);
    if (this.#last !== undefined) this.story.join(this.#last, step, join);
    else for (const victim of crowd) this.story.join(victim, step, join);
    this.#last = step;
  }

  /** Without a blocked thread: the shim with a runc below it that has not finished. */
  #runtimeLine(scene: Scene | undefined): readonly KnownProcess[] {
    const running = this.#evidence.facts
      .all('process')
      .filter(
        (fact) => (fact.program === 'runc init' || fact.program === 'runc') && (!scene || onOneHost(fact, scene)),
      );
    const deepest = running.find(({ program }) => program === 'runc init') ?? running[0];
    const line = deepest ? this.#processes.ancestry(deepest.pid, deepest).toReversed() : [];
    return line.some(({ program }) => program === 'containerd-shim') ? line : [];
  }

  #addProcess(process: KnownProcess, wait: PipeWait | undefined): void {
    const { pid, label, container, started, program } = process;
    const blocked = this.#evidence.facts.by('blocked', 'pid', pid).filter((fact) => onOneHost(fact, process));
    const reading = blocked.find(({ call, descriptor }) => call === 'read' && descriptor !== undefined);
    const values = {
      name: label,
      pid: String(pid),
      ...(container && { container }),
      ...(started && { since: startInWords(started) }),
      ...(wait ? { descriptor: String(wait.descriptor) } : reading && { descriptor: String(reading.descriptor) }),
    };
    const says = wait ? 'process-writes' : reading ? 'process-reads' : 'process-waits';
    const places = [...process.facts.slice(0, 1), ...(wait ? [wait.blocked] : reading ? [reading] : [])];
    const step = this.story.step(`pid ${pid}`, says, values, places, {
      actor: 'process',
      ...(wait && { blamed: true }),
    });
    if (this.#last !== undefined) this.story.join(this.#last, step, program === 'containerd-shim' ? 'calls' : 'runs');
    this.#last = step;
    const { since, ...others } = values;
    this.#values = {
      ...this.#values,
      ...others,
      ...(since && { since }),
      blocked: label,
      ...(program && { blockedProgram: program }),
    };
  }

  #addPipe({ inode, end, blocked, readers, readersIdle, writer }: PipeWait): void {
    const from = this.#last;
    const crash = writer.program === 'runc init' ? this.#crashOf(writer) : undefined;
    if (crash && from !== undefined) {
      const step = this.story.step('crash', 'crash', { message: crash.message }, [crash], { actor: 'event' });
      this.story.join(from, step, 'because');
    }
    if (inode === undefined) return;
    const pipe = this.story.step(`pipe ${inode}`, 'pipe', { pipe: String(inode) }, [end ?? blocked], {
      actor: 'descriptor',
    });
    if (from !== undefined) this.story.join(from, pipe, 'into');
    this.#values['pipe'] = String(inode);
    for (const { process, end: read } of readers) {
      const values = { name: process.label, number: String(read.number) };
      const says = readersIdle ? 'does-not-read' : 'reader';
      const step = this.story.step(`reader ${process.pid}`, says, values, [read], { actor: 'process' });
      this.story.join(pipe, step, 'read-by');
      this.#values['readerPid'] = String(process.pid);
      this.#values[readersIdle ? 'reader' : 'holderOfEnd'] = process.label;
    }
  }

  /** The crash runc init was writing about. */
  #crashOf(writer: KnownProcess): Known<EventFact> | undefined {
    return this.#evidence.facts
      .by('event', 'program', 'runc')
      .find(
        (event) => NO_THREAD.test(event.message) && event.message.length < LONGEST_REASON && onOneHost(event, writer),
      );
  }

  /** Why the process got into trouble: the memory of its container when it was started. */
  #addMemory(container: string, { writer, blocked }: PipeWait): void {
    const timeOf = (fact: Known<MemoryKillFact>): string | undefined => onWallClock(this.#evidence.timeOf(fact));
    const kills = this.#evidence.facts
      .all('memory-kill')
      .filter((fact) => isOf(fact, container) && onOneHost(fact, blocked))
      .filter((fact) => isDayOf(writer.started, timeOf(fact)) !== false);
    const kill = kills.find(({ victim }) => victim?.name.startsWith('runc')) ?? kills[0];
    if (!kill || this.#last === undefined) return;
    const { kernel, limit, victim } = kill;
    const isKernel = kernel !== undefined && limit !== undefined && kernel * 2 > limit;
    const time = timeOf(kill);
    const values = {
      container,
      ...(limit !== undefined && { limit: sizeInWords(limit) }),
      ...(isKernel && { kernel: shareInWords(kernel, limit) }),
      ...(victim && { victim: victim.name }),
      ...(time && { time }),
      ...(isDayOf(writer.started, time) && writer.name && { startedThen: writer.name }),
    };
    const step = this.story.step(`memory ${container}`, isKernel ? 'kernel-memory' : 'memory', values, [kill], {
      actor: 'memory',
      blamed: true,
    });
    this.story.join(this.#last, step, 'because');
    this.hasMemory = true;
    this.#values = { ...this.#values, ...values };
  }
}

const LONGEST_REASON = 200;

const isOf = (kill: MemoryKillFact, container: string): boolean =>
  kill.container !== undefined && (kill.container.startsWith(container) || container.startsWith(kill.container));

/** The sentence for a goroutine that waits for another program. */
function saysOfCall({ calls }: WaitersFact): string {
  if (calls?.component === 'process' || calls?.component === 'server' || calls?.component === 'plugin')
    return `waits-for-${calls.component}`;
  return 'waits-for-call';
}
