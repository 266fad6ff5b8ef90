import { startOf } from '../../goroutines/stack-line.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { readProfileLine } from './lines.ts';

const HASH = 0x23;
const SMALL_G = 0x67;
const AT = ' @';

/** A profile begins with its title, or with the first entry of those that somebody picked out. */
export function claim({ text }: Line, open: OpenArtifact | undefined): Claim {
  const first = text.charCodeAt(startOf(text));
  if (first === HASH ? !open : first !== SMALL_G && !(first >= 0x30 && first <= 0x39 && text.includes(AT))) {
    return undefined;
  }
  const read = readProfileLine(text);
  if (read === undefined) return undefined;
  if (read.kind === 'title') return 'begins';
  // Without a title the addresses are the only proof.
  return open || (read.kind === 'count' && read.addresses.length > 0) ? 'continues' : undefined;
}
