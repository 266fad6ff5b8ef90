/**
 * What `docker info` prints, in its order. docker/cli cli/command/system/info.go, prettyPrintInfo() and prettyPrintServerInfo();
 * up to 17.05 moby api/client/info.go and cli/command/system/info.go. Keys that only old or only new versions print stand
 * where those print them: from any version to any other the order is the same.
 */

/**
 * How a key is printed: `value` on its line, `under` the last value key and deeper than it, `list` with items on lines of
 * their own below it.
 */
export type Shape = 'value' | 'under' | 'list';

export interface Key {
  readonly name: string;
  readonly shape: Shape;
  /** The key it stands under; its own name when it stands under none. */
  readonly owner: string;
  /** Place in the order of printing. */
  readonly order: number;
}

/** `name` value, `>name` under the value or list before, `name[]` list. The first group is the client's, since 19.03. */
const CLIENT = ['Version', 'Context', 'Debug Mode', 'Plugins'];

const SERVER = [
  'Containers',
  ...['>Running', '>Paused', '>Stopped'],
  'Images',
  'Server Version',
  'Storage Driver',
  // What the storage drivers tell of themselves: daemon/graphdriver/*/, Status(). devicemapper up to 24.0 first.
  ...['>Pool Name', '>Pool Blocksize', '>Base Device Size', '>Data file', '>Metadata file', '>Data loop file'],
  ...['>Metadata loop file', '>Data Space Used', '>Data Space Total', '>Data Space Available', '>Metadata Space Used'],
  ...['>Metadata Space Total', '>Metadata Space Available', '>Thin Pool Minimum Free Space', '>Udev Sync Supported'],
  ...['>Deferred Removal Enabled', '>Deferred Deletion Enabled', '>Deferred Deleted Device Count', '>Library Version'],
  ...['>Root Dir', '>Backing Filesystem', '>Dirs', '>Dirperm1 Supported', '>Supports d_type', '>Using metacopy'],
  ...['>Native Overlay Diff', '>userxattr', '>driver-type', '>Build Version', '>Btrfs', '>Extended file attributes'],
  ...['>Zpool', '>Zpool Health', '>Parent Dataset', '>Space Used By Parent', '>Space Available', '>Parent Quota'],
  '>Compression',
  'Execution Driver',
  'Logging Driver',
  'Cgroup Driver',
  'Cgroup Version',
  'Plugins',
  ...['>Volume', '>Network', '>Authorization', '>Log'],
  'CDI spec directories[]',
  'Discovered Devices[]',
  'Swarm',
  ...['>NodeID', '>Error', '>Is Manager', '>ClusterID', '>Managers', '>Nodes', '>Default Address Pool', '>SubnetSize'],
  ...['>Data Path Port', '>Orchestration', '>Task History Retention Limit', '>Raft', '>Snapshot Interval'],
  ...['>Number of Old Snapshots to Retain', '>Heartbeat Tick', '>Election Tick', '>Dispatcher', '>Heartbeat Period'],
  ...['>CA Configuration', '>Expiry Duration', '>Force Rotate', '>Signing CA Certificate', '>External CAs'],
  ...['>Autolock Managers', '>Root Rotation In Progress', '>Node Address', '>Manager Addresses[]'],
  'Runtimes',
  'Default Runtime',
  'Init Binary',
  'containerd version',
  'runc version',
  'init version',
  'Security Options[]',
  'Default Isolation',
  'Kernel Version',
  'Operating System',
  'OSType',
  'Architecture',
  // Docker of RHEL and CentOS 7.
  'Number of Docker Hooks',
  'CPUs',
  'Total Memory',
  'Name',
  'ID',
  'Docker Root Dir',
  'Debug Mode (client)',
  'Debug Mode (server)',
  'Debug Mode',
  // Up to 1.9 in another case and before the root directory.
  'Debug mode (client)',
  'Debug mode (server)',
  ...['>File Descriptors', '>Goroutines', '>System Time', '>EventsListeners', '>Init SHA1', '>Init Path'],
  'Http Proxy',
  'Https Proxy',
  'HTTP Proxy',
  'HTTPS Proxy',
  'No Proxy',
  'Username',
  'Registry',
  'Labels[]',
  'Experimental',
  'Cluster Store',
  'Cluster Advertise',
  'Cluster store',
  'Cluster advertise',
  'Insecure Registries[]',
  'Registry Mirrors[]',
  'Live Restore Enabled',
  'Registries',
  'Product License',
  'Default Address Pools[]',
  'Firewall Backend',
  ...['>ReloadedAt', '>EnableUserlandProxy', '>UserlandProxyPath'],
  'NRI',
  ...['>plugin-path', '>plugin-config-path', '>socket-path'],
];

function keysOf(names: readonly string[], from: number): readonly Key[] {
  let owner = '';
  return names.map((printed, index) => {
    const under = printed.startsWith('>');
    const list = printed.endsWith('[]');
    const name = printed.slice(under ? 1 : 0, list ? -2 : undefined);
    if (!under) owner = name;
    return { name, shape: list ? 'list' : under ? 'under' : 'value', owner, order: from + index };
  });
}

const CLIENT_KEYS: ReadonlyMap<string, Key> = new Map(keysOf(CLIENT, 0).map((key) => [key.name, key]));
const SERVER_KEYS: ReadonlyMap<string, Key> = new Map(keysOf(SERVER, CLIENT.length).map((key) => [key.name, key]));

/** The key of that name: of the server, or before the server's part has begun, of the client. */
export function keyOf(name: string, part: 'client' | 'server'): Key | undefined {
  return (part === 'client' ? CLIENT_KEYS : SERVER_KEYS).get(name);
}

/** Lines of lists that have the form of a key: `   Profile: builtin`, `   Base: 10.10.0.0/16, Size: 24`, `  cdi: vendor/device=0` */
const PAIRS_OF: Readonly<Record<string, RegExp>> = {
  'Security Options': /^Profile$/,
  'Default Address Pools': /^Base$/,
  'Discovered Devices': /^\w{2,30}$/,
  'External CAs': /^\w{2,30}$/,
};

/** Whether a line with this name is an item of the list. */
export function isPairOf(list: string | undefined, name: string): boolean {
  return PAIRS_OF[list ?? '']?.test(name) ?? false;
}
