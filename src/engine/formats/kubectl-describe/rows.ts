/** Rows of the tables kubectl prints, and their headers. */

import { isDigit } from '../../text/index.ts';

/** `5m12s`, `2d`, `<unknown>`: k8s.io/apimachinery, pkg/util/duration, HumanDuration(); repeated in the patterns below. */

export interface EventRow {
  readonly kind: 'event';
  readonly type: string;
  readonly reason: string;
  readonly age: string;
  readonly count: number;
  readonly source: string | undefined;
  readonly path: string | undefined;
  readonly message: string;
}

/**
 * k8s.io/kubectl, pkg/describe/describe.go, DescribeEvents():
 * `  Warning  BackOff    2m12s (x4 over 3m)  kubelet            Back-off restarting failed container`
 * until 1.18 with the node, `kubelet, node-7`.
 */
const EVENT =
  /^(Normal|Warning)\s{1,40}([A-Z]\w{0,80})\s{1,60}(<unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)(?: \(x(\d{1,9}) over [^)\s]{1,20}\))?\s{1,60}([\w./-]{1,120}(?:, [\w.-]{1,253})?)\s{1,120}(\S[^\n]*)$/;
/**
 * Before 1.7: `  5m	  2m	  12	  {kubelet node-7}	  spec.containers{app}	  Warning	  BackOff	  Back-off restarting …`
 */
const OLD_EVENT =
  /^(?:<unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)\s{1,60}(<unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)\s{1,60}(\d{1,9})\s{1,60}(\{[^}\n]{1,300}\}|[\w.-]{1,120}(?:, [\w.-]{1,253})?)\s{1,120}(?:([a-z][\w.]{1,60}\{[^}\s]{1,253}\})\s{1,120})?(Normal|Warning)\s{1,60}([A-Z]\w{0,80})\s{1,120}(\S[^\n]*)$/;
const AGE_START = /^\s{0,60}(?:<|\d{1,5}[smhdy])/;
/** Since 1.35 the path stands before the message. */
const PATH = /^([a-z][\w.]{1,60}\{[^}\s]{1,253}\}): /;

export function readEvent(text: string): EventRow | undefined {
  const first = text.charAt(0);
  const row = first === 'N' || first === 'W' ? EVENT.exec(text) : null;
  if (row) {
    const [, type = '', reason = '', age = '', count = '1', source, message = ''] = row;
    const path = PATH.exec(message);
    const rest = path ? message.slice(path[0].length) : message;
    return { kind: 'event', type, reason, age, count: Number(count), source, path: path?.[1], message: rest };
  }
  const old = first === '<' || (first >= '0' && first <= '9') ? OLD_EVENT.exec(text) : null;
  if (!old) return undefined;
  const [, age = '', count, source, path, type = '', reason = '', message = ''] = old;
  return { kind: 'event', type, reason, age, count: Number(count), source, path, message };
}

export interface ConditionRow {
  readonly kind: 'condition';
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

/**
 * Of a pod `  Ready             False `; of a node, with two RFC 1123 times:
 * `  MemoryPressure   False   Wed, 13 Mar 2024 11:16:48 +0000   Wed, 13 Mar 2024 09:01:02 +0000   KubeletHasSufficientMemory   kubelet has …`
 */
const CONDITION =
  /^([A-Z][A-Za-z]{2,60}|[a-z][\w.-]{1,250}\/[\w.-]{1,63})\s{1,60}(True|False|Unknown)(?:\s{1,60}(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}|<unknown>)\s{1,40}(?:[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}|<unknown>)\s{1,40}(\S{1,200})(?:\s{1,60}(\S[^\n]*))?)?$/;

export function readCondition(text: string): ConditionRow | undefined {
  const row = CONDITION.exec(text);
  if (!row) return undefined;
  const [, type = '', status, reason, message] = row;
  return {
    kind: 'condition',
    type,
    status: status === 'True' || status === 'False' ? status : 'Unknown',
    reason,
    message,
  };
}

export interface PodRow {
  readonly kind: 'pod';
  readonly namespace: string | undefined;
  readonly name: string;
  readonly ready: { readonly count: number; readonly total: number };
  readonly status: string;
  readonly restarts: number;
  readonly age: string;
  readonly node: string | undefined;
}

/** kubectl get pods: `web-0   0/1     CrashLoopBackOff   12 (3m ago)   41m   10.244.7.33   node-7   <none>   <none>` */
const POD =
  /^(?:([a-z\d][a-z\d-]{0,62})\s{1,80})?([a-z\d][a-z\d.-]{0,252})\s{1,260}(\d{1,3})\/(\d{1,3})\s{1,20}((?:Init:)?[A-Z][A-Za-z]{2,60}|Init:\d{1,3}\/\d{1,3}|(?:Init:)?(?:ExitCode|Signal):\d{1,3})\s{1,60}(\d{1,9})(?: \([\w<>]{1,20} ago\))?\s{1,30}(<unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)(?:\s{1,30}([\da-f.:]{7,45}|<none>)\s{1,40}(\S{1,253})(?:\s[^\n]*)?)?$/;

export function readPod(text: string): PodRow | undefined {
  const row = POD.exec(text);
  if (!row) return undefined;
  const [, namespace, name = '', count, total, status = '', restarts, age = '', , node] = row;
  return {
    kind: 'pod',
    namespace,
    name,
    ready: { count: Number(count), total: Number(total) },
    status,
    restarts: Number(restarts),
    age,
    node: node === '<none>' ? undefined : node,
  };
}

/** Whether a line may be a row that begins with an age or a name: a cheap no for most lines. */
export function mayBeRow(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (isDigit(first) || first === 0x3c) return AGE_START.test(text) || showsReady(text) || showsStatus(text, at);
  return first >= 0x61 && first <= 0x7a && (showsReady(text) || showsStatus(text, at));
}

/** Whether the first slash stands between digits, `0/1`. */
function showsReady(text: string): boolean {
  const slash = text.indexOf('/');
  return slash > 0 && isDigit(text.charCodeAt(slash - 1)) && isDigit(text.charCodeAt(slash + 1));
}

export interface NodeRow {
  readonly kind: 'node';
  readonly name: string;
  readonly status: string;
  readonly age: string;
  readonly kubelet: string;
  readonly kernel: string | undefined;
  readonly runtime: string | undefined;
}

/** kubectl get nodes: `node-7   NotReady   <none>   128d   v1.18.3`, with -o wide addresses, system, kernel and runtime behind it */
const NODE =
  /^([a-z\d][a-z\d.-]{0,252})\s{1,260}((?:Not)?Ready(?:,SchedulingDisabled)?|Unknown)\s{1,40}(\S{1,200})\s{1,80}(\d{1,5}[smhdy](?:\d{1,5}[smhd])?)\s{1,20}(v\d{1,2}\.\d{1,3}\.\S{1,60})(\s[^\n]*)?$/;
const WIDE = /\s(\d{1,2}\.\d{1,3}[\w.+~-]{0,80})\s{1,60}([a-z-]{3,20}:\/\/\S{1,80})$/;

/** Of Ready, NotReady and Unknown. */
const STATUS_LETTERS = 'RNU';

function showsStatus(text: string, name: number): boolean {
  const space = text.indexOf(' ', name);
  const tab = text.indexOf('\t', name);
  let at = tab !== -1 && tab < space ? tab : space;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  return at > 0 && STATUS_LETTERS.includes(text.charAt(at));
}

export function readNode(text: string): NodeRow | undefined {
  const row = NODE.exec(text);
  if (!row) return undefined;
  const [, name = '', status = '', , age = '', kubelet = '', rest = ''] = row;
  const wide = WIDE.exec(rest.slice(-160));
  return { kind: 'node', name, status, age, kubelet, kernel: wide?.[1], runtime: wide?.[2] };
}

export type TableName = 'events' | 'pods' | 'nodes' | 'conditions';

/** What table a header begins. */
const HEADERS: readonly (readonly [TableName, RegExp])[] = [
  ['events', /^Type\s{1,40}Reason\s{1,60}Age\s{1,60}From\s{1,60}Message$/],
  [
    'events',
    /^FirstSeen\s{1,60}LastSeen\s{1,60}Count\s{1,60}From\s{1,60}Sub[oO]bjectPath\s{1,60}(?:Type\s{1,60})?Reason\s{1,60}Message$/,
  ],
  ['pods', /^(?:NAMESPACE\s{1,80})?NAME\s{1,260}READY\s{1,20}STATUS\s{1,60}RESTARTS\s{1,40}AGE(?:\s[A-Z ]{2,120})?$/],
  ['nodes', /^NAME\s{1,260}STATUS\s{1,60}ROLES\s{1,200}AGE\s{1,20}VERSION(?:\s[A-Z -]{2,200})?$/],
  [
    'conditions',
    /^Type\s{1,60}Status\s{1,40}LastHeartbeatTime\s{1,60}LastTransitionTime\s{1,60}Reason\s{1,60}Message$/,
  ],
];

export function readHeader(text: string): TableName | undefined {
  const first = text.charAt(0);
  if (first !== 'T' && first !== 'F' && first !== 'N') return undefined;
  return HEADERS.find(([, pattern]) => pattern.test(text))?.[0];
}
