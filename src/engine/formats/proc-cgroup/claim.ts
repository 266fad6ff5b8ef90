import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { headingOf } from '../../proc/process-file.ts';
import { commandOf } from '../../proc/typed-command.ts';
import { FILE_NAME, type Row, readRow } from './row.ts';

/** PATH_MAX, and what may stand before the path. */
const LONGEST_LINE = 5000;

/** Says whether a line begins the cgroups of a process, goes on with them, or is of another kind. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (text.length > LONGEST_LINE || !mayBelong(text)) return undefined;
  const row = readRow(text);
  if (row) return claimRow(row, line, open);
  return headingOf(text, FILE_NAME) || commandOf(text, FILE_NAME) ? 'begins' : undefined;
}

/** A row has `:/`, a heading or a command names the file. */
function mayBelong(text: string): boolean {
  const at = text.indexOf('/');
  // The rarest of its letters is looked for first.
  return at !== -1 && (text[at - 1] === ':' || (text.includes('group') && text.includes('/cgroup')));
}

function claimRow(row: Row, line: Line, open: OpenArtifact | undefined): Claim {
  if (!open) return row.isSure ? 'continues' : undefined;
  if (!row.isSure && open.skipped > 0) return undefined;
  const last = open.lines.at(-1);
  const before = last && readRow(last.text);
  if (!last || !before) return 'continues';
  if ((before.file === undefined) !== (row.file === undefined)) return 'begins';
  return isOfAnother(row, before, open) || standsApart(line, open) ? 'begins' : 'continues';
}

/** Whether a table is over before the row. The kernel prints the newest hierarchy first, the unified one last. */
function isOfAnother(row: Row, before: Row, open: OpenArtifact): boolean {
  const isKnown = open.lines.some(({ text }) => {
    const other = readRow(text);
    return other?.hierarchy === row.hierarchy && other.file === row.file;
  });
  if (isKnown) return true;
  if (row.file !== undefined || row.hierarchy <= before.hierarchy) return false;
  return before.hierarchy > 1 ? open.skipped > 0 : row.hierarchy !== before.hierarchy + 1;
}
