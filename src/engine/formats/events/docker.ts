/**
 * docker events and podman events (docker/cli, cli/command/system/events.go, prettyPrintEvent()):
 *
 *     2024-05-04T18:05:45.023195599Z container oom 4f2a… (image=nginx:1.25, name=web)
 *     2024-05-04T18:05:45.023195599+02:00 container exec_create: /bin/sh -c true 4f2a… (execID=…, image=nginx, name=web)
 *     2024-05-04 18:05:45.023195599 +0200 CEST container died 4f2a… (image=docker.io/library/nginx:latest, name=web)
 *     2015-05-12T11:51:30.999999999Z 4f2ab1c2d3e4: (from nginx:1.9) die          (before 1.10)
 *     {"status":"oom","id":"4f2a…","Type":"container","Action":"oom","Actor":{"ID":"4f2a…","Attributes":{…}},…,"timeNano":…}
 */
import type { Line } from '../../model.ts';
import type { EventFields } from './record.ts';

const DOCKER =
  /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}(?:Z|[+-]\d\d:\d\d)) (container|image|network|volume|daemon|plugin|builder|service|node|secret|config) ([a-z_]{2,24})(:?)(?: |$)/;
const PODMAN =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{1,9} [+-]\d{4} [A-Z\d+-]{1,6}(?: m=\S{1,24})?) (container|image|pod|system|volume|network|secret) ([a-z_]{2,24})(:?) /;

/** Enough of moby's api/types/events/events.go to tell a cut event from a sentence. */
const ACTIONS: ReadonlySet<string> = new Set(
  (
    'attach build commit connect copy create delete destroy detach die died disable disconnect enable exec_create ' +
    'exec_detach exec_die exec_start export health_status import init install kill load mount oom pause prune pull push ' +
    'refresh reload remove rename resize restart save start stop sync tag top unmount unpause untag update'
  ).split(' '),
);

export function readDocker(text: string): EventFields | undefined {
  const docker = DOCKER.exec(text);
  const found = docker ?? PODMAN.exec(text);
  if (!found) return undefined;
  const [whole, time = '', object = '', action = '', colon] = found;
  if (!ACTIONS.has(action) && !(text.includes('=') && text.endsWith(')'))) return undefined;
  const rest = readRest(text.slice(whole.length), colon === ':');
  const cut = rest.cut || (docker ? !text.endsWith(')') : lacksEnd(object, text));
  return eventOf(docker ? 'docker' : 'podman', { time, object, action, ...rest, cut });
}

/** Podman prints attributes of containers and pods, and the name of an image behind its id. */
function lacksEnd(object: string, text: string): boolean {
  if (object === 'image') return !/ [0-9a-f]{12,64} \S{1,300}$/.test(text.slice(-400));
  return (object === 'container' || object === 'pod') && !text.endsWith(')');
}

interface Rest {
  readonly detail: string | undefined;
  readonly id: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cut: boolean;
}

const ID_AND_ATTRIBUTES = /(?:^| )([0-9a-f]{64})(?= \(|$)/;

/** The id and, in parentheses, the attributes; before the id, when a colon says so, anything. */
function readRest(rest: string, hasDetail: boolean): Rest {
  const long = ID_AND_ATTRIBUTES.exec(rest);
  const word = hasDetail ? undefined : /^[^\s(]\S{0,1000}/.exec(rest)?.[0];
  const id = word ?? long?.[1];
  const detail = hasDetail ? rest.slice(0, long?.index ?? rest.length) : undefined;
  const after = id === undefined ? rest : rest.slice(rest.indexOf(id) + id.length);
  const open = after.startsWith(' (') ? 2 : after.startsWith('(') ? 1 : 0;
  const closed = open > 0 && after.endsWith(')');
  return {
    detail: detail === '' ? undefined : detail,
    id,
    attributes: open === 0 ? {} : readAttributes(after.slice(open, closed ? -1 : Math.max(0, after.lastIndexOf(', ')))),
    cut: (hasDetail && id === undefined) || (open > 0 && !closed),
  };
}

/** `image=nginx, maintainer=NGINX, Inc., name=web`: values may hold commas. */
function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  let last: string | undefined;
  for (const part of text.split(', ')) {
    const key = /^[\w./-]{1,200}(?==)/.exec(part)?.[0];
    if (key !== undefined) {
      attributes[key] = part.slice(key.length + 1);
      last = key;
    } else if (last !== undefined) attributes[last] += `, ${part}`;
  }
  return attributes;
}

/** Before Docker 1.10. The text stage takes a time with nanoseconds for one of docker logs. */
const OLD =
  /^(?:\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[^\]\n]{0,24}?)\]? )?([0-9a-f]{12,64}): \(from ([^)\n]{1,300})\) (attach|commit|copy|create|destroy|die|exec_create|exec_start|export|kill|oom|pause|rename|resize|restart|start|stop|top|unpause)(?:: ([^\n]{1,1000}))?$/;

export function readOldDocker({ text, envelopes }: Line): EventFields | undefined {
  const found = text.includes('(from ') ? OLD.exec(text.trim()) : null;
  if (!found) return undefined;
  const [, printed, id = '', image = '', action = '', detail] = found;
  const time = printed ?? envelopes.findLast(({ kind }) => kind === 'docker-logs')?.time;
  return eventOf('docker', { time, object: 'container', action, detail, id, attributes: { image }, cut: false });
}

/** Keys the JSON form of an event has, whatever the version. */
export function isDockerJson(text: string): boolean {
  return (
    text.startsWith('{') &&
    text.length < 100_000 &&
    // What begins with a capital letter is found sooner than what begins with a quote.
    text.includes('Actor":{') &&
    text.includes('"Action":"') &&
    text.includes('"Type":"') &&
    text.includes('"Actor":{')
  );
}

export function readDockerJson(text: string): EventFields | undefined {
  const event = parseObject(text);
  const { Type: object, Action: full, Actor: actor, time, timeNano } = event;
  if (typeof object !== 'string' || typeof full !== 'string' || !isObject(actor)) return undefined;
  const colon = full.indexOf(': ');
  const strings = isObject(actor['Attributes']) ? Object.entries(actor['Attributes']) : [];
  return eventOf('docker', {
    time: timeOf(timeNano, time),
    object,
    action: colon < 0 ? full : full.slice(0, colon),
    detail: colon < 0 ? undefined : full.slice(colon + 2),
    id: typeof actor['ID'] === 'string' ? actor['ID'] : undefined,
    attributes: Object.fromEntries(strings.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    cut: false,
  });
}

/** Seconds since 1970 are exact in a number, nanoseconds are not; their first ten digits are the seconds. */
function timeOf(nanoseconds: unknown, seconds: unknown): string | undefined {
  if (typeof seconds === 'number') return String(seconds);
  return typeof nanoseconds === 'number' ? String(Math.floor(nanoseconds / 1e9)) : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

type Told = Pick<EventFields, 'time' | 'object' | 'action' | 'detail' | 'id' | 'attributes' | 'cut'>;

function eventOf(source: 'docker' | 'podman', told: Told): EventFields {
  const { object, id, attributes } = told;
  const exitCode = attributes['exitCode'] ?? attributes['containerExitCode'];
  return {
    source,
    ...told,
    name: attributes['name'],
    namespace: undefined,
    container: object === 'container' ? id : attributes['container'],
    exitCode: exitCode !== undefined && /^-?\d{1,6}$/.test(exitCode) ? Number(exitCode) : undefined,
    count: undefined,
  };
}
