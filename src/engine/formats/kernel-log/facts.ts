import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';
import type { KernelEvent } from './record.ts';

/** What the kernel reported, the tasks it found hanging and the thin pools it found full. */
export default defineFacts('kernel-log', function* (events: readonly KernelEvent[]): Generator<Fact> {
  for (const event of events) {
    const { line, from, to, level, message, time, uptime, task, pid, container } = event;
    const place = { line, from, to };
    yield {
      fact: 'event',
      ...place,
      program: 'kernel',
      message,
      ...(level && { level }),
      ...(time && { time }),
      ...(uptime !== undefined && { uptime }),
      ...(pid !== undefined && { pid }),
      ...(container && { container }),
    };
    if (event.event === 'hung-task' && pid !== undefined)
      yield { fact: 'process', ...place, pid, state: 'D', ...(task && { name: task }) };
    // Without room for metadata it only turns read-only, as for other reasons.
    if (event.event === 'thin-pool' && event.state === 'out-of-data-space')
      yield { fact: 'room', ...place, of: 'thin-pool-data', place: event.device ?? 'thin pool', percent: 100 };
  }
});
