/** How a line stands to the lines that were claimed before it. */
import type { Line, OpenArtifact } from '../model.ts';

/** Whether it is the very next line of the input. */
export function isNext(line: Line, { lines, skipped }: OpenArtifact): boolean {
  return skipped === 0 && line.number - (lines.at(-1)?.number ?? 0) <= 1;
}

/**
 * Whether blank lines stand between it and the last one, more than between some two of the last few: where they stand
 * between all lines they tell nothing.
 */
export function standsApart(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const blank = line.number - last.number - 1 - skipped;
  return (
    blank > 0 && lines.some(({ number }, at) => number - (lines[at - 1]?.number ?? Number.NEGATIVE_INFINITY) <= blank)
  );
}
