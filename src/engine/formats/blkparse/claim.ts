import type { Claim, Line, OpenArtifact } from '../../model.ts';
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

function firstLetter(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** `253,0`: up to four digits, a comma, a digit. */
function hasDevice(text: string, at: number): boolean {
  const comma = text.slice(at, at + 5).indexOf(',');
  return comma > 0 && isDigit(text.charCodeAt(at + comma + 1));
}

function isFile(text: string, at = 0): boolean {
  return text.startsWith('Input file ', at) && text.includes('.blktrace.') && readTotals(text)?.kind === 'file';
}

/** Where only the end of the output was kept: `CPU0 (dm-0):`, ` Reads Queued: …`. */
function mayStartTotals(text: string, at: number): boolean {
  return TOTALS_STARTS.some((start) => text.startsWith(start, at));
}

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

/** Whether an empty line stands between this line and the one before, where none stood between the lines above it. */
function standsApart(line: Line, { lines, skipped }: OpenArtifact): boolean {
  const [previous, last] = lines.slice(-2);
  if (!previous || !last || last.number - previous.number > 1) return false;
  return line.number - last.number - 1 > skipped;
}

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
