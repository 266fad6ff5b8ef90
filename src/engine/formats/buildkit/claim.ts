import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type BuildLine, formOf, mayFollow, mayLead, readCertain, readInner } from './build-line.ts';

/** How many lines of others may stand before a line that is known only by its neighbours. */
const MOST_BETWEEN = 3;

export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const certain = readCertain(line.text);
  const last = open?.lines.at(-1);
  if (certain) return begins(certain, last) ? 'begins' : 'continues';
  if (!open || !last || open.skipped > MOST_BETWEEN) return undefined;
  const inner = readInner(line.text);
  const previous = inner && (readCertain(last.text) ?? readInner(last.text));
  return previous && mayFollow(previous, inner) ? 'continues' : undefined;
}

/** The rule above an excerpt, and lines with a number above one that is certain. */
export function leads(line: Line, next: Line): boolean {
  const read = readInner(line.text);
  const below = read && (readCertain(next.text) ?? readInner(next.text));
  return read !== undefined && below !== undefined && mayLead(read, below);
}

/**
 * A build in a terminal is drawn again and again, so its first line begins another one only behind other lines. No build
 * changes its form on the way.
 */
function begins(next: BuildLine, last: Line | undefined): boolean {
  const previous = last && (readCertain(last.text) ?? readInner(last.text));
  if (next.kind === 'context') return true;
  if (!previous) return false;
  if (next.kind === 'step' && next.index === 1) return previous.kind !== 'context';
  const [before, after] = [formOf(previous), formOf(next)];
  if (next.kind === 'building') return before !== 'terminal';
  return before !== undefined && after !== undefined && before !== after;
}
