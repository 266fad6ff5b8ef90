import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What Docker, containerd and Kubernetes tell of containers. */
export default defineFacts('events', function* (events): Generator<Fact> {
  for (const event of events) {
    const { line, from, to, source, level, time, object, action, detail, container, name, count } = event;
    const place = { line, from, to, ...(time && { time }) };
    yield {
      fact: 'event',
      ...place,
      program: source,
      message: [object, action, detail].filter((part) => part !== undefined).join(' '),
      ...(level && { level }),
      ...(container && { container }),
      ...(count !== undefined && { count }),
    };
    if (action === 'oom' && container)
      yield { fact: 'container', ...place, id: container, oomKilled: true, ...(name && { name }) };
  }
});
