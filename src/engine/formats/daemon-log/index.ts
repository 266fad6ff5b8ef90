/** Log of dockerd or containerd, in any of logrus' forms. */
import type { Format, Line, Parsed } from '../../model.ts';
import { entriesByLevel } from '../../words.ts';
import { isDaemonLine, levelOf, readDaemonLine } from './logfmt.ts';
import type { DaemonLogEntry } from './record.ts';

/** Reads each line by itself; a line that begins like one of the forms but cannot be read becomes a gap. */
function parse(lines: Iterable<Line>): Parsed<DaemonLogEntry> {
  const records: DaemonLogEntry[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    const read = readDaemonLine(line.text.trimStart());
    if (!read) gaps.push(line.number);
    else {
      const { level, ...entry } = read;
      records.push({ from: line.from, to: line.to, line: line.number, ...(level && { level }), ...entry });
    }
  }
  return { records, gaps, complete: true, missing: [], summary: entriesByLevel(records) };
}

const format: Format<'daemon-log'> = {
  kind: 'daemon-log',
  title: { en: 'Daemon log', 'zh-cn': '守护进程日志' },
  patience: 40,
  separable: true,
  claim: (line) => (isDaemonLine(line.text) ? 'continues' : undefined),
  level: (line) => levelOf(line.text),
  parse,
};

export default format;
