import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** Which program crashed and what it said. */
export default defineFacts('go-crash', function* (crashes): Generator<Fact> {
  for (const { line, from, to, program, reason, cause } of crashes) {
    if (reason === undefined) continue;
    const level = cause === 'request' ? 'error' : 'fatal';
    yield { fact: 'event', line, from, to, message: reason, level, ...(program && { program }) };
  }
});
