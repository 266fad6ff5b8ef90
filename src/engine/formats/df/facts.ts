import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** How full each file system is, in blocks or inodes. */
export default defineFacts('df', function* (rows): Generator<Fact> {
  for (const { line, from, to, inodes, mountedOn, fileSystem, used, total, usePercent } of rows) {
    const place = mountedOn ?? fileSystem;
    if (!place) continue;
    yield {
      fact: 'room',
      line,
      from,
      to,
      of: inodes ? 'inodes' : 'blocks',
      place,
      ...(used !== undefined && { used }),
      ...(total !== undefined && { total }),
      ...(usePercent !== undefined && { percent: usePercent }),
    };
  }
});
