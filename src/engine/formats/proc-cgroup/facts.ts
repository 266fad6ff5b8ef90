import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** Which cgroup a process is in, by hierarchy. */
export default defineFacts('proc-cgroup', function* (memberships): Generator<Fact> {
  for (const { line, from, to, pid, hierarchy, controllers, path, container } of memberships) {
    yield {
      fact: 'cgroup',
      line,
      from,
      to,
      hierarchy,
      controllers,
      path,
      ...(pid !== undefined && { pid }),
      ...(container && { container }),
    };
  }
});
