/** A container being read: takes its fields one after the other. */
import type { Line } from '../../model.ts';
import { bytesOf, type Field, idOf, readState } from './fields.ts';
import type { ContainerDescription, ContainerState } from './record.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface ContainerDraft {
  readonly name: string | undefined;
  readonly role: ContainerDescription['role'];
  readonly first: Line;
  last: Line;
  container: string | undefined;
  image: string | undefined;
  state: Mutable<ContainerState> | undefined;
  lastState: Mutable<ContainerState> | undefined;
  ready: boolean | undefined;
  restarts: number | undefined;
  readonly limits: Record<string, string>;
  readonly requests: Record<string, string>;
  liveness: string | undefined;
  readiness: string | undefined;
  startup: string | undefined;
  /** What the next fields or quantities belong to. */
  within: 'state' | 'lastState' | 'limits' | 'requests' | undefined;
}

export function newContainer(line: Line, name: string | undefined, role: ContainerDescription['role']): ContainerDraft {
  return {
    name,
    role,
    first: line,
    last: line,
    container: undefined,
    image: undefined,
    state: undefined,
    lastState: undefined,
    ready: undefined,
    restarts: undefined,
    limits: {},
    requests: {},
    liveness: undefined,
    readiness: undefined,
    startup: undefined,
    within: undefined,
  };
}

/** Whether a field shows that another container is described: the fields of one come in order. */
export function isOfNext(draft: ContainerDraft, { key }: Field): boolean {
  if (key === 'Container ID') return draft.container !== undefined || draft.state !== undefined;
  return key === 'State' && draft.state !== undefined;
}

/** Takes a field of a container. False when it is none. */
export function absorbField(draft: ContainerDraft, field: Field): boolean {
  const { key, value } = field;
  if (absorbOfState(draft, field)) return true;
  draft.within = undefined;
  switch (key) {
    case 'Container ID':
      draft.container = idOf(value);
      return true;
    case 'Image':
      draft.image = value;
      return true;
    case 'State':
      draft.state = newState(value);
      draft.within = 'state';
      return true;
    case 'Last State':
      draft.lastState = newState(value);
      draft.within = 'lastState';
      return true;
    case 'Ready':
      draft.ready = value === 'True' ? true : value === 'False' ? false : undefined;
      return true;
    case 'Restart Count':
      draft.restarts = numberOf(value);
      return true;
    case 'Limits':
    case 'Requests':
      draft.within = key === 'Limits' ? 'limits' : 'requests';
      return true;
    case 'Liveness':
      draft.liveness = value;
      return true;
    case 'Readiness':
      draft.readiness = value;
      return true;
    case 'Startup':
      draft.startup = value;
      return true;
    default:
      return OTHERS.has(key);
  }
}

const OTHERS: ReadonlySet<string> = new Set([
  'Image ID',
  'Port',
  'Ports',
  'Host Port',
  'Host Ports',
  'SeccompProfile',
  'Command',
  'Args',
  'Environment',
  'Environment Variables from',
  'Mounts',
  'Devices',
]);

function newState(value: string): Mutable<ContainerState> | undefined {
  const state = readState(value);
  return (
    state && {
      state,
      reason: undefined,
      message: undefined,
      exitCode: undefined,
      signal: undefined,
      started: undefined,
      finished: undefined,
    }
  );
}

function absorbOfState(draft: ContainerDraft, { key, value }: Field): boolean {
  const { within } = draft;
  const state = within === 'state' || within === 'lastState' ? draft[within] : undefined;
  if (!state) return false;
  switch (key) {
    case 'Reason':
      state.reason = value;
      return true;
    case 'Message':
      state.message = value;
      return true;
    case 'Exit Code':
      state.exitCode = numberOf(value);
      return true;
    case 'Signal':
      state.signal = numberOf(value);
      return true;
    case 'Started':
      state.started = value;
      return true;
    case 'Finished':
      state.finished = value;
      return true;
    default:
      return false;
  }
}

/** Takes a line of the limits or requests. False when neither is being read. */
export function absorbQuantity(draft: ContainerDraft, { key, value }: Field): boolean {
  const { within } = draft;
  if (within !== 'limits' && within !== 'requests') return false;
  draft[within][key] = value;
  return true;
}

function numberOf(value: string): number | undefined {
  return /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

export function toContainer(
  { first, last, within: _, ...told }: ContainerDraft,
  of: { readonly pod: string | undefined; readonly namespace: string | undefined },
  cut: boolean,
): ContainerDescription {
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    level: isFailed(told.state) ? 'error' : isFailed(told.lastState) ? 'warning' : 'info',
    sort: 'container',
    ...of,
    ...told,
    memoryLimit: bytesOf(told.limits['memory']),
    cut,
  };
}

/** Reasons to wait that are no failure. */
const ORDINARY: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

function isFailed(state: ContainerState | undefined): boolean {
  if (state?.state === 'Terminated') return state.exitCode !== undefined && state.exitCode !== 0;
  return state?.state === 'Waiting' && state.reason !== undefined && !ORDINARY.has(state.reason);
}
