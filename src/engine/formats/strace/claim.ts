import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { readBody } from './body.ts';
import type { Lead } from './lead.ts';
import { isFrame, isRest } from './rest.ts';
import { isUnmistakable, mayContinue, readLine, type StraceLine } from './strace-line.ts';
import { isTableRow, isTableRule, isTotal, readTableHeader } from './summary.ts';

/** Says whether a line begins the output of one run of strace, goes on with it, or is not strace's. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  const last = open?.lines.at(-1);
  const read = readLine(text);
  if (!read) return claimOther(text, last?.text);
  if (!open || !last) return isUnmistakable(read, text) ? 'begins' : undefined;
  if (!mayContinue(read, text)) return undefined;
  const apart = standsApart(line, open);
  const begins = read.kind === 'message' ? attachesAnew(read, open, apart) : beginsAnew(read, open, apart);
  return begins ? 'begins' : 'continues';
}

/** Tables, and lines that mean something only after another one. */
function claimOther(text: string, last: string | undefined): Claim {
  if (text.includes('% time') && readTableHeader(text))
    return last === undefined || isTotal(last) ? 'begins' : 'continues';
  if (last === undefined) return undefined;
  if (isInTable(last)) return isTableRow(text) || isTableRule(text) ? 'continues' : undefined;
  return (isRest(text) && isInterrupted(last)) || isFrame(text) ? 'continues' : undefined;
}

function isInTable(text: string): boolean {
  return readTableHeader(text) !== undefined || isTableRule(text) || isTableRow(text);
}

/** Whether a call was still going on at the end of the line, or strace was letting go of its threads. */
function isInterrupted(text: string): boolean {
  const read = readLine(text);
  if (!read) return isRest(text);
  if (read.kind === 'note') return true;
  if (read.kind === 'message') return read.message.event === 'detach';
  if (read.kind !== 'call' && read.kind !== 'resumed') return false;
  const { ending } = readBody(text, read.at);
  return ending === 'open' || ending === 'message' || ending === 'string';
}

/** The traced program made another process in one of the lines shown. */
const MAKES_PROCESS = /(?:^|[\s>])(?:clone|clone3|fork|vfork)(?:\(|\sresumed)/;

/** Whether strace attaches because it starts, and not because a traced process made another one. */
function attachesAnew(read: StraceLine & { kind: 'message' }, open: OpenArtifact, apart: boolean): boolean {
  const last = open.lines.at(-1)?.text ?? '';
  if (read.message.event === 'detach') return false;
  if (isTotal(last)) return true;
  const makesProcess = open.lines.some(({ text }) => MAKES_PROCESS.test(text));
  if (isEnd(last)) return !makesProcess || apart;
  if (!open.lines.some(({ text }) => isEvent(text))) return false;
  return read.message.first || apart || (open.skipped > 0 && !makesProcess);
}

/**
 * Whether an event cannot be of the run before, because that one was over. `apart`: blank lines stand in between, which
 * strace does not print; then other leads than before are another run's.
 */
function beginsAnew(read: StraceLine, open: OpenArtifact, apart: boolean): boolean {
  const last = open.lines.at(-1)?.text ?? '';
  if (isTotal(last)) return true;
  // Strace until 4.10 said so whenever a thread ended.
  if (isEnd(last) && (apart || last.includes('strace: ') || isRest(last))) return true;
  if (!('lead' in read) || (!apart && read.lead.time === undefined && !last.endsWith('+++'))) return false;
  const previous = readLine(last);
  if (!previous || !('lead' in previous)) return false;
  if (isEarlier(read.lead, previous.lead)) return true;
  // Without a pid in front it was the last process that was traced.
  if (previous.kind === 'exit' && previous.lead.pid === undefined && !previous.superseded) return true;
  return apart && (styleOf(previous) !== styleOf(read) || isOfUnknown(read.lead, open));
}

function styleOf({ lead }: { lead: Lead }): string {
  const pid = lead.pid === undefined ? 'no pid' : lead.bracketed ? 'pid in brackets' : 'pid';
  return `${pid} ${lead.time?.replace(/\d/g, '0')} ${lead.elapsed !== undefined} ${lead.command !== undefined}`;
}

/** Events come in the order of their times, but at midnight. */
function isEarlier({ time }: Lead, { time: before }: Lead): boolean {
  if (time === undefined || before === undefined || time.length !== before.length || time >= before) return false;
  return !(before.startsWith('23:') && time.startsWith('00:'));
}

/** Whether the thread did nothing of late. The traced program may print blank lines, but among others. */
function isOfUnknown({ pid }: Lead, { lines, skipped }: OpenArtifact): boolean {
  if (pid === undefined || skipped > 1) return false;
  return !lines.some(({ text }) => {
    const read = readLine(text);
    return read !== undefined && 'lead' in read && read.lead.pid === pid;
  });
}

/** Whether strace let go of a thread in the line, or finished the line after it did. */
function isEnd(text: string): boolean {
  if (isRest(text)) return text.includes('<detached');
  const read = readLine(text);
  return read?.kind === 'message' && read.message.event === 'detach';
}

function isEvent(text: string): boolean {
  const read = readLine(text);
  return read !== undefined && read.kind !== 'message' && read.kind !== 'note';
}
