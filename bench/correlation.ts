/**
 * How the cost of correlation grows: 700,000 goroutines in few groups, 100,000 descriptors and 10,000 mounts at the largest,
 * a tenth and a third of them before. Linear work takes as many times longer as there are more facts.
 *
 *     node bench/correlation.ts [scale [runs]]        1 and 5 when left out; 0.1 makes a tenth of everything
 *
 * Facts are given directly, so that reading is not measured; runs take turns, and the figures are medians.
 */
import { loadParts } from '../src/catalog/files.ts';
import { correlate } from '../src/engine/correlation/correlate.ts';
import { FactBase, type Known } from '../src/engine/correlation/fact-base.ts';
import type { Evidence, Rule } from '../src/engine/correlation/rule.ts';
import type { Fact } from '../src/engine/facts/facts.ts';
import { median, milliseconds } from './measure.ts';
import { sequence } from './sequence.ts';

interface Size {
  readonly goroutines: number;
  readonly descriptors: number;
  readonly mounts: number;
  readonly events: number;
}

const LARGEST: Size = { goroutines: 700_000, descriptors: 100_000, mounts: 10_000, events: 20_000 };
const SHARES = [0.1, 1 / 3, 1] as const;
const GROUPS = 400;
const DESCRIPTORS_PER_PROCESS = 40;
const PROGRAMS = ['dockerd', 'containerd'] as const;

/** Facts of a host on which everything hangs, always the same for the same size. */
function* factsOf({ goroutines, descriptors, mounts, events }: Size): Generator<Known> {
  let line = 0;
  const known = (artifact: number, fact: Fact): Known => ({ ...fact, artifact, host: undefined });
  const place = (): { line: number; from: number; to: number } => ({
    line: ++line,
    from: line * 80,
    to: line * 80 + 79,
  });
  const next = sequence(11);
  for (let group = 0; group < GROUPS; group++) {
    const program = PROGRAMS[group % 2] ?? 'dockerd';
    const holds = group % 50 === 0;
    yield known(group % 2, {
      fact: 'waiters',
      ...place(),
      program,
      count: Math.ceil(goroutines / GROUPS),
      what: holds ? 'rpc' : 'mutex',
      in: `Handler${group}`,
      stack: ['sync.Mutex.Lock', `daemon.Daemon.Handler${group}`, `daemon.Daemon.Handler${(group * 7) % GROUPS}`],
      place: `daemon.Daemon.Handler${group}`,
      timed: true,
      minutes: { min: 5, max: 5 + group },
      idle: false,
      words: { en: '', 'zh-cn': '' },
      ...(holds && { calls: { component: 'containerd', over: 'gRPC', method: 'tasks.Start' } as const }),
    });
  }
  for (let number = 0; number < descriptors; number++) {
    const pid = 1000 + Math.floor(number / DESCRIPTORS_PER_PROCESS);
    const own = number % DESCRIPTORS_PER_PROCESS;
    if (own === 0) {
      const name = pid % 3 === 0 ? 'runc:[2:INIT]' : 'containerd-shim';
      yield known(2, { fact: 'process', ...place(), pid, parent: pid - 1, name, started: 'Jun17' });
      yield known(3, { fact: 'blocked', ...place(), thread: pid, pid, call: 'write', descriptor: 2, args: '2, ""' });
      yield known(3, { fact: 'blocked', ...place(), thread: pid + 1_000_000, pid, call: 'futex', args: '' });
    }
    const inode = 5_000_000 + Math.floor(next() * descriptors);
    const mode = number % 2 === 0 ? 'r' : 'w';
    yield known(4, { fact: 'descriptor', ...place(), pid, number: own, of: 'pipe', mode, inode, device: '0,12' });
  }
  for (let mount = 0; mount < mounts; mount++) {
    const point = `/var/lib/docker/overlay2/${Math.floor(mount / 4)}/merged`;
    const where = { root: '/', point, device: `0:${Math.floor(mount / 4)}`, propagation: 'private' } as const;
    const pid = mount % 4 === 0 ? undefined : 1000 + (mount % 4);
    yield known(5 + (mount % 4), {
      fact: 'mount',
      ...place(),
      id: mount,
      parent: mount - 4,
      ...where,
      ...(pid && { pid }),
    });
  }
  for (let event = 0; event < events; event++) {
    const path = `/var/lib/docker/overlay2/${event % Math.max(1, mounts / 4)}/merged`;
    const failed = event % 3 === 0;
    yield known(9, {
      fact: 'event',
      ...place(),
      level: 'error',
      message: failed ? `remove ${path}: device or resource busy` : `mkdir ${path}/x: no space left on device`,
      unit: `app-${event % 500}.service`,
      ...(event % 10 === 0 && { outcome: 'failed' as const }),
      ...(event % 10 === 1 && { outcome: 'dependency-failed' as const }),
    });
  }
}

function sized(share: number): Size {
  const part = (count: number): number => Math.round(count * share);
  const { goroutines, descriptors, mounts, events } = LARGEST;
  return { goroutines: part(goroutines), descriptors: part(descriptors), mounts: part(mounts), events: part(events) };
}

function timed(rules: readonly Rule[], facts: readonly Known[]): { milliseconds: number; stories: number } {
  let stories = 0;
  const spent = milliseconds(() => {
    const evidence: Evidence = {
      facts: new FactBase(facts),
      versions: [],
      timeOf: ({ time }) => time,
      wrappedTimeOf: () => undefined,
      speakerOf: () => ({ program: undefined, unit: undefined }),
    };
    stories = correlate(rules, evidence).length;
  });
  return { milliseconds: spent, stories };
}

const [scale = 1, runs = 5] = process.argv.slice(2).map(Number);
const { rules = [] } = await loadParts();
const bases = SHARES.map((share) => ({ share, facts: [...factsOf(sized(share * scale))] }));
const spent = new Map<string, number[][]>(
  ['all rules', ...rules.map(({ name }) => name)].map((name) => [name, bases.map(() => [])]),
);
let stories = 0;
for (let run = 0; run < runs; run++) {
  for (const [index, { facts }] of bases.entries()) {
    const all = timed(rules, facts);
    stories = all.stories;
    spent.get('all rules')?.[index]?.push(all.milliseconds);
    for (const rule of rules) spent.get(rule.name)?.[index]?.push(timed([rule], facts).milliseconds);
  }
}

const facts = bases.map((base) => base.facts.length);
console.log(`${facts.map((count) => count.toLocaleString('en')).join(', ')} facts; ${stories} stories of the largest`);
console.log(
  `linear: × ${facts
    .slice(1)
    .map((count, index) => (count / (facts[index] ?? count)).toFixed(1))
    .join(', × ')}\n`,
);
for (const [name, sizes] of spent) {
  const medians = sizes.map(median);
  const times = medians.map((value) => `${value.toFixed(1)} ms`.padStart(11)).join('');
  const ratios = medians
    .slice(1)
    .map((value, index) => `× ${(value / (medians[index] ?? value)).toFixed(1)}`.padStart(8));
  console.log(`${name.padEnd(22)}${times}   ${ratios.join('')}`);
}
