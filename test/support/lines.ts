import type { Line } from '../../src/engine/model.ts';
import { LineReader } from '../../src/engine/text/index.ts';

/** All peeled lines of a text. */
export function linesOf(text: string): Line[] {
  const reader = new LineReader(text);
  return Array.from({ length: reader.count }, (_, number) => reader.read(number)).flat();
}

/** The first peeled line of a text. */
export function lineOf(text: string): Line {
  const [line] = linesOf(text);
  if (!line) throw new Error('no line');
  return line;
}
