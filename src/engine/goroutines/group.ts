/** From what was read of goroutines with one stack and state to their record. */

import { explain } from './explain.ts';
import type { GoroutineGroup } from './record.ts';
import type { StackNode } from './stack-tree.ts';

export interface Draft {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly state: string | undefined;
  readonly locked: boolean;
  readonly remarks: readonly string[];
  readonly labels: Readonly<Record<string, string>> | undefined;
  readonly node: StackNode;
  /** The goroutine that started the first of them. */
  readonly createdIn: number | undefined;
  readonly elided: boolean;
  readonly cut: boolean;
  /** In a profile: how many functions of the runtime the innermost frame called, which are not printed. */
  readonly hiddenCallers: number | undefined;
  count: number;
  readonly ids: number[];
  /** The shortest and the longest wait in minutes. */
  min: number;
  max: number;
  overAnHour: number;
  /** One of them waits for less than a minute. */
  anyShort: boolean;
}

export function toGroup(draft: Draft): GoroutineGroup {
  const { from, to, line, state, locked, remarks, labels, node, createdIn, elided, cut, count, ids, max } = draft;
  const frames = node.frames();
  const createdBy = node.isCreator && node.frame ? { ...node.frame, goroutine: createdIn } : undefined;
  const minutes = max > 0 ? { min: draft.anyShort ? 0 : draft.min, max } : undefined;
  const known = { state, minutes, frames, createdBy, locked, hiddenCallers: draft.hiddenCallers };
  return {
    from,
    to,
    line,
    count,
    ids,
    state,
    minutes,
    overAnHour: draft.overAnHour,
    locked,
    remarks,
    labels,
    frames,
    elided,
    createdBy,
    ...explain(known),
    cut,
  };
}
