import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type FdLine, readLine } from './fd-line.ts';

/** A heading begins a listing, and so does a row that cannot follow the one before. Rows alone are a listing too. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const read = readLine(line.text);
  switch (read?.kind) {
    case 'heading':
      return isCommandOf(open, read) ? 'continues' : 'begins';
    case 'row':
      return open && followsOn(open, read) && !standsApart(line, open) ? 'continues' : 'begins';
    case 'total':
    case 'directory':
      // Any empty directory has a total of 0, so it must stand at the top of a listing.
      return open && open.skipped === 0 && isTop(open, read) ? 'continues' : undefined;
    default:
      return undefined;
  }
}

/** The heading that `ls` prints below the command, for the same process. */
function isCommandOf(open: OpenArtifact | undefined, heading: FdLine): boolean {
  const last = open?.count === 1 ? readLine(open.lines.at(-1)?.text ?? '') : undefined;
  return last?.kind === 'heading' && heading.kind === 'heading' && last.pid === heading.pid && last.tid === heading.tid;
}

function isTop(open: OpenArtifact, read: FdLine): boolean {
  const last = readLine(open.lines.at(-1)?.text ?? '')?.kind;
  return last === 'heading' || (read.kind === 'directory' && (last === 'total' || last === 'directory'));
}

/** ls sorts names as text, with -v as numbers; whoever begins anew begins with a name that is smaller in both orders. */
function followsOn(open: OpenArtifact, row: FdLine): boolean {
  const last = readLine(open.lines.at(-1)?.text ?? '');
  if (last?.kind !== 'row' || row.kind !== 'row' || row.pid !== undefined) return true;
  return row.descriptor > last.descriptor || String(row.descriptor) > String(last.descriptor);
}
