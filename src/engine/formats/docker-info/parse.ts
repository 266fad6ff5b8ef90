import type { Component, Line, Parsed } from '../../model.ts';
import { absorb, type Draft, newDraft, type PluginDraft } from './draft.ts';
import type { BuiltFrom, ClientPlugin, DockerInfo, StorageDriver, ThinPool } from './record.ts';
import { releaseOf } from './releases.ts';
import { bytesOf } from './sizes.ts';
import { summaryOf } from './summary.ts';

/** Reads one output of `docker info`: one record. */
export function parse(lines: Iterable<Line>): Parsed<DockerInfo> {
  const gaps: number[] = [];
  let draft: Draft | undefined;
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    draft ??= newDraft(line);
    if (!absorb(draft, line)) gaps.push(line.number);
  }
  if (draft === undefined) return { records: [], gaps, complete: false, missing: ['output'] };
  const missing = missingIn(draft);
  const record = toRecord(draft, missing);
  return { records: [record], gaps, complete: missing.length === 0, missing, summary: summaryOf(record) };
}

/** Keys of every version, by the part of the output they show. */
const PARTS: Readonly<Record<string, string>> = {
  Containers: 'containers',
  'Storage Driver': 'storage driver',
  'Kernel Version': 'host',
  'Docker Root Dir': 'directories',
};

function missingIn(draft: Draft): string[] {
  if (draft.server.size === 0) return ['server'];
  const missing = Object.keys(PARTS).filter((key) => !draft.server.has(key));
  return [...missing.map((key) => PARTS[key] ?? key), ...(isEndMissing(draft) ? ['end'] : [])];
}

/** The last key since 1.13; in 1.12 the registries are the last that are always there, before that the name of the host. */
function isEndMissing({ server, lists }: Draft): boolean {
  if (server.has('Live Restore Enabled')) return false;
  const [, minor] = /^1\.(\d{1,2})\.\d/.exec(server.get('Server Version') ?? '') ?? [];
  if (minor === undefined || Number(minor) > 12) return true;
  return Number(minor) === 12 ? !lists.has('Insecure Registries') : !server.has('Name');
}

function toRecord(draft: Draft, missing: readonly string[]): DockerInfo {
  const { server, lists } = draft;
  const text = (name: string): string | undefined => server.get(name) || undefined;
  const number = (name: string): number | undefined => numberOf(server.get(name));
  const flag = (name: string): boolean | undefined => flagOf(server.get(name));
  const containerd = builtFrom('containerd', server.get('containerd version'));
  const runc = builtFrom('runc', server.get('runc version'));
  const serverVersion = text('Server Version');
  const kernel = text('Kernel Version');
  const security = lists.get('Security Options') ?? [];
  return {
    from: draft.first.from,
    to: draft.last.to,
    line: draft.first.number,
    ...versionsOf({ docker: serverVersion, containerd: containerd?.version, runc: runc?.version, kernel }),
    client: clientOf(draft),
    containers: number('Containers'),
    running: number('Running'),
    paused: number('Paused'),
    stopped: number('Stopped'),
    images: number('Images'),
    serverVersion,
    storage: storageOf(draft),
    loggingDriver: text('Logging Driver'),
    cgroupDriver: text('Cgroup Driver'),
    cgroupVersion: number('Cgroup Version'),
    swarm: text('Swarm'),
    nodeId: text('NodeID'),
    nodeAddress: text('Node Address'),
    swarmError: text('Error'),
    isManager: flag('Is Manager'),
    runtimes: (server.get('Runtimes') ?? '').split(' ').filter(Boolean),
    defaultRuntime: text('Default Runtime'),
    containerd,
    runc,
    init: builtFrom('init', server.get('init version')),
    securityOptions: security.filter((option) => !option.startsWith('Profile: ')),
    seccompProfile: security.find((option) => option.startsWith('Profile: '))?.slice('Profile: '.length),
    kernel,
    operatingSystem: text('Operating System'),
    architecture: text('Architecture'),
    cpus: number('CPUs'),
    totalMemory: bytesOf(server.get('Total Memory')),
    hostName: text('Name'),
    rootDirectory: text('Docker Root Dir'),
    debug: flag('Debug Mode') ?? flag('Debug Mode (server)') ?? flag('Debug mode (server)'),
    fileDescriptors: number('File Descriptors'),
    goroutines: number('Goroutines'),
    httpProxy: text('HTTP Proxy') ?? text('Http Proxy'),
    httpsProxy: text('HTTPS Proxy') ?? text('Https Proxy'),
    noProxy: text('No Proxy'),
    labels: lists.get('Labels') ?? [],
    experimental: flag('Experimental'),
    insecureRegistries: lists.get('Insecure Registries') ?? [],
    registryMirrors: lists.get('Registry Mirrors') ?? [],
    liveRestore: flag('Live Restore Enabled'),
    addressPools: (lists.get('Default Address Pools') ?? []).flatMap(poolOf),
    firewallBackend: text('Firewall Backend'),
    warnings: draft.warnings,
    errors: draft.errors,
    other: Object.fromEntries(draft.other),
    cut: missing.includes('end') || (missing.includes('server') && draft.errors.length === 0),
  };
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function flagOf(text: string | undefined): boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function versionsOf(found: Readonly<Record<Component, string | undefined>>): Pick<DockerInfo, 'versions'> {
  const known = Object.entries(found).filter(([, version]) => version !== undefined);
  return known.length === 0 ? {} : { versions: Object.fromEntries(known) };
}

/** `1f5d…`, `v1.1.12-0-g51d5e946`, and when it is not the one the daemon was built for `1f5d… (expected: 269548f…)` */
const BUILT_FROM = /^(\S{1,100})(?: \(expected: (\S{0,100})\))?$/;

function builtFrom(program: 'containerd' | 'runc' | 'init', value: string | undefined): BuiltFrom | undefined {
  const [, printed, expected] = BUILT_FROM.exec(value ?? '') ?? [];
  if (printed === undefined) return undefined;
  return {
    printed,
    expected: expected || undefined,
    version: program === 'init' ? undefined : releaseOf(program, printed),
  };
}

function clientOf({ client, plugins, product }: Draft): DockerInfo['client'] {
  if (client.size === 0 && product === undefined) return undefined;
  return {
    product,
    version: client.get('Version'),
    context: client.get('Context'),
    debug: flagOf(client.get('Debug Mode')),
    plugins: plugins.map(pluginOf),
  };
}

/** `Docker Buildx (Docker Inc., v0.9.1-docker)`; since 23.0 the version stands on a line of its own. */
const PLUGIN = /\(([^(),]{1,80})(?:, ([^()]{1,60}))?\)$/;

function pluginOf({ name, text, version, path }: PluginDraft): ClientPlugin {
  const [whole = '', vendor, inline] = PLUGIN.exec(text.slice(-160)) ?? [];
  return {
    name,
    description: text.slice(0, text.length - whole.length).trim(),
    vendor,
    version: version ?? inline,
    path,
  };
}

function storageOf({ server, storage }: Draft): StorageDriver | undefined {
  const name = server.get('Storage Driver');
  if (name === undefined && storage.size === 0) return undefined;
  return {
    name,
    backingFilesystem: storage.get('Backing Filesystem'),
    supportsDType: flagOf(storage.get('Supports d_type')),
    driverType: storage.get('driver-type'),
    pool: poolOfDevices(storage),
    status: Object.fromEntries(storage),
  };
}

function poolOfDevices(storage: ReadonlyMap<string, string>): ThinPool | undefined {
  const name = storage.get('Pool Name');
  if (name === undefined) return undefined;
  const size = (key: string): number | undefined => bytesOf(storage.get(key));
  return {
    name,
    dataUsed: size('Data Space Used'),
    dataTotal: size('Data Space Total'),
    dataAvailable: size('Data Space Available'),
    metadataUsed: size('Metadata Space Used'),
    metadataTotal: size('Metadata Space Total'),
    metadataAvailable: size('Metadata Space Available'),
    minimumFree: size('Thin Pool Minimum Free Space'),
    dataLoopFile: storage.get('Data loop file'),
    deferredRemoval: flagOf(storage.get('Deferred Removal Enabled')),
    deferredDeletion: flagOf(storage.get('Deferred Deletion Enabled')),
    udevSync: flagOf(storage.get('Udev Sync Supported')),
  };
}

/** `Base: 10.10.0.0/16, Size: 24` */
function poolOf(text: string): { base: string; size: number }[] {
  const [, base, size] = /^Base: (\S{3,60}), Size: (\d{1,3})$/.exec(text) ?? [];
  return base === undefined || size === undefined ? [] : [{ base, size: Number(size) }];
}
