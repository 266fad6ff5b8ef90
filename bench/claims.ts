/**
 * What it costs to ask each artifact kind about a line that is of none: nanoseconds a line, by kind and by text, and beside
 * the peeling of the same lines.
 *
 *     node bench/claims.ts [kind…]            all kinds when left out
 *
 * Runs take turns, and the figures are medians.
 */
import { loadParts } from '../src/catalog/files.ts';
import { ArtifactFinder, orderFormats } from '../src/engine/artifacts/find.ts';
import type { Format, Line } from '../src/engine/model.ts';
import { LineReader } from '../src/engine/text/index.ts';
import { FOREIGN_TEXTS } from './foreign-text.ts';
import { median } from './measure.ts';

const RUNS = 15;

interface Text {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly Line[];
}

/** Lines with text, as they are offered to formats. */
function linesIn(text: string): Line[] {
  const reader = new LineReader(text);
  return Array.from({ length: reader.count }, (_, number) => reader.read(number))
    .flat()
    .filter((line) => line.text.trim() !== '');
}

/** Nanoseconds a line. */
function timed({ lines }: Text, run: () => void): number {
  const start = performance.now();
  run();
  return ((performance.now() - start) * 1e6) / lines.length;
}

function claimAll({ kind, claim }: Format, { name, lines }: Text): void {
  for (const line of lines) {
    if (claim(line, undefined)) throw new Error(`${kind} claims a line of the ${name} text: ${line.text}`);
  }
}

function peelAll(text: string): void {
  const reader = new LineReader(text);
  for (let number = 0; number < reader.count; number++) reader.read(number);
}

function feedAll(formats: readonly Format[], { lines }: Text): void {
  const finder = new ArtifactFinder(formats);
  for (const line of lines) finder.feed(line);
}

const { formats } = await loadParts();
const ordered = orderFormats(formats);
const wanted = process.argv.slice(2);
const asked = ordered.filter(({ kind }) => wanted.length === 0 || wanted.includes(kind));
const texts = FOREIGN_TEXTS.map(([name, text]): Text => ({ name, text, lines: linesIn(text) }));

const rows = new Map<string, number[][]>();
const note = (row: string, text: number, time: number): void => {
  const columns = rows.get(row) ?? texts.map(() => []);
  rows.set(row, columns);
  columns[text]?.push(time);
};
for (let run = 0; run <= RUNS; run++) {
  for (const [at, text] of texts.entries()) {
    for (const format of asked) {
      const time = timed(text, () => claimAll(format, text));
      if (run > 0) note(format.kind, at, time);
    }
    const all = timed(text, () => feedAll(ordered, text));
    const peel = timed(text, () => peelAll(text.text));
    if (run === 0) continue;
    note('all, as the engine asks', at, all);
    note('peeling', at, peel);
    note('ratio to peeling', at, all / peel);
  }
}

const WIDTH = 12;
console.log(`nanoseconds a line, median of ${RUNS} runs`);
console.log(
  ['', ...texts.map(({ name }) => name)].map((cell, at) => (at ? cell.padStart(WIDTH) : ' '.repeat(24))).join(''),
);
const TOTALS = 3;
const cells = [...rows].map(([name, columns]) => ({ name, values: columns.map(median) }));
const kinds = cells.slice(0, -TOTALS).toSorted((a, b) => Math.max(...b.values) - Math.max(...a.values));
for (const { name, values } of [...kinds, ...cells.slice(-TOTALS)]) {
  const digits = name.startsWith('ratio') ? 2 : 0;
  console.log(name.padEnd(24) + values.map((value) => value.toFixed(digits).padStart(WIDTH)).join(''));
}
