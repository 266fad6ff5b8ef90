import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { mayBeRow, readHeader, readRow } from './row.ts';

/** A header begins a table. Rows go on with it; those that were grepped out of one are believed without a header. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (readHeader(text)) return 'begins';
  const row = mayBeRow(text) ? readRow(text) : undefined;
  if (!row) return undefined;
  const isWhole = row.after.length > 0;
  if (isWhole && open && standsApart(line, open)) return 'begins';
  return open || isWhole ? 'continues' : undefined;
}
