import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { beginsAnother, followsAnything, isTimeless, mayFollow, type OomLine, readInner, readOwn } from './oom-line.ts';
import { extendTaskIn, taskInOf } from './task-in.ts';

/** How many reaper lines and fragments at the end of a report are looked past for the line before them. */
const LOOK_BACK = 8;

/** Says whether a line begins an OOM report, goes on with the open one, or is none of the kernel's OOM killer. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const own = readOwn(line.text);
  if (!open) return own && 'begins';
  if (own && followsAnything(own)) return 'continues';
  const previous = previousIn(open.lines);
  if (own) return beginsAnother(previous, own) ? 'begins' : 'continues';
  if (!previous || isOfAnotherProgram(line, open.lines.at(-1))) return undefined;
  if (isRestOfTaskIn(line, open.lines)) return 'continues';
  const inner = readInner(line.text);
  return inner && mayFollow(previous, inner) ? 'continues' : undefined;
}

/** The last line that shows how far the report has come. */
function previousIn(lines: readonly Line[]): OomLine | undefined {
  for (const line of lines.slice(-LOOK_BACK).reverse()) {
    const previous = readOwn(line.text) ?? readInner(line.text);
    if (previous && !isTimeless(previous)) return previous;
  }
  return undefined;
}

/** Whether the line was folded off `Task in … killed as a result of limit of …`. */
function isRestOfTaskIn(line: Line, lines: readonly Line[]): boolean {
  const whole = taskInOf(lines.map(({ text }) => text));
  return whole !== undefined && extendTaskIn(whole, line.text) !== undefined;
}

/** Whether the envelopes name two different programs: a daemon's line between the kernel's. */
function isOfAnotherProgram(line: Line, last: Line | undefined): boolean {
  const program = programOf(line);
  const before = last && programOf(last);
  return program !== undefined && before !== undefined && program !== before;
}

function programOf(line: Line): string | undefined {
  return line.envelopes.findLast((envelope) => envelope.program !== undefined)?.program;
}
