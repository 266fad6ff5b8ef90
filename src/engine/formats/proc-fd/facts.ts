import { defineFacts } from '../../facts/define.ts';
import type { DescriptorFact, Fact } from '../../facts/facts.ts';

const SORTS: Readonly<Record<string, DescriptorFact['of']>> = { pipe: 'pipe', socket: 'socket', file: 'file' };

/** Which pipe, socket or file each descriptor of a process is. */
export default defineFacts('proc-fd', function* (descriptors): Generator<Fact> {
  for (const { line, from, to, pid, descriptor, mode, type, inode, target, deleted } of descriptors) {
    if (pid === undefined) continue;
    yield {
      fact: 'descriptor',
      line,
      from,
      to,
      pid,
      number: descriptor,
      of: SORTS[type ?? ''] ?? 'other',
      deleted,
      ...(mode && { mode }),
      ...(inode !== undefined && { inode }),
      ...(target && { path: target }),
    };
  }
});
