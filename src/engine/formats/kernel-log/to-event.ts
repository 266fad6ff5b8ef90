/** From the lines of an event to its record. */
import { containerOf, podOf } from '../../proc/cgroup-path.ts';
import type { Draft } from './draft.ts';
import { readDenial } from './events/denials.ts';
import { timeOf, uptimeOf } from './origin.ts';
import type { KernelEvent } from './record.ts';

export function toEvent(draft: Draft): KernelEvent {
  const { first, last, groups, event, level, message, cache, kernel } = draft;
  const denied = event === 'security-denied' ? readDenial(message) : undefined;
  const cgroup = groups['cgroup'] ?? cache?.cgroup;
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    level,
    ...(kernel !== undefined && { versions: { kernel } }),
    event,
    message,
    time: timeOf(first),
    uptime: uptimeOf(first),
    task: denied?.task ?? draft.task ?? (draft.failure ? commOf(message) : undefined),
    pid: denied?.pid ?? draft.pid,
    cpu: draft.cpu,
    seconds: numberOf(groups['seconds']),
    owner: draft.owner,
    device: groups['device'],
    port: groups['port'],
    state: draft.state,
    errno: draft.failure ? errnoOf(message) : undefined,
    usageCount: numberOf(groups['count']),
    cgroup,
    container: cgroup === undefined ? undefined : containerOf(cgroup),
    pod: cgroup === undefined ? undefined : podOf(cgroup),
    cache,
    denial: denied?.denial,
    function: draft.function,
    stack: draft.stack,
    further: 0,
  };
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** `error = -28`, `errno=-28`, `I/O error -28 writing`, `(error -28)`, `error 5 numblks` */
const ERRNO = /\b(?:error|errno) ?=? ?-?(\d{1,3})\b/i;

function errnoOf(message: string): number | undefined {
  return numberOf(ERRNO.exec(message)?.[1]);
}

/** `EXT4-fs error (device sda1): ext4_lookup:1441: inode #131: comm java: deleted inode referenced: 456` */
const COMM = /: comm ([^\n:]{1,16}): /;

function commOf(message: string): string | undefined {
  return COMM.exec(message)?.[1];
}
