/** The pod or node being described: takes the fields outside of its containers. */
import type { Line } from '../../model.ts';
import type { Field } from './fields.ts';
import type { NodeSummary, PodSummary } from './record.ts';
import { versionsOf } from './versions.ts';

export interface ObjectDraft {
  readonly name: string | undefined;
  readonly first: Line;
  last: Line;
  readonly fields: Map<string, string>;
  /** Whether the events, which come last, were reached. */
  whole: boolean;
}

export function newObject(line: Line, name: string | undefined): ObjectDraft {
  return { name, first: line, last: line, fields: new Map(), whole: false };
}

export function absorbObjectField(draft: ObjectDraft, { key, value }: Field): void {
  if (!draft.fields.has(key)) draft.fields.set(key, value);
}

/** Keys only the description of a node has. */
const NODE_KEYS = ['Roles', 'Kubelet Version', 'Container Runtime Version', 'CreationTimestamp', 'Unschedulable'];

/** The record of an object; none for a text that begins within one. */
export function toObject(draft: ObjectDraft): PodSummary | NodeSummary | undefined {
  if (draft.name === undefined || draft.fields.size === 0) return undefined;
  return NODE_KEYS.some((key) => draft.fields.has(key)) ? toNode(draft) : toPod(draft);
}

function toNode({ first, last, name, fields }: ObjectDraft): NodeSummary {
  const kernel = fields.get('Kernel Version');
  const runtime = fields.get('Container Runtime Version');
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    level: 'info',
    ...versionsOf(kernel, runtime),
    sort: 'node',
    name,
    status: undefined,
    kubelet: fields.get('Kubelet Version'),
    kernel,
    runtime,
    age: undefined,
  };
}

function toPod({ first, last, name, fields }: ObjectDraft): PodSummary {
  const status = fields.get('Status');
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    level: status === 'Failed' ? 'error' : 'info',
    sort: 'pod',
    name,
    namespace: fields.get('Namespace'),
    // `node-7/10.40.0.17`
    node: nodeOf(fields.get('Node')),
    status,
    reason: fields.get('Reason'),
    message: fields.get('Message'),
    ready: undefined,
    restarts: undefined,
    age: undefined,
  };
}

function nodeOf(value: string | undefined): string | undefined {
  const name = value?.split('/')[0];
  return name === '' || name === '<none>' ? undefined : name;
}
