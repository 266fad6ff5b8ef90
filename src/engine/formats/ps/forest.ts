/**
 * The tree that --forest draws in front of the commands. procps, output.c forest_helper(): four characters a level.
 *
 *     root         902       1  0 Feb02 ?        06:40:08 /usr/bin/dockerd -H fd://
 *     root        2871     902  0 Feb02 ?        00:00:31  \_ /usr/bin/docker-proxy -proto tcp
 *     999         3104    3011  0 Feb02 ?        00:01:10  |   \_ postgres: checkpointer
 */
import type { ListedProcess } from './record.ts';

const BRANCH = '\\_ ';
const BRANCH_WIDTH = 4;

/** Cuts the branches off a command. `prefix`: how many characters stand before the last one. */
export function cutBranches(cell: string): { command: string; prefix: number | undefined } {
  const at = cell.indexOf(BRANCH);
  if (at < 0 || !/^[ |]{0,200}$/.test(cell.slice(0, at))) return { command: cell.trim(), prefix: undefined };
  return { command: cell.slice(at + BRANCH.length).trim(), prefix: at };
}

/** Fills in the levels of a table that was printed with --forest. */
export function withDepths(
  processes: readonly ListedProcess[],
  prefixes: readonly (number | undefined)[],
): readonly ListedProcess[] {
  const first = prefixes.reduce<number>((least, prefix) => Math.min(least, prefix ?? least), Number.POSITIVE_INFINITY);
  if (first === Number.POSITIVE_INFINITY) return processes;
  // The first level stands one space behind the border; a longer one when the column before is padded.
  const isIntact = first % BRANCH_WIDTH === 1 || first > BRANCH_WIDTH;
  return processes.map((process, index) => {
    const prefix = prefixes[index];
    if (prefix === undefined) return { ...process, depth: 0 };
    const depth = (prefix - (first % BRANCH_WIDTH === 1 ? 1 : first)) / BRANCH_WIDTH + 1;
    return isIntact && Number.isInteger(depth) ? { ...process, depth } : process;
  });
}
