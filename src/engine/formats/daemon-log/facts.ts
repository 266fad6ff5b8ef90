import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

const CONTAINER_KEYS = ['container', 'id', 'containerID', 'container-id'];

/** What the daemons logged. */
export default defineFacts('daemon-log', function* (entries): Generator<Fact> {
  for (const { line, from, to, level, message, fields, time } of entries) {
    const container = CONTAINER_KEYS.map((key) => fields[key]).find(
      (id) => id !== undefined && /^[0-9a-f]{12,64}$/.test(id),
    );
    const error = fields['error'];
    yield {
      fact: 'event',
      line,
      from,
      to,
      message: error === undefined ? message : `${message}: ${error}`,
      ...(level && { level }),
      ...(time && { time }),
      ...(container && { container }),
    };
  }
});
