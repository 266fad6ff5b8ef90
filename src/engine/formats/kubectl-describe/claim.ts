import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { indentOf } from '../../text/index.ts';
import { type DescribeLine, readCertain, readClaimed, readInner } from './describe-line.ts';
import { isSection } from './fields.ts';

/** How many lines of others may stand before a line that is known only by its neighbours. */
const MOST_BETWEEN = 3;

export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const certain = readCertain(line.text);
  const last = open?.lines.at(-1);
  // kubectl prints no blank lines within a description; behind somebody's remark another excerpt begins.
  const isOfAnother = open !== undefined && open.skipped > 0 && standsApart(line, open);
  if (certain) return isOfAnother || begins(certain, last) ? 'begins' : 'continues';
  if (!open || !last || isOfAnother || open.skipped > MOST_BETWEEN) return undefined;
  // The rows of these tables know themselves, and nothing else follows them.
  if (isRowLine(last)) return undefined;
  if (beginsLoosely(line, last)) return 'begins';
  const inner = readInner(line.text);
  const isInner = inner !== undefined && (inner.kind === 'field' || !standsApart(line, open));
  return isInner || isFreeText(line, last, open.skipped) ? 'continues' : undefined;
}

/** A name begins the next description, a header another table unless the description says that it comes. */
function begins(next: DescribeLine, last: Line | undefined): boolean {
  if (next.kind === 'name') return true;
  // Containers do not stand below the rows of a table.
  if (next.kind === 'field') return last !== undefined && isRowLine(last);
  if (next.kind !== 'header') return false;
  const before = last?.text.trim();
  return before !== 'Events:' && before !== 'Conditions:';
}

/** What stands right under the name of a pod and of a node. */
const UNDER_NAME: ReadonlySet<string> = new Set(['Namespace', 'Roles']);

/** The second line of a description whose name stands where the name of anything could stand. */
function beginsLoosely(line: Line, last: Line): boolean {
  const read = readInner(line.text);
  if (read?.kind !== 'field' || !UNDER_NAME.has(read.field.key)) return false;
  return readClaimed(last.text)?.kind !== 'name';
}

/** The lines of a description right above one that is certain, up to the name, and the headings of tables. */
export function leads(line: Line, next: Line): boolean {
  if (next.number - line.number - 1 > MOST_BETWEEN) return false;
  const read = readClaimed(line.text);
  const below = readClaimed(next.text);
  if (!read || !below || below.kind === 'name') return false;
  if (below.kind === 'header') return isHeading(read, below.table);
  return !isRow(below) && (read.kind === 'field' || read.kind === 'container' || read.kind === 'name');
}

function isHeading(read: DescribeLine, table: string): boolean {
  return read.kind === 'field' && read.field.key.toLowerCase() === table;
}

function isRow({ kind }: DescribeLine): boolean {
  return kind === 'event' || kind === 'pod' || kind === 'node';
}

function isRowLine({ text }: Line): boolean {
  const read = readCertain(text);
  return read !== undefined && isRow(read);
}

/** Labels of several lines stand under the first. */
const LABELS = 12;

/** Labels, commands, mounts, tables of resources and the like: text of any sort, known by its place under a key. */
function isFreeText(line: Line, last: Line, skipped: number): boolean {
  const indent = indentOf(line.text);
  const before = indentOf(last.text);
  if (skipped > 0) return indent > before && opens(last.text) && GENERIC.test(line.text);
  if (line.number - last.number > 1) return false;
  if (indent > before && opens(last.text)) return true;
  if (indent >= 2 && indent === before && !isField(last.text)) return true;
  return indent >= LABELS || (indent >= 2 && GENERIC.test(line.text));
}

/** Whether something must stand under a line: `    Args:`, `Non-terminated Pods:  (1 in total)`. */
function opens(text: string): boolean {
  const read = readInner(text);
  const isFilledSection = read?.kind === 'field' && isSection(read.field.key) && read.field.value !== '<none>';
  return isFilledSection || text.trimEnd().endsWith(':');
}

function isField(text: string): boolean {
  return readInner(text)?.kind === 'field';
}

/** `    ConfigMapName:           kube-root-ca.crt` */
const GENERIC = /^\s{2,40}[A-Za-z][\w ./()-]{0,60}:(?:\s|$)/;
