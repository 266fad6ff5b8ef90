/** What a tool prints instead of its output, and what to run instead. */
import type { Claim, Format, Level, Line, OpenArtifact, Parsed } from '../../model.ts';
import { insteadOf } from './advice/index.ts';
import { readMessage } from './message.ts';
import { isNote } from './notes.ts';
import type { Reason, ToolError } from './record.ts';
import { summaryOf } from './summary.ts';

function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (readMessage(line.text)) return 'continues';
  const isNext = open?.skipped === 0 && line.number - (open.lines.at(-1)?.number ?? 0) <= 2;
  return isNext && isNote(line.text) ? 'continues' : undefined;
}

/** The system has not failed, only the question: none of these is the first error of a log. */
function levelOf(reason: Reason): Level {
  return reason === 'nothing-to-show' ? 'info' : 'warning';
}

function parse(lines: Iterable<Line>): Parsed<ToolError> {
  const records: ToolError[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    const message = readMessage(line.text);
    const last = records.at(-1);
    if (message) {
      const { tool, reason, ...subject } = message;
      records.push({
        from: line.from,
        to: line.to,
        line: line.number,
        level: levelOf(reason),
        tool,
        reason,
        message: line.text.trim(),
        ...subject,
        instead: insteadOf(tool, reason, subject),
      });
    } else if (last && isNote(line.text)) records[records.length - 1] = { ...last, to: line.to };
    else gaps.push(line.number);
  }
  return { records, gaps, complete: true, missing: [], summary: summaryOf(records) };
}

const format: Format<'tool-error'> = {
  kind: 'tool-error',
  title: { en: 'Tool errors', 'zh-cn': '工具自身的报错' },
  // `Failed to start x.service: Unit x.service not found.` is no failed unit, and crictl logs like a daemon.
  before: ['systemd', 'daemon-log'],
  patience: 2,
  separable: true,
  claim,
  level: (line) => {
    const message = readMessage(line.text);
    return message && levelOf(message.reason);
  },
  parse,
};

export default format;
