/**
 * The line that names two cgroups (≤ 4.20), which terminals and mail programs fold, also in the middle of an id:
 *
 *     Task in /docker/7d1c…e0/docker/29
 *     d7…77 killed as a result of limit of /docker/7d1c…e0
 */
import type { CgroupsLine } from './counters.ts';

const START = /^Task in (?=\/)/i;
const BETWEEN = ' killed as a result of limit of ';
const PATH = /^\/[\w.:@\\/-]{0,4096}$/;

/** Reads the line, or as much of it as there is. */
export function readWholeTaskIn(text: string): CgroupsLine | undefined {
  const start = START.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const space = text.indexOf(' ', start);
  const end = space === -1 ? text.length : space;
  const task = text.slice(start, end);
  const behind = text.slice(end);
  const limited = behind.slice(BETWEEN.length);
  const isRead = behind.startsWith(BETWEEN) ? limited === '' || PATH.test(limited) : BETWEEN.startsWith(behind);
  if (!isRead || !PATH.test(task)) return undefined;
  return { kind: 'cgroups', task, ...(limited !== '' && { limited }) };
}

/** Segments that end where they end; a shorter id is a piece of one. */
const WHOLE_SEGMENT =
  /(?:^|[-:])[0-9a-f]{64}(?:\.scope)?$|\.(?:slice|scope|service)$|^(?:docker|kubepods|burstable|besteffort)$/;

/** The line with `rest` behind it; undefined when that is not what was folded off. */
export function extendTaskIn(text: string, rest: string): string | undefined {
  const piece = rest.trim();
  if (piece === '' || readWholeTaskIn(text) === undefined) return undefined;
  return [text + piece, `${text} ${piece}`].find((whole) => {
    if (readWholeTaskIn(whole) === undefined) return false;
    const segment = whole.slice(whole.lastIndexOf('/', text.length - 1) + 1).split(/[ /]/, 1)[0] ?? '';
    // A name that goes on in the rest is one that is known, or an id that is still too short.
    return segment.length <= text.length - 1 - text.lastIndexOf('/') || WHOLE_SEGMENT.test(segment) || isPiece(segment);
  });
}

/** Whether the innermost name of a path is an id that breaks off. */
export function isPiece(path: string): boolean {
  return /(?:^|[-:/])[0-9a-f]{1,63}$/.test(path.slice(-LONGEST_NAME));
}

const LONGEST_NAME = 255;

/** How many lines the line may be folded into. */
const MOST_LINES = 6;

/** The line as far as the last of these lines goes on with it. */
export function taskInOf(lines: readonly string[]): string | undefined {
  const last = lines.slice(-MOST_LINES);
  const first = last.findLastIndex((text) => START.test(text.trim()));
  let whole = first === -1 ? undefined : last[first]?.trim();
  for (const rest of last.slice(first + 1)) whole = whole === undefined ? undefined : extendTaskIn(whole, rest);
  return whole;
}
