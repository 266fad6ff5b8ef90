/** Threads that cannot go on writing into a pipe, and who should be reading it. */
import type { BlockedFact, DescriptorFact } from '../../facts/facts.ts';
import { type FactBase, type Known, ofOneScene, type Scene } from '../fact-base.ts';
import type { KnownProcess, Processes } from '../processes.ts';

/** Calls whose first argument is what they write to, or read from. */
const WRITES: ReadonlySet<string> = new Set(['write', 'writev', 'pwrite64', 'vmsplice']);
const READS: ReadonlySet<string> = new Set(['read', 'readv', 'splice', 'tee']);

export interface Reader {
  readonly process: KnownProcess;
  readonly end: Known<DescriptorFact>;
  /** Whether a thread was seen in a read of the pipe; unknown when none of its threads was watched. */
  readonly isReading: boolean | undefined;
}

export interface PipeWait {
  readonly blocked: Known<BlockedFact>;
  readonly writer: KnownProcess;
  readonly descriptor: number;
  /** The row that shows which pipe the descriptor is. */
  readonly end: Known<DescriptorFact> | undefined;
  readonly inode: number | undefined;
  /** Read ends of the same pipe in other processes. */
  readonly readers: readonly Reader[];
  /** Whether all readers were watched, and none of them was reading from the pipe. */
  readonly readersIdle: boolean;
  /** Whether nothing speaks against all of it being about these processes. */
  readonly isSound: boolean;
}

/** Every thread blocked in a write to a pipe, or to standard output or error when nothing tells what that is. */
export function pipeWaits(facts: FactBase, processes: Processes): readonly PipeWait[] {
  const seen = new Set<string>();
  return facts.all('blocked').flatMap((blocked) => {
    const wait = pipeWait(blocked, facts, processes);
    const id = wait && `${wait.writer.host ?? ''} ${wait.writer.pid} ${wait.descriptor}`;
    if (!wait || !id || seen.has(id)) return [];
    seen.add(id);
    return [wait];
  });
}

function pipeWait(blocked: Known<BlockedFact>, facts: FactBase, processes: Processes): PipeWait | undefined {
  const { descriptor } = blocked;
  if (descriptor === undefined || !WRITES.has(blocked.call)) return undefined;
  const pid = blocked.pid ?? processes.ownerOf(blocked.thread, blocked);
  const writer = processes.of(pid, blocked);
  const ends = processes.descriptorsOf(pid, blocked).filter(({ number }) => number === descriptor);
  const end = ends.find(({ inode }) => blocked.inode === undefined || inode === blocked.inode);
  if ((blocked.of ?? end?.of ?? 'pipe') !== 'pipe') return undefined;
  const inode = blocked.inode ?? end?.inode;
  if (inode === undefined && descriptor !== 1 && descriptor !== 2) return undefined;
  const readers = inode === undefined ? [] : readersOf({ inode, device: end?.device }, pid, blocked, facts, processes);
  // Who reads will make room: the write was only seen in passing.
  if (readers.some(({ isReading }) => isReading)) return undefined;
  return {
    blocked,
    writer,
    descriptor,
    end,
    inode,
    readers,
    readersIdle: readers.length > 0 && readers.every(({ isReading }) => isReading === false),
    isSound: ends.every((other) => other.inode === end?.inode) && !isMixed(writer, readers),
  };
}

function isMixed(writer: KnownProcess, readers: readonly Reader[]): boolean {
  return writer.isMixed || readers.some(({ process }) => process.isMixed);
}

function readersOf(
  { inode, device }: { readonly inode: number; readonly device: string | undefined },
  writer: number,
  scene: Scene,
  facts: FactBase,
  processes: Processes,
): readonly Reader[] {
  const ends = new Map<number, Known<DescriptorFact>>();
  for (const end of facts.by('descriptor', 'inode', inode)) {
    const isThere = end.device === undefined || device === undefined || end.device === device;
    const isReader = end.of === 'pipe' && end.pid !== writer && end.mode !== 'w';
    if (isThere && isReader && ofOneScene(end, scene) && !ends.has(end.pid)) ends.set(end.pid, end);
  }
  return [...ends.values()].map((end) => {
    const process = processes.of(end.pid, end);
    return { process, end, isReading: isReading(process, end, facts) };
  });
}

/** Whether a thread reads; unknown unless several threads were watched: any other one may. */
function isReading(reader: KnownProcess, end: Known<DescriptorFact>, facts: FactBase): boolean | undefined {
  const watched = facts.by('blocked', 'pid', reader.pid).filter((fact) => ofOneScene(fact, end));
  const reads = facts.by('read', 'pid', reader.pid).filter((fact) => ofOneScene(fact, end));
  if (watched.some(({ call, descriptor }) => READS.has(call) && descriptor === end.number)) return true;
  if (reads.some(({ descriptor }) => descriptor === end.number)) return true;
  return watched.length > 1 ? false : undefined;
}
