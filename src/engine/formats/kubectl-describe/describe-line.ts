/** What one line of kubectl's output is; the single place that claiming and parsing ask. */
import { firstLetter } from '../../text/index.ts';
import { type Field, isCertain, readField, readLooseName, readName } from './fields.ts';
import {
  type ConditionRow,
  type EventRow,
  mayBeRow,
  type NodeRow,
  type PodRow,
  readCondition,
  readEvent,
  readHeader,
  readNode,
  readPod,
  type TableName,
} from './rows.ts';

export type DescribeLine =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'header'; readonly table: TableName }
  | { readonly kind: 'container'; readonly name: string }
  /** `memory:  512Mi` of limits and requests. */
  | { readonly kind: 'quantity'; readonly field: Field }
  | { readonly kind: 'rule' }
  | EventRow
  | ConditionRow
  | PodRow
  | NodeRow;

const LONGEST = 20_000;
/** No certain line begins otherwise, apart from rows, whose first word is a name: a cheap no for most lines of a log. */
const FIRST = /^\s{0,60}(?:[CFLNSTW<]|[a-z\d][a-z\d.-]{0,252}(?:\s|$))/;

/** Reads a line that cannot be anything else. */
export function readCertain(line: string): DescribeLine | undefined {
  const at = firstLetter(line);
  const first = line.charCodeAt(at);
  // Names of pods and nodes, and ages, begin with no capital letter.
  const mayBeNamed = first < CAPITAL_A || first > CAPITAL_Z;
  if ((mayBeNamed && !mayBeRow(line, at)) || !FIRST.test(line)) return undefined;
  const text = line.slice(0, LONGEST).trim();
  if (mayBeNamed) return readEvent(text) ?? readPod(text) ?? readNode(text);
  const name = readName(text);
  if (name !== undefined) return { kind: 'name', name };
  const table = readHeader(text);
  if (table) return { kind: 'header', table };
  const row = readEvent(text);
  if (row) return row;
  const field = CERTAIN_FIELD.test(text) ? readField(text) : undefined;
  return field && isCertain(field) ? { kind: 'field', field } : undefined;
}

const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
/** The keys of fields that can be certain. */
const CERTAIN_FIELD = /^(?:Last )?State:|^Container ID:/;

/** Dashes under a header. */
const RULE = /^-{4,20}(?:\s{1,80}-{4,20}){1,7}$/;
const CONTAINER = /^([a-z\d](?:[a-z\d-]{0,61}[a-z\d])?):$/;
const QUANTITY = /^([a-z][\w.-]{1,250}(?:\/[\w.-]{1,63})?):\s{1,60}(\d{1,16}(?:\.\d{1,9})?[a-zA-Z]{0,2})$/;
const CONDITIONS = /^Type\s{1,60}Status$/;

/** Reads a line that means something only within the output of kubectl. */
export function readInner(line: string): DescribeLine | undefined {
  const text = line.slice(0, LONGEST).trim();
  const field = readField(text);
  if (field) return { kind: 'field', field };
  if (RULE.test(text)) return { kind: 'rule' };
  if (CONDITIONS.test(text)) return { kind: 'header', table: 'conditions' };
  const container = CONTAINER.exec(text)?.[1];
  if (container !== undefined) return { kind: 'container', name: container };
  const quantity = QUANTITY.exec(text);
  if (quantity) return { kind: 'quantity', field: { key: quantity[1] ?? '', value: quantity[2] ?? '' } };
  return readCondition(text);
}

/** Reads a line that was claimed for what stands around it. */
export function readClaimed(line: string): DescribeLine | undefined {
  const known = readCertain(line) ?? readInner(line);
  if (known) return known;
  const name = readLooseName(line.slice(0, LONGEST).trim());
  return name === undefined ? undefined : { kind: 'name', name };
}
