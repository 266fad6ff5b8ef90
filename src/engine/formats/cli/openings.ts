/**
 * How the lines begin that docker, its relatives and the runtime print to a terminal. One row a program and sort; the
 * words are compared without regard to letter case and after leading white space.
 */
import type { CommandLine } from './record.ts';

interface Opening {
  readonly sort: CommandLine['sort'];
  readonly program: string | undefined;
  readonly pattern: RegExp;
}

const OPENINGS: readonly Opening[] = [
  // docker/cli cmd/docker/docker.go, `docker run` prefixes its own name: `docker: Error response from daemon: Conflict. …`
  {
    sort: 'error',
    program: 'docker',
    pattern: /^(?:[\w./-]{0,60}docker(?:-current|-latest)?: )?error response from daemon: /i,
  },
  // moby client/errors.go: `Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?`
  {
    sort: 'error',
    program: 'docker',
    pattern:
      /^(?:error: |docker: )?(?:cannot connect to the docker daemon|failed to connect to the docker api|error during connect: |(?:got )?permission denied while trying to connect to the docker)/i,
  },
  // docker/cli: `docker: invalid reference format.`, `docker: 'foo' is not a docker command.`
  { sort: 'error', program: 'docker', pattern: /^docker: (?=\S)/ },
  { sort: 'error', program: 'docker', pattern: /^error: no such (?:container|object|image|network|volume)[: ]/i },
  // docker build and buildx: `ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2`
  { sort: 'error', program: 'docker', pattern: /^error: failed to (?:solve|build)\b/i },
  // compose v1 and v2: `ERROR: for web  Cannot start service web: …`, `Couldn't connect to Docker daemon at http+docker://localhost`
  {
    sort: 'error',
    program: 'docker-compose',
    pattern:
      /^(?:error: (?:for \S{1,100} {1,4}(?:cannot |failed |oci |b'|b"|container |driver )|couldn't connect to docker daemon|service |network |yaml)|docker\.errors\.\w{1,40}: |service "?\S{1,80}"? failed to build)/i,
  },
  // dockerd prints its last error without a log prefix: `failed to start daemon: error initializing graphdriver: …`
  {
    sort: 'error',
    program: 'dockerd',
    pattern: /^(?:error starting daemon|failed to start daemon|unable to configure the docker daemon)\b/i,
  },
  // runc and its callers: `OCI runtime exec failed: exec failed: …`, `container_linux.go:348: starting container process caused …`
  {
    sort: 'error',
    program: 'runc',
    pattern:
      /^(?:oci runtime \w{1,12} failed: |oci runtime error: ?|exec failed: |runc \w{1,10} failed: |(?:container|standard_init|process|rootfs)_linux\.go:\d{1,4}: )/i,
  },
  // ctr, crictl and nerdctl: `ctr: failed to dial "/run/containerd/containerd.sock": context deadline exceeded`
  {
    sort: 'error',
    program: undefined,
    pattern:
      /^(?:ctr|crictl|nerdctl|podman|buildctl): (?=(?:failed|error|cannot|unable|could|no|invalid|rpc|image|container|snapshot|unrecognized|flag|open|connection|not|permission)\b)/,
  },
  {
    sort: 'notice',
    program: 'docker',
    pattern:
      /^(?:unable to find image '|see 'docker [\w ]{1,40}--help'|run 'docker [\w ]{1,40}--help'|using default tag: |error: process completed)/i,
  },
  // What was typed: `$ docker ps`, `# runc list`, `[root@node-7 ~]# systemctl status docker`
  {
    sort: 'command',
    program: undefined,
    pattern:
      /^(?:\[[^\]\n]{1,80}\][$#] ?|[\w.-]{1,40}@[\w.-]{1,60}:[^\s$#]{1,120}[$#] |[$#>] )(?:sudo )?(?=(?:docker (?:-|ps|run|exec|inspect|logs|rm|rmi|pull|push|build|images?|info|version|start|stop|restart|kill|cp|create|container|network|volume|system|compose|service|swarm|node|stack|log|tag|save|load|events|stats|top|login)|dockerd|docker-\w{2,14}|containerd|ctr|crictl|nerdctl|runc|kubectl|systemctl|journalctl|dmesg)(?: |-|$))/,
  },
];

/** The first opening that fits, and where the message after it begins. */
export function findOpening(
  text: string,
): { sort: CommandLine['sort']; program: string | undefined; messageAt: number } | undefined {
  const start = text.length - text.trimStart().length;
  const head = text.slice(start, start + 400);
  for (const { sort, program, pattern } of OPENINGS) {
    const found = pattern.exec(head);
    if (!found) continue;
    const typed = sort === 'command' ? /^\S{1,40}/.exec(head.slice(found[0].length))?.[0] : program;
    return { sort, program: typed, messageAt: start + found[0].length };
  }
  return undefined;
}

/** The letters one of which begins every opening: a cheap no for most lines of a log. */
const FIRST_LETTERS = /^\s{0,40}[\w./$#>[]/;

export function mayOpen(text: string): boolean {
  return FIRST_LETTERS.test(text) && !text.startsWith('time="') && text.length < 100_000;
}
