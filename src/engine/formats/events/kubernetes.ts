/**
 * kubectl get events and kubectl events:
 *
 *     LAST SEEN   TYPE      REASON    OBJECT      MESSAGE
 *     5m12s       Warning   BackOff   pod/web-0   Back-off restarting failed container
 *
 * `-A` adds NAMESPACE, `-o wide` SUBOBJECT and SOURCE before MESSAGE, and FIRST SEEN, COUNT and NAME behind it. Before 1.14:
 *
 *     LASTSEEN   FIRSTSEEN   COUNT     NAME      KIND      SUBOBJECT              TYPE      REASON    SOURCE            MESSAGE
 *     5m         41m         12        web-0.15  Pod       spec.containers{app}   Warning   BackOff   kubelet, node-7   Back-off …
 */
import { firstLetter, isDigit } from '../../text/index.ts';
import type { EventFields } from './record.ts';

/** Where each column begins, by its name. */
export type Columns = ReadonlyMap<string, number>;

const HEADER = /^\s{0,40}(?:NAMESPACE\s{1,80})?(?:LAST SEEN|LASTSEEN)\s{1,80}(?:TYPE|FIRSTSEEN)\s/;
/** A name of a column may have one space in it. */
const NAME = /[A-Z]+(?: [A-Z]+)?/g;

/** The columns of a header; nothing when the line is none. */
export function readHeader(text: string): Columns | undefined {
  const first = text.charAt(firstLetter(text));
  if ((first !== 'L' && first !== 'N') || !HEADER.test(text)) return undefined;
  return new Map([...text.slice(0, 1000).matchAll(NAME)].map((found) => [found[0], found.index]));
}

/** Ages are `5m12s`, `2d` or `<unknown>`; behind one may stand `(x4 over 10m)`. */
const ROW =
  /^\s{0,40}(?:(?<namespace>[a-z\d][a-z\d-]{0,62})\s{1,80})?(?<age><unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)(?: \(x(?<count>\d{1,9}) over [^)\s]{1,20}\))?\s{1,80}(?<type>Normal|Warning)\s{1,80}(?<reason>[A-Z]\w{0,80})\s{1,200}(?<object>[a-z][\w.]{0,60})\/(?<name>\S{1,300})(?:\s{1,400}(?<message>\S[^\n]*))?$/;
const OLD_ROW =
  /^\s{0,40}(?:(?<namespace>[a-z\d][a-z\d-]{0,62})\s{1,80})?(?<age><unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)\s{1,80}(?:<unknown>|<invalid>|\d{1,5}[smhdy](?:\d{1,5}[smhd])?)\s{1,80}(?<count>\d{1,9})\s{1,80}(?<name>\S{1,300})\s{1,200}(?<object>[A-Z]\w{1,60})\s{1,80}(?:(?<path>[a-z][\w.]{1,60}\{[^}\s]{1,200}\})\s{1,80})?(?<type>Normal|Warning)\s{1,80}(?<reason>[A-Z]\w{0,80})\s{1,200}(?<from>\{[^}\n]{1,300}\}|[\w.-]{1,200}(?:, [\w.-]{1,200})?)(?:\s{1,400}(?<message>\S[^\n]*))?$/;

const SPACE = 0x20;
const ANGLE = 0x3c;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
/** An age, with a namespace before it or none. */
const START = /^\s{0,40}(?:[a-z\d][a-z\d-]{0,62}\s{1,80})?(?:<|\d{1,5}[smhdy])/;
const LONGEST = 4000;

function mayBeRow(text: string): boolean {
  return (text.includes('Warning ') || text.includes('Normal ')) && text.length < LONGEST && START.test(text);
}

/** Whether the first or the second word may be an age: a cheap no for most lines. `at`: where the first begins. */
export function mayBeginRow(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  let end = at;
  while (isDigit(text.charCodeAt(end))) end++;
  if (first === ANGLE || (end > at && AGE_LETTERS.includes(text.charAt(end)))) return true;
  if (end === at && !(first >= SMALL_A && first <= SMALL_Z)) return false;
  let second = text.indexOf(' ', at);
  while (text.charCodeAt(second) === SPACE) second++;
  return isDigit(text.charCodeAt(second)) || text.charCodeAt(second) === ANGLE;
}

const AGE_LETTERS = 'smhdy';

export function readRow(text: string, columns: Columns | undefined): EventFields | undefined {
  if (!mayBeRow(text)) return undefined;
  const groups = (ROW.exec(text) ?? OLD_ROW.exec(text))?.groups;
  if (!groups) return undefined;
  const { namespace, age, type = '', reason = '', object = '', name = '' } = groups;
  const wide =
    columns && isWide(columns) ? wideCells(text, columns, `${object}/${name}`, groups['message']) : undefined;
  const { path, from, message, count } = wide ?? groups;
  return {
    source: 'kubernetes',
    time: age,
    object,
    action: reason,
    detail: message?.trimEnd(),
    id: undefined,
    name,
    namespace,
    container: undefined,
    exitCode: undefined,
    count: count !== undefined && /^\d{1,9}$/.test(count) ? Number(count) : undefined,
    attributes: { type, ...(path && { path }), ...(from && { from }) },
    cut: message === undefined,
  };
}

/** What `-o wide` adds around the message. */
interface WideCells {
  readonly path: string | undefined;
  readonly from: string | undefined;
  readonly message: string | undefined;
  readonly count: string | undefined;
}

function isWide(columns: Columns): boolean {
  return columns.has('SUBOBJECT') && columns.has('FIRST SEEN');
}

function wideCells(text: string, columns: Columns, object: string, rest: string | undefined): WideCells | undefined {
  return alignedCells(text, columns, object) ?? cellsIn(rest);
}

/** By where the header's columns begin; nothing when the row does not keep to them. */
function alignedCells(text: string, columns: Columns, object: string): WideCells | undefined {
  const starts = [...columns].toSorted((a, b) => a[1] - b[1]);
  if (starts.some(([, at]) => at > 0 && (text[at - 1] ?? ' ') !== ' ')) return undefined;
  const cells = new Map(starts.map(([name, at], index) => [name, text.slice(at, starts[index + 1]?.[1]).trim()]));
  if (cells.get('OBJECT') !== object || !/^\d{1,9}$/.test(cells.get('COUNT') ?? '')) return undefined;
  return {
    path: cells.get('SUBOBJECT'),
    from: cells.get('SOURCE'),
    message: cells.get('MESSAGE'),
    count: cells.get('COUNT'),
  };
}

/** By the white space between them: behind the message there are always three. */
function cellsIn(rest: string | undefined): WideCells | undefined {
  const cells = rest?.split(/ {2,}/) ?? [];
  if (cells.length < 4) return undefined;
  const before = cells.slice(0, -4);
  return {
    path: before.find((cell) => cell.includes('{')),
    from: before.findLast((cell) => !cell.includes('{')),
    message: cells.at(-4),
    count: cells.at(-2),
  };
}
