import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { readHeader, USUAL_HEADERS } from './columns.ts';
import { mayBeUsualRow, readRow } from './row.ts';
import { looksLike } from './shape.ts';

/** A header begins a table. Rows of the usual tables, as they come out of grep, are known without one. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (text.length > LONGEST_LINE) return undefined;
  if (readHeader(text)) return 'begins';
  if (mayBeUsualRow(text) && isUsualRow(text)) return open && standsApart(line, open) ? 'begins' : 'continues';
  return open && isRowOf(open, text) ? 'continues' : undefined;
}

/** ps cuts a command line at 128 KiB, the kernel's limit for one argument. */
const LONGEST_LINE = 200_000;

function isUsualRow(text: string): boolean {
  return USUAL_HEADERS.some((header) => readRow(text, header) !== undefined);
}

/** A row of a table with other columns: by its header, or when that is no longer shown, by the rows before. */
function isRowOf(open: OpenArtifact, text: string): boolean {
  const texts = open.lines.map((line) => line.text);
  const header = readHeader(texts[0] ?? '');
  if (header) return readRow(text, header) !== undefined;
  return !texts.some(isUsualRow) && looksLike(texts, text);
}
