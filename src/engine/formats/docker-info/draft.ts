/** Collects the lines of one `docker info`, before they get their meaning. */
import type { Line } from '../../model.ts';
import { isPairOf, type Key, keyOf } from './keys.ts';
import { type InfoLine, readInfoLine } from './lines.ts';

export interface PluginDraft {
  readonly name: string;
  readonly text: string;
  version?: string;
  path?: string;
}

export interface Draft {
  readonly first: Line;
  last: Line;
  part: 'client' | 'server' | undefined;
  product: string | undefined;
  readonly client: Map<string, string>;
  readonly plugins: PluginDraft[];
  readonly server: Map<string, string>;
  readonly lists: Map<string, string[]>;
  /** What the storage driver tells, known or not. */
  readonly storage: Map<string, string>;
  readonly other: Map<string, string>;
  readonly warnings: string[];
  readonly errors: string[];
  /** The last key of the server, known or not. */
  key: Key | undefined;
}

export function newDraft(first: Line): Draft {
  return {
    first,
    last: first,
    part: undefined,
    product: undefined,
    client: new Map(),
    plugins: [],
    server: new Map(),
    lists: new Map(),
    storage: new Map(),
    other: new Map(),
    warnings: [],
    errors: [],
    key: undefined,
  };
}

/** Puts a line where it belongs. False when it says nothing. */
export function absorb(draft: Draft, line: Line): boolean {
  const read = readInfoLine(line.text);
  if (read === undefined) return false;
  draft.last = line;
  switch (read.kind) {
    case 'heading':
      draft.part = read.part;
      if (read.part === 'client') draft.product = read.product;
      return true;
    case 'warning':
      draft.warnings.push(read.text);
      return true;
    case 'error':
      if (read.text !== 'errors pretty printing info') draft.errors.push(read.text);
      return true;
    case 'rest':
      draft.warnings.push([draft.warnings.pop(), read.text].filter(Boolean).join(' '));
      return true;
    case 'item':
      return absorbItem(draft, read.text);
    default:
      return draft.part === 'client' || isOfClient(draft, read.name)
        ? absorbClient(draft, read)
        : absorbServer(draft, read);
  }
}

type Pair = InfoLine & { kind: 'pair' };

/** Without a heading: what stands before the first key that only a server has. */
function isOfClient(draft: Draft, name: string): boolean {
  if (draft.part === 'server' || keyOf(name, 'client') === undefined) return false;
  draft.part = 'client';
  return true;
}

function absorbClient(draft: Draft, { name, value }: Pair): boolean {
  const plugin = draft.plugins.at(-1);
  if (plugin !== undefined && name === 'Version') plugin.version = value;
  else if (plugin !== undefined && name === 'Path') plugin.path = value;
  else if (keyOf(name, 'client') !== undefined) draft.client.set(name, value);
  else if (draft.client.has('Plugins') && value.endsWith(')')) draft.plugins.push({ name, text: value });
  else if (keyOf(name, 'server') === undefined) draft.other.set(name, value);
  else {
    // The heading of the server's part is lost.
    draft.part = 'server';
    return absorbServer(draft, { kind: 'pair', name, value });
  }
  return true;
}

function absorbServer(draft: Draft, { name, value }: Pair): boolean {
  draft.part = 'server';
  const key = keyOf(name, 'server');
  if (draft.key !== undefined && isPairOf(draft.key.name, name)) {
    listOf(draft, draft.key.name).push(`${name}: ${value}`);
    return true;
  }
  const owner = key === undefined ? draft.key?.owner : key.owner;
  if (owner === 'Storage Driver' && name !== owner) draft.storage.set(name, value);
  else if (key === undefined) draft.other.set(name, value);
  if (key === undefined) return true;
  draft.key = key;
  if (key.shape === 'list') listOf(draft, name).push(...value.split(' ').filter(Boolean));
  else draft.server.set(name, value);
  return true;
}

function listOf(draft: Draft, name: string): string[] {
  const list = draft.lists.get(name) ?? [];
  draft.lists.set(name, list);
  return list;
}

/** Under a list; else it is the certificate of a swarm. */
function absorbItem(draft: Draft, text: string): boolean {
  if (draft.key?.shape !== 'list') return draft.key?.name === 'Signing CA Certificate';
  listOf(draft, draft.key.name).push(text);
  return true;
}
