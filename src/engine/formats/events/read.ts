/** One line in whichever form it has. */
import type { Level, Line } from '../../model.ts';
import { firstLetter, isDigit } from '../../text/index.ts';
import { readContainerd } from './containerd.ts';
import { isDockerJson, readDocker, readDockerJson, readOldDocker } from './docker.ts';
import { type Columns, mayBeginRow, readRow } from './kubernetes.ts';
import type { EventFields } from './record.ts';

const BRACE = 123;
const BRACKET = 91;
const HYPHEN = 45;
const SMALL_A = 97;
const SMALL_F = 102;
/** What stands behind the seconds. */
const AFTER_TIME = '. ';

/** Reads an event. `columns`: of the header above, when there is one. Cheap on lines that are none. */
export function readEvent(line: Line, columns: Columns | undefined): EventFields | undefined {
  const at = firstLetter(line.text);
  const first = line.text.charCodeAt(at);
  if (first === BRACE) {
    const text = line.text.trim();
    return isDockerJson(text) ? readDockerJson(text) : undefined;
  }
  if (isDigit(first) && line.text.charCodeAt(at + 4) === HYPHEN && AFTER_TIME.includes(line.text.charAt(at + 19))) {
    const text = line.text.trim();
    const read = readDocker(text) ?? readContainerd(text);
    if (read) return read;
  }
  const row = mayBeginRow(line.text, at) ? readRow(line.text, columns) : undefined;
  if (row) return row;
  // An id in hexadecimal, or a time.
  return isDigit(first) || first === BRACKET || (first >= SMALL_A && first <= SMALL_F)
    ? readOldDocker(line)
    : undefined;
}

/** Events that tell of a failure. An exit code is the program's own affair, so it is no more than a warning. */
export function levelOf({ action, detail, exitCode, attributes }: EventFields): Level {
  if (action === 'oom') return 'error';
  if (attributes['type'] === 'Warning' || detail === 'unhealthy') return 'warning';
  const ended = action === 'die' || action === 'died' || action === 'exit';
  return ended && exitCode !== undefined && exitCode !== 0 ? 'warning' : 'info';
}
