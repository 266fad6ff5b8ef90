/** The call chain from what the user sees to what really blocks, put together from whatever the paste has of it. */
import type { Program, WaitersFact } from '../../facts/facts.ts';
import type { Confidence, Story, Values } from '../../model.ts';
import { grouped } from '../../words.ts';
import { type Known, ofOneScene, onOneHost } from '../fact-base.ts';
import { Processes } from '../processes.ts';
import type { Evidence } from '../rule.ts';
import { Chain } from './chain-builder.ts';
import { callersIn, type LockChain, lockChains } from './crowds.ts';
import { type PipeWait, pipeWaits } from './pipes.ts';

/** Programs in the order of their calls. */
const CALLERS: readonly Program[] = ['dockerd', 'containerd', 'containerd-shim'];
/** Whose write to a pipe holds up those above. */
const RUNTIMES: ReadonlySet<Program | undefined> = new Set(['runc', 'runc init']);
/** What the next link of the chain is called where a goroutine waits for it. */
const BELOW: ReadonlySet<string> = new Set(['containerd', 'containerd-shim', 'runc', 'container runtime']);
/** By how many wait for the lock of who waits for another program. */
const ENDS_IN_CALL = ['one-call', 'one-ends-in-call', 'ends-in-call'];
/** More is a survey, not a report. */
const MOST_MISSING = 2;

/** The chains of a paste: one for each host where goroutines or a blocked process lead anywhere. */
export function blockedChains(evidence: Evidence): Story[] {
  const processes = new Processes(evidence.facts);
  const waits = pipeWaits(evidence.facts, processes).filter(({ writer }) => RUNTIMES.has(writer.program));
  const tops = topsOf(lockChains(evidence.facts));
  const told = tops.map((top) => ({ top, waits: leadsOn(top) ? waitsOf(top, waits) : [] }));
  const joined = new Set(told.flatMap((chain) => chain.waits));
  const alone = waits.filter((wait) => !joined.has(wait)).map((wait) => ({ top: undefined, waits: [wait] }));
  return [...told, ...alone].flatMap(({ top, waits: own }) => tell(top, own, evidence, processes));
}

/** For each host the chain of the program that stands highest; of several dumps of one program the fullest. */
function topsOf(chains: readonly LockChain[]): readonly LockChain[] {
  const victims = ({ victims: groups }: LockChain): number => groups.reduce((sum, { count }) => sum + count, 0);
  const ordered = chains
    .filter(({ program }) => CALLERS.includes(program))
    .toSorted((a, b) => CALLERS.indexOf(a.program) - CALLERS.indexOf(b.program) || victims(b) - victims(a));
  const tops = Map.groupBy(ordered, (chain) => firstOf(chain)?.host);
  return [...tops.values()].flatMap((ofHost) => ofHost.slice(0, 1));
}

const firstOf = ({ victims, holder }: LockChain): Known<WaitersFact> | undefined => victims[0] ?? holder;

const leadsOn = ({ holder }: LockChain): boolean => BELOW.has(holder?.calls?.component ?? '');

/** The blocked writes on the same host, those with the most proof first. */
function waitsOf(top: LockChain, waits: readonly PipeWait[]): readonly PipeWait[] {
  const group = firstOf(top);
  const proof = ({ readersIdle, inode }: PipeWait): number => Number(readersIdle) * 2 + Number(inode !== undefined);
  return waits
    .filter(({ blocked }) => group && onOneHost(blocked, group) && ofOneScene(blocked, { ...group }))
    .toSorted((a, b) => proof(b) - proof(a));
}

function tell(
  top: LockChain | undefined,
  waits: readonly PipeWait[],
  evidence: Evidence,
  processes: Processes,
): Story[] {
  const [wait] = waits;
  const chain = new Chain(evidence, processes);
  if (top) chain.addGoroutines(top);
  if (!top || leadsOn(top)) {
    for (const program of CALLERS.slice(CALLERS.indexOf(top?.program ?? 'dockerd') + 1))
      addCallers(chain, program, top ?? wait, evidence);
    chain.addProcesses(wait, top && firstOf(top));
  }
  // A process alone, with its pipe, is told as such.
  if (!chain.hasCallers && chain.processes < 2) return [];
  const isOnly = waits.length < 2 && (top?.isOnlyHolder ?? false);
  return chain.story.tell({
    rule: 'blocked-by',
    confidence: confidenceOf(isOnly && chain.isProven, top, wait),
    says: wait
      ? 'ends-in-write'
      : top?.holder
        ? (ENDS_IN_CALL[Math.min(chain.victims, 2)] ?? 'one-call')
        : 'ends-in-lock',
    values: { ...chain.values, ...(chain.victims > 0 && { victims: grouped(chain.victims) }) },
    missing: missingOf(top, wait, chain).slice(0, MOST_MISSING),
  });
}

/** The goroutines of the next program that wait for the one below it. */
function addCallers(
  chain: Chain,
  program: Program,
  above: LockChain | PipeWait | undefined,
  { facts }: Evidence,
): void {
  const scene = above && ('blocked' in above ? above.blocked : firstOf(above));
  const callers = callersIn(facts, program).filter((group) => !scene || onOneHost(group, scene));
  const [longest] = callers.toSorted((a, b) => (b.minutes?.max ?? 0) - (a.minutes?.max ?? 0) || a.count - b.count);
  if (longest) chain.addCaller(longest, callers.length === 1);
}

function confidenceOf(isProven: boolean, top: LockChain | undefined, wait: PipeWait | undefined): Confidence {
  if (isProven && wait?.readersIdle && wait.isSound) return 'confirmed';
  if (wait) return wait.inode !== undefined || top?.holder ? 'likely' : 'possible';
  return top?.holder?.timed ? 'likely' : 'possible';
}

/** Reads only. A dump by signal is no substitute: Docker 1.13.0 to 17.05 can crash of it. */
const PROFILE = "curl -s -m 20 --unix-socket /var/run/docker.sock 'http://localhost/debug/pprof/goroutine?debug=1'";

function missingOf(top: LockChain | undefined, wait: PipeWait | undefined, chain: Chain): Story['missing'] {
  const { values } = chain;
  const missing: { says: string; values: Values; command: string; when: boolean }[] = [
    { says: 'need-dump', values, command: PROFILE, when: top?.program !== 'dockerd' },
    {
      says: 'need-callers',
      values,
      command: 'kill -USR1 $(pidof containerd)',
      when: top?.holder?.calls?.component === 'containerd' && !chain.has('containerd'),
    },
    {
      says: 'need-processes',
      values,
      command: "ps -eo pid,ppid,lstart,args | grep -E '[s]him|[r]unc'",
      when: top?.holder !== undefined && leadsOn(top) && !chain.hasShim,
    },
    {
      says: 'need-strace',
      values,
      command: 'grep -H . /proc/{pid}/task/*/syscall',
      when: !wait && values['pid'] !== undefined,
    },
    {
      says: 'need-pipe',
      values,
      command: 'ls -l /proc/{pid}/fd',
      when: wait !== undefined && wait.inode === undefined,
    },
    {
      says: 'need-reader',
      values,
      command: "find /proc/[0-9]*/fd -lname 'pipe:[[]{pipe}]' -ls 2>/dev/null",
      when: wait?.inode !== undefined && wait.readers.length === 0,
    },
    {
      says: 'need-reads',
      values,
      command: 'grep -H . /proc/{readerPid}/task/*/syscall',
      when: wait !== undefined && wait.readers.length > 0 && !wait.readersIdle,
    },
    {
      says: 'need-kernel-log',
      values,
      command: "dmesg -T | grep -E 'invoked oom-killer|Killed process|fork rejected'",
      when: wait?.writer.program === 'runc init' && !chain.hasMemory,
    },
  ];
  return missing
    .filter(({ when }) => when)
    .map(({ says, values: filled, command }) => ({ says, values: filled, command }));
}
