/**
 * The lines of JSON that is printed over many lines: docker/cli cli/command/inspect/inspector.go indents by four blanks, jq by two.
 */

export type Shape =
  /** `[` or `{` by itself. */
  | 'array'
  | 'object'
  /** `}`, `],` */
  | 'close'
  /** `"Pid": 4711,` */
  | 'member'
  /** A value in a list: `"PATH=/usr/bin",`, `0` */
  | 'element'
  /** A whole document, or the beginning of one, on one line. */
  | 'document';

/** The end of the longest key that is looked for. */
const LONGEST_KEY = 400;
const SCALAR = /^(?:-?\d[\d.eE+-]{0,30}|true|false|null),?$/;

export function shapeOf(text: string): Shape | undefined {
  const first = text[0];
  if (first === '"')
    return isMember(text) ? 'member' : text.endsWith('"') || text.endsWith('",') ? 'element' : undefined;
  if (first === '{' || first === '[') return shapeOfOpening(text);
  if (first === '}' || first === ']') return /^[}\]]{1,8},?$/.test(text) ? 'close' : undefined;
  return text.length < 40 && SCALAR.test(text) ? 'element' : undefined;
}

function shapeOfOpening(text: string): Shape | undefined {
  if (text === '{') return 'object';
  if (text === '[') return 'array';
  if (/^(?:\{\}|\[\]),?$/.test(text)) return 'element';
  return /^\[?\s{0,4}\{\s{0,4}"/.test(text) ? 'document' : undefined;
}

const KEY = /^"[^"\\]{1,400}"\s{0,4}:/;

function isMember(text: string): boolean {
  return KEY.test(text.slice(0, LONGEST_KEY + 10));
}

/**
 * Members that only Docker's objects have. moby api/types/container, image, network, volume; podman prints the same keys.
 */
const TELLING =
  /^"(?:Id"\s{0,4}:\s{0,4}"(?:sha256:)?[\da-f]{64}"|OOMKilled"\s{0,4}:\s{0,4}(?:true|false)|(?:AppArmorProfile|ResolvConfPath|HostnamePath|SandboxKey|DockerVersion)"\s{0,4}:\s{0,4}"|(?:RestartCount|MemorySwappiness|PidsLimit|FailingStreak)"\s{0,4}:\s{0,4}(?:-?\d|null)|(?:HostConfig|GraphDriver|NetworkSettings|RootFS|IPAM|ConfigFrom)"\s{0,4}:\s{0,4}\{|(?:RepoTags|RepoDigests)"\s{0,4}:\s{0,4}\[|(?:MergedDir|UpperDir|Mountpoint)"\s{0,4}:\s{0,4}"\/)/;

export function isTelling(text: string): boolean {
  return TELLING.test(text.slice(0, 200));
}

/**
 * Members that only Docker's objects have, within a document on one line. Without the quote in front: a search for what begins
 * with a capital letter is over sooner.
 */
const TELLING_INSIDE = ['HostConfig":{', 'GraphDriver":{', 'RepoTags":[', 'IPAM":{', 'Mountpoint":"/', 'OOMKilled":'];

/** Whether a document on one line is of Docker. */
export function isTellingDocument(text: string): boolean {
  const start = /^\[?\s{0,4}\{\s{0,4}/.exec(text)?.[0].length ?? 0;
  return (
    isTelling(text.slice(start, start + 200)) ||
    TELLING_INSIDE.some((member) => text.includes(member) && text.includes(`"${member}`))
  );
}

/** Whether something must follow the line's value on the next line: after a comma or an opening. */
export function isOpenEnded(text: string): boolean {
  return /[,[{]$/.test(text.slice(-1));
}
