import type { Component, Line, Parsed } from '../../model.ts';
import { entriesByLevel } from '../../words.ts';
import { endOfValue, isContinuation, isOfAnother, klogOf } from './claim.ts';
import { type KlogMessage, readMessage, readPairs } from './message.ts';
import type { KlogEntry } from './record.ts';
import { subjectsOf } from './subjects.ts';

/** An entry whose last value goes on in the next lines. */
interface Draft {
  readonly first: Line;
  last: Line;
  readonly read: KlogMessage;
  readonly fields: Record<string, string>;
  /** The key of the value that goes on, and its lines so far. */
  open: string | undefined;
  readonly lines: string[];
}

/** Reads each line by itself; only the lines of a value of several lines belong to the line before. */
export function parse(lines: Iterable<Line>): Parsed<KlogEntry> {
  const records: KlogEntry[] = [];
  const gaps: number[] = [];
  let draft: Draft | undefined;
  for (const line of lines) {
    if (klogOf(line)) {
      const next = newDraft(line);
      if (draft?.open !== undefined && next.open === undefined && isOfAnother(line, draft.first)) {
        records.push(toEntry(next));
        continue;
      }
      if (draft) records.push(toEntry(draft));
      draft = next;
    } else if (!draft || !isContinuation(line, draft.last) || !extend(draft, line)) gaps.push(line.number);
  }
  if (draft) records.push(toEntry(draft));
  records.sort((a, b) => a.from - b.from);
  const cut = records.some((record) => record.cut);
  return { records, gaps, complete: !cut, missing: cut ? ['end of a line'] : [], summary: entriesByLevel(records) };
}

function newDraft(line: Line): Draft {
  const read = readMessage(line.text);
  return { first: line, last: line, read, fields: { ...read.fields }, open: read.open, lines: [] };
}

function extend(draft: Draft, line: Line): boolean {
  if (draft.open === undefined) return false;
  draft.last = line;
  const end = endOfValue(line);
  if (end === undefined) {
    draft.lines.push(line.text.trim());
    return true;
  }
  close(draft);
  const { fields, open } = readPairs(line.text, end);
  Object.assign(draft.fields, fields);
  draft.open = open;
  return true;
}

function close(draft: Draft): void {
  if (draft.open !== undefined) draft.fields[draft.open] = draft.lines.splice(0).join('\n');
  draft.open = undefined;
}

function toEntry(draft: Draft): KlogEntry {
  const { first, last, read, fields } = draft;
  close(draft);
  const envelope = klogOf(first);
  const versions = versionsIn(read.message, fields);
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    ...(envelope?.level && { level: envelope.level }),
    ...(versions && { versions }),
    time: envelope?.time,
    message: read.message,
    structured: read.structured,
    fields,
    ...subjectsOf(read.message, fields),
    error: fields['err'] ?? fields['error'],
    cut: read.cut,
  };
}

/**
 * pkg/kubelet/kuberuntime_manager.go: `"Container runtime initialized" containerRuntime="containerd" version="v2.1.5"`,
 * before 1.20 `Container runtime docker initialized, version: 19.03.15, apiVersion: 1.40.0`
 */
const RUNTIME = /^Container runtime (docker|containerd) initialized, version: ([\w.+-]{1,60}),/;

function versionsIn(
  message: string,
  { containerRuntime, version }: Readonly<Record<string, string>>,
): Partial<Record<Component, string>> | undefined {
  const found = RUNTIME.exec(message);
  const name = found ? found[1] : containerRuntime;
  const printed = (found ? found[2] : version)?.replace(/^v/, '');
  if ((name !== 'docker' && name !== 'containerd') || printed === undefined) return undefined;
  return { [name]: printed };
}
