import { bracketOfHeader } from '../../goroutines/header.ts';
import { stackLine, startOf } from '../../goroutines/stack-line.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';

const SMALL_G = 0x67;
const EQUALS = 0x3d;
/** `main.main()` has no arguments that would prove it to be a call: it must stand near other lines of the dump. */
const NEAR = 3;

/** A dump begins with the header of a goroutine, or with the line that containerd prints above it. */
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
      return open.skipped > NEAR && line.text.trimEnd().endsWith('()') ? undefined : 'continues';
    default:
      return 'continues';
  }
}

function beginsDump(text: string): boolean {
  const start = startOf(text);
  const first = text.charCodeAt(start);
  if (first !== SMALL_G && first !== EQUALS) return false;
  const kind = stackLine(text);
  return kind === 'header' || kind === 'begin';
}

/** The goroutine that dumps the others runs, and is printed first; while it does, no other one runs. */
function beginsAnother(text: string, { count, lines }: OpenArtifact): boolean {
  const last = lines.at(-1);
  const lastKind = last && stackLine(last.text);
  if (lastKind === 'end') return true;
  if (count === 1 && lastKind === 'begin') return false;
  return text.startsWith('[running', bracketOfHeader(text, startOf(text)));
}
