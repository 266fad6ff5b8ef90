/** Lines of systemd's manager about units, as they stand in the journal or in /var/log/messages. */
import type { Format, Level, Line, Parsed } from '../../model.ts';
import { mayBeMessage, readMessage } from './messages.ts';
import type { SystemdEvent } from './record.ts';
import { summaryOf } from './summary.ts';

const ERRORS: ReadonlySet<SystemdEvent['event']> = new Set([
  'start-failed',
  'dependency-failed',
  'main-process-exited',
  'control-process-exited',
  'failed',
  'start-limit',
  'job-failed',
]);

function read(line: Line): Pick<SystemdEvent, 'event' | 'unit' | 'result' | 'status'> | undefined {
  const program = programOf(line);
  const named = program === 'systemd';
  if (!named && (program !== undefined || !mayBeMessage(line.text))) return undefined;
  return readMessage(line.text, named);
}

function programOf({ envelopes }: Line): string | undefined {
  for (let at = envelopes.length - 1; at >= 0; at--) {
    const program = envelopes[at]?.program;
    if (program !== undefined) return program;
  }
  return undefined;
}

function levelOf(event: SystemdEvent): Level {
  if (ERRORS.has(event.event)) return 'error';
  return 'info';
}

function parse(lines: Iterable<Line>): Parsed<SystemdEvent> {
  const records: SystemdEvent[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    const message = read(line);
    if (!message) gaps.push(line.number);
    else {
      const event: SystemdEvent = { from: line.from, to: line.to, line: line.number, ...message };
      records.push({ ...event, level: levelOf(event) });
    }
  }
  return { records, gaps, complete: true, missing: [], summary: summaryOf(records) };
}

const format: Format<'systemd'> = {
  kind: 'systemd',
  title: { en: 'systemd unit lines', 'zh-cn': 'systemd 单元日志' },
  patience: 40,
  separable: true,
  claim: (line) => (read(line) ? 'continues' : undefined),
  level: (line) => {
    const message = read(line);
    return message && ERRORS.has(message.event) ? 'error' : 'info';
  },
  parse,
};

export default format;
