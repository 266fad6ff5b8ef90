import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { type DescribeLine, readCertain, readClaimed, readInner } from './describe-line.ts';
import { isSection } from './fields.ts';

/** How many lines of others may stand before a line that is known only by its neighbours. */
const MOST_BETWEEN = 3;

export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const certain = readCertain(line.text);
  const last = open?.lines.at(-1);
  if (certain) return begins(certain, last) ? 'begins' : 'continues';
  if (!open || !last || open.skipped > MOST_BETWEEN) return undefined;
  const previous = readCertain(last.text);
  // The rows of these tables know themselves, and nothing else follows them.
  if (previous && isRow(previous)) return undefined;
  return readInner(line.text) || isFreeText(line, last, open.skipped) ? 'continues' : undefined;
}

/** A name begins the next description, a header another table unless the description says that it comes. */
function begins(next: DescribeLine, last: Line | undefined): boolean {
  if (next.kind === 'name') return true;
  if (next.kind !== 'header') return false;
  const before = last?.text.trim();
  return before !== 'Events:' && before !== 'Conditions:';
}

/** The lines of a description right above one that is certain, up to the name, and the headings of tables. */
export function leads(line: Line, next: Line): boolean {
  if (next.number - line.number > 1) return false;
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

/** Labels of several lines stand under the first. */
const LABELS = 12;

/** Labels, commands, mounts, tables of resources and the like: text of any sort, known by its place under a key. */
function isFreeText(line: Line, last: Line, skipped: number): boolean {
  if (skipped > 0 || line.number - last.number > 1) return false;
  const indent = indentOf(line.text);
  const before = indentOf(last.text);
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

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}
