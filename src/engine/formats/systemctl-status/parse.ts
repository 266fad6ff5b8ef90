import type { Line, Parsed } from '../../model.ts';
import { secondsOf } from './amounts.ts';
import { readStatusLine, type StatusLine } from './lines.ts';
import type { GroupProcess, UnitProcess, UnitStatus } from './record.ts';
import { summaryOf } from './summary.ts';
import { activeOf, loadedOf, memoryOf, pidOf, processOf } from './values.ts';

/** One unit while its lines are read. */
interface Draft {
  readonly first: Line;
  last: Line;
  title: { readonly unit: string; readonly description: string | undefined } | undefined;
  /** The keys that are printed once. */
  readonly values: Map<string, string>;
  /** The key that branches and further lines belong to. */
  key: string;
  dropInFolder: string;
  readonly dropIns: string[];
  readonly triggeredBy: string[];
  readonly documentation: string[];
  readonly conditions: string[];
  readonly processes: UnitProcess[];
  readonly group: GroupProcess[];
  changedOnDisk: boolean;
}

/** Reads the status of one unit or of several, each a record. */
export function parse(lines: Iterable<Line>): Parsed<UnitStatus> {
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
  const read = readStatusLine(line.text);
  if (read === undefined) return false;
  const open = drafts.at(-1);
  if (read.kind === 'title' && !isListed(open, read)) return takeTitle(drafts, line, read);
  const draft = open ?? newDraft(line, undefined);
  if (draft !== open) drafts.push(draft);
  draft.last = line;
  return absorb(draft, line, read);
}

type Title = StatusLine & { kind: 'title' };

/** `TriggeredBy: ● docker.socket` may go on with another unit on the next line. */
function isListed(open: Draft | undefined, { description }: Title): boolean {
  return description === undefined && (open?.key.startsWith('Trigger') ?? false);
}

function takeTitle(drafts: Draft[], line: Line, { unit, description }: Title): true {
  const open = drafts.at(-1);
  // Only a warning came before.
  if (open !== undefined && open.key === '' && open.title === undefined) open.title = { unit, description };
  else drafts.push(newDraft(line, { unit, description }));
  return true;
}

function newDraft(line: Line, title: Draft['title']): Draft {
  return {
    first: line,
    last: line,
    title,
    values: new Map(),
    key: '',
    dropInFolder: '',
    dropIns: [],
    triggeredBy: [],
    documentation: [],
    conditions: [],
    processes: [],
    group: [],
    changedOnDisk: false,
  };
}

function absorb(draft: Draft, line: Line, read: StatusLine): boolean {
  switch (read.kind) {
    case 'title':
      if (draft.key === 'TriggeredBy') draft.triggeredBy.push(read.unit);
      return true;
    case 'notice':
      draft.changedOnDisk ||= read.changed;
      return true;
    case 'folder':
      draft.dropInFolder = read.path;
      return true;
    case 'document':
      draft.documentation.push(read.text);
      return true;
    case 'branch':
      return absorbBranch(draft, line, read.text);
    default:
      draft.key = read.key;
      return absorbPair(draft, read.key, read.value);
  }
}

function absorbPair(draft: Draft, key: string, value: string): boolean {
  if (key === 'Drop-In') draft.dropInFolder = value;
  else if (key === 'Docs') draft.documentation.push(value);
  else if (key === 'TriggeredBy') draft.triggeredBy.push(value.replace(/^\S (?=\S)/, ''));
  else if (key === 'Process') {
    const process = processOf(value);
    if (process === undefined) return false;
    draft.processes.push(process);
  } else draft.values.set(key, value);
  return true;
}

/** `1234 /usr/bin/dockerd -H fd://`, of a folder of drop-ins `http-proxy.conf, override.conf`, of a condition itself. */
function absorbBranch(draft: Draft, line: Line, text: string): boolean {
  if (draft.key === 'Drop-In') {
    draft.dropIns.push(...text.split(', ').map((name) => `${draft.dropInFolder}/${name}`));
  } else if (draft.key === 'Condition' || draft.key === 'Assert') draft.conditions.push(text);
  else {
    const [, pid, command = ''] = /^(\d{1,10})(?: (.*))?$/.exec(text) ?? [];
    // Without a number it is a group within the unit's, such as `init.scope`.
    if (pid !== undefined) draft.group.push({ pid: Number(pid), command: command.trim(), line: line.number });
  }
  return true;
}

function missingIn(draft: Draft): string[] {
  const { values, title, group } = draft;
  const missing = title === undefined ? ['title'] : [];
  if (!values.has('Loaded')) missing.push('Loaded');
  if (!values.has('Active')) return [...missing, 'Active'];
  const { active, sub } = activeOf(values.get('Active') ?? '');
  const runs = active === 'active' && sub === 'running' && !title?.unit.endsWith('.socket');
  if (runs && !values.has('CGroup')) missing.push('CGroup');
  else if (runs && group.length === 0) missing.push('processes');
  return missing;
}

function toRecord(draft: Draft): UnitStatus {
  const { values, title } = draft;
  const active = activeOf(values.get('Active') ?? '');
  const main = values.get('Main PID') ?? '';
  const control =
    values.get('Cntrl PID') ?? values.get('Control') ?? /; Control PID: (.{1,120})$/.exec(main.slice(0, 300))?.[1];
  const [, number, text] = /^(\d{1,4}) \((.{1,200})\)$/.exec(values.get('Error') ?? '') ?? [];
  const [, tasks, tasksMax] = /^(\d{1,10})(?: \(limit: (\d{1,12})\))?$/.exec(values.get('Tasks') ?? '') ?? [];
  return {
    from: draft.first.from,
    to: draft.last.to,
    line: draft.first.number,
    inTrouble: isInTrouble(draft, active.active, active.sub),
    unit: title?.unit,
    description: title?.description,
    ...loadedOf(values.get('Loaded')),
    dropIns: draft.dropIns,
    ...active,
    triggeredBy: draft.triggeredBy,
    documentation: draft.documentation,
    conditions: draft.conditions,
    processes: draft.processes,
    mainProcess: pidOf(main),
    controlProcess: control === undefined ? undefined : pidOf(control),
    statusText: values.get('Status')?.replace(/^"|"$/g, ''),
    error: number === undefined || text === undefined ? undefined : { number: Number(number), text },
    tasks: tasks === undefined ? undefined : Number(tasks),
    tasksMax: tasksMax === undefined ? undefined : Number(tasksMax),
    memory: memoryOf(values.get('Memory') ?? ''),
    cpu: secondsOf(values.get('CPU') ?? ''),
    cgroup: values.get('CGroup'),
    group: draft.group,
    changedOnDisk: draft.changedOnDisk,
    cut: missingIn(draft).some((part) => part !== 'title'),
  };
}

/** The unit failed, waits to be started again, or could not be loaded. */
function isInTrouble({ values }: Draft, active: string | undefined, sub: string | undefined): boolean {
  const load = values.get('Loaded') ?? 'loaded';
  return active === 'failed' || sub === 'auto-restart' || /^(?:not-found|bad-setting|error)/.test(load);
}
