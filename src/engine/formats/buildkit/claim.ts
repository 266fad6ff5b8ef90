import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type BuildLine, formOf, mayFollow, mayLead, readCertain, readInner } from './build-line.ts';

/** How many lines of others may stand before a line that is known only by its neighbours. */
const MOST_BETWEEN = 3;

export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const certain = readCertain(line.text);
  const last = open?.lines.at(-1);
  if (certain) return certain.kind === 'context' || (open && begins(certain, line, open)) ? 'begins' : 'continues';
  if (!open || !last || open.skipped > MOST_BETWEEN) return undefined;
  const inner = readInner(line.text);
  const previous = inner && readAny(last);
  return previous && mayFollow(previous, inner) ? 'continues' : undefined;
}

/** The rule above an excerpt, and lines with a number above one that is certain. */
export function leads(line: Line, next: Line): boolean {
  const read = readInner(line.text);
  const below = read && readAny(next);
  return read !== undefined && below !== undefined && mayLead(read, below);
}

/** No build changes its form on the way, or goes on with a step when it has failed. */
function begins(next: BuildLine, line: Line, open: OpenArtifact): boolean {
  const previous = readAny(open.lines.at(-1));
  if (!previous) return false;
  if (next.kind === 'step' && next.index === 1) return previous.kind !== 'context';
  if (next.kind === 'excerpt' && previous.kind === 'failure') return true;
  const [before, after] = [formOf(previous), formOf(next)];
  if (next.kind === 'building') return before !== 'terminal' || isOfAnother(next.elapsed, line, open);
  return before !== undefined && after !== undefined && before !== after;
}

/** A build in a terminal is drawn again and again, without blank lines in between and with a clock that goes on. */
function isOfAnother(elapsed: number, line: Line, open: OpenArtifact): boolean {
  if (standsApart(line, open)) return true;
  const drawn = open.lines.map(readAny).findLast((read) => read?.kind === 'building');
  return drawn?.kind === 'building' && drawn.elapsed > elapsed;
}

function readAny(line: Line | undefined): BuildLine | undefined {
  return line && (readCertain(line.text) ?? readInner(line.text));
}
