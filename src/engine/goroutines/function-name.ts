/** Names of Go functions as the runtime prints them. */

export interface FunctionName {
  /** Import path, without what it was vendored into: `google.golang.org/grpc/transport`. */
  readonly package: string;
  /** The type it is a method of, without `*`: `Daemon`. */
  readonly receiver: string | undefined;
  /** Without the receiver and the numbers of function literals: `ContainerInspect`. */
  readonly name: string;
  /**
   * The same function whatever it is vendored into and whichever version its package has, and for function literals the
   * function they stand in: `daemon.Daemon.ContainerInspect`, `tasks.tasksClient.Start`.
   */
  readonly key: string;
}

const VENDOR = '/vendor/';

/** Takes a printed name apart: `github.com/docker/docker/daemon.(*Daemon).setupDumpStackTrap.func1` */
export function readFunctionName(printed: string): FunctionName {
  const vendor = printed.lastIndexOf(VENDOR, firstOf(printed, '('));
  const whole = vendor === -1 ? withoutPrefix(printed, 'vendor/') : printed.slice(vendor + VENDOR.length);
  // Wrappers of methods and type parameters have import paths of their own: `(*router).(example.com/api.getOne)-fm`.
  const limit = Math.min(firstOf(whole, '('), firstOf(whole, '['));
  const slash = whole.lastIndexOf('/', limit);
  const dot = whole.indexOf('.', slash + 1);
  const path = decoded(dot === -1 ? '' : whole.slice(0, dot));
  const { receiver, name } = readMember(dot === -1 ? whole : whole.slice(dot + 1));
  const owner = receiver === undefined ? '' : `${receiver}.`;
  return { package: path, receiver, name, key: `${lastElement(path)}.${owner}${name}` };
}

function firstOf(text: string, character: string): number {
  const at = text.indexOf(character);
  return at === -1 ? text.length : at;
}

function withoutPrefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** The linker escapes dots in the last element of a path: `gopkg.in/fsnotify%2ev1`. */
function decoded(path: string): string {
  return path.includes('%2') ? path.replaceAll('%2e', '.') : path;
}

const VERSION = /^v\d{1,3}(?:(?:alpha|beta)\d{1,3})?$/;
const VERSION_SUFFIX = /\.v\d{1,3}$/;

/** `github.com/containerd/containerd/api/services/tasks/v1` → `tasks` */
function lastElement(path: string): string {
  const elements = path.split('/');
  const last = elements.pop() ?? '';
  return VERSION.test(last) ? (elements.pop() ?? last) : last.replace(VERSION_SUFFIX, '');
}

/** Parts the compiler adds for function literals, `go` and `defer` wrappers: `func1`, `2`, `gowrap1`, `deferwrap1`. */
const LITERAL = /^(?:(?:func|gowrap|deferwrap)?\d{1,5}|func\d{1,5}-range\d{1,5})$/;
const POINTER_RECEIVER = /^\(\*?([^()]{1,200})\)\./;
const WRAPPED_METHOD = /^\((?:[^()]{0,400}\.)?([^().]{1,200})\)/;

/** What stands behind the package: `(*Daemon).setupDumpStackTrap.func1`, `HandlerFunc.ServeHTTP`, `glob..func1`. */
function readMember(printed: string): { receiver: string | undefined; name: string } {
  const plain = printed.replaceAll('[...]', '').replaceAll('·', '.');
  const pointer = POINTER_RECEIVER.exec(plain);
  const member = withoutWrapper(pointer ? plain.slice(pointer[0].length) : plain);
  const parts = member.split('.').filter((part) => part !== '' && !LITERAL.test(part));
  const receiver = pointer?.[1] ?? (parts.length > 1 ? parts[0] : undefined);
  const name = (pointer ? parts[0] : parts.at(-1)) ?? member;
  return { receiver, name };
}

/** `getContainersByName-fm` of Go ≥ 1.11 and `(example.com/api.getContainersByName)-fm` before. */
function withoutWrapper(member: string): string {
  if (!member.endsWith('-fm')) return member;
  return WRAPPED_METHOD.exec(member)?.[1] ?? member.slice(0, -'-fm'.length);
}

/** Packages of the standard library have no domain in front. */
export function isStandard(path: string): boolean {
  const slash = path.indexOf('/');
  const first = slash === -1 ? path : path.slice(0, slash);
  return path !== '' && path !== 'main' && !first.includes('.');
}

/** Libraries that carry calls from one place to another, or wrap a lock: who uses them is of interest. */
const TRANSPORTS = [
  'google.golang.org/',
  'golang.org/x/',
  'go.opentelemetry.io/',
  'github.com/containerd/ttrpc',
  'github.com/stevvooe/ttrpc',
  'github.com/containerd/otelttrpc',
  'github.com/containerd/go-runc',
  'github.com/gogo/protobuf',
  'github.com/golang/protobuf',
  'github.com/grpc-ecosystem/',
  'github.com/gorilla/mux',
  'github.com/moby/locker',
  'github.com/docker/docker/pkg/locker',
  'github.com/docker/docker/pkg/ioutils',
  'github.com/docker/docker/pkg/plugins',
  'github.com/docker/docker/libcontainerd',
  'github.com/moby/moby/v2/daemon/internal/libcontainerd',
  'github.com/urfave/cli',
  'github.com/spf13/cobra',
] as const;

/** The client library of containerd: its root package up to 1.7, `client` since 2.0; and generated clients, the shim's too. */
const CLIENT =
  /^github\.com\/containerd\/containerd(?:\/v2\/client)?$|\/api\/(?:services|grpc|runtime)\/|\/cri-api\/|\/shim\/v1$|\/runtime\/v2\/task$/;

/** Whether the package only carries calls. */
export function isTransport(path: string): boolean {
  return TRANSPORTS.some((prefix) => path.startsWith(prefix)) || CLIENT.test(path);
}
