import type { Line, Parsed } from '../../model.ts';
import { absorbEvent, absorbInner, type Draft, newDraft, newTaskDraft } from './draft.ts';
import { readEvent } from './events/index.ts';
import { isOfKernel } from './origin.ts';
import type { KernelEvent, KernelEventName } from './record.ts';
import { readInner, readTask } from './stack.ts';
import { summaryOf } from './summary.ts';
import { toEvent } from './to-event.ts';

/** Of each sort so many events are kept; a log may repeat one a million times. */
export const MOST_OF_ONE_SORT = 2000;
/** After so many lines that have nothing to do with an event, no more is expected of it. */
const MOST_BETWEEN = 12;

/** Reads a kernel log of any length: what is reported becomes records, ordinary lines are only passed over. */
export function parse(lines: Iterable<Line>): Parsed<KernelEvent> {
  const reader = new EventReader();
  const gaps: number[] = [];
  let count = 0;
  for (const line of lines) {
    count += 1;
    if (!reader.take(line)) gaps.push(line.number);
  }
  const records = reader.finish();
  const missing = records.some(lacksStack) ? ['call trace'] : [];
  return { records, gaps, complete: missing.length === 0, missing, summary: summaryOf(records, count) };
}

/** Whether the kernel printed a stack for it that is not there: somebody searched for the first lines only. */
function lacksStack({ event, stack }: KernelEvent): boolean {
  return stack.length === 0 && (event === 'hung-task' || event === 'soft-lockup' || event === 'oops');
}

interface Kept {
  count: number;
  /** Place of the last one among the records. */
  last: number;
}

class EventReader {
  readonly #records: KernelEvent[] = [];
  readonly #kept = new Map<KernelEventName, Kept>();
  /** The event whose stack may still go on. */
  #draft: Draft | undefined;
  #between = 0;

  /** False when the line means nothing without the lines that should stand before it. */
  take(line: Line): boolean {
    const ofKernel = isOfKernel(line);
    const event = readEvent(line.text, ofKernel);
    if (event) {
      if (this.#draft && absorbEvent(this.#draft, line, event)) this.#between = 0;
      else if (event.pattern.traced) this.#begin(newDraft(line, event));
      else this.#keep(newDraft(line, event));
      return true;
    }
    return this.#takeInner(line) || ofKernel;
  }

  finish(): KernelEvent[] {
    this.#begin(undefined);
    for (const { count, last } of this.#kept.values()) {
      const record = this.#records[last];
      if (record && count > MOST_OF_ONE_SORT) {
        this.#records[last] = { ...record, further: count - MOST_OF_ONE_SORT };
      }
    }
    return this.#records.sort((a, b) => a.from - b.from);
  }

  #takeInner(line: Line): boolean {
    const inner = this.#draft ? readInner(line.text) : readTask(line.text);
    if (inner && this.#draft && absorbInner(this.#draft, line, inner)) {
      this.#between = 0;
      if (inner.kind === 'end') this.#begin(undefined);
      return true;
    }
    if (inner?.kind === 'task') {
      this.#begin(newTaskDraft(line, inner));
      return true;
    }
    if (this.#draft && ++this.#between > MOST_BETWEEN) this.#begin(undefined);
    return false;
  }

  #begin(draft: Draft | undefined): void {
    if (this.#draft) this.#keep(this.#draft);
    this.#draft = draft;
    this.#between = 0;
  }

  #keep(draft: Draft): void {
    const { event } = draft;
    const kept = this.#kept.get(event) ?? { count: 0, last: -1 };
    kept.count += 1;
    if (kept.count <= MOST_OF_ONE_SORT) kept.last = this.#records.push(toEvent(draft)) - 1;
    this.#kept.set(event, kept);
  }
}
