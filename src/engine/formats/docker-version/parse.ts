import type { Component, Line, Parsed } from '../../model.ts';
import { readVersionLine, type Side, type VersionLine } from './lines.ts';
import type { ProgramVersion } from './record.ts';
import { summaryOf } from './summary.ts';

/** One program while its lines are read. */
interface Draft {
  readonly program: string;
  readonly product: string | undefined;
  side: Side | undefined;
  readonly first: Line;
  last: Line;
  /** Whether it stands in a block, and not on a line of its own. */
  readonly block: boolean;
  readonly fields: Map<string, string>;
}

/** Where the next field belongs. */
interface Place {
  side: Side | undefined;
  product: string | undefined;
  program: string;
  heading: Line | undefined;
  draft: Draft | undefined;
}

/** Reads the blocks of `docker version` and the lines of single programs; each program is one record. */
export function parse(lines: Iterable<Line>): Parsed<ProgramVersion> {
  const drafts: Draft[] = [];
  const gaps: number[] = [];
  const place: Place = { side: undefined, product: undefined, program: 'docker', heading: undefined, draft: undefined };
  for (const line of lines) {
    const read = line.text.trim() === '' ? undefined : readVersionLine(line.text);
    const taken = read !== undefined && take(read, line, place, drafts);
    if (!taken && line.text.trim() !== '') gaps.push(line.number);
  }
  const served = new Set(drafts.filter(({ side }) => side === 'server').map(({ program }) => program));
  const missing = missingIn(drafts);
  // The heading of a component and nothing under it.
  if (place.heading !== undefined && place.program !== 'docker') missing.push(`${place.program}: Version`);
  const records = drafts.map((draft, index) => toRecord(draft, served, index === drafts.length - 1));
  const summary = summaryOf(records);
  return {
    records,
    gaps,
    complete: drafts.length > 0 && missing.length === 0,
    missing,
    ...(summary && { summary }),
  };
}

function take(read: VersionLine, line: Line, place: Place, drafts: Draft[]): boolean {
  switch (read.kind) {
    case 'heading':
      // `docker version` prints the client first: a block whose heading is lost is the client's.
      if (read.side === 'server') for (const draft of drafts) if (draft.block) draft.side ??= 'client';
      Object.assign(place, {
        side: read.side,
        product: read.product,
        program: 'docker',
        heading: line,
        draft: undefined,
      });
      return true;
    case 'component':
      Object.assign(place, { program: read.name === 'Engine' ? 'docker' : read.name, heading: line, draft: undefined });
      return true;
    case 'program': {
      const draft = begin(read.program, line, place, drafts, false);
      draft.fields.set('Version', read.version);
      if (read.commit !== undefined) draft.fields.set('Git commit', read.commit);
      return true;
    }
    case 'old':
      return takeOld(read, line, place, drafts);
    default:
      return takeField(read, line, place, drafts);
  }
}

function takeOld(read: VersionLine & { kind: 'old' }, line: Line, place: Place, drafts: Draft[]): boolean {
  if (place.side !== read.side) Object.assign(place, { side: read.side, draft: undefined, heading: undefined });
  const draft = place.draft ?? begin('docker', line, place, drafts, true);
  draft.fields.set(OLD_NAMES[read.name] ?? read.name, read.value);
  draft.last = line;
  return true;
}

const OLD_NAMES: Readonly<Record<string, string>> = {
  version: 'Version',
  'api version': 'API version',
  'go version': 'Go version',
  'git commit': 'Git commit',
  'os/arch': 'OS/Arch',
  'package version': 'Package version',
};

/** The fields of an engine that only its components have are a sign that a component's heading is lost. */
const OF_COMPONENTS: ReadonlySet<string> = new Set([
  'GitCommit',
  'ApiVersion',
  'NetworkDriver',
  'PortDriver',
  'StateDir',
]);

function takeField(read: VersionLine & { kind: 'field' | 'more' }, line: Line, place: Place, drafts: Draft[]): boolean {
  if (place.program === 'docker' && OF_COMPONENTS.has(read.name)) return false;
  if (read.kind === 'more' && place.draft === undefined) return false;
  const again = place.draft?.fields.has(read.name) ?? false;
  const draft = again || place.draft === undefined ? begin(place.program, line, place, drafts, true) : place.draft;
  draft.fields.set(read.name, read.value);
  draft.last = line;
  return true;
}

function begin(program: string, line: Line, place: Place, drafts: Draft[], block: boolean): Draft {
  const draft: Draft = {
    program: block && program === 'docker' && isCtr(line) ? 'containerd' : program,
    product: block && place.program === 'docker' ? place.product : undefined,
    side: block ? place.side : undefined,
    first: (block && place.heading) || line,
    last: line,
    block,
    fields: new Map(),
  };
  place.draft = draft;
  place.heading = undefined;
  if (!block) place.program = program;
  drafts.push(draft);
  return draft;
}

/** ctr prints `Version:  v1.6.32`, docker never a `v`. */
function isCtr(line: Line): boolean {
  return /^\s{0,60}Version: {0,20}v\d/.test(line.text);
}

function toRecord(draft: Draft, served: ReadonlySet<string>, last: boolean): ProgramVersion {
  const { fields, program, product, side } = draft;
  const cut = last && unfinished(draft).length > 0;
  const taken = (name: string): string | undefined => {
    const value = fields.get(name);
    fields.delete(name);
    return value;
  };
  const version = taken('Version')?.replace(/^v(?=\d)/, '') || undefined;
  const api = API.exec(taken('API version') ?? '');
  const [os, arch] = (taken('OS/Arch') ?? '').split('/', 2);
  const experimental = taken('Experimental');
  const component = COMPONENTS[program];
  // A client may be older or newer than the daemon it talks to.
  const known = version !== undefined && component !== undefined && (side === 'server' || !served.has(program));
  return {
    from: draft.first.from,
    to: draft.last.to,
    line: draft.first.number,
    ...(known && { versions: { [component]: version } }),
    program,
    side,
    product,
    version,
    apiVersion: api?.[1],
    minApiVersion: api?.[2],
    downgradedFrom: api?.[3],
    goVersion: taken('Go version') ?? taken('go'),
    gitCommit: taken('Git commit') ?? taken('GitCommit') ?? taken('commit') ?? taken('Revision'),
    built: taken('Built'),
    os: os || undefined,
    arch: arch || undefined,
    experimental: experimental === undefined ? undefined : experimental === 'true',
    context: taken('Context'),
    spec: taken('spec'),
    details: Object.fromEntries(fields),
    cut,
  };
}

/** `1.27 (minimum version 1.12)`, `1.24 (downgraded from 1.43)` */
const API = /^(\d\.\d{1,3})(?: \(minimum version (\d\.\d{1,3})\))?(?: \(downgraded from (\d\.\d{1,3})\))?/;

const COMPONENTS: Readonly<Record<string, Component>> = { docker: 'docker', containerd: 'containerd', runc: 'runc' };

function missingIn(drafts: readonly Draft[]): string[] {
  const missing = drafts.flatMap(unfinished);
  const docker = drafts.filter(({ program, block }) => block && program === 'docker');
  if (docker.length > 0) {
    if (!docker.some(({ side }) => side === 'server')) missing.push('server');
    if (!docker.some(({ side }) => side !== 'server')) missing.push('client');
  }
  return missing;
}

/** The lines that a program prints in every version and that are not there. */
function unfinished(draft: Draft): string[] {
  const label = [draft.program, draft.side].filter((word) => word !== undefined).join(' ');
  return wantedBy(draft)
    .filter((name) => (draft.fields.get(name) ?? '') === '')
    .map((name) => `${label}: ${name}`);
}

function wantedBy({ program, block, fields }: Draft): readonly string[] {
  if (!block)
    return program === 'runc' ? ['spec'] : program === 'containerd' && !isPackaged(fields) ? ['Git commit'] : [];
  if (program === 'docker') return ['Version', 'OS/Arch'];
  // What else a component has depends on it; vpnkit has nothing.
  if (program === 'vpnkit' || fields.size > 1) return ['Version'];
  return ['Version', 'GitCommit'];
}

/** Distributions build containerd without a commit: `1.6.12-0ubuntu1~22.04.3`. */
function isPackaged(fields: ReadonlyMap<string, string>): boolean {
  return /[-~+]/.test(fields.get('Version') ?? '');
}
