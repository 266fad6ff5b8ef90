import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB1003',
  group: 'hang',
  parts: ['dockerd', 'containerd', 'shim', 'storage', 'network'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker 1.12–29.7, containerd 1.0–2.3 (source and issues)' },
  errors: [
    'goroutine 60987 [sync.Mutex.Lock, 39 minutes]:\nsync.runtime_SemacquireMutex(0xc000a2c3a0?, 0x40?, 0xc0009d7a90?)\n\t/usr/local/go/src/runtime/sema.go:77 +0x25\nsync.(*Mutex).Lock(...)\n\t/usr/local/go/src/sync/mutex.go:90\ngithub.com/docker/docker/daemon.(*Daemon).ContainerInspectCurrent(0xc0004bc008, {0x55c2da4f8aa8, 0xc0009e25a0}, {0xc0011a20c6, 0x3}, 0x0)\n\t/go/src/github.com/docker/docker/daemon/inspect.go:45 +0x85',
    'goroutine 82238 [semacquire, 19 minutes]:\nsync.runtime_Semacquire(0xc820354f54)\n\t/usr/local/go/src/runtime/sema.go:47 +0x26\nsync.(*Mutex).Lock(0xc820354f50)\n\t/usr/local/go/src/sync/mutex.go:83 +0x1c4\ngithub.com/docker/docker/container.(*State).IsRunning(0xc820354f50, 0xc821841817)\n\t/usr/src/docker/.gopath/src/github.com/docker/docker/container/state.go:159 +0x28',
    'time="2017-03-13T16:20:30.060575920Z" level=info msg="=== BEGIN goroutine stack dump ===\\ngoroutine 5821 [semacquire, 94 minutes]:\\nsync.runtime_Semacquire(0xc820354f54)\\n\\t/usr/local/go/src/runtime/sema.go:47 +0x26\\nsync.(*Mutex).Lock(0xc820354f50)\\n\\t/usr/local/go/src/sync/mutex.go:83 +0x1c4\\ngithub.com/docker/docker/daemon.(*Daemon).reducePsContainer(0xc820372000, 0xc820496d20, 0xc820e149c0, 0xc82135f3e0, 0x0, 0x0, 0x0)\\n\\t/usr/src/docker/.gopath/src/github.com/docker/docker/daemon/list.go:187 +0x49\\n\\n=== END goroutine stack dump ==="',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '≤ 20.10.26: getSvcRecords with processEndpointDelete, …Create; run, stop and networking hang',
        'zh-cn': '≤ 20.10.26：getSvcRecords 与 processEndpointDelete、…Create；run、stop 和网络操作卡住',
      },
      fixedIn: '20.10.27, 23.0',
      source: 'https://github.com/moby/moby/pull/42545',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '≤ 20.10: BytesPipe.Write and .Read, both in sync.Cond.Wait; output of one attach or exec',
        'zh-cn': '≤ 20.10：BytesPipe.Write 和 .Read，都在 sync.Cond.Wait；某次 attach 或 exec 的输出',
      },
      fixedIn: '23.0',
      source: 'https://github.com/moby/moby/pull/43112',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '28.1 – 28.5: handleFirewalldReloadNw; networking, after a reload of firewalld',
        'zh-cn': '28.1 – 28.5：handleFirewalldReloadNw；firewalld reload 之后的网络操作',
      },
      fixedIn: '29.0',
      source: 'https://github.com/moby/moby/pull/50620',
    },
    {
      component: 'Docker Engine',
      range: {
        en: 'before 29.0: broadcast queue of networkdb; swarm networking',
        'zh-cn': '29.0 以前：networkdb 的广播队列；swarm 网络',
      },
      fixedIn: '25.0.13, 29.0',
      source: 'https://github.com/moby/moby/pull/50344',
    },
    {
      component: 'containerd',
      range: {
        en: '≤ 1.6.2: cgroups/v1.(*Collector).Add, or v2; every create',
        'zh-cn': '≤ 1.6.2：cgroups/v1.(*Collector).Add，或 v2；所有 create',
      },
      fixedIn: '1.6.3',
      source: 'https://github.com/containerd/containerd/pull/6788',
    },
    {
      component: 'containerd-shim-runc-v2',
      range: {
        en: '1.6.22 – 1.6.24, 1.7.3 – 1.7.7: handleProcessExit called by Create; one container',
        'zh-cn': '1.6.22 – 1.6.24、1.7.3 – 1.7.7：Create 调用的 handleProcessExit；单个容器',
      },
      fixedIn: '1.6.25, 1.7.8',
      source: 'https://github.com/containerd/containerd/pull/9104',
    },
    {
      component: 'containerd',
      range: {
        en: '2.1.0 – 2.1.3: dockerFetcher.open; one pull',
        'zh-cn': '2.1.0 – 2.1.3：dockerFetcher.open；某次拉取',
      },
      fixedIn: '2.1.4',
      source: 'https://github.com/containerd/containerd/pull/12126',
    },
  ],
  confirm: [
    'for what in version ps info; do timeout 10 docker $what >/dev/null 2>&1; echo "$what $?"; done',
    "sudo curl -s -m 60 --unix-socket /var/run/docker.sock 'http://localhost/debug/pprof/goroutine?debug=1' | head -40",
    "ps -eo pid,stat,wchan:32,args | awk '$2 ~ /^D/'",
  ],
  related: ['SB1001', 'SB1002', 'SB1004', 'SB1005', 'SB1006'],
  lookAlikes: ['SB1001', 'SB1002', 'SB1005', 'SB1006', 'SB6001'],
  sources: [
    {
      title: 'docker/for-linux#543: inspect and exec hang, reading the stacks',
      url: 'https://github.com/docker/for-linux/issues/543',
    },
    { title: 'moby#27827: docker ps hangs on State.IsRunning', url: 'https://github.com/moby/moby/issues/27827' },
    { title: 'moby#31158: ps --size and system df block others', url: 'https://github.com/moby/moby/issues/31158' },
    { title: 'moby#31273: no container locks on docker ps', url: 'https://github.com/moby/moby/pull/31273' },
    { title: 'moby#41427: inspect hangs when an NFS server is down', url: 'https://github.com/moby/moby/issues/41427' },
    {
      title: 'moby 18.06.3: server.go, debug routes are always served',
      url: 'https://github.com/moby/moby/blob/v18.06.3-ce/api/server/server.go',
    },
    { title: 'Docker documentation: daemon logs and stack traces', url: 'https://docs.docker.com/engine/daemon/logs/' },
  ],
});
