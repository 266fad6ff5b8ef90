import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What components of Kubernetes logged. */
export default defineFacts('klog', function* (entries): Generator<Fact> {
  for (const { line, from, to, level, time, message, error, container } of entries) {
    yield {
      fact: 'event',
      line,
      from,
      to,
      // Next to a container runtime it is the kubelet that logs like this.
      program: 'kubelet',
      message: error === undefined ? message : `${message}: ${error}`,
      ...(level && { level }),
      ...(time && { time }),
      ...(container && { container }),
    };
  }
});
