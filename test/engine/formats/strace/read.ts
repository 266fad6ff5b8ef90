import { readFileSync } from 'node:fs';
import { ArtifactFinder } from '../../../../src/engine/artifacts/find.ts';
import format from '../../../../src/engine/formats/strace/index.ts';
import type {
  StraceAttach,
  StraceCall,
  StraceExit,
  StraceRecord,
  StraceSignal,
  StraceSummaryRow,
} from '../../../../src/engine/formats/strace/record.ts';
import type { Line, Parsed } from '../../../../src/engine/model.ts';
import { LineReader } from '../../../../src/engine/text/index.ts';

/** What the format makes of a text, artifact by artifact. */
export function readAll(text: string): Parsed<StraceRecord>[] {
  const reader = new LineReader(text);
  const finder = new ArtifactFinder([format]);
  for (let number = 0; number < reader.count; number++) {
    for (const line of reader.read(number)) if (line.text.trim() !== '') finder.feed(line);
  }
  return finder.finish().map(({ lineNumbers }) => format.parse(linesAt(reader, lineNumbers)));
}

function linesAt(reader: LineReader, numbers: readonly number[]): Line[] {
  return numbers.flatMap((number) => reader.read(number));
}

/** The only artifact in a text. */
export function readOne(text: string): Parsed<StraceRecord> {
  const all = readAll(text);
  const [first] = all;
  if (!first || all.length > 1) throw new Error(`expected one artifact, found ${all.length}`);
  return first;
}

export function fixture(name: string): string {
  const text = readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#artifact'))
    .join('\n');
}

export const callsIn = ({ records }: Parsed<StraceRecord>): StraceCall[] =>
  records.filter((record): record is StraceCall => record.event === 'call');
export const attachesIn = ({ records }: Parsed<StraceRecord>): StraceAttach[] =>
  records.filter((record): record is StraceAttach => record.event === 'attach' || record.event === 'detach');
export const signalsIn = ({ records }: Parsed<StraceRecord>): StraceSignal[] =>
  records.filter((record): record is StraceSignal => record.event === 'signal');
export const exitsIn = ({ records }: Parsed<StraceRecord>): StraceExit[] =>
  records.filter((record): record is StraceExit => record.event === 'exit');
export const rowsIn = ({ records }: Parsed<StraceRecord>): StraceSummaryRow[] =>
  records.filter((record): record is StraceSummaryRow => record.event === 'summary');
