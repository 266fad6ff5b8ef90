/**
 * What stands behind the header of a klog line (k8s.io/klog/v2, textlogger and internal/serialize, KVListFormat):
 *
 *     "Error syncing pod, skipping" err="failed to …" pod="shop/web-0" podUID="6c43…" restarts=3 conditions=[a b]
 *     "Failed to run" err=<
 *     	first line of the error
 *      > pod="shop/web-0"
 *
 * and before Kubernetes 1.19 a plain sentence.
 */
import { endOfQuoted, unquoted } from '../../text/index.ts';

export interface KlogMessage {
  readonly message: string;
  readonly structured: boolean;
  readonly fields: Readonly<Record<string, string>>;
  /** The key whose value goes on in the next lines. */
  readonly open: string | undefined;
  readonly cut: boolean;
}

export function readMessage(text: string): KlogMessage {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return { message: trimmed, structured: false, fields: {}, open: undefined, cut: false };
  const { value, end, closed } = readQuoted(trimmed, 0);
  const pairs = readPairs(trimmed, end);
  return { message: value, structured: true, ...pairs, cut: pairs.cut || !closed };
}

export interface Pairs {
  readonly fields: Record<string, string>;
  readonly open: string | undefined;
  readonly cut: boolean;
}

const SPACE = 32;
const LONGEST_KEY = 80;
/** More pairs than any message has. */
const MOST_PAIRS = 200;

/** `key=value key="value"` from an offset on; what is no pair ends it. Keys may hold spaces: `mount path=""`. */
export function readPairs(text: string, from: number): Pairs {
  const fields: Record<string, string> = {};
  let at = from;
  for (let count = 0; count < MOST_PAIRS; count++) {
    while (text.charCodeAt(at) <= SPACE) at++;
    const equals = text.indexOf('=', at);
    const key = equals < 0 ? '' : text.slice(at, Math.min(equals, at + LONGEST_KEY + 1));
    if (key === '' || key.length > LONGEST_KEY || key.includes('"')) break;
    if (text.startsWith('<', equals + 1) && equals + 2 === text.length) return { fields, open: key, cut: false };
    const { value, end, closed } = readValue(text, equals + 1);
    fields[key] = value;
    if (!closed) return { fields, open: undefined, cut: true };
    at = end;
  }
  return { fields, open: undefined, cut: false };
}

interface Value {
  readonly value: string;
  readonly end: number;
  readonly closed: boolean;
}

function readValue(text: string, at: number): Value {
  if (text[at] === '"') return readQuoted(text, at);
  const open = text[at] === '&' ? at + 1 : at;
  if (text[open] === '{' || text[open] === '[' || text.startsWith('map[', open)) return readNested(text, at);
  const space = text.indexOf(' ', at);
  const end = space < 0 ? text.length : space;
  return { value: text.slice(at, end), end, closed: true };
}

/** A Go value printed with %+v or as JSON, up to the bracket that closes it. */
function readNested(text: string, from: number): Value {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfQuoted(text, at) - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth <= 0) return { value: text.slice(from, at + 1), end: at + 1, closed: true };
    }
  }
  return { value: text.slice(from), end: text.length, closed: false };
}

function readQuoted(text: string, at: number): Value {
  const end = endOfQuoted(text, at);
  const closed = end <= text.length;
  return { value: unquoted(text.slice(at + 1, end - 1)), end: Math.min(end, text.length), closed };
}
