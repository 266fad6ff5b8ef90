import { defineFacts } from '../../facts/define.ts';
import type { EventFact, Fact } from '../../facts/facts.ts';
import type { SystemdEvent } from './record.ts';

const OUTCOMES: Readonly<Partial<Record<SystemdEvent['event'], EventFact['outcome']>>> = {
  // A start begins a new run, whether it succeeds or not.
  starting: 'started',
  started: 'started',
  'start-failed': 'failed',
  failed: 'failed',
  'main-process-exited': 'failed',
  'control-process-exited': 'failed',
  'start-limit': 'failed',
  'dependency-failed': 'dependency-failed',
  'job-failed': 'dependency-failed',
};

/** Since 246 systemd can say both: `docker.service - Docker Application Container Engine`. */
const NAME_AND_DESCRIPTION = /^(\S{1,200}\.[a-z]{4,9}) - .*$/;

/** What became of units. */
export default defineFacts('systemd', function* (events): Generator<Fact> {
  for (const { line, from, to, level, event, unit: said, result, status } of events) {
    const unit = said?.replace(NAME_AND_DESCRIPTION, '$1');
    const outcome = OUTCOMES[event];
    const message = [event, unit, result, status].filter((part) => part !== undefined).join(' ');
    yield {
      fact: 'event',
      line,
      from,
      to,
      program: 'systemd',
      message,
      ...(level && { level }),
      ...(unit && { unit }),
      ...(outcome && { outcome }),
    };
  }
});
