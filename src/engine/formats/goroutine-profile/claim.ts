import { startOf } from '../../goroutines/stack-line.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type CountLine, readProfileLine } from './lines.ts';

const HASH = 0x23;
const SMALL_G = 0x67;

/** A profile begins with its title, or with the first entry of those that somebody picked out. */
export function claim({ text }: Line, open: OpenArtifact | undefined): Claim {
  const first = text.charCodeAt(startOf(text));
  if (first === HASH ? !open : first !== SMALL_G && !(first >= 0x30 && first <= 0x39)) return undefined;
  const read = readProfileLine(text);
  if (read === undefined) return undefined;
  if (read.kind === 'title' || (open && read.kind === 'count' && isOfAnother(read, open))) return 'begins';
  // Without a title the addresses are the only proof.
  return open || (read.kind === 'count' && read.addresses.length > 0) ? 'continues' : undefined;
}

/** Within a profile each stack stands once, but for other labels. */
function isOfAnother({ addresses }: CountLine, { lines }: OpenArtifact): boolean {
  const shown = lines.map(({ text }) => readProfileLine(text));
  const last = shown.findLast((line) => line?.kind === 'count');
  if (last === undefined) return false;
  const hasLabels = shown.some((line) => line?.kind === 'labels');
  return !hasLabels && addresses.length > 0 && addresses.join() === last.addresses.join();
}
