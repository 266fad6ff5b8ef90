import type { Format, Line, Parsed } from '../../model.ts';
import { EMPTY } from './empty.ts';
import { type Columns, readHeader } from './kubernetes.ts';
import { levelOf, readEvent } from './read.ts';
import type { ContainerEvent } from './record.ts';
import { summaryOf } from './summary.ts';

function parse(lines: Iterable<Line>): Parsed<ContainerEvent> {
  const records: ContainerEvent[] = [];
  const gaps: number[] = [];
  let columns: Columns | undefined;
  for (const line of lines) {
    const header = readHeader(line.text);
    const event = header ? undefined : readEvent(line, columns);
    if (header) columns = header;
    else if (!event) gaps.push(line.number);
    else records.push({ from: line.from, to: line.to, line: line.number, level: levelOf(event), ...event });
  }
  const missing = [
    ...(records.length === 0 ? ['rows'] : []),
    ...(records.some(({ cut }) => cut) ? ['end of a line'] : []),
  ];
  return {
    records,
    gaps,
    complete: missing.length === 0,
    missing,
    summary: summaryOf(records),
    ...(records.length === 0 && { instead: EMPTY }),
  };
}

/** What docker, podman, containerd and Kubernetes tell about their containers, line by line. */
const format: Format<'events'> = {
  kind: 'events',
  title: { en: 'Container events', 'zh-cn': '容器事件' },
  patience: 20,
  separable: true,
  claim: (line) => {
    if (readHeader(line.text)) return 'begins';
    return readEvent(line, undefined) ? 'continues' : undefined;
  },
  level: (line) => {
    const event = readEvent(line, undefined);
    return event && levelOf(event);
  },
  parse,
};

export default format;
