/** Processes of a paste, put together from everything that speaks of them. */
import type { DescriptorFact, ProcessFact, Program } from '../facts/facts.ts';
import { parseTime } from '../text/index.ts';
import { type FactBase, type Known, ofOneScene, type Scene } from './fact-base.ts';

export interface KnownProcess extends Scene {
  readonly pid: number;
  readonly program: Program | undefined;
  /** What people call it: the program, else the command's short name; with its number. `runc init (pid 15638)`, `pid 7` */
  readonly label: string;
  readonly name: string | undefined;
  readonly parent: number | undefined;
  readonly container: string | undefined;
  readonly started: string | undefined;
  /** What is said does not fit one process: the number was used again, or two hosts have it. */
  readonly isMixed: boolean;
  /** Everything that speaks of the process, in the order of the paste. */
  readonly facts: readonly Known<ProcessFact>[];
}

/** Short names that are whole or cut as lsof and ps cut them. */
const NAMES: readonly (readonly [name: RegExp, program: Program])[] = [
  [/^runc:\[(?:[0-2]|$)/, 'runc init'],
  [/^(?:docker-)?runc$|^docker-ru$/, 'runc'],
  [/^dockerd(?:-current)?$/, 'dockerd'],
  [/^containerd$|^docker-containerd$/, 'containerd'],
  [/^(?:docker-)?containerd-shim/, 'containerd-shim'],
  [/^kubelet$/, 'kubelet'],
];

export class Processes {
  readonly #facts: FactBase;
  readonly #known = new Map<string, KnownProcess>();

  constructor(facts: FactBase) {
    this.#facts = facts;
  }

  /** What is known of a process. Facts that cannot be of this scene are left out. */
  of(pid: number, scene: Scene): KnownProcess {
    const id = `${scene.host ?? ''}/${scene.taken ?? ''}/${pid}`;
    const known = this.#known.get(id) ?? this.#read(pid, scene);
    this.#known.set(id, known);
    return known;
  }

  /** The process a thread belongs to; the thread's own number when nothing tells. */
  ownerOf(thread: number, scene: Scene): number {
    const facts = this.#facts.by('process', 'thread', thread).filter((fact) => ofOneScene(fact, scene));
    return facts.find(({ pid }) => pid !== thread)?.pid ?? facts[0]?.pid ?? thread;
  }

  /** The process itself, its parent, and so on up, as far as the paste tells. */
  ancestry(pid: number, scene: Scene): readonly KnownProcess[] {
    const line: KnownProcess[] = [];
    for (let next: number | undefined = pid; next !== undefined && next > 1; next = line.at(-1)?.parent) {
      if (line.some((known) => known.pid === next)) break;
      line.push(this.of(next, scene));
    }
    return line;
  }

  descriptorsOf(pid: number, scene: Scene): readonly Known<DescriptorFact>[] {
    return this.#facts.by('descriptor', 'pid', pid).filter((fact) => ofOneScene(fact, scene));
  }

  #read(pid: number, { host, taken }: Scene): KnownProcess {
    const facts = this.#facts.by('process', 'pid', pid).filter((fact) => ofOneScene(fact, { host, taken }));
    const own = facts.filter(({ thread }) => thread === undefined || thread === pid);
    const first = <K extends keyof ProcessFact>(key: K): ProcessFact[K] | undefined =>
      own.find((fact) => fact[key] !== undefined)?.[key];
    const names = own.flatMap(namesIn);
    const program = first('program') ?? programIn(names);
    const name = program ?? names[0];
    const inspected = this.#facts.by('container', 'pid', pid).find((fact) => ofOneScene(fact, { host, taken }));
    return {
      pid,
      host,
      taken,
      program,
      name,
      label: name === undefined ? `pid ${pid}` : `${name} (pid ${pid})`,
      parent: first('parent'),
      container: first('container') ?? inspected?.id,
      started: first('started'),
      isMixed: hasSeveralStarts(own) || hasForeignNames(own.flatMap(({ name }) => name ?? [])),
      facts: own.length > 0 ? own : facts,
    };
  }
}

/** The short name and that of the program file. */
function namesIn({ name, command }: ProcessFact): string[] {
  const file = command?.split(' ', 1)[0] ?? '';
  // `php-fpm: master process`
  const short = name?.replace(/:$/, '');
  return [...(short ? [short] : []), ...(file.startsWith('/') ? [file.slice(file.lastIndexOf('/') + 1)] : [])];
}

function programIn(names: readonly string[]): Program | undefined {
  for (const name of names) {
    const program = NAMES.find(([pattern]) => pattern.test(name))?.[1];
    if (program) return program;
  }
  return undefined;
}

/** Names a process may go by whatever its program is: runc on its way into a container, a program started from a descriptor. */
const PASSING = /^(?:runc|docker-ru|exe$|memfd:|\d{1,4}$)/;

/** Whether names are of different programs, `java` and `nginx`; lsof and ps cut them, and a process may become another. */
function hasForeignNames(names: readonly string[]): boolean {
  const lasting = names.filter((name) => !PASSING.test(name));
  const [first = '', ...others] = lasting;
  return others.some((name) => !name.startsWith(first) && !first.startsWith(name) && !isOneProgram(name, first));
}

function isOneProgram(a: string, b: string): boolean {
  const program = programIn([a]);
  return program !== undefined && program === programIn([b]);
}

/** ps works out the start from the time the system has been up, so it may be a second off. */
const SECONDS_OFF = 2;

/** Whether start times that are printed alike differ. */
function hasSeveralStarts(facts: readonly ProcessFact[]): boolean {
  const starts = [...new Set(facts.flatMap(({ started }) => started ?? []))];
  const [first, ...others] = starts;
  return first !== undefined && others.some((other) => areApart(first, other));
}

const CLOCK = /^(\d\d):(\d\d)$/;

function areApart(a: string, b: string): boolean {
  const [clock, otherClock] = [CLOCK.exec(a), CLOCK.exec(b)];
  if (clock && otherClock) {
    const minutes = ([, hour, minute]: RegExpExecArray): number => Number(hour) * 60 + Number(minute);
    return Math.abs(minutes(clock) - minutes(otherClock)) > 1;
  }
  const [time, otherTime] = [parseTime(a), parseTime(b)];
  if (time?.base === 'wall' && otherTime?.base === 'wall')
    return Math.abs(time.milliseconds - otherTime.milliseconds) > SECONDS_OFF * 1000;
  // `Jun17` on one day is `15:13` on the day before.
  return /^[A-Z][a-z]{2} ?\d/.test(a) && /^[A-Z][a-z]{2} ?\d/.test(b) && !time && !otherTime;
}
