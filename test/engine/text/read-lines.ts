import type { Line } from '../../../src/engine/model.ts';
import { LineReader } from '../../../src/engine/text/index.ts';

/** Every line of a text, in order. */
export function readLines(text: string): Line[] {
  const reader = new LineReader(text);
  return Array.from({ length: reader.count }, (_, number) => reader.read(number)).flat();
}

/** The only line of a text. */
export function readLine(text: string): Line {
  const [line, ...others] = readLines(text);
  if (line === undefined || others.length > 0) throw new Error(`${others.length + 1} lines in ${text}`);
  return line;
}

export const kinds = (line: Line): string[] => line.envelopes.map(({ kind }) => kind);
