/** Which sort of object it is, and what the other sorts say: moby api/types/image, network, volume. */
import { containerOf, graphDriverOf } from './container.ts';
import type { JsonObject } from './json.ts';
import type { InspectedImage, InspectedNetwork, InspectedObject, InspectedOther, InspectedVolume } from './record.ts';
import { flagAt, numberAt, objectAt, objectsAt, recordAt, textAt, textsAt } from './values.ts';

type Bare<R> = Omit<R, 'from' | 'to' | 'line' | 'cut'>;

type BareObject =
  | ReturnType<typeof containerOf>
  | Bare<InspectedImage>
  | Bare<InspectedNetwork>
  | Bare<InspectedVolume>
  | Bare<InspectedOther>;

/** Members that only one sort has, and those that show what is missing of it. */
const SORTS: readonly {
  readonly sort: InspectedObject['sort'];
  readonly only: readonly string[];
  readonly always: readonly string[];
}[] = [
  {
    sort: 'container',
    only: ['State', 'HostConfig', 'ResolvConfPath', 'RestartCount', 'NetworkSettings', 'AppArmorProfile', 'LogPath'],
    always: ['Id', 'State', 'HostConfig', 'Config', 'NetworkSettings'],
  },
  { sort: 'image', only: ['RepoTags', 'RepoDigests', 'RootFS', 'DockerVersion'], always: ['Id', 'RepoTags', 'Os'] },
  { sort: 'network', only: ['IPAM', 'EnableIPv6', 'ConfigFrom', 'Ingress'], always: ['Id', 'Name', 'Driver', 'IPAM'] },
  { sort: 'volume', only: ['Mountpoint'], always: ['Name', 'Driver', 'Mountpoint'] },
];

function sortOf(object: JsonObject): (typeof SORTS)[number] | undefined {
  return SORTS.find(({ only }) => only.some((key) => object.has(key)));
}

/** Members that every object of the sort has and this one does not: lines of it are missing. */
export function missingMembers(object: JsonObject): readonly string[] {
  return sortOf(object)?.always.filter((key) => !object.has(key)) ?? [];
}

export function read(object: JsonObject): BareObject {
  switch (sortOf(object)?.sort) {
    case 'container':
      return containerOf(object);
    case 'image':
      return imageOf(object);
    case 'network':
      return networkOf(object);
    case 'volume':
      return volumeOf(object);
    default:
      return { sort: 'other', ...commonOf(object) };
  }
}

function commonOf(object: JsonObject): Pick<InspectedOther, 'id' | 'name' | 'created'> {
  return {
    id: textAt(object, 'Id') ?? textAt(object, 'ID'),
    name: textAt(object, 'Name'),
    created: textAt(object, 'Created') ?? textAt(object, 'CreatedAt'),
  };
}

function imageOf(object: JsonObject): Bare<InspectedImage> {
  const config = objectAt(object, 'Config');
  const tags = textsAt(object, 'RepoTags');
  const layers = objectAt(object, 'RootFS')?.get('Layers');
  return {
    sort: 'image',
    ...commonOf(object),
    name: tags[0],
    tags,
    digests: textsAt(object, 'RepoDigests'),
    architecture: textAt(object, 'Architecture'),
    os: textAt(object, 'Os'),
    size: numberAt(object, 'Size'),
    layers: Array.isArray(layers) ? layers.length : undefined,
    entrypoint: textsAt(config, 'Entrypoint'),
    command: textsAt(config, 'Cmd'),
    user: textAt(config, 'User'),
    graphDriver: graphDriverOf(object),
  };
}

function networkOf(object: JsonObject): Bare<InspectedNetwork> {
  return {
    sort: 'network',
    ...commonOf(object),
    driver: textAt(object, 'Driver'),
    scope: textAt(object, 'Scope'),
    internal: flagAt(object, 'Internal'),
    ipv6: flagAt(object, 'EnableIPv6'),
    subnets: objectsAt(objectAt(object, 'IPAM'), 'Config').map((pool) => ({
      subnet: textAt(pool, 'Subnet'),
      gateway: textAt(pool, 'Gateway'),
    })),
    containers: [...(objectAt(object, 'Containers') ?? [])].flatMap(([id, value]) =>
      value instanceof Map ? [{ id, name: textAt(value, 'Name'), address: textAt(value, 'IPv4Address') }] : [],
    ),
    options: recordAt(object, 'Options'),
  };
}

function volumeOf(object: JsonObject): Bare<InspectedVolume> {
  return {
    sort: 'volume',
    ...commonOf(object),
    driver: textAt(object, 'Driver'),
    mountpoint: textAt(object, 'Mountpoint'),
    scope: textAt(object, 'Scope'),
    options: recordAt(object, 'Options'),
    labels: recordAt(object, 'Labels'),
  };
}
