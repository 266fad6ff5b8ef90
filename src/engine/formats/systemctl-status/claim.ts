import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { readStatusLine, type StatusLine } from './lines.ts';

/** Says whether a line belongs to the status of a unit: a title and keys in a fixed order, the processes last. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (open === undefined && !mayBegin(line.text)) return undefined;
  const read = readStatusLine(line.text);
  if (read === undefined) return undefined;
  if (read.kind === 'title') return isOfJournal(line) ? undefined : claimTitle(read.description, open);
  if (read.kind === 'pair') return claimPair(read, open);
  return open !== undefined && goesOn(open, line, read) ? 'continues' : undefined;
}

/** A unit without a description is the title only when its keys follow; a warning may come first, on the other stream. */
export function leads(line: Line, next: Line): boolean {
  const read = readStatusLine(line.text);
  const after = readStatusLine(next.text);
  if (read?.kind === 'notice') return read.changed && after?.kind === 'title';
  return read?.kind === 'title' && after?.kind === 'pair' && (after.key === 'Loaded' || after.key === 'Follows');
}

/** A unit's name before the description, or the first key: a cheap no for most lines of a log. */
function mayBegin(text: string): boolean {
  if (text.length > 600) return false;
  const loaded = text.indexOf('Loaded: ');
  if (loaded >= 0) return text.slice(0, loaded).trim() === '';
  const dash = dashIn(text);
  return dash > 6 && UNIT_BEFORE_DASH.test(text.slice(Math.max(0, dash - 10), dash));
}

/** Where the first ` - ` begins. Spaces are found everywhere, so the hyphen is looked for. */
function dashIn(text: string): number {
  let hyphen = text.indexOf('-');
  while (hyphen > 0 && (text[hyphen - 1] !== ' ' || text[hyphen + 1] !== ' ')) hyphen = text.indexOf('-', hyphen + 1);
  return hyphen - 1;
}

const UNIT_BEFORE_DASH = /\.(?:service|socket|scope|slice|target|mount|automount|device|timer|path|swap)$/;

/** systemd's own messages name units in the same words: `kdump.service - Crash dump service was skipped because …` */
function isOfJournal({ envelopes }: Line): boolean {
  return envelopes.some(({ program }) => program === 'systemd');
}

function claimTitle(description: string | undefined, open: OpenArtifact | undefined): Claim {
  if (description !== undefined) return 'begins';
  const before = lastOf(open);
  // `TriggeredBy: ● docker.socket` may have more than one.
  const listed = before?.kind === 'title' || (before?.kind === 'pair' && before.key.startsWith('Trigger'));
  return listed && (open?.count ?? 0) > 1 ? 'continues' : undefined;
}

function claimPair(read: StatusLine & { kind: 'pair' }, open: OpenArtifact | undefined): Claim {
  const before = lastKey(open);
  if (open !== undefined && (before === undefined || read.order > before.order || isRepeated(read.key, before.key))) {
    return 'continues';
  }
  return read.key === 'Loaded' ? 'begins' : undefined;
}

/** Every process that ended has a line, and so has every socket that is listened on. */
function isRepeated(key: string, before: string): boolean {
  return key === before && (key === 'Process' || key === 'Listen');
}

/** How many lines of others may stand before a line without a key. */
const MOST_BETWEEN = 3;

function goesOn(open: OpenArtifact, line: Line, read: StatusLine): boolean {
  if (read.kind === 'notice') return !read.changed || isOwnNotice(open, line);
  // Trees are of other tools, too.
  if (open.skipped > MOST_BETWEEN) return false;
  const before = lastOf(open);
  if (read.kind === 'document')
    return before?.kind === 'document' || (before?.kind === 'pair' && before.key === 'Docs');
  if (read.kind === 'folder') return before?.kind === 'branch' && lastKey(open)?.key === 'Drop-In';
  return (
    before?.kind === 'branch' || before?.kind === 'folder' || (before?.kind === 'pair' && HAVE_BRANCHES.has(before.key))
  );
}

const HAVE_BRANCHES: ReadonlySet<string> = new Set(['CGroup', 'Drop-In', 'Condition', 'Assert']);

function lastOf(open: OpenArtifact | undefined): StatusLine | undefined {
  const last = open?.lines.at(-1);
  return last && readStatusLine(last.text);
}

/** The last key among the lines shown; nothing when they are all branches, which only the last keys have so many of. */
function lastKey(open: OpenArtifact | undefined): { key: string; order: number } | undefined {
  for (const line of open?.lines.toReversed() ?? []) {
    const read = readStatusLine(line.text);
    if (read?.kind === 'pair') return read;
    if (read?.kind === 'title' && read.description !== undefined) return undefined;
  }
  return (open?.count ?? 0) > 8 ? { key: 'CGroup', order: Number.POSITIVE_INFINITY } : undefined;
}

/**
 * That a unit changed is said behind its status, or above, as it is written to the other stream. One blank line stands in a
 * status, above the lines of the journal.
 */
function isOwnNotice({ lines, skipped }: OpenArtifact, line: Line): boolean {
  const blank = line.number - (lines.at(-1)?.number ?? 0) - 1 - skipped;
  if (blank > (skipped > 0 ? 1 : 0)) return false;
  const unit = CHANGED_UNIT.exec(line.text)?.[1] ?? '';
  const named = lines.filter(({ text }) => NAMES_UNIT.test(text));
  return named.length === 0 || named.some(({ text }) => text.includes(unit));
}

const CHANGED_UNIT = / ([\w@:.\\-]{1,200}) changed on disk/;
/** The title, and the group of the processes. */
const NAMES_UNIT = /^\s{0,40}(?:CGroup: |\S{1,3} [\w@:.\\-]{1,200} - )/;
