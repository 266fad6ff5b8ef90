/** The container's part of the API: moby api/types/container, InspectResponse (before 28 api/types, ContainerJSON). */
import type { JsonObject } from './json.ts';
import type {
  ContainerHealth,
  ContainerNetwork,
  ContainerState,
  GraphDriver,
  HostConfig,
  InspectedContainer,
  Mount,
} from './record.ts';
import { flagAt, numberAt, objectAt, objectsAt, recordAt, recordOf, textAt, textsAt } from './values.ts';

type Container = Omit<InspectedContainer, 'from' | 'to' | 'line' | 'cut'>;

export function containerOf(object: JsonObject): Container {
  const config = objectAt(object, 'Config');
  const state = objectAt(object, 'State');
  const network = objectAt(object, 'NetworkSettings');
  return {
    sort: 'container',
    id: textAt(object, 'Id') ?? textAt(object, 'ID'),
    name: textAt(object, 'Name')?.replace(/^\//, ''),
    created: textAt(object, 'Created'),
    state: state && stateOf(state),
    health: healthOf(objectAt(state, 'Health')),
    restartCount: numberAt(object, 'RestartCount'),
    image: textAt(object, 'Image'),
    imageName: textAt(config, 'Image'),
    path: textAt(object, 'Path'),
    args: textsAt(object, 'Args'),
    entrypoint: textsAt(config, 'Entrypoint'),
    command: textsAt(config, 'Cmd'),
    user: textAt(config, 'User'),
    workingDirectory: textAt(config, 'WorkingDir'),
    labels: recordAt(config, 'Labels'),
    logPath: textAt(object, 'LogPath'),
    hostConfig: hostConfigOf(objectAt(object, 'HostConfig')),
    graphDriver: graphDriverOf(object),
    mounts: objectsAt(object, 'Mounts').map(mountOf),
    networks: networksOf(network),
    ports: portsOf(objectAt(network, 'Ports')),
    sandboxKey: textAt(network, 'SandboxKey'),
  };
}

/** The zero time stands for "never". */
const NEVER = '0001-01-01T00:00:00Z';

function stateOf(state: JsonObject): ContainerState {
  const time = (key: string): string | undefined => {
    const value = textAt(state, key);
    return value === NEVER ? undefined : value;
  };
  return {
    status: textAt(state, 'Status'),
    running: flagAt(state, 'Running'),
    paused: flagAt(state, 'Paused'),
    restarting: flagAt(state, 'Restarting'),
    dead: flagAt(state, 'Dead'),
    oomKilled: flagAt(state, 'OOMKilled'),
    pid: numberAt(state, 'Pid'),
    exitCode: numberAt(state, 'ExitCode'),
    error: textAt(state, 'Error'),
    startedAt: time('StartedAt'),
    finishedAt: time('FinishedAt'),
  };
}

function healthOf(health: JsonObject | undefined): ContainerHealth | undefined {
  if (health === undefined) return undefined;
  return {
    status: textAt(health, 'Status'),
    failingStreak: numberAt(health, 'FailingStreak'),
    log: objectsAt(health, 'Log').map((check) => ({
      start: textAt(check, 'Start'),
      end: textAt(check, 'End'),
      exitCode: numberAt(check, 'ExitCode'),
      output: textAt(check, 'Output'),
    })),
  };
}

function hostConfigOf(host: JsonObject | undefined): HostConfig | undefined {
  if (host === undefined) return undefined;
  const log = objectAt(host, 'LogConfig');
  return {
    memory: numberAt(host, 'Memory'),
    memorySwap: numberAt(host, 'MemorySwap'),
    memoryReservation: numberAt(host, 'MemoryReservation'),
    kernelMemory: numberAt(host, 'KernelMemory'),
    oomKillDisable: flagAt(host, 'OomKillDisable'),
    nanoCpus: numberAt(host, 'NanoCpus'),
    cpuQuota: numberAt(host, 'CpuQuota'),
    pidsLimit: numberAt(host, 'PidsLimit'),
    networkMode: textAt(host, 'NetworkMode'),
    pidMode: textAt(host, 'PidMode'),
    cgroupParent: textAt(host, 'CgroupParent'),
    cgroupnsMode: textAt(host, 'CgroupnsMode'),
    privileged: flagAt(host, 'Privileged'),
    runtime: textAt(host, 'Runtime'),
    restartPolicy: textAt(objectAt(host, 'RestartPolicy'), 'Name'),
    autoRemove: flagAt(host, 'AutoRemove'),
    binds: textsAt(host, 'Binds'),
    shmSize: numberAt(host, 'ShmSize'),
    logDriver: textAt(log, 'Type'),
    logOpts: recordAt(log, 'Config'),
  };
}

export function graphDriverOf(object: JsonObject): GraphDriver | undefined {
  const driver = objectAt(object, 'GraphDriver');
  return driver && { name: textAt(driver, 'Name'), data: recordAt(driver, 'Data') };
}

function mountOf(mount: JsonObject): Mount {
  return {
    type: textAt(mount, 'Type'),
    name: textAt(mount, 'Name'),
    source: textAt(mount, 'Source'),
    destination: textAt(mount, 'Destination'),
    driver: textAt(mount, 'Driver'),
    mode: textAt(mount, 'Mode'),
    writable: flagAt(mount, 'RW'),
    propagation: textAt(mount, 'Propagation'),
  };
}

/** By network since 1.9; before, and for the default bridge, right in the settings. */
function networksOf(settings: JsonObject | undefined): ContainerNetwork[] {
  const networks = objectAt(settings, 'Networks');
  const named = [...(networks ?? [])].flatMap(([name, value]) =>
    value instanceof Map ? [networkOf(name, value)] : [],
  );
  if (named.length > 0 || settings === undefined || textAt(settings, 'IPAddress') === undefined) return named;
  return [networkOf('bridge', settings)];
}

function networkOf(name: string, endpoint: JsonObject): ContainerNetwork {
  return {
    name,
    networkId: textAt(endpoint, 'NetworkID'),
    endpointId: textAt(endpoint, 'EndpointID'),
    address: textAt(endpoint, 'IPAddress'),
    address6: textAt(endpoint, 'GlobalIPv6Address'),
    gateway: textAt(endpoint, 'Gateway'),
    mac: textAt(endpoint, 'MacAddress'),
  };
}

/** `"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]`; null when the port is not published. */
function portsOf(ports: JsonObject | undefined): Readonly<Record<string, readonly string[]>> {
  const entries = [...(ports ?? [])].flatMap(([port, value]) => {
    const bindings = Array.isArray(value) ? value.filter((binding) => binding instanceof Map).map(recordOf) : [];
    const hosts = bindings.map(
      ({ HostIp = '', HostPort = '' }) => `${HostIp.includes(':') ? `[${HostIp}]` : HostIp}:${HostPort}`,
    );
    return hosts.length > 0 ? [[port, hosts] as const] : [];
  });
  return Object.fromEntries(entries);
}
