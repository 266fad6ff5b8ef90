/**
 * How the lines begin that docker, its relatives and the runtime print to a terminal. One row a program and sort; the
 * words are compared without regard to letter case and after leading white space.
 */
import { promptOf } from '../../text/index.ts';
import type { CommandLine } from './record.ts';

interface Opening {
  /** Small letters and signs one of which begins the text. */
  readonly letters: string;
  readonly sort: CommandLine['sort'];
  readonly program: string | undefined;
  readonly pattern: RegExp;
}

const OPENINGS: readonly Opening[] = [
  // docker/cli cmd/docker/docker.go, `docker run` prefixes its own name: `docker: Error response from daemon: Conflict. …`
  {
    letters: 'de',
    sort: 'error',
    program: 'docker',
    pattern: /^(?:docker: )?error response from daemon: /i,
  },
  // moby client/errors.go: `Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?`
  {
    letters: 'cdefgp',
    sort: 'error',
    program: 'docker',
    pattern:
      /^(?:error: |docker: )?(?:cannot connect to the docker daemon|failed to connect to the docker api|error during connect: |(?:got )?permission denied while trying to connect to the docker)/i,
  },
  // docker/cli: `docker: invalid reference format.`, `docker: 'foo' is not a docker command.`
  {
    letters: 'd',
    sort: 'error',
    program: 'docker',
    pattern: /^docker: (?=\S)/,
  },
  {
    letters: 'e',
    sort: 'error',
    program: 'docker',
    pattern: /^error: no such (?:container|object|image|network|volume)[: ]/i,
  },
  // docker build and buildx: `ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2`
  {
    letters: 'e',
    sort: 'error',
    program: 'docker',
    pattern: /^error: failed to (?:solve|build)\b/i,
  },
  // compose v1 and v2: `ERROR: for web  Cannot start service web: …`, `Couldn't connect to Docker daemon at http+docker://localhost`
  {
    letters: 'des',
    sort: 'error',
    program: 'docker-compose',
    pattern:
      /^(?:error: (?:for \S{1,100} {1,4}(?:cannot |failed |oci |b'|b"|container |driver )|couldn't connect to docker daemon|service |network |yaml)|docker\.errors\.\w{1,40}: |service "?\S{1,80}"? failed to build)/i,
  },
  // dockerd prints its last error without a log prefix: `failed to start daemon: error initializing graphdriver: …`
  {
    letters: 'efu',
    sort: 'error',
    program: 'dockerd',
    pattern: /^(?:error starting daemon|failed to start daemon|unable to configure the docker daemon)\b/i,
  },
  // runc and its callers: `OCI runtime exec failed: exec failed: …`, `container_linux.go:348: starting container process caused …`
  {
    letters: 'ceoprs',
    sort: 'error',
    program: 'runc',
    pattern:
      /^(?:oci runtime \w{1,12} failed: |oci runtime error: ?|exec failed: |runc \w{1,10} failed: |(?:container|standard_init|process|rootfs)_linux\.go:\d{1,4}: )/i,
  },
  // ctr, crictl and nerdctl: `ctr: failed to dial "/run/containerd/containerd.sock": context deadline exceeded`
  {
    letters: 'bcnp',
    sort: 'error',
    program: undefined,
    pattern:
      /^(?:ctr|crictl|nerdctl|podman|buildctl): (?=(?:failed|error|cannot|unable|could|no|invalid|rpc|image|container|snapshot|unrecognized|flag|open|connection|not|permission)\b)/,
  },
  {
    letters: 'ersu',
    sort: 'notice',
    program: 'docker',
    pattern:
      /^(?:unable to find image '|see 'docker [\w ]{1,40}--help'|run 'docker [\w ]{1,40}--help'|using default tag: |error: process completed)/i,
  },
];

/** By the code of the first character: no line is compared with more than a few of them. */
const BY_FIRST_CHARACTER: readonly (readonly Opening[])[] = Array.from({ length: 128 }, (_, code) =>
  OPENINGS.filter(({ letters }) => letters.includes(String.fromCharCode(code).toLowerCase())),
);

/** What was typed: `$ docker ps`, `# runc list`, `[root@node-7 ~]# systemctl status docker` */
const COMMAND =
  /^(?:sudo )?((?=docker (?:--?[A-Za-z]|(?:ps|run|exec|inspect|logs|rm|rmi|pull|push|build|images?|info|version|start|stop|restart|kill|cp|create|container|network|volume|system|compose|service|swarm|node|stack|log|tag|save|load|events|stats|top|login)(?: |-|$)))docker|dockerd|docker-\w{2,14}|containerd|ctr|crictl|nerdctl|runc|kubectl|systemctl|journalctl|dmesg)(?= |-|$)/;

/** The name may have a path: `/usr/bin/docker-current: Error response from daemon: …` */
const PREFIXED = /^[\w./-]{0,60}docker(?:-current|-latest)?: error response from daemon: /i;

/** Whether an error stands behind the first colon: a cheap no for most lines. */
function isPrefixed(text: string): boolean {
  const colon = text.indexOf(':');
  return colon !== -1 && text.charCodeAt(colon + 1) === SPACE && 'eE'.includes(text.charAt(colon + 2));
}

/** Whose line it is, and where its message begins. */
interface Found {
  readonly sort: CommandLine['sort'];
  readonly program: string | undefined;
  readonly messageAt: number;
}

/** The first opening that fits, and where the message after it begins. */
export function findOpening(text: string): Found | undefined {
  const start = startOf(text);
  const head = text.slice(start, start + LONGEST_OPENING);
  for (const { sort, program, pattern } of BY_FIRST_CHARACTER[head.charCodeAt(0)] ?? []) {
    const found = pattern.exec(head);
    if (found) return { sort, program, messageAt: start + found[0].length };
  }
  const prefixed = isPrefixed(head) ? PREFIXED.exec(head) : null;
  if (prefixed) return { sort: 'error', program: 'docker', messageAt: start + prefixed[0].length };
  const prompt = promptOf(head);
  const typed = prompt === undefined ? null : COMMAND.exec(head.slice(prompt.length));
  if (prompt === undefined || typed === null) return undefined;
  const [whole, program = ''] = typed;
  return { sort: 'command', program, messageAt: start + prompt.length + whole.length - program.length };
}

const LONGEST_OPENING = 400;
const SPACE = 0x20;

function startOf(text: string): number {
  return text.charCodeAt(0) > SPACE ? 0 : text.length - text.trimStart().length;
}

/** A cheap no for lines of daemons, the most frequent ones. */
export function mayOpen(text: string): boolean {
  return !text.startsWith('time="') && text.length < 100_000;
}
