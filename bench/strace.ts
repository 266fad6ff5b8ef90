/**
 * How fast strace output is found and read: lines peeled, claimed among all formats, joined per thread. No other program
 * reads the same in full, so there are times and no ratios.
 *
 *     node bench/strace.ts [lines]
 */
import { loadParts } from '../src/catalog/files.ts';
import { ArtifactFinder, linesOf, orderFormats } from '../src/engine/artifacts/find.ts';
import type { Format } from '../src/engine/model.ts';
import { LineReader } from '../src/engine/text/index.ts';
import { straceOutput } from './strace-output.ts';

const RUNS = 5;

interface Times {
  readonly find: number;
  readonly read: number;
}

function run(text: string, formats: readonly Format[]): Times & { artifacts: number; records: number; gaps: number } {
  const start = performance.now();
  const reader = new LineReader(text);
  const finder = new ArtifactFinder(formats);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text !== '') finder.feed(line);
  }
  const found = finder.finish();
  const between = performance.now();
  const parsed = found.map(({ format, lineNumbers }) => format.parse(linesOf(reader, lineNumbers)));
  return {
    find: between - start,
    read: performance.now() - between,
    artifacts: found.length,
    records: parsed.reduce((sum, { records }) => sum + records.length, 0),
    gaps: parsed.reduce((sum, { gaps }) => sum + gaps.length, 0),
  };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const lines = Number(process.argv[2] ?? 100_000);
const text = straceOutput(lines);
const formats = orderFormats((await loadParts()).formats);
const runs = Array.from({ length: RUNS + 1 }, () => run(text, formats)).slice(1);
const { artifacts, records, gaps } = runs.at(-1) ?? { artifacts: 0, records: 0, gaps: 0 };
const find = median(runs.map((one) => one.find));
const read = median(runs.map((one) => one.read));
const megabytes = text.length / 1e6;
console.log(`${lines} lines, ${megabytes.toFixed(1)} MB: ${artifacts} artifact, ${records} records, ${gaps} gaps`);
for (const [name, time] of Object.entries({ find, read, both: find + read })) {
  const perSecond = Math.round(lines / time).toLocaleString('en');
  console.log(`${name.padEnd(5)} ${time.toFixed(0).padStart(6)} ms   ${perSecond.padStart(6)} thousand lines a second`);
}
const peak = process.resourceUsage().maxRSS / 1024;
console.log(`peak memory of the whole run ${peak.toFixed(0)} MB`);
