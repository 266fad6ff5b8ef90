import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** Every key of the daemon's file. */
export default defineFacts('daemon-json', function* (configs): Generator<Fact> {
  for (const { from, to, settings } of configs) {
    for (const { key, value, line } of settings) {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      yield { fact: 'setting', line, from, to, of: 'daemon.json', name: key, value: text };
    }
  }
});
