import { defineFacts } from '../../facts/define.ts';
import type { BlockedFact, DescriptorFact, Fact, ReadFact } from '../../facts/facts.ts';
import type { StraceCall, StraceRecord } from './record.ts';

const READS: ReadonlySet<string> = new Set(['read', 'readv', 'splice', 'tee']);

/** Threads that were traced, those that were still in a call at the end, and what they read. */
export default defineFacts('strace', function* (records: readonly StraceRecord[]): Generator<Fact> {
  const seen = new Set<number>();
  const read = new Set<string>();
  for (const record of records) {
    if (record.event === 'summary' || record.pid === undefined) continue;
    const { line, from, to, pid: thread, process, command, time } = record;
    if (!seen.has(thread)) {
      seen.add(thread);
      const pid = process ?? thread;
      yield {
        fact: 'process',
        line,
        from,
        to,
        pid,
        thread,
        ...(command && { name: command }),
        ...(time && { time }),
      };
    }
    if (record.event !== 'call') continue;
    if (record.blocked) yield blockedIn(record, thread);
    const reads = readIn(record, thread);
    const id = reads && `${thread} ${reads.descriptor}`;
    if (!reads || !id || read.has(id)) continue;
    read.add(id);
    yield reads;
  }
});

function readIn(call: StraceCall, thread: number): ReadFact | undefined {
  const { line, from, to, process, syscall, descriptor, result = 0 } = call;
  if (descriptor === undefined || result <= 0 || !READS.has(syscall)) return undefined;
  return { fact: 'read', line, from, to, thread, descriptor, pid: process ?? thread };
}

function blockedIn(call: StraceCall, thread: number): BlockedFact {
  const { line, from, to, process, syscall, resumes, args, descriptor, path, inode, time } = call;
  return {
    fact: 'blocked',
    line,
    from,
    to,
    thread,
    call: resumes ?? syscall,
    args,
    ...(process !== undefined && { pid: process }),
    ...(descriptor !== undefined && { descriptor }),
    ...(path !== undefined && { of: sortOf(path) }),
    ...(inode !== undefined && { inode }),
    ...(time && { time }),
  };
}

/** `pipe:[91210]`, `UNIX-STREAM:[215019->215020]`, `TCP:[192.0.2.7:80]`, `socket:[8123]`, `/dev/pts/0` */
function sortOf(path: string): DescriptorFact['of'] {
  if (path.startsWith('pipe:')) return 'pipe';
  if (/^(?:socket|TCP|UDP|UNIX|NETLINK)[\w-]{0,12}:/.test(path)) return 'socket';
  return path.startsWith('/') ? 'file' : 'other';
}
