/** From the row of a table to its record. */
import type { Level, Line, RecordTypes } from '../../model.ts';
import type { ObjectDraft } from './object-draft.ts';
import type { ConditionRow, EventRow, NodeRow, PodRow } from './rows.ts';
import { versionsOf } from './versions.ts';

/** `object`: the pod or node in whose description the row stands. */
export function toRecord(
  line: Line,
  row: EventRow | ConditionRow | PodRow | NodeRow,
  object: ObjectDraft | undefined,
): RecordTypes['kubectl-describe'] {
  const place = { from: line.from, to: line.to, line: line.number };
  const of = object?.name;
  switch (row.kind) {
    case 'event': {
      const { kind, path, ...told } = row;
      const containerName = path?.slice(path.indexOf('{') + 1, -1);
      return { ...place, level: row.type === 'Warning' ? 'warning' : 'info', sort: kind, of, ...told, containerName };
    }
    case 'condition': {
      const { kind, ...told } = row;
      return { ...place, level: levelOfCondition(row, object), sort: kind, of, ...told };
    }
    case 'pod': {
      const { kind, ...told } = row;
      const level = FAILED.test(row.status) ? 'warning' : 'info';
      return { ...place, level, sort: kind, ...told, reason: undefined, message: undefined };
    }
    case 'node': {
      const { kind, ...told } = row;
      const level = row.status.startsWith('Ready') ? 'info' : 'warning';
      return { ...place, level, ...versionsOf(row.kernel, row.runtime), sort: kind, ...told };
    }
  }
}

/** States of pods that tell of a failure. */
const FAILED =
  /BackOff|Err|OOMKilled|Evicted|Failed|Unknown|NodeLost|ExitCode:|Signal:|Invalid|ContainerCannotRun|DeadlineExceeded/;

/** Conditions that should not hold; the others should, unless the pod has done its work. */
const TROUBLE = /Pressure$|Unavailable$|Problem$|Deadlock$|^Frequent|^Corrupt|OutOfDisk|DisruptionTarget/;

function levelOfCondition({ type, status }: ConditionRow, object: ObjectDraft | undefined): Level {
  const isTrouble = TROUBLE.test(type);
  const isGood = status === (isTrouble ? 'False' : 'True');
  const isFinished = object?.fields.get('Status') === 'Succeeded';
  return isGood || (isFinished && !isTrouble) ? 'info' : 'warning';
}
