import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What Kubernetes says of containers, and what happened to them. */
export default defineFacts('kubectl-describe', function* (records): Generator<Fact> {
  for (const record of records) {
    const { line, from, to } = record;
    if (record.sort === 'container' && record.container) {
      const { container: id, name, state, lastState, memoryLimit } = record;
      const oomKilled = state?.reason === 'OOMKilled' || lastState?.reason === 'OOMKilled';
      yield {
        fact: 'container',
        line,
        from,
        to,
        id,
        oomKilled,
        ...(name && { name }),
        ...(state && { state: state.state.toLowerCase() }),
        ...(memoryLimit !== undefined && { memoryLimit }),
      };
    }
    if (record.sort === 'event') {
      const { type, reason, message, count, source } = record;
      yield {
        fact: 'event',
        line,
        from,
        to,
        message: `${reason}: ${message}`,
        count,
        level: type === 'Warning' ? 'warning' : 'info',
        ...(source && { program: source.replace(/^\{/, '').split(/[ ,]/, 1)[0] ?? source }),
      };
    }
  }
});
