import { describe, expect, it, test } from 'vitest';
import { explain } from '../../../src/engine/goroutines/explain.ts';
import type { ComponentCall, WaitFor } from '../../../src/engine/goroutines/record.ts';

interface Stack {
  readonly state?: string | undefined;
  readonly functions: readonly string[];
  readonly creator?: string;
  readonly locked?: boolean;
  readonly minutes?: { readonly min: number; readonly max: number };
  readonly hiddenCallers?: number;
}

const frameOf = (name: string) => ({ function: name, file: undefined, line: undefined });

function explained({ state, functions, creator, locked = false, minutes, hiddenCallers }: Stack) {
  const createdBy = creator === undefined ? undefined : { ...frameOf(creator), goroutine: undefined };
  return explain({ state, minutes, locked, frames: functions.map(frameOf), createdBy, hiddenCallers });
}

const DAEMON = 'github.com/docker/docker/daemon.(*Daemon)';
const INSPECT = `${DAEMON}.ContainerInspect`;
const MUTEX = ['sync.runtime_SemacquireMutex', 'sync.(*Mutex).lockSlow', 'sync.(*Mutex).Lock'];
const POLL = ['internal/poll.runtime_pollWait', 'internal/poll.(*pollDesc).wait'];
const GRPC = [
  'google.golang.org/grpc/internal/transport.(*Stream).waitOnHeader',
  'google.golang.org/grpc.(*clientStream).RecvMsg',
];
const TTRPC = ['github.com/containerd/ttrpc.(*Client).dispatch', 'github.com/containerd/ttrpc.(*Client).Call'];
const CONTAINERD = 'github.com/containerd/containerd';

describe('what a goroutine waits for', () => {
  test.each<[what: WaitFor, state: string | undefined, functions: readonly string[]]>([
    // Locks: a semaphore up to Go 1.19, then by name; a mutex may be the inside of another lock.
    ['mutex', 'semacquire', [...MUTEX, INSPECT]],
    ['mutex', 'semacquire', ['sync.runtime_Semacquire', 'sync.(*Mutex).Lock', INSPECT]],
    ['mutex', 'sync.Mutex.Lock', [...MUTEX, INSPECT]],
    [
      'mutex',
      'sync.Mutex.Lock',
      ['internal/sync.runtime_SemacquireMutex', 'internal/sync.(*Mutex).lockSlow', 'sync.(*Mutex).Lock', INSPECT],
    ],
    ['mutex', 'semacquire', [...MUTEX, 'github.com/docker/docker/pkg/locker.(*Locker).Lock', INSPECT]],
    [
      'mutex',
      'semacquire',
      ['internal/poll.runtime_Semacquire', 'internal/poll.(*fdMutex).rwlock', 'os.(*File).Write', INSPECT],
    ],
    ['read-lock', 'semacquire', ['sync.runtime_Semacquire', 'sync.(*RWMutex).RLock', INSPECT]],
    ['read-lock', 'sync.RWMutex.RLock', ['sync.runtime_SemacquireRWMutexR', 'sync.(*RWMutex).RLock', INSPECT]],
    ['write-lock', 'semacquire', [...MUTEX, 'sync.(*RWMutex).Lock', INSPECT]],
    ['write-lock', 'sync.Mutex.Lock', [...MUTEX, 'sync.(*RWMutex).Lock', INSPECT]],
    ['once', 'sync.Mutex.Lock', [...MUTEX, 'sync.(*Once).doSlow', 'sync.(*Once).Do', INSPECT]],
    ['wait-group', 'semacquire', ['sync.runtime_Semacquire', 'sync.(*WaitGroup).Wait', INSPECT]],
    ['wait-group', 'sync.WaitGroup.Wait', [INSPECT]],
    ['condition', 'sync.Cond.Wait', ['sync.runtime_notifyListWait', 'sync.(*Cond).Wait', INSPECT]],
    ['semaphore', 'semacquire', ['golang.org/x/sync/semaphore.(*Weighted).Acquire', INSPECT]],
    // Channels.
    ['channel-receive', 'chan receive', [INSPECT]],
    ['channel-send', 'chan send', [INSPECT]],
    ['select', 'select', [INSPECT]],
    ['never', 'select (no cases)', [INSPECT]],
    ['never', 'chan receive (nil chan)', [INSPECT]],
    // Descriptors.
    [
      'new-connection',
      'IO wait',
      [...POLL, 'internal/poll.(*FD).Accept', 'net.(*netFD).accept', 'net/http.(*Server).Serve'],
    ],
    [
      'new-connection',
      'IO wait',
      ['net.runtime_pollWait', 'net.(*netFD).accept', 'net.(*UnixListener).Accept', 'main.serve'],
    ],
    ['network-read', 'IO wait', [...POLL, 'internal/poll.(*FD).Read', 'net.(*conn).Read', INSPECT]],
    ['network-write', 'IO wait', [...POLL, 'internal/poll.(*FD).Write', 'net.(*conn).Write', INSPECT]],
    ['file-read', 'IO wait', [...POLL, 'internal/poll.(*FD).Read', 'os.(*File).Read', INSPECT]],
    ['file-write', 'IO wait', [...POLL, 'internal/poll.(*FD).Write', 'os.(*File).Write', INSPECT]],
    // System calls.
    ['signal', 'syscall', ['os/signal.signal_recv', 'os/signal.loop']],
    ['child-process', 'syscall', ['syscall.Syscall6', 'syscall.wait4', 'os.(*Process).Wait', INSPECT]],
    [
      'child-process',
      'syscall',
      ['syscall.Syscall6', 'os.(*Process).blockUntilWaitable', 'os.(*Process).Wait', 'os/exec.(*Cmd).Wait', INSPECT],
    ],
    ['file-read', 'syscall', ['syscall.Syscall', 'syscall.read', 'syscall.Read', 'os.(*File).Read', INSPECT]],
    ['file-write', 'syscall', ['syscall.Syscall', 'syscall.write', 'os.(*File).Write', INSPECT]],
    ['system-call', 'syscall', ['syscall.Syscall6', 'syscall.openat', 'os.OpenFile', INSPECT]],
    ['system-call', 'syscall', ['runtime.cgocall', 'main._Cfunc_wait']],
    ['runtime', 'syscall', ['runtime.goexit']],
    // Others.
    ['rpc', 'select', [...GRPC, INSPECT]],
    ['rpc', 'select', [...TTRPC, INSPECT]],
    ['mutex', 'semacquire', [...MUTEX, ...GRPC, INSPECT]],
    ['child-process', 'chan receive', ['github.com/containerd/go-runc.(*Runc).Exec', INSPECT]],
    [
      'http-response',
      'select',
      ['net/http.(*persistConn).roundTrip', 'net/http.(*Transport).RoundTrip', 'net/http.(*Client).do', INSPECT],
    ],
    ['timer', 'sleep', ['time.Sleep', INSPECT]],
    ['runtime', 'GC worker (idle)', ['runtime.gopark', 'runtime.gcBgMarkWorker']],
    ['runtime', 'finalizer wait', ['runtime.gopark', 'runtime.runfinq']],
    ['nothing', 'running', [INSPECT]],
    ['nothing', 'runnable', [INSPECT]],
    ['unknown', 'a state of tomorrow', [INSPECT]],
  ])('%s: [%s] %j', (what, state, functions) => {
    expect(explained({ state, functions }).wait.what).toBe(what);
  });

  test.each<[what: WaitFor, hiddenCallers: number | undefined, functions: readonly string[]]>([
    ['mutex', 3, [...MUTEX, INSPECT]],
    ['read-lock', 3, ['sync.runtime_Semacquire', 'sync.(*RWMutex).RLock', INSPECT]],
    ['network-read', 2, [...POLL, 'net.(*conn).Read', INSPECT]],
    ['timer', 1, ['time.Sleep', INSPECT]],
    ['child-process', 0, ['syscall.Syscall6', 'syscall.wait4', 'os.(*Process).Wait', INSPECT]],
    ['select', 2, [INSPECT]],
    ['channel', 3, [INSPECT]],
    ['rpc', 2, [...GRPC, INSPECT]],
    ['unknown', undefined, [INSPECT]],
    ['nothing', 0, ['runtime/pprof.writeRuntimeProfile', 'main.main']],
  ])('in a profile %s: %s hidden, %j', (what, hiddenCallers, functions) => {
    const hidden = hiddenCallers === undefined ? {} : { hiddenCallers };
    expect(explained({ state: undefined, functions, ...hidden }).wait.what).toBe(what);
  });

  test.each([
    [['syscall.Syscall6', 'syscall.openat', 'os.OpenFile', INSPECT], 'openat'],
    [['syscall.Syscall', 'syscall.Flock', INSPECT], 'flock'],
    [['golang.org/x/sys/unix.EpollWait', 'main.loop'], 'epoll_wait'],
    [['runtime.cgocall', 'main._Cfunc_wait'], undefined],
  ])('system call of %j', (functions, name) => {
    expect(explained({ state: 'syscall', functions }).wait.systemCall).toBe(name);
  });
});

describe('where it waits', () => {
  test.each([
    [
      [...MUTEX, INSPECT, 'net/http.(*conn).serve'],
      { in: 'ContainerInspect', receiver: 'Daemon', package: 'github.com/docker/docker/daemon' },
    ],
    [
      [
        ...GRPC,
        `${CONTAINERD}/api/services/tasks/v1.(*tasksClient).Start`,
        `${CONTAINERD}.(*process).Start`,
        `${DAEMON}.ContainerExecStart`,
      ],
      { in: 'ContainerExecStart' },
    ],
    [['net/http.(*persistConn).readLoop'], { in: 'readLoop', package: 'net/http' }],
    [[...TTRPC], { in: 'Call', package: 'github.com/containerd/ttrpc' }],
    [['runtime.gopark', 'runtime.bgsweep'], { in: 'gopark', package: 'runtime' }],
    [[], { in: undefined, package: undefined }],
  ])('%j', (functions, place) => {
    expect(explained({ state: 'select', functions }).wait).toMatchObject(place);
  });
});

describe('in words', () => {
  test.each<[stack: Stack, en: string, chinese: string]>([
    [
      { state: 'semacquire', functions: [...MUTEX, INSPECT], minutes: { min: 91274, max: 91274 } },
      'waiting 91,274 minutes for a mutex in Daemon.ContainerInspect',
      '在 Daemon.ContainerInspect 中等待互斥锁，已等 91,274 分钟',
    ],
    [
      { state: 'semacquire', functions: [...MUTEX, INSPECT], minutes: { min: 2, max: 1200 } },
      'waiting 2 to 1,200 minutes for a mutex in Daemon.ContainerInspect',
      '在 Daemon.ContainerInspect 中等待互斥锁，已等 2～1,200 分钟',
    ],
    [
      { state: 'select', functions: ['main.loop'], minutes: { min: 0, max: 1 } },
      'waiting up to 1 minute for the first of several channels in main.loop',
      '在 main.loop 中等待多个 channel 中的任意一个，最长已等 1 分钟',
    ],
    [
      {
        state: 'select',
        functions: [
          ...GRPC,
          `${CONTAINERD}/api/services/tasks/v1.(*tasksClient).Start`,
          `${DAEMON}.ContainerExecStart`,
          'github.com/docker/docker/api/server/router/container.(*containerRouter).postContainerExecStart',
        ],
      },
      'waiting for the answer of containerd to tasks.Start in Daemon.ContainerExecStart (docker exec)',
      '在 Daemon.ContainerExecStart（docker exec）中等待 containerd 对 tasks.Start 的响应',
    ],
    [
      {
        state: 'chan receive',
        functions: ['github.com/containerd/go-runc.(*Runc).Exec', 'example.com/shim.(*Process).exec'],
      },
      'waiting for runc exec to exit in Process.exec',
      '在 Process.exec 中等待 runc exec 退出',
    ],
    [
      { state: 'syscall', functions: ['syscall.Flock', 'main.lock'] },
      'waiting in the system call flock in main.lock',
      '在 main.lock 中等待系统调用 flock 返回',
    ],
    [{ state: 'running', functions: ['main.main'] }, 'running in main.main', '在 main.main 中正在运行'],
    [
      { state: 'runnable', functions: ['main.main'] },
      'ready to run (runnable) in main.main',
      '在 main.main 中可以运行（runnable）',
    ],
    [{ state: 'select', functions: [] }, 'waiting for the first of several channels', '等待多个 channel 中的任意一个'],
    [
      { state: 'new one', functions: ['main.main'] },
      'waiting (new one) in main.main',
      '在 main.main 中等待（new one）',
    ],
  ])('%j', (stack, en, chinese) => {
    expect(explained(stack).wait.words).toEqual({ en, 'zh-cn': chinese });
  });

  it('there are words for every wait', () => {
    const states = [
      'semacquire',
      'chan send',
      'select',
      'IO wait',
      'syscall',
      'sleep',
      'running',
      'idle',
      'sync.Cond.Wait',
      'never seen',
    ];
    for (const state of states) {
      const { en, 'zh-cn': chinese } = explained({ state, functions: [INSPECT] }).wait.words;
      expect(en).toMatch(/^(?:waiting|running|ready) .*Daemon\.ContainerInspect$/);
      expect(chinese).toMatch(/^在 Daemon\.ContainerInspect 中/);
      expect(`${en}${chinese}`).not.toContain('undefined');
    }
  });
});

describe('idle by design', () => {
  test.each<[reason: string, stack: Stack]>([
    [
      'dump',
      {
        state: 'running',
        functions: ['github.com/docker/docker/pkg/signal.DumpStacks', `${DAEMON}.setupDumpStackTrap.func1`],
      },
    ],
    ['dump', { state: 'running', functions: ['main.dumpStacks', 'main.handleSignals.func1'] }],
    ['dump', { state: 'running', functions: [`${CONTAINERD}/v2/cmd/containerd/command.dumpStacks`] }],
    [
      'dump',
      {
        state: 'running',
        functions: [
          'runtime/pprof.writeGoroutineStacks',
          'runtime/pprof.writeGoroutine',
          'net/http/pprof.handler.ServeHTTP',
        ],
      },
    ],
    ['dump', { state: 'semacquire', functions: ['runtime/pprof.writeGoroutineStacks'] }],
    ['main', { state: 'chan receive', functions: ['main.(*DaemonCli).start', 'main.main'] }],
    [
      'main',
      { state: 'chan receive', functions: ['github.com/moby/moby/v2/daemon/command.(*daemonCLI).start', 'main.main'] },
    ],
    [
      'main',
      {
        state: 'chan receive',
        functions: [
          `${CONTAINERD}/cmd/containerd/command.App.func1`,
          'github.com/urfave/cli.HandleAction',
          'main.main',
        ],
      },
    ],
    ['runtime', { state: 'syscall', locked: true, functions: ['runtime.goexit'] }],
    ['runtime', { state: 'syscall', locked: true, functions: [] }],
    ['runtime', { state: 'GC worker (idle)', functions: ['runtime.gopark', 'runtime.gcBgMarkWorker'] }],
    ['signal', { state: 'syscall', functions: ['os/signal.signal_recv', 'os/signal.loop'] }],
    [
      'signal',
      { state: 'select', locked: true, functions: ['runtime.gopark', 'runtime.selectgo', 'runtime.ensureSigM.func1'] },
    ],
    ['signal', { state: 'chan receive', functions: [`${DAEMON}.setupDumpStackTrap.func1`] }],
    [
      'accept',
      {
        state: 'IO wait',
        functions: [...POLL, 'internal/poll.(*FD).Accept', 'net.(*UnixListener).Accept', 'net/http.(*Server).Serve'],
      },
    ],
    [
      'connection',
      {
        state: 'IO wait',
        functions: [
          ...POLL,
          'net.(*conn).Read',
          'net/http.(*connReader).Read',
          'bufio.(*Reader).Peek',
          'net/http.(*conn).serve',
        ],
      },
    ],
    ['connection', { state: 'select', functions: ['net/http.(*persistConn).writeLoop'] }],
    [
      'connection',
      {
        state: 'select',
        functions: [
          'github.com/docker/docker/vendor/google.golang.org/grpc/internal/transport.(*controlBuffer).get',
          'google.golang.org/grpc/internal/transport.(*loopyWriter).run',
        ],
      },
    ],
    [
      'events',
      {
        state: 'select',
        functions: [
          ...GRPC,
          `${CONTAINERD}/api/services/events/v1.(*eventsSubscribeClient).Recv`,
          'github.com/docker/docker/libcontainerd/remote.(*client).processEventStream',
        ],
      },
    ],
    ['events', { state: 'select', functions: [`${CONTAINERD}/v2/core/events/exchange.(*Exchange).Subscribe.func1`] }],
    [
      'copier',
      {
        state: 'IO wait',
        functions: [...POLL, 'os.(*File).Read', 'github.com/docker/docker/daemon/logger.(*Copier).copySrc'],
      },
    ],
    ['worker', { state: 'select', functions: [`${DAEMON}.execCommandGC`] }],
    [
      'worker',
      {
        state: 'syscall',
        functions: ['golang.org/x/sys/unix.EpollWait', `${CONTAINERD}/metrics/cgroups.(*oomCollector).start`],
      },
    ],
    [
      'exit',
      {
        state: 'select',
        functions: [
          ...GRPC,
          `${CONTAINERD}/api/services/tasks/v1.(*tasksClient).Wait`,
          `${CONTAINERD}.(*task).Wait.func1`,
        ],
      },
    ],
    [
      'exit',
      {
        state: 'syscall',
        functions: [
          'syscall.Syscall6',
          'syscall.wait4',
          'os.(*Process).Wait',
          'os/exec.(*Cmd).Wait',
          'github.com/docker/docker/libcontainerd/supervisor.(*remote).startContainerd.func1',
        ],
      },
    ],
    ['client', { state: 'select', functions: ['github.com/docker/docker/api/server/httputils.WriteLogStream'] }],
    [
      'copier',
      {
        state: 'IO wait',
        functions: [...POLL, 'os.(*File).Read', 'io.copyBuffer'],
        creator: `${CONTAINERD}/linux/proc.copyPipes`,
      },
    ],
  ])('%s: %j', (reason, stack) => {
    const { idle, idleReason, calls } = explained(stack);
    expect({ idle, name: idleReason?.name, calls }).toEqual({ idle: true, name: reason, calls: undefined });
    expect(idleReason?.words['zh-cn']).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each<Stack>([
    { state: 'semacquire', functions: [...MUTEX, INSPECT] },
    // The same functions as above, where they wait for somebody who should have come.
    { state: 'semacquire', functions: [...MUTEX, 'github.com/docker/docker/daemon/logger.(*Copier).copySrc'] },
    { state: 'chan send', functions: ['github.com/docker/docker/daemon/logger.(*Copier).copySrc'] },
    { state: 'running', functions: ['main.(*DaemonCli).start', 'main.main'] },
    { state: 'chan receive', functions: ['main.work', 'main.(*DaemonCli).start', 'main.main'] },
    { state: 'semacquire', functions: [...MUTEX, 'main.(*DaemonCli).start'] },
    // A request of a client, though the connection is served by the same function.
    { state: 'select', functions: ['main.handle', 'net/http.serverHandler.ServeHTTP', 'net/http.(*conn).serve'] },
    {
      state: 'select',
      functions: ['net/http.HandlerFunc.ServeHTTP', 'net/http.serverHandler.ServeHTTP', 'net/http.(*conn).serve'],
    },
    {
      state: 'select',
      functions: [...GRPC, `${CONTAINERD}/api/services/tasks/v1.(*tasksClient).Start`, `${DAEMON}.ContainerExecStart`],
    },
    {
      state: 'select',
      functions: [...TTRPC, `${CONTAINERD}/linux/shim/v1.(*shimClient).Start`, `${CONTAINERD}/linux.(*Process).Start`],
    },
    { state: 'syscall', functions: [] },
    { state: 'syscall', functions: ['runtime.cgocall', 'main._Cfunc_wait'] },
    { state: 'select', functions: [INSPECT] },
    { state: 'select', functions: [] },
    { state: 'select', functions: ['main.copy'], creator: `${CONTAINERD}/linux/proc.copyPipes` },
  ])('not idle: %j', (stack) => {
    expect(explained(stack)).toMatchObject({ idle: false, idleReason: undefined });
  });
});

describe('whom it calls', () => {
  test.each<[functions: readonly string[], calls: ComponentCall | undefined]>([
    [
      [...GRPC, `github.com/docker/docker/vendor/${CONTAINERD}/api/services/tasks/v1.(*tasksClient).Start`, INSPECT],
      { component: 'containerd', over: 'gRPC', method: 'tasks.Start' },
    ],
    [
      [...GRPC, `${CONTAINERD}/api/grpc/types.(*aPIClient).CreateContainer`, INSPECT],
      { component: 'containerd', over: 'gRPC', method: 'CreateContainer' },
    ],
    [
      [...TTRPC, `${CONTAINERD}/linux/shim/v1.(*shimClient).Start`, 'main.f'],
      { component: 'containerd-shim', over: 'ttrpc', method: 'shim.Start' },
    ],
    [
      [...TTRPC, `${CONTAINERD}/runtime/v2/task.(*taskClient).Create`, 'main.f'],
      { component: 'containerd-shim', over: 'ttrpc', method: 'task.Create' },
    ],
    [
      [...TTRPC, `${CONTAINERD}/api/runtime/task/v3.(*ttrpctaskClient).Kill`, 'main.f'],
      { component: 'containerd-shim', over: 'ttrpc', method: 'task.Kill' },
    ],
    [[...TTRPC, 'main.f'], { component: 'containerd-shim', over: 'ttrpc', method: undefined }],
    [
      [...GRPC, 'k8s.io/cri-api/pkg/apis/runtime/v1.(*runtimeServiceClient).ListContainers', 'main.f'],
      { component: 'container runtime', over: 'gRPC', method: 'ListContainers' },
    ],
    [[...GRPC, 'main.f'], { component: 'server', over: 'gRPC', method: undefined }],
    [
      ['google.golang.org/grpc.invoke', 'github.com/docker/docker/libcontainerd.(*client).Start', INSPECT],
      { component: 'containerd', over: 'gRPC', method: 'Start' },
    ],
    [
      [
        'github.com/containerd/go-runc.(*defaultMonitor).Wait',
        'github.com/containerd/go-runc.(*Runc).Delete',
        'main.f',
      ],
      { component: 'runc', over: 'exec', method: 'delete' },
    ],
    [
      [
        'net/http.(*Transport).RoundTrip',
        'net/http.(*Client).do',
        'github.com/docker/docker/pkg/plugins.(*Client).callWithRetry',
        INSPECT,
      ],
      { component: 'plugin', over: 'HTTP', method: undefined },
    ],
    [
      ['net/http.(*Transport).RoundTrip', 'net/http.(*Client).do', INSPECT],
      { component: 'server', over: 'HTTP', method: undefined },
    ],
    [['os/exec.(*Cmd).Wait', 'os/exec.(*Cmd).Run', INSPECT], { component: 'process', over: 'exec', method: undefined }],
    // Outside of the program's own code stands a server, not a client.
    [[INSPECT, ...GRPC], undefined],
    [[INSPECT, 'net/http.serverHandler.ServeHTTP'], undefined],
    [[], undefined],
  ])('%j', (functions, calls) => {
    expect(explained({ state: 'select', functions }).calls).toEqual(calls);
  });
});

describe('for which request it works', () => {
  test.each([
    [
      `${DAEMON}.x`,
      'github.com/docker/docker/api/server/router/container.(*containerRouter).getContainersJSON',
      'docker ps',
    ],
    [
      INSPECT,
      'github.com/moby/moby/v2/daemon/server/router/container.(*containerRouter).getContainersByName',
      'docker inspect',
    ],
    [
      INSPECT,
      'github.com/docker/docker/api/server/router/container.(*containerRouter).(github.com/docker/docker/api/server/router/container.getContainersStats)-fm',
      'docker stats',
    ],
    ['main.f', `${CONTAINERD}/api/services/tasks/v1._Tasks_Start_Handler.func1`, 'Tasks.Start'],
    [
      'main.f',
      'k8s.io/cri-api/pkg/apis/runtime/v1._RuntimeService_ListContainers_Handler',
      'RuntimeService.ListContainers',
    ],
    ['main.f', 'example.com/web.(*router).unknownHandler', undefined],
    ['main.f', 'example.com/web.(*Store).getContainersJSON', undefined],
    ['main.f', 'example.com/web.(*Router).constructor', undefined],
    ['main.f', 'example.com/web._Handler', undefined],
  ])('%s < %s', (inner, outer, request) => {
    expect(explained({ state: 'select', functions: [inner, outer] }).request).toBe(request);
  });
});
