import type { Line, Parsed } from '../../model.ts';
import { effectiveOf, settingsOf } from './effective.ts';
import { isContinued, readUnitLine, type UnitLine } from './lines.ts';
import type { Directive, UnitFile, UnitFragment } from './record.ts';
import { summaryOf } from './summary.ts';

/** One unit while its files are read. */
interface Draft {
  unit: string | undefined;
  readonly first: Line;
  last: Line;
  readonly fragments: UnitFragment[];
  readonly directives: Directive[];
  section: string;
  changedOnDisk: boolean;
  /** The last line ended with a backslash. */
  continued: boolean;
}

/** Reads the files of one or several units, as `systemctl cat` prints them or pasted one by one; each unit is one record. */
export function parse(lines: Iterable<Line>): Parsed<UnitFile> {
  const drafts: Draft[] = [];
  const gaps: number[] = [];
  for (const line of lines) {
    if (line.text.trim() !== '' && !take(drafts, line)) gaps.push(line.number);
  }
  const missing = [...new Set(drafts.flatMap(missingIn))];
  const records = drafts.map(toRecord);
  const summary = summaryOf(records);
  const complete = drafts.length > 0 && missing.length === 0;
  return { records, gaps, complete, missing, ...(summary && { summary }) };
}

function take(drafts: Draft[], line: Line): boolean {
  const draft = drafts.at(-1);
  if (draft?.continued) {
    const kind = readUnitLine(line.text)?.kind;
    if (kind !== 'path' && kind !== 'section') return takeRest(draft, line, kind === 'comment');
  }
  const read = readUnitLine(line.text);
  if (read === undefined) return false;
  if (read.kind === 'path' || read.kind === 'changed') return takeHeading(drafts, line, read);
  return takeContent(draft ?? newDraft(drafts, line, undefined), line, read);
}

/** Comments between the lines of one value do not count. */
function takeRest(draft: Draft, line: Line, comment: boolean): boolean {
  draft.last = line;
  if (comment) return true;
  const before = draft.directives.pop();
  if (before === undefined) return false;
  draft.continued = isContinued(line.text);
  draft.directives.push({ ...before, value: `${before.value} ${withoutBackslash(line.text)}`.trim() });
  return true;
}

function withoutBackslash(text: string): string {
  const value = text.trim();
  return value.endsWith('\\') ? value.slice(0, -1).trimEnd() : value;
}

function takeHeading(drafts: Draft[], line: Line, read: UnitLine & { kind: 'path' | 'changed' }): boolean {
  const open = drafts.at(-1);
  const unit = read.unit ?? open?.unit;
  const same =
    open !== undefined && (open.unit === unit || (open.unit === undefined && read.kind === 'path' && read.dropIn));
  const draft = same ? open : newDraft(drafts, line, unit);
  draft.unit ??= unit;
  draft.last = line;
  draft.section = '';
  draft.continued = false;
  if (read.kind === 'changed') draft.changedOnDisk = true;
  else draft.fragments.push({ path: read.path, dropIn: read.dropIn, line: line.number });
  return true;
}

function newDraft(drafts: Draft[], line: Line, unit: string | undefined): Draft {
  const draft: Draft = {
    unit,
    first: line,
    last: line,
    fragments: [],
    directives: [],
    section: '',
    changedOnDisk: false,
    continued: false,
  };
  drafts.push(draft);
  return draft;
}

function takeContent(draft: Draft, line: Line, read: UnitLine): boolean {
  draft.last = line;
  if (read.kind === 'comment') return true;
  if (draft.fragments.length === 0) draft.fragments.push({ path: undefined, dropIn: false, line: line.number });
  if (read.kind === 'section') {
    draft.section = read.name;
    return true;
  }
  // systemd ignores what stands outside of a section.
  if (read.kind !== 'directive' || draft.section === '') return false;
  const { key } = read;
  const fragment = draft.fragments.length - 1;
  draft.continued = isContinued(read.value);
  draft.directives.push({
    section: draft.section,
    key,
    value: withoutBackslash(read.value),
    line: line.number,
    fragment,
  });
  return true;
}

function missingIn(draft: Draft): string[] {
  const { fragments, directives, unit, continued } = draft;
  const missing: string[] = [];
  const named = fragments.filter(({ path }) => path !== undefined);
  if (named.length > 0 && named.length === fragments.length && named.every(({ dropIn }) => dropIn))
    missing.push('unit file');
  const empty = fragments.findIndex((_, index) => !directives.some(({ fragment }) => fragment === index));
  if (empty >= 0 || fragments.length === 0) missing.push('content');
  const whole = fragments.some(({ dropIn, path }) => !dropIn && path !== undefined);
  if (whole && unit?.endsWith('.service') && !directives.some(({ section }) => section === 'Service'))
    missing.push('[Service]');
  if (continued) missing.push('end of a value');
  return missing;
}

function toRecord(draft: Draft): UnitFile {
  const settings = settingsOf(draft.directives);
  return {
    from: draft.first.from,
    to: draft.last.to,
    line: draft.first.number,
    unit: draft.unit,
    fragments: draft.fragments,
    directives: draft.directives,
    settings: Object.fromEntries(settings),
    changedOnDisk: draft.changedOnDisk,
    ...effectiveOf(settings),
    cut: draft.continued || draft.directives.at(-1)?.fragment !== draft.fragments.length - 1,
  };
}
