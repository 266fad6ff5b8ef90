/** Rows that a terminal or a mail program folded over several lines. */
import { withoutIndentOf } from '../../text/index.ts';
import { type Row, readRow } from './row.ts';

/** Shorter lines are not folded. */
const NARROWEST = 40;
const LONGEST_REST = 4000;

/**
 * The row and its rest in one; undefined when the line is not the rest of the row. Terminals fold anywhere, mail programs
 * at a space.
 */
export function extendRow(text: string, line: string): string | undefined {
  if (text.length < NARROWEST || line.length > LONGEST_REST || line.trim() === '') return undefined;
  // A program that logs in JSON may not write spaces either.
  if (line.startsWith('{"')) return undefined;
  const row = readRow(text);
  if (!row?.cut || readRow(line)) return undefined;
  const rest = withoutIndentOf(text, line.trimEnd());
  const joined = [text + rest, `${text} ${rest.trim()}`].flatMap((whole) => {
    const found = readRow(whole);
    return found && goesOn(row, found, rest) ? [{ whole, found }] : [];
  });
  const best = joined.find(({ found }) => !found.cut && found.source !== '') ?? joined[0];
  return best?.whole;
}

/** Behind the source everything could be taken for options, so there only what looks like more directories is. */
function goesOn(row: Row, whole: Row, rest: string): boolean {
  const isWord = !/\s/.test(rest.trim());
  if (row.superOptions.length === 0) return isWord || whole.propagation !== undefined;
  return row.overlay !== undefined && isWord && /[/:=,]/.test(rest);
}
