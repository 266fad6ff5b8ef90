import { describe, expect, test } from 'vitest';
import { isStandard, isTransport, readFunctionName } from '../../../src/engine/goroutines/function-name.ts';

describe('names of functions', () => {
  test.each([
    ['main.main', 'main', undefined, 'main', 'main.main'],
    ['main.(*DaemonCli).start', 'main', 'DaemonCli', 'start', 'main.DaemonCli.start'],
    ['net/http.HandlerFunc.ServeHTTP', 'net/http', 'HandlerFunc', 'ServeHTTP', 'http.HandlerFunc.ServeHTTP'],
    [
      'github.com/docker/docker/daemon.(*Daemon).setupDumpStackTrap.func1',
      'github.com/docker/docker/daemon',
      'Daemon',
      'setupDumpStackTrap',
      'daemon.Daemon.setupDumpStackTrap',
    ],
    [
      'github.com/docker/docker/vendor/google.golang.org/grpc/transport.(*Stream).waitOnHeader',
      'google.golang.org/grpc/transport',
      'Stream',
      'waitOnHeader',
      'transport.Stream.waitOnHeader',
    ],
    [
      'github.com/docker/docker/api/server/router/container.(*containerRouter).(github.com/docker/docker/api/server/router/container.getContainersByName)-fm',
      'github.com/docker/docker/api/server/router/container',
      'containerRouter',
      'getContainersByName',
      'container.containerRouter.getContainersByName',
    ],
    ['example.com/a.(*router).getOne-fm', 'example.com/a', 'router', 'getOne', 'a.router.getOne'],
    [
      'github.com/containerd/containerd/api/services/tasks/v1.(*tasksClient).Start',
      'github.com/containerd/containerd/api/services/tasks/v1',
      'tasksClient',
      'Start',
      'tasks.tasksClient.Start',
    ],
    ['github.com/urfave/cli/v2.(*App).Run', 'github.com/urfave/cli/v2', 'App', 'Run', 'cli.App.Run'],
    [
      'gopkg.in/fsnotify%2ev1.(*Watcher).readEvents',
      'gopkg.in/fsnotify.v1',
      'Watcher',
      'readEvents',
      'fsnotify.Watcher.readEvents',
    ],
    ['os/signal.init.0', 'os/signal', undefined, 'init', 'signal.init'],
    ['main.glob..func1', 'main', undefined, 'glob', 'main.glob'],
    ['main.(*T[...]).Do.func1.2', 'main', 'T', 'Do', 'main.T.Do'],
    ['slices.SortFunc[...]', 'slices', undefined, 'SortFunc', 'slices.SortFunc'],
    ['runtime.gcenable.gowrap1', 'runtime', undefined, 'gcenable', 'runtime.gcenable'],
    ['vendor/golang.org/x/net/dns.Foo', 'golang.org/x/net/dns', undefined, 'Foo', 'dns.Foo'],
    ['panic', '', undefined, 'panic', '.panic'],
    ['', '', undefined, '', '.'],
  ])('%s', (printed, path, receiver, name, key) => {
    expect(readFunctionName(printed)).toEqual({ package: path, receiver, name, key });
  });

  test.each([
    ['runtime', true],
    ['net/http', true],
    ['internal/poll', true],
    ['main', false],
    ['', false],
    ['github.com/docker/docker/daemon', false],
    ['golang.org/x/sys/unix', false],
  ])('%s is of the standard library: %s', (path, expected) => {
    expect(isStandard(path)).toBe(expected);
  });

  test.each([
    ['google.golang.org/grpc', true],
    ['github.com/containerd/containerd', true],
    ['github.com/containerd/containerd/v2/client', true],
    ['github.com/containerd/containerd/api/services/tasks/v1', true],
    ['github.com/containerd/containerd/linux/shim/v1', true],
    ['github.com/containerd/containerd/services/tasks', false],
    ['github.com/docker/docker/daemon', false],
    ['main', false],
  ])('%s carries calls: %s', (path, expected) => {
    expect(isTransport(path)).toBe(expected);
  });
});
