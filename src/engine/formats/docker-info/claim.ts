import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, indentOf } from '../../text/index.ts';
import { isPairOf, type Key, keyOf } from './keys.ts';
import { type InfoLine, readInfoLine } from './lines.ts';

/**
 * Says whether a line belongs to the output of `docker info`. The keys come in a fixed order, whatever the version: a key that
 * cannot follow the last one is of something else, or begins the output of another host.
 */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  if (open === undefined && !mayBegin(line.text)) return undefined;
  const read = readInfoLine(line.text);
  if (read === undefined) return undefined;
  if (open !== undefined && goesOn(open, line, read)) return 'continues';
  return beginsAlone(read) ? 'begins' : undefined;
}

/** `Client:`, ` Version:` and ` Context:` stand over other outputs, too; `Server:` over nothing is no start. */
export function leads(line: Line, next: Line): boolean {
  const before = readInfoLine(line.text);
  const after = readInfoLine(next.text);
  if (before?.kind === 'warning')
    return isKnownWarning(before.text) && after?.kind === 'pair' && after.name === 'Containers';
  if (after?.kind !== 'pair') return false;
  if (before?.kind === 'heading') {
    return before.part === 'server' ? after.name === 'Containers' : keyOf(after.name, 'client') !== undefined;
  }
  if (before?.kind !== 'pair') return false;
  const [first, second] = [keyOf(before.name, 'client'), keyOf(after.name, 'client')];
  return first !== undefined && second !== undefined && first.order < second.order;
}

/** First characters of the keys in TELLING, a cheap no for most lines of a log. */
const FIRST_CHARACTERS = new Set([...'BCDILPRScr'].map((letter) => letter.charCodeAt(0)));

function mayBegin(text: string): boolean {
  const at = firstLetter(text);
  if (!FIRST_CHARACTERS.has(text.charCodeAt(at))) return false;
  const colon = text.slice(at, at + 25).indexOf(':');
  return colon > 0 && TELLING.has(text.slice(at, at + colon));
}

/** Keys that nothing else prints with such a value. */
const TELLING: ReadonlyMap<string, RegExp> = new Map([
  ['Containers', /^\d{1,7}$/],
  ['Server Version', /^\d{1,2}\.\d{1,2}\.\d/],
  ['Storage Driver', /^[a-z][\w-]{1,30}$/],
  ['Pool Name', /^[\w.:-]{2,200}$/],
  ['Backing Filesystem', /^[\w<][\w<> -]{1,30}$/],
  ['Supports d_type', /^(?:true|false)$/],
  ['Data Space Used', /^[\d.]{1,12} ?[kMGTP]?i?B$/],
  ['Logging Driver', /^[a-z][\w./-]{1,60}(?::[\w.-]{1,30})?$/],
  ['Cgroup Driver', /^(?:cgroupfs|systemd|none)$/],
  ['Default Runtime', /^[\w.-]{2,60}$/],
  ['Init Binary', /^[\w./-]{0,100}$/],
  ['containerd version', /^(?:[\da-f]{40}|v\d)/],
  ['runc version', /^(?:[\da-f]{40}|v\d)/],
  ['Docker Root Dir', /^\/\S{1,300}$/],
  ['Debug Mode (client)', /^(?:true|false)$/],
  ['Debug Mode (server)', /^(?:true|false)$/],
  ['Debug Mode', /^(?:true|false)$/],
  ['Insecure Registries', /^$/],
  ['Registry Mirrors', /^$/],
  ['Live Restore Enabled', /^(?:true|false)$/],
]);

function beginsAlone(read: InfoLine): boolean {
  return read.kind === 'pair' && (TELLING.get(read.name)?.test(read.value) ?? false);
}

function goesOn(open: OpenArtifact, line: Line, read: InfoLine): boolean {
  const last = open.lines.at(-1);
  const previous = last && readInfoLine(last.text);
  // What a transport wrapped in another way is of somebody else.
  if (last === undefined || previous === undefined || last.envelopes.length !== line.envelopes.length) return false;
  // A line of a log may have come in between.
  const near = open.skipped <= 1;
  switch (read.kind) {
    case 'warning':
      return near || isKnownWarning(read.text);
    case 'error':
      return near || previous.kind === 'heading' || previous.kind === 'error';
    case 'heading':
      return read.part === 'server' && !open.lines.some(isOfServer);
    case 'item':
      return isItem(open, line, read.text) || isPartOfCertificate(previous, read.text);
    case 'rest':
      return previous.kind === 'warning' || previous.kind === 'rest';
    default:
      return follows(open, line, read) || (near && read.value !== '' && isPairOf(ownerOf(open)?.name, read.name));
  }
}

function isOfServer(line: Line): boolean {
  const read = readInfoLine(line.text);
  if (read?.kind === 'heading') return read.part === 'server';
  return read?.kind === 'pair' && keyOf(read.name, 'server') !== undefined && keyOf(read.name, 'client') === undefined;
}

type Pair = InfoLine & { kind: 'pair' };

function follows(open: OpenArtifact, line: Line, read: Pair): boolean {
  const previous = lastKeys(open);
  const keys = candidates(read.name);
  if (isOfPlugin(open, read)) return true;
  // Behind lines that nobody knows a key of both parts may be the client's of another output.
  if (keys.length > 1 && (open.skipped > 1 || standsApart(line, open))) return false;
  if (keys.length > 0) return isInColumn(open, line, keys) && mayFollowAny(previous, keys);
  return mayBeNew(open, line, read, previous);
}

/** Outer keys stand in one column, of either part: `Name:` in another is of another command. */
function isInColumn(open: OpenArtifact, line: Line, keys: readonly Key[]): boolean {
  if (!keys.some(isOuter)) return true;
  const sibling = open.lines.findLast((other) => {
    const read = readInfoLine(other.text);
    return read?.kind === 'pair' && !isPluginDetail(read) && candidates(read.name).some(isOuter);
  });
  return sibling === undefined || indentOf(sibling.text) === indentOf(line.text);
}

function isOuter({ name, owner }: Key): boolean {
  return name === owner;
}

type Passed = Pick<Key, 'owner' | 'order'>;

function mayFollowAny(previous: readonly Passed[], keys: readonly Key[]): boolean {
  return previous.length === 0 || keys.some((key) => previous.some((before) => mayFollow(before, key)));
}

/** A key that only a newer version prints, or a storage driver: on the very next line, as deep as the known ones at least. */
function mayBeNew(open: OpenArtifact, line: Line, { name }: Pair, previous: readonly Passed[]): boolean {
  const depth = indentOf(line.text);
  const ofDriver = previous.some(({ owner }) => owner === 'Storage Driver');
  if (depth === 0 || !(ofDriver || /^[A-Z]/.test(name))) return false;
  if (open.skipped > 0 || line.number - (open.lines.at(-1)?.number ?? 0) > 1) return false;
  return open.lines.some((other) => indentOf(other.text) <= depth && isKnown(other));
}

function isKnown(line: Line): boolean {
  const read = readInfoLine(line.text);
  return read?.kind === 'pair' && candidates(read.name).length > 0;
}

function candidates(name: string): Key[] {
  return [keyOf(name, 'client'), keyOf(name, 'server')].filter((key) => key !== undefined);
}

function mayFollow(before: Passed, key: Key): boolean {
  if (key.shape === 'under' && key.owner === before.owner) return true;
  return key.order > before.order;
}

/** Where the keys of each part begin. */
const BEFORE_ALL: Readonly<Record<'client' | 'server', Passed>> = {
  client: { owner: '', order: -1 },
  server: {
    owner: '',
    order: Math.max(
      ...['Version', 'Context', 'Debug Mode', 'Plugins'].map((name) => keyOf(name, 'client')?.order ?? 0),
    ),
  },
};

/** The last key among the lines shown, looking past items, plugins and warnings. */
function lastKeys(open: OpenArtifact): readonly Passed[] {
  for (const line of open.lines.toReversed()) {
    const read = readInfoLine(line.text);
    if (read?.kind === 'heading') return [BEFORE_ALL[read.part]];
    const keys = read?.kind === 'pair' && !isPluginDetail(read) ? candidates(read.name) : [];
    if (keys.length > 0) return keys;
  }
  return [];
}

/** `  buildx: Docker Buildx (Docker Inc., v0.8.2-docker)`, and since 23.0 `    Version:  v0.11.2` and `    Path:  /usr/…` */
const PLUGIN = /^[a-z][a-z\d-]{1,40}$/;

function isOfPlugin(open: OpenArtifact, read: Pair): boolean {
  const last = open.lines.at(-1);
  const previous = last && readInfoLine(last.text);
  if (previous?.kind !== 'pair') return false;
  const inPlugins =
    (previous.name === 'Plugins' && previous.value === '') || isPluginLine(previous) || isPluginDetail(previous);
  return inPlugins && (isPluginDetail(read) || isPluginLine(read));
}

function isPluginLine({ name, value }: Pair): boolean {
  return PLUGIN.test(name) && value.endsWith(')') && value.includes(' (');
}

function isPluginDetail({ name, value }: Pair): boolean {
  return (name === 'Path' && value.startsWith('/')) || (name === 'Version' && /^v?\d/.test(value));
}

/** The list that the last lines belong to. */
function ownerOf(open: OpenArtifact): { readonly name: string; readonly line: Line } | undefined {
  for (const line of open.lines.toReversed()) {
    const read = readInfoLine(line.text);
    if (read?.kind !== 'pair') continue;
    const key = keyOf(read.name, 'server');
    // `Profile: builtin`, `cdi: vendor.example/device=0` are items themselves.
    if (key === undefined) continue;
    return key.shape === 'list' ? { name: read.name, line } : undefined;
  }
  return undefined;
}

/** One word under a list, or a label: deeper than the list and as deep as its other items, where indentation is not lost. */
function isItem(open: OpenArtifact, line: Line, text: string): boolean {
  const owner = ownerOf(open);
  if (owner === undefined || !(ITEMS[owner.name]?.test(text) ?? false)) return false;
  const depth = indentOf(line.text);
  const sibling = open.lines.findLast(({ text: other }) => readInfoLine(other)?.kind === 'item');
  if (sibling !== undefined) return depth === indentOf(sibling.text);
  return depth > indentOf(owner.line.text) || open.skipped <= 1;
}

const ADDRESS = /^(?:[\w-]{1,63}\.){0,10}[\w-]{1,63}(?::\d{1,5}|\/\d{1,3})?$|^[\da-fA-F:]{2,40}\/\d{1,3}$/;

const ITEMS: Readonly<Record<string, RegExp>> = {
  'Insecure Registries': ADDRESS,
  'Registry Mirrors': /^https?:\/\/\S{1,200}$/,
  'Manager Addresses': ADDRESS,
  'Security Options': /^(?:seccomp|apparmor|selinux|userns|rootless|cgroupns|no-new-privileges)$/,
  'CDI spec directories': /^\/\S{1,200}$/,
  Labels: /^[A-Za-z][\w./-]{0,100}(?:=[^=]{0,300})?$/,
};

const KNOWN_WARNING =
  /^(?:No [\w .()-]{1,60} support|bridge-nf-call-|IPv4 forwarding|API is accessible|\w{1,20}: (?:the backing|usage of loopback|extended file)|(?:the )?\w{1,20} (?:storage-driver|filesystem)|Usage of loopback|daemon is not using|You're not using|labels with duplicate|Support for cgroup v1|Running in rootless|DOCKER_INSECURE|Plugin ")/i;

function isKnownWarning(text: string): boolean {
  return KNOWN_WARNING.test(text);
}

const BASE64 = /^[A-Za-z\d+/=]{1,64}$/;

function isPartOfCertificate(previous: InfoLine, text: string): boolean {
  if (text === '-----BEGIN CERTIFICATE-----') return true;
  if (previous.kind !== 'item') return false;
  if (text === '-----END CERTIFICATE-----') return BASE64.test(previous.text);
  return (
    BASE64.test(text) &&
    (previous.text.startsWith('-----BEGIN') || (previous.text.length === 64 && BASE64.test(previous.text)))
  );
}
