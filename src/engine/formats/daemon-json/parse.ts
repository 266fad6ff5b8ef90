import type { Line, Parsed } from '../../model.ts';
import { readHeading } from './heading.ts';
import { type Document, type Member, readDocument } from './json.ts';
import { hasTextsOnly, isKnownKey, removedIn, sortOfKey } from './keys.ts';
import { HERE_DOCUMENT_END } from './lines.ts';
import type { DaemonConfig, JsonValue, Setting, ValueSort } from './record.ts';
import { summaryOf } from './summary.ts';

/** Reads one daemon.json: one record, sound or not. */
export function parse(lines: Iterable<Line>): Parsed<DaemonConfig> {
  let path: string | undefined;
  let first: Line | undefined;
  let last: Line | undefined;
  const text: Line[] = [];
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    first ??= line;
    last = line;
    const heading = text.length === 0 ? readHeading(line.text.trim()) : undefined;
    if (heading !== undefined) path = heading.path;
    else if (line.text.trim() !== HERE_DOCUMENT_END) text.push(line);
  }
  if (first === undefined || last === undefined || text.length === 0) {
    return { records: [], gaps: [], complete: false, missing: ['content'] };
  }
  const document = readDocument(text);
  const missing = document.cut ? ['end'] : [];
  const record = toRecord(document, path, first, last);
  return { records: [record], gaps: [], complete: missing.length === 0, missing, summary: summaryOf(record) };
}

function toRecord(document: Document, path: string | undefined, first: Line, last: Line): DaemonConfig {
  const settings = document.members.map(settingOf);
  const values = Object.fromEntries(settings.map(({ key, value }) => [key, value]));
  const unknown = settings.filter(({ known }) => !known).map(({ key }) => key);
  const { problem, cut } = document;
  const refused = problem !== undefined || settings.some(({ known, expected }) => !known || expected !== undefined);
  return {
    from: first.from,
    to: last.to,
    line: first.number,
    refused,
    path,
    settings,
    values,
    unknown: [...new Set(unknown)],
    duplicates: duplicatesIn(settings),
    problem: problem && { line: problem.line.number, column: problem.at + 1, what: problem.what },
    ...meaningOf(values),
    cut,
  };
}

function settingOf({ key, value, line }: Member): Setting {
  const known = isKnownKey(key);
  return { key, value, line: line.number, known, removedIn: removedIn(key), ...misfitOf(key, value) };
}

function duplicatesIn(settings: readonly Setting[]): string[] {
  const keys = settings.map(({ key }) => key);
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))];
}

/** What a key takes, when the value is of another sort: `json: cannot unmarshal string into Go struct field Config.debug of type bool` */
function misfitOf(key: string, value: JsonValue): Pick<Setting, 'expected' | 'expectedAt'> {
  const sort = sortOfKey(key);
  if (sort !== undefined && value !== null && sortOf(value) !== sort) return { expected: sort, expectedAt: undefined };
  const inner = hasTextsOnly(key)
    ? Object.entries(objectOf(value)).find(([, item]) => typeof item !== 'string')
    : undefined;
  return inner === undefined
    ? { expected: undefined, expectedAt: undefined }
    : { expected: 'text', expectedAt: inner[0] };
}

function sortOf(value: JsonValue): ValueSort | undefined {
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  return Array.isArray(value) ? 'list' : 'object';
}

type Meaning = Omit<
  DaemonConfig,
  'refused' | 'from' | 'to' | 'line' | 'path' | 'settings' | 'values' | 'unknown' | 'duplicates' | 'problem' | 'cut'
>;

function meaningOf(values: { readonly [key: string]: JsonValue }): Meaning {
  const text = (key: string): string | undefined => {
    const value = values[key];
    return typeof value === 'string' ? value : undefined;
  };
  const flag = (key: string): boolean | undefined => {
    const value = values[key];
    return typeof value === 'boolean' ? value : undefined;
  };
  const execOpts = textsOf(values['exec-opts']);
  return {
    debug: flag('debug'),
    liveRestore: flag('live-restore'),
    storageDriver: text('storage-driver'),
    storageOpts: textsOf(values['storage-opts']),
    execOpts,
    cgroupDriver: execOpts.findLast((option) => option.startsWith(CGROUP_DRIVER))?.slice(CGROUP_DRIVER.length),
    logDriver: text('log-driver'),
    logOpts: textsIn(values['log-opts']),
    dataRoot: text('data-root') ?? text('graph'),
    hosts: textsOf(values['hosts']),
    insecureRegistries: textsOf(values['insecure-registries']),
    registryMirrors: textsOf(values['registry-mirrors']),
    defaultRuntime: text('default-runtime'),
    runtimes: Object.keys(objectOf(values['runtimes'])),
    cgroupParent: text('cgroup-parent'),
    iptables: flag('iptables'),
  };
}

const CGROUP_DRIVER = 'native.cgroupdriver=';

function textsOf(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function objectOf(value: JsonValue | undefined): { readonly [name: string]: JsonValue } {
  // Array.isArray does not narrow a readonly list away.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [name: string]: JsonValue })
    : {};
}

function textsIn(value: JsonValue | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOf(value)).flatMap(([name, item]) =>
    typeof item === 'string' ? [[name, item] as const] : [],
  );
  return Object.fromEntries(entries);
}
