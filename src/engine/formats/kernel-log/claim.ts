import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { readEvent } from './events/index.ts';
import { isOfKernel } from './origin.ts';
import { readInner } from './stack.ts';

/** How many lines of others may stand within a stack whose lines do not say that the kernel wrote them. */
const MOST_BETWEEN = 3;

/** Takes every line that says the kernel wrote it, lines only the kernel writes, and the stacks behind those. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const ofKernel = isOfKernel(line);
  if (ofKernel) return isBoot(line) ? 'begins' : 'continues';
  const event = readEvent(line.text, false);
  if (event) return event.pattern.event === 'boot' ? 'begins' : 'continues';
  return open && isWithinTrace(open) && readInner(line.text) ? 'continues' : undefined;
}

function isBoot({ text }: Line): boolean {
  return text.startsWith('Linux version ');
}

/** Whether the open log ends in an event that may go on, without layers that would tell who writes. */
function isWithinTrace({ lines, skipped }: OpenArtifact): boolean {
  // Lines of the kernel that have kept their time may stand in between.
  const at = lines.findLastIndex((line) => !isOfKernel(line));
  const last = lines[at];
  if (!last || skipped + lines.length - 1 - at > MOST_BETWEEN) return false;
  return readEvent(last.text, false)?.pattern.traced ?? readInner(last.text) !== undefined;
}
