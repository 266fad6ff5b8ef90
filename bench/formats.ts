/**
 * How long it takes to read large artifacts, grouped and explained, and how much memory: goroutine dumps beside panicparse on the
 * same file, strace output, OOM reports.
 *
 *     node bench/formats.ts [scale [runs]]            1 and 3 when left out; 0.1 makes inputs of a tenth
 *
 * Each run is a process of its own, from its start to its end, as the command line does it; runs take turns with the peer's, and
 * the figures are medians.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadParts } from '../src/catalog/files.ts';
import { createAnalyzer, decode, type Input } from '../src/engine/index.ts';
import { writeGoroutineDump } from './goroutine-dump.ts';
import { type Measured, measure, median } from './measure.ts';
import { oomReports } from './oom-reports.ts';
import { straceOutput } from './strace-output.ts';

/** The first argument of the processes that are measured. */
const READ = '--read';

interface Case {
  readonly count: number;
  readonly unit: string;
  write(file: string, count: number): void;
  /** Another program that reads the same, and its options before the file. */
  readonly peer?: readonly [program: string, ...options: string[]];
}

// It would look for the sources of the program, which are not there.
const PANICPARSE = ['panicparse', '-parse=false', '-rebase=false'] as const;
const CASES: readonly Case[] = [
  { count: 700_000, unit: 'goroutines', write: writeGoroutineDump, peer: PANICPARSE },
  { count: 50_000, unit: 'goroutines', write: writeGoroutineDump, peer: PANICPARSE },
  { count: 100_000, unit: 'lines of strace', write: (file, count) => writeFileSync(file, straceOutput(count)) },
  { count: 1000, unit: 'OOM reports', write: (file, count) => writeFileSync(file, oomReports(count)) },
];

/** A function of its own, so that the bytes are not held while their text is read. */
function load(file: string): Input {
  return decode(readFileSync(file), file);
}

/** The whole analysis of a file. */
async function read(file: string): Promise<void> {
  const analyzer = createAnalyzer(await loadParts());
  const input = load(file);
  const start = performance.now();
  const { artifacts } = analyzer.analyze(input);
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const kinds = Map.groupBy(artifacts, ({ title }) => title);
  const found = [...kinds].map(([title, all]) => {
    const records = all.reduce((sum, one) => sum + one.records, 0);
    const gaps = all.reduce((sum, one) => sum + one.gaps.length, 0);
    return `${all.length} × ${title}, ${records} records, ${gaps} gaps`;
  });
  console.log(`${found.join('; ')}; ${seconds} s without start and decoding`);
}

async function compare({ count, unit, write, peer }: Case, folder: string, scale: number, runs: number): Promise<void> {
  const file = join(folder, 'input');
  const scaled = Math.max(1, Math.round(count * scale));
  write(file, scaled);
  const hasPeer = peer !== undefined && spawnSync(peer[0], ['-help']).error === undefined;
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await measure(process.execPath, [fileURLToPath(import.meta.url), READ, file]));
    if (hasPeer) theirs.push(await measure(peer[0], [...peer.slice(1), file]));
  }
  console.log(`\n${scaled.toLocaleString('en')} ${unit}, ${(statSync(file).size / 1e6).toFixed(1)} MB`);
  console.log(`  ${ours[0]?.output.trim()}`);
  show('sickbay', ours);
  if (!hasPeer) {
    if (peer) console.log(`  ${peer[0]} is not installed: no ratio`);
    return;
  }
  show(peer[0], theirs);
  const ratio = (of: (one: Measured) => number): string =>
    median(ours.map((one, index) => of(one) / of(theirs[index] ?? one))).toFixed(2);
  console.log(
    `  ${ratio((one) => one.milliseconds)} × the time, ${ratio((one) => one.megabytes)} × the memory of ${peer[0]}`,
  );
}

function show(name: string, runs: readonly Measured[]): void {
  const time = (median(runs.map((one) => one.milliseconds)) / 1000).toFixed(2);
  const memory = median(runs.map((one) => one.megabytes)).toFixed(0);
  console.log(`  ${name.padEnd(12)} ${time.padStart(7)} s ${memory.padStart(6)} MB at the peak`);
}

const [first, second] = process.argv.slice(2);
if (first === READ && second !== undefined) await read(second);
else {
  const folder = mkdtempSync(join(tmpdir(), 'sickbay-bench-'));
  const runs = Number(second ?? 3);
  try {
    console.log(`median of ${runs} runs`);
    for (const one of CASES) await compare(one, folder, Number(first ?? 1), runs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
