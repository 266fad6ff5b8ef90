/** Who a process of the container stack is, from its command line. */
import type { ListedProcess, ProcessRole } from './record.ts';

type Role = Pick<ListedProcess, 'argv0' | 'defunct' | 'role' | 'container' | 'namespace' | 'subcommand'>;

const DEFUNCT = '<defunct>';

/** Programs by name; RHEL's docker adds `-current` to them, Docker 1.11 to 18.06 puts `docker-` in front. */
const PROGRAMS: ReadonlyMap<string, ProcessRole> = new Map([
  ['dockerd', 'dockerd'],
  ['containerd', 'containerd'],
  ['docker-containerd', 'containerd'],
  ['containerd-shim', 'shim'],
  ['docker-containerd-shim', 'shim'],
  ['runc', 'runc'],
  ['docker-runc', 'runc'],
  ['docker-proxy', 'docker-proxy'],
  ['kubelet', 'kubelet'],
]);

/** Reads a command line, or a name in brackets as ps shows it when there is no command line: `[runc] <defunct>`. */
export function readRole(command: string, stat: string | undefined): Role {
  const defunct = command.endsWith(DEFUNCT) || stat?.startsWith('Z') === true;
  const text = command.endsWith(DEFUNCT) ? command.slice(0, -DEFUNCT.length).trim() : command;
  const words = text.split(/\s+/, MOST_WORDS);
  const [argv0 = '', ...args] = words;
  const program = programOf(text, argv0);
  const nobody = { argv0, defunct, role: undefined, container: undefined, namespace: undefined, subcommand: undefined };
  if (program.startsWith('runc:[')) return { ...nobody, role: 'runc-init' };
  switch (PROGRAMS.get(program)) {
    case 'shim':
      return { ...nobody, role: 'shim', ...readShim(args) };
    case 'runc':
      return { ...nobody, ...readRunc(args) };
    case undefined:
      return { ...nobody, role: roleByArguments(program, args) };
    default:
      return { ...nobody, role: PROGRAMS.get(program) };
  }
}

const MOST_WORDS = 200;

/** The program's name without its path, brackets and suffixes: `/usr/bin/dockerd-current`, `containerd-shim-runc-v2`. */
function programOf(text: string, argv0: string): string {
  const isBracketed = text.startsWith('[') && text.endsWith(']');
  const name = isBracketed ? text.slice(1, -1) : argv0.slice(argv0.lastIndexOf('/') + 1);
  // The name of runc's init has slashes in no version, but brackets.
  if (name.startsWith('runc:[') || argv0.startsWith('runc:[')) return 'runc:[';
  if (name.startsWith('containerd-shim-')) return 'containerd-shim';
  return name.endsWith('-current') ? name.slice(0, -'-current'.length) : name;
}

/** `docker daemon …` (1.8 to 1.12), `docker -d …`, `hyperkube kubelet …`, `/proc/self/exe init` (runc ≤ 1.0.0-rc6) */
function roleByArguments(program: string, [first]: readonly string[]): ProcessRole | undefined {
  if (program === 'docker' && (first === 'daemon' || first === '-d')) return 'dockerd';
  if (program === 'hyperkube' && first === 'kubelet') return 'kubelet';
  return program === 'exe' && first === 'init' ? 'runc-init' : undefined;
}

const CONTAINER_ID = /^[\da-f]{64}$/;

/** A container's id; nothing for an id that the width of the terminal cut off. Tools like ctr allow any name. */
function idIn(word: string | undefined): string | undefined {
  return word === undefined || /^[\da-f]{1,63}$/.test(word) ? undefined : word;
}

/**
 * 20.10 and later: `containerd-shim-runc-v2 -namespace moby -id 3f9a… -address /run/containerd/containerd.sock`
 * 17.12 to 19.03: `containerd-shim -namespace moby -workdir /var/lib/…/io.containerd.runtime.v1.linux/moby/3f9a… -address …`
 * 1.11 to 17.09: `docker-containerd-shim 3f9a… /var/run/docker/libcontainerd/3f9a… docker-runc`
 */
function readShim(args: readonly string[]): Pick<Role, 'container' | 'namespace'> {
  const [container, namespace] = (optionOf(args, 'workdir') ?? '').split('/').reverse();
  const isWhole = container !== undefined && CONTAINER_ID.test(container);
  const first = args[0] !== undefined && CONTAINER_ID.test(args[0]) ? args[0] : undefined;
  return {
    container: idIn(optionOf(args, 'id')) ?? (isWhole ? container : first),
    namespace: optionOf(args, 'namespace') ?? (isWhole ? namespace : undefined),
  };
}

/** The value of `-name value`, `--name value` or `--name=value`. */
function optionOf(args: readonly string[], name: string): string | undefined {
  for (const [index, arg] of args.entries()) {
    if (arg === `-${name}` || arg === `--${name}`) return args[index + 1];
    if (arg.startsWith(`--${name}=`)) return arg.slice(name.length + 3);
  }
  return undefined;
}

/** Options of runc and its subcommands that have a value in the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  (
    '--root --log --log-format --criu --rootless --bundle -b --console-socket --pid-file --process -p --cwd --env -e ' +
    '--user -u --additional-gids -g --process-label --apparmor --cap -c --preserve-fds --cgroup --format -f --signal'
  ).split(' '),
);

const SUBCOMMANDS: ReadonlySet<string> = new Set(
  'checkpoint create delete events exec features kill list pause ps restore resume run spec start state update'.split(
    ' ',
  ),
);

/**
 * `docker-runc --root /var/run/docker/runtime-runc/moby --log …/log.json --log-format json exec --process /tmp/… --detach
 * --pid-file …/0594….pid bbd5e4b5…`
 */
function readRunc(args: readonly string[]): Pick<Role, 'role' | 'subcommand' | 'container' | 'namespace'> {
  const words = args.filter((arg, index) => !arg.startsWith('-') && !WITH_VALUE.has(args[index - 1] ?? ''));
  const [first = '', ...rest] = words;
  if (first === 'init') return { role: 'runc-init', subcommand: undefined, container: undefined, namespace: undefined };
  const namespace = namespaceOf(optionOf(args, 'root'));
  if (!SUBCOMMANDS.has(first)) return { role: 'runc', subcommand: undefined, container: undefined, namespace };
  const container = rest.find((word) => CONTAINER_ID.test(word)) ?? idIn(rest[0]);
  return { role: 'runc', subcommand: first, container, namespace };
}

/** `/var/run/docker/runtime-runc/moby`, `/run/containerd/runc/k8s.io` */
function namespaceOf(root: string | undefined): string | undefined {
  return /\/(?:runtime-\w{1,20}|runc)\/([\w.-]{1,60})\/?$/.exec(root ?? '')?.[1];
}
