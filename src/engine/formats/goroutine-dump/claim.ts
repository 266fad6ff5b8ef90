import { bracketOfHeader } from '../../goroutines/header.ts';
import { isDumper } from '../../goroutines/idle.ts';
import { endOf, stackLine, startOf } from '../../goroutines/stack-line.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';

const SMALL_G = 0x67;
const EQUALS = 0x3d;
const PAREN_CLOSE = 0x29;
/** `main.main()` has no arguments that would prove it to be a call: it must stand near other lines of the dump. */
const NEAR = 3;

/**
 * A dump begins with the header of a goroutine, or with the line that containerd prints above it; behind a crash, whose
 * header it could be as well, with the function that writes it.
 */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (!open) return beginsDump(line.text) ? 'begins' : undefined;
  const kind = stackLine(line.text);
  switch (kind) {
    case undefined:
      return undefined;
    case 'begin':
      return 'begins';
    case 'header':
      return beginsAnother(line.text, open) ? 'begins' : 'continues';
    case 'call':
      if (open.skipped > (isAtBottom(open) ? 0 : NEAR) && isDumper(line.text)) return 'begins';
      return open.skipped > NEAR && line.text.trimEnd().endsWith('()') ? undefined : 'continues';
    default:
      return 'continues';
  }
}

/** The header of the goroutine that writes the dump. */
export function leads(line: Line, next: Line): boolean {
  return isDumpCall(next.text) && isOfRunning(line.text);
}

function beginsDump(text: string): boolean {
  const first = text.charCodeAt(startOf(text));
  if (first === SMALL_G || first === EQUALS) {
    const kind = stackLine(text);
    if (kind === 'header' || kind === 'begin') return true;
  }
  return isDumpCall(text);
}

function isDumpCall(text: string): boolean {
  return text.charCodeAt(endOf(text) - 1) === PAREN_CLOSE && stackLine(text) === 'call' && isDumper(text);
}

/** Whether the last lines are the bottom of a stack, so that a call is not of the same goroutine. */
function isAtBottom({ lines }: OpenArtifact): boolean {
  const [call, place] = lines.slice(-2).map(({ text }) => text);
  if (call === undefined || place === undefined || stackLine(place) !== 'place') return false;
  return stackLine(call) === 'created' || call.trim() === 'main.main()';
}

/** The goroutine that dumps the others runs, and is printed first; while it does, no other one runs. */
function beginsAnother(text: string, { count, lines }: OpenArtifact): boolean {
  const last = lines.at(-1);
  const lastKind = last && stackLine(last.text);
  if (lastKind === 'end') return true;
  if (count === 1 && lastKind === 'begin') return false;
  return isOfRunning(text);
}

function isOfRunning(text: string): boolean {
  const bracket = bracketOfHeader(text, startOf(text));
  return bracket !== -1 && text.startsWith('[running', bracket);
}
