import { defineFacts } from '../../facts/define.ts';
import type { EventFact, Fact } from '../../facts/facts.ts';
import type { SystemdEvent } from './record.ts';

const OUTCOMES: Readonly<Partial<Record<SystemdEvent['event'], EventFact['outcome']>>> = {
  started: 'started',
  'start-failed': 'failed',
  failed: 'failed',
  'main-process-exited': 'failed',
  'control-process-exited': 'failed',
  'start-limit': 'failed',
  'dependency-failed': 'dependency-failed',
  'job-failed': 'dependency-failed',
};

/** What became of units. */
export default defineFacts('systemd', function* (events): Generator<Fact> {
  for (const { line, from, to, level, event, unit, result, status } of events) {
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
