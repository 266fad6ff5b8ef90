import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What a command said. */
export default defineFacts('cli', function* (records): Generator<Fact> {
  for (const { sort, line, from, to, level, message, program } of records) {
    if (sort === 'command') continue;
    yield {
      fact: 'event',
      line,
      from,
      to,
      message: message.replace(/^[:\s]{1,4}/, ''),
      ...(program && { program }),
      ...(level && { level }),
    };
  }
});
