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
  if (!open || !last || !goesOn(line, last, open.lines.at(-2))) return undefined;
  // Lines of others are hardly ever indented by a tab.
  const isNext = open.skipped === 0 || line.text.startsWith('\t') || endOfValue(line) !== undefined;
  return isNext ? 'continues' : undefined;
}

/** One line of another process may stand within a value. */
function goesOn(line: Line, last: Line, before: Line | undefined): boolean {
  if (isContinuation(line, last)) return true;
  return (
    before !== undefined && klogOf(last) !== undefined && isOfAnother(last, before) && isContinuation(line, before)
  );
}

/**
 * Whether a line without a header goes on with a value (`err=<`) that `last` begins or goes on with, or ends it:
 * ` > pod="shop/web-0"`
 */
export function isContinuation(line: Line, last: Line): boolean {
  if (line.number - last.number > MOST_BETWEEN) return false;
  const mayOpen = klogOf(last) !== undefined || endOfValue(last) !== undefined;
  const isOpen = mayOpen ? last.text.trimEnd().endsWith('=<') : isInner(last);
  return isOpen && (isInner(line) || endOfValue(line) !== undefined);
}

/** Whether two lines with headers were written by different processes, as far as the layers around them tell. */
export function isOfAnother(line: Line, other: Line): boolean {
  return writerOf(line) !== writerOf(other);
}

function writerOf({ envelopes }: Line): string {
  return envelopes
    .map(({ host = '', program = '', pid = '', container = '' }) => `${host} ${program} ${pid} ${container}`.trim())
    .join('\n');
}

function isInner({ text }: Line): boolean {
  return text.startsWith('\t') || text.startsWith('  ');
}

/** Where the pairs behind the closing ` >` begin; undefined when the line has none. */
export function endOfValue({ text, envelopes }: Line): number | undefined {
  // Copying often drops the space, and then it looks like a quotation to the text stage.
  if (envelopes.at(-1)?.kind === 'quote' && /^[A-Za-z][\w.]{0,40}=/.test(text)) return 0;
  const closed = /^\s{1,200}>(?: |$)/.exec(text);
  return closed ? closed[0].length : undefined;
}
