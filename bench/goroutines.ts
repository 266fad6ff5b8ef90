/**
 * How fast a large goroutine dump is read, grouped and explained, beside panicparse on the same file.
 *
 *     node bench/goroutines.ts [goroutines]            50000 when left out; 700000 makes a file of 425 MB
 *
 * Each run is a process of its own, from its start to its end; runs take turns, and the figures are medians: what counts is
 * the ratio within one run, machines differ.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadParts } from '../src/catalog/files.ts';
import { createAnalyzer, decode, type Input } from '../src/engine/index.ts';
import { writeGoroutineDump } from './goroutine-dump.ts';

const RUNS = 3;
const READ = '--read';

interface Measured {
  readonly milliseconds: number;
  /** The most memory the process had at once; not known where there is no /proc. */
  readonly megabytes: number;
  readonly output: string;
}

/** Runs a program to its end. */
function measure(program: string, options: readonly string[]): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    const output: Buffer[] = [];
    let megabytes = Number.NaN;
    const watch = setInterval(() => {
      megabytes = peakOf(child.pid) ?? megabytes;
    }, 20);
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      if (code !== 0) reject(new Error(`${program} ended with ${code}`));
      resolve({ milliseconds: performance.now() - start, megabytes, output: Buffer.concat(output).toString() });
    });
  });
}

/** Megabytes of memory at the highest, as Linux tells while the process lives. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** A function of its own, so that the bytes are not held while their text is read. */
function load(file: string): Input {
  return decode(readFileSync(file), file);
}

/** The whole analysis of a file, as the command line does it. */
async function read(file: string): Promise<void> {
  const analyzer = createAnalyzer(await loadParts());
  const report = analyzer.analyze(load(file));
  for (const { title, lines, records } of report.artifacts) console.log(`${title}: ${lines} lines, ${records} groups`);
}

async function compare(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sickbay-bench-'));
  try {
    const file = join(folder, 'goroutines.log');
    writeGoroutineDump(file, count);
    const hasPanicparse = spawnSync('panicparse', ['-help']).error === undefined;
    const ours: Measured[] = [];
    const peers: Measured[] = [];
    for (let run = 0; run < RUNS; run++) {
      ours.push(await measure(process.execPath, [fileURLToPath(import.meta.url), READ, file]));
      // It would look for the sources of the program, which are not there.
      if (hasPanicparse) peers.push(await measure('panicparse', ['-parse=false', '-rebase=false', file]));
    }
    console.log(`${count} goroutines, ${(statSync(file).size / 1e6).toFixed(1)} MB, median of ${RUNS} runs`);
    console.log(ours[0]?.output.trim());
    show('whole analysis', ours);
    if (!hasPanicparse) console.log('panicparse is not installed: no ratio (Debian: apt-get install panicparse)');
    else {
      show('panicparse', peers);
      const ratio = (of: (one: Measured) => number) =>
        median(ours.map((one, index) => of(one) / of(peers[index] ?? one)));
      console.log(
        `${ratio((one) => one.milliseconds).toFixed(2)} × the time, ${ratio((one) => one.megabytes).toFixed(2)} × the memory of panicparse`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function show(name: string, runs: readonly Measured[]): void {
  const time = median(runs.map((one) => one.milliseconds));
  const memory = median(runs.map((one) => one.megabytes));
  console.log(`${name.padEnd(16)} ${time.toFixed(0).padStart(7)} ms ${memory.toFixed(0).padStart(6)} MB at the peak`);
}

const [first, file] = process.argv.slice(2);
if (first === READ && file !== undefined) await read(file);
else await compare(Number(first ?? 50_000));
