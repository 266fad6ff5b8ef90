import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, isDigit } from '../../text/index.ts';
import { readEvent } from './event.ts';
import { readProcess, readTotals } from './totals.ts';

/** Says whether a line begins the output of blkparse, goes on with it, or is none. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  const at = firstLetter(text);
  if (isDigit(text.charCodeAt(at))) return hasDevice(text, at) ? claimEvent(line, open) : undefined;
  if (open) return claimTotals(text, open);
  return mayStartTotals(text, at) && startsTotals(text) ? 'begins' : undefined;
}

/** `253,0`: up to four digits, a comma, a digit. */
function hasDevice(text: string, at: number): boolean {
  let comma = at;
  while (isDigit(text.charCodeAt(comma))) comma++;
  return comma - at <= 4 && text.charCodeAt(comma) === 0x2c && isDigit(text.charCodeAt(comma + 1));
}

function isFile(text: string, at = 0): boolean {
  return text.startsWith('Input file ', at) && text.includes('.blktrace.') && readTotals(text)?.kind === 'file';
}

/** Where only the end of the output was kept: `CPU0 (dm-0):`, ` Reads Queued: …`. */
function mayStartTotals(text: string, at: number): boolean {
  return TOTALS_LETTERS.includes(text.charAt(at)) && TOTALS_STARTS.some((start) => text.startsWith(start, at));
}

const TOTALS_LETTERS = 'ICR';
const TOTALS_STARTS = ['Input file ', 'CPU', 'Reads Queued:'];

function startsTotals(text: string): boolean {
  const totals = readTotals(text);
  return totals?.kind === 'heading' || totals?.kind === 'counters' || isFile(text.trim());
}

function claimEvent(line: Line, open: OpenArtifact | undefined): Claim {
  const event = readEvent(line.text);
  if (!event) return undefined;
  const last = open?.lines.at(-1);
  if (!open || !last) return 'continues';
  if (readTotals(last.text)) return open.lines.every(({ text }) => isFile(text.trim())) ? 'continues' : 'begins';
  // blkparse sorts by time, so a much earlier event behind other lines is of another run.
  const before = readEvent(last.text);
  const isEarlier = before !== undefined && event.time < before.time - DISORDER_SECONDS;
  return (open.skipped > 0 && isEarlier) || standsApart(line, open) ? 'begins' : 'continues';
}

/** How far events of several processors may be out of order. */
const DISORDER_SECONDS = 0.005;

/** Other lines may stand in front of the totals of a process. */
const MOST_BETWEEN = 3;

function claimTotals(text: string, open: OpenArtifact): Claim {
  const last = open.lines.at(-1)?.text ?? '';
  const totals = readTotals(text);
  if (!totals) {
    const isBelow = readEvent(last) !== undefined || readTotals(last)?.kind === 'counters';
    return isBelow && open.skipped <= MOST_BETWEEN && readProcess(text) ? 'continues' : undefined;
  }
  if (totals.kind !== 'file') return 'continues';
  const before = readTotals(last)?.kind;
  return open.skipped === 0 && (before === 'skips' || before === 'file') ? 'continues' : 'begins';
}
