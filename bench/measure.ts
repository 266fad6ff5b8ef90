/** What the benchmarks measure with. Machines differ and are busy: what counts are ratios within one run. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

export function milliseconds(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

export interface Measured {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** The most memory the process had at once; not known where there is no /proc. */
  readonly megabytes: number;
  readonly output: string;
}

/** Runs a program to its end. */
export function measure(program: string, options: readonly string[]): Promise<Measured> {
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
