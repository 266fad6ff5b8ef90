/** Output of docker, docker-compose, runc and their relatives on a terminal, and the commands typed there. */
import type { Format, Line, Parsed } from '../../model.ts';
import { findOpening, mayOpen } from './openings.ts';
import type { CommandLine } from './record.ts';
import { summaryOf } from './summary.ts';

function parse(lines: Iterable<Line>): Parsed<CommandLine> {
  const records: CommandLine[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    const opening = findOpening(line.text);
    if (!opening) gaps.push(line.number);
    else {
      const { sort, program, messageAt } = opening;
      const level = sort === 'error' ? 'error' : 'info';
      records.push({
        from: line.from,
        to: line.to,
        line: line.number,
        level,
        sort,
        program,
        message: line.text.slice(messageAt),
      });
    }
  }
  return { records, gaps, complete: true, missing: [], summary: summaryOf(records) };
}

const format: Format<'cli'> = {
  kind: 'cli',
  title: { en: 'Command output', 'zh-cn': '命令行输出' },
  patience: 10,
  separable: true,
  claim: (line) => (mayOpen(line.text) && findOpening(line.text) ? 'continues' : undefined),
  level: (line) => (findOpening(line.text)?.sort === 'error' ? 'error' : 'info'),
  parse,
};

export default format;
