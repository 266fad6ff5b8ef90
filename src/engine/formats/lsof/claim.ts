import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { mayBeRow, readHeader, readRow } from './row.ts';

/** A header begins a table. Rows go on with it; those that were grepped out of one are believed without a header. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (readHeader(text)) return 'begins';
  const row = mayBeRow(text) ? readRow(text) : undefined;
  if (!row) return undefined;
  const isWhole = row.after.length > 0;
  if (isWhole && open && isApart(line, open)) return 'begins';
  return open || isWhole ? 'continues' : undefined;
}

/** Blank lines stand in front, of which lsof prints none. In a paste that has them everywhere they tell nothing. */
function isApart(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const [before, last] = lines.slice(-2);
  if (!before || !last || line.number - last.number - 1 <= skipped) return false;
  return last.number - before.number === 1;
}
