import { defineFacts } from '../../facts/define.ts';
import type { DescriptorFact, Fact } from '../../facts/facts.ts';
import type { OpenFile } from './record.ts';

const SORTS: Readonly<Record<string, DescriptorFact['of']>> = {
  FIFO: 'pipe',
  pipe: 'pipe',
  unix: 'socket',
  sock: 'socket',
  IPv4: 'socket',
  IPv6: 'socket',
  REG: 'file',
  DIR: 'file',
  CHR: 'file',
  BLK: 'file',
};

/** Open files: whose descriptor it is and which pipe or socket it is an end of. */
export default defineFacts('lsof', function* (files: readonly OpenFile[]): Generator<Fact> {
  const seen = new Set<number>();
  for (const file of files) {
    const { line, from, to, pid, command } = file;
    const name = command.replaceAll('\\x20', ' ');
    if (!seen.has(pid)) {
      seen.add(pid);
      yield { fact: 'process', line, from, to, pid, name, ...(file.ppid !== undefined && { parent: file.ppid }) };
    }
    // lsof cuts the name; the program file has all of it.
    if (file.use === 'txt' && file.name.startsWith('/'))
      yield { fact: 'process', line, from, to, pid, command: file.name };
    if (file.descriptor === undefined) continue;
    yield {
      fact: 'descriptor',
      line,
      from,
      to,
      pid,
      number: file.descriptor,
      of: SORTS[file.type ?? ''] ?? 'other',
      command: name,
      path: file.name,
      deleted: file.deleted,
      ...(file.mode && { mode: file.mode }),
      ...(file.device !== undefined && { device: file.device }),
      ...(file.inode !== undefined && { inode: file.inode }),
      ...(file.peerInode !== undefined && { peer: file.peerInode }),
    };
  }
});
