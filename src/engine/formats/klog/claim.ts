import type { Claim, Envelope, Line, OpenArtifact } from '../../model.ts';

/** The header of a klog line, when the line has one. */
export function klogOf({ envelopes }: Line): Envelope | undefined {
  return envelopes.findLast(({ kind }) => kind === 'klog');
}

/** Lines of one value follow each other; empty ones and a few of others may stand between them. */
const MOST_BETWEEN = 3;

/** Takes the lines with a klog header, and those on which a value of such a line goes on. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (klogOf(line)) return 'continues';
  const last = open?.lines.at(-1);
  if (!last || !isContinuation(line, last)) return undefined;
  // Lines of others are hardly ever indented by a tab.
  const isNext = open?.skipped === 0 || line.text.startsWith('\t') || isEnd(line);
  return isNext ? 'continues' : undefined;
}

/**
 * Whether a line without a header goes on with a value (`err=<`) that `last` begins or goes on with. The line that ends it,
 * ` > pod="shop/web-0"`, reaches us without its ` > `.
 */
export function isContinuation(line: Line, last: Line): boolean {
  if (line.number - last.number > MOST_BETWEEN) return false;
  const isOpen = klogOf(last) ? last.text.trimEnd().endsWith('=<') : isInner(last);
  return isOpen && (isInner(line) || isEnd(line));
}

function isInner({ text }: Line): boolean {
  return text.startsWith('\t') || text.startsWith('  ');
}

function isEnd({ text, envelopes }: Line): boolean {
  return envelopes.at(-1)?.kind === 'quote' && /^[A-Za-z][\w.]{0,40}=/.test(text);
}
