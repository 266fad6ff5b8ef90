/**
 * Makes a goroutine dump of any size as dockerd writes it on SIGUSR1: almost everyone waits for the lock of one container,
 * one goroutine holds it, a few are idle. Always the same for the same count.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { sequence } from './sequence.ts';

const SERVE = `net/http.(*conn).serve(0xc42<a>5c000, 0x2d1ce80, 0xc42<b>78e40)
\t/usr/local/go/src/net/http/server.go:1830 +0x652
created by net/http.(*Server).Serve
\t/usr/local/go/src/net/http/server.go:2795 +0x27b
`;
const LOCK = `sync.runtime_SemacquireMutex(0xc42<a>3d0b4, 0x40e100)
\t/usr/local/go/src/runtime/sema.go:71 +0x3e
sync.(*Mutex).Lock(0xc42<a>3d0b0)
\t/usr/local/go/src/sync/mutex.go:134 +0x109
`;

/** State and stack; `<a>` and `<b>` stand for parts of addresses, which differ from goroutine to goroutine. */
const WAITING: readonly (readonly [state: string, stack: string])[] = [
  [
    'semacquire',
    `${LOCK}github.com/docker/docker/daemon.(*Daemon).ContainerInspectCurrent(0xc42077a000, 0xc42<b>6f6b40, 0x40, 0x0, 0x0)
\t/go/src/github.com/docker/docker/daemon/inspect.go:40 +0x8d
${SERVE}`,
  ],
  [
    'semacquire',
    `${LOCK}github.com/docker/docker/container.(*State).IsRunning(0xc42<b>3d0b0, 0x0)
\t/go/src/github.com/docker/docker/container/state.go:240 +0x2e
github.com/docker/docker/daemon.(*Daemon).ContainerStats(0xc42077a000, 0x2d1ce80, 0xc42<a>12340)
\t/go/src/github.com/docker/docker/daemon/stats.go:30 +0xb3
${SERVE}`,
  ],
  [
    'IO wait',
    `internal/poll.runtime_pollWait(0x7f9b<a>2f70, 0x72, 0x0)
\t/usr/local/go/src/runtime/netpoll.go:173 +0x57
internal/poll.(*FD).Read(0xc42<a>28480, 0xc42<b>33000, 0x1000, 0x1000, 0x0, 0x0, 0x0)
\t/usr/local/go/src/internal/poll/fd_unix.go:157 +0x17d
net/http.(*connReader).backgroundRead(0xc42<b>8e300)
\t/usr/local/go/src/net/http/server.go:668 +0x5a
created by net/http.(*connReader).startBackgroundRead
\t/usr/local/go/src/net/http/server.go:664 +0xce
`,
  ],
];

const FIRST = `goroutine 248 [running]:
github.com/docker/docker/pkg/signal.DumpStacks(0x18fe090, 0xf, 0x0, 0x0, 0x0, 0x0)
\t/go/src/github.com/docker/docker/pkg/signal/trap.go:83 +0xc5
github.com/docker/docker/daemon.(*Daemon).setupDumpStackTrap.func1(0xc421462de0, 0x18fe090, 0xf, 0xc4203c8200)
\t/go/src/github.com/docker/docker/daemon/debugtrap_unix.go:19 +0xcb
created by github.com/docker/docker/daemon.(*Daemon).setupDumpStackTrap
\t/go/src/github.com/docker/docker/daemon/debugtrap_unix.go:32 +0x10a

goroutine 1 [chan receive, 91274 minutes]:
main.(*DaemonCli).start(0xc42048a840, 0x0, 0x190f560)
\t/go/src/github.com/docker/docker/cmd/dockerd/daemon.go:326 +0x183e
main.main()
\t/go/src/github.com/docker/docker/cmd/dockerd/docker.go:106 +0xe2

goroutine 4711 [select, 91270 minutes]:
google.golang.org/grpc/transport.(*Stream).waitOnHeader(0xc4237f8b40, 0x10, 0xc4217ca7e0)
\t/go/src/google.golang.org/grpc/transport/transport.go:222 +0x100
github.com/containerd/containerd/api/services/tasks/v1.(*tasksClient).Start(0xc42036d2a8, 0x2d1ce80, 0xc42)
\t/go/src/github.com/containerd/containerd/api/services/tasks/v1/tasks.pb.go:481 +0xd3
github.com/docker/docker/daemon.(*Daemon).ContainerExecStart(0xc42077a000, 0x2d1ce80, 0xc42)
\t/go/src/github.com/docker/docker/daemon/exec.go:251 +0xb4e
created by net/http.(*Server).Serve
\t/usr/local/go/src/net/http/server.go:2795 +0x27b
`;

const CHUNK = 2000;

/** Writes a dump with `count` goroutines. */
export function writeGoroutineDump(file: string, count: number): void {
  const next = sequence(7);
  const out = openSync(file, 'w');
  writeSync(out, FIRST);
  let texts: string[] = [];
  for (let n = 3; n < count; n++) {
    const choice = Math.floor(next() * 1000);
    const [state, stack] = WAITING[choice < 980 ? 0 : choice < 990 ? 1 : 2] ?? ['', ''];
    const address = (): string =>
      Math.floor(next() * 2 ** 20)
        .toString(16)
        .padStart(5, '0');
    const [a, b] = [address(), address()];
    const minutes = 91270 - Math.floor((n / count) * 91270);
    const wait = minutes > 0 ? `, ${minutes} minutes` : '';
    texts.push(`\ngoroutine ${5000 + n * 37} [${state}${wait}]:\n${stack.replaceAll('<a>', a).replaceAll('<b>', b)}`);
    if (texts.length < CHUNK) continue;
    writeSync(out, texts.join(''));
    texts = [];
  }
  writeSync(out, texts.join(''));
  closeSync(out);
}
