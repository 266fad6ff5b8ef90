/** One line in whichever form it has. */
import type { Level, Line } from '../../model.ts';
import { readContainerd } from './containerd.ts';
import { isDockerJson, readDocker, readDockerJson, readOldDocker, readPeeledDocker } from './docker.ts';
import { type Columns, readRow } from './kubernetes.ts';
import type { EventFields } from './record.ts';

const DIGIT_0 = 48;
const DIGIT_9 = 57;
const BRACE = 123;

/** Reads an event. `columns`: of the header above, when there is one. Cheap on lines that are none. */
export function readEvent(line: Line, columns: Columns | undefined): EventFields | undefined {
  const text = line.text.trim();
  const first = text.charCodeAt(0);
  if (first === BRACE) return isDockerJson(text) ? readDockerJson(text) : undefined;
  if (first >= DIGIT_0 && first <= DIGIT_9 && text[4] === '-') {
    const read = readDocker(text) ?? readContainerd(text);
    if (read) return read;
  }
  return readRow(line.text, columns) ?? readPeeledDocker(line) ?? readOldDocker(line);
}

/** Events that tell of a failure. An exit code is the program's own affair, so it is no more than a warning. */
export function levelOf({ action, detail, exitCode, attributes }: EventFields): Level {
  if (action === 'oom') return 'error';
  if (attributes['type'] === 'Warning' || detail === 'unhealthy') return 'warning';
  const ended = action === 'die' || action === 'died' || action === 'exit';
  return ended && exitCode !== undefined && exitCode !== 0 ? 'warning' : 'info';
}
