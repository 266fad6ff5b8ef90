/** What engineers collect when docker exec hangs: the same incident seen by each tool. */

export const SHIM_PS = `UID        PID  PPID  C STIME TTY          TIME CMD
root      2911  1480  0 Mar02 ?        00:00:21 containerd-shim -namespace moby -workdir /var/lib/containerd/io.containerd.runtime.v1.linux/moby/3f6c0a9d17e2b845c1d0f7a93e62b58d4c70e1f9a2b3846d5e0c7f18a9b26d34 -address /run/containerd/containerd.sock
root     18829  2911  0 03:17 ?        00:00:00 runc --root /var/run/docker/runtime-runc/moby --log /run/containerd/io.containerd.runtime.v1.linux/moby/3f6c0a9d17e2b845c1d0f7a93e62b58d4c70e1f9a2b3846d5e0c7f18a9b26d34/log.json --log-format json exec --process /tmp/runc-process417 --detach 3f6c0a9d17e2b845c1d0f7a93e62b58d4c70e1f9a2b3846d5e0c7f18a9b26d34
root     18842 18829  0 03:17 ?        00:00:00 runc init
`;

export const INIT_STRACE = `strace: Process 18842 attached with 3 threads
[pid 18850] futex(0x55d1c7a5ce20, FUTEX_WAIT, 0, NULL <unfinished ...>
[pid 18847] futex(0xc00004c948, FUTEX_WAIT, 0, NULL <unfinished ...>
[pid 18842] write(2, "goroutine 1 [running, locked to "..., 41
`;

export const SHIM_STRACE = `strace: Process 2911 attached with 3 threads
[pid  2915] epoll_pwait(5,  <unfinished ...>
[pid  2913] futex(0x818cc0, FUTEX_WAIT, 0, NULL <unfinished ...>
[pid  2911] futex(0x7fd008, FUTEX_WAIT, 0, NULL <unfinished ...>
`;

export const INIT_LSOF = `COMMAND     PID USER   FD      TYPE   DEVICE SIZE/OFF    NODE NAME
runc:[2:I 18842 root    0r     CHR      1,3      0t0    1028 /dev/null
runc:[2:I 18842 root    1w    FIFO     0,12      0t0 7731905 pipe
runc:[2:I 18842 root    2w    FIFO     0,12      0t0 7731906 pipe
`;

export const SHIM_LSOF = `COMMAND     PID USER   FD      TYPE   DEVICE SIZE/OFF    NODE NAME
container  2911 root   txt     REG    253,0  7344128 1179712 /usr/bin/containerd-shim
container  2911 root   18r    FIFO     0,12      0t0 7731905 pipe
container  2911 root   20r    FIFO     0,12      0t0 7731906 pipe
`;

export const DUMP = `goroutine 4401 [semacquire, 311 minutes]:
sync.runtime_SemacquireMutex(0xc000a48504, 0xc000f93d00, 0x1)
	/usr/local/go/src/runtime/sema.go:71 +0x49
sync.(*Mutex).Lock(0xc000a48500)
	/usr/local/go/src/sync/mutex.go:138 +0xfe
github.com/docker/docker/daemon.(*Daemon).ContainerInspectCurrent(0xc00000c1e0, 0xc0010d80c6, 0x40, 0x0)
	/go/src/github.com/docker/docker/daemon/inspect.go:37 +0x7a
github.com/docker/docker/api/server/router/container.(*containerRouter).getContainersByName(0xc000c9a240, 0x55f0a35b5e20)
	/go/src/github.com/docker/docker/api/server/router/container/inspect.go:15 +0x118

goroutine 4402 [semacquire, 305 minutes]:
sync.runtime_SemacquireMutex(0xc000a48504, 0xc000f93d00, 0x1)
	/usr/local/go/src/runtime/sema.go:71 +0x49
sync.(*Mutex).Lock(0xc000a48500)
	/usr/local/go/src/sync/mutex.go:138 +0xfe
github.com/docker/docker/daemon.(*Daemon).ContainerInspectCurrent(0xc00000c1e0, 0xc0010d80c6, 0x40, 0x0)
	/go/src/github.com/docker/docker/daemon/inspect.go:37 +0x7a
github.com/docker/docker/api/server/router/container.(*containerRouter).getContainersByName(0xc000c9a240, 0x55f0a35b5e20)
	/go/src/github.com/docker/docker/api/server/router/container/inspect.go:15 +0x118

goroutine 4390 [semacquire, 312 minutes]:
sync.runtime_SemacquireMutex(0xc000d2a0b4, 0x0, 0x0)
	/usr/local/go/src/runtime/sema.go:71 +0x49
sync.(*RWMutex).RLock(...)
	/usr/local/go/src/sync/rwmutex.go:50
github.com/docker/docker/daemon/exec.(*Store).List(0xc000d2a0a0, 0x0, 0x0, 0x0)
	/go/src/github.com/docker/docker/daemon/exec/exec.go:124 +0x145
github.com/docker/docker/daemon.(*Daemon).getInspectData(0xc00000c1e0, 0xc000a48500, 0x0, 0x0, 0x0)
	/go/src/github.com/docker/docker/daemon/inspect.go:170 +0x51c
github.com/docker/docker/daemon.(*Daemon).ContainerInspectCurrent(0xc00000c1e0, 0xc0010d80c6, 0x40, 0x0)
	/go/src/github.com/docker/docker/daemon/inspect.go:40 +0xb1

goroutine 4377 [select, 312 minutes]:
google.golang.org/grpc/internal/transport.(*Stream).waitOnHeader(0xc000bda900)
	/go/src/github.com/docker/docker/vendor/google.golang.org/grpc/internal/transport/transport.go:321 +0x85
google.golang.org/grpc.invoke(0x55f0a35b5e20, 0xc0011d2c60, 0x55f0a2a4bb2c, 0x25)
	/go/src/github.com/docker/docker/vendor/google.golang.org/grpc/call.go:73 +0x142
github.com/containerd/containerd/api/services/tasks/v1.(*tasksClient).Start(0xc0001240a0, 0x55f0a35b5e20)
	/go/src/github.com/docker/docker/vendor/github.com/containerd/containerd/api/services/tasks/v1/tasks.pb.go:1214 +0xd8
github.com/docker/docker/libcontainerd/remote.(*client).Exec(0xc0008a6000, 0x55f0a35b5da0)
	/go/src/github.com/docker/docker/libcontainerd/remote/client.go:327 +0x5fb
github.com/docker/docker/daemon.(*Daemon).ContainerExecStart(0xc00000c1e0, 0x55f0a35b5da0)
	/go/src/github.com/docker/docker/daemon/exec.go:263 +0xd2f
`;

export const CONTAINERD_DUMP = `goroutine 9120 [select, 312 minutes]:
github.com/containerd/ttrpc.(*Client).dispatch(0xc00021c0f0, 0x55f6b3d1a3e0)
	/go/src/github.com/containerd/containerd/vendor/github.com/containerd/ttrpc/client.go:353 +0x2d5
github.com/containerd/ttrpc.(*Client).Call(0xc00021c0f0, 0x55f6b3d1a3e0)
	/go/src/github.com/containerd/containerd/vendor/github.com/containerd/ttrpc/client.go:136 +0x3a5
github.com/containerd/containerd/runtime/v1/shim/v1.(*shimClient).Start(0xc0003fa1b0, 0x55f6b3d1a3e0)
	/go/src/github.com/containerd/containerd/runtime/v1/shim/v1/shim.pb.go:1827 +0xbe
github.com/containerd/containerd/runtime/v1/linux.(*Process).Start(0xc0004de8a0, 0x55f6b3d1a3e0)
	/go/src/github.com/containerd/containerd/runtime/v1/linux/process.go:126 +0x9a
github.com/containerd/containerd/services/tasks.(*local).Start(0xc000127a00, 0x55f6b3d1a3e0)
	/go/src/github.com/containerd/containerd/services/tasks/local.go:199 +0x13f
`;

/** The same as a profile, which prints no times. */
export const CONTAINERD_PROFILE = `goroutine profile: total 212
1 @ 0x43a7c0 0x4498f6 0x9d412c 0x9d3d6d 0xb911bf 0xbc6e3b 0xc093de
#	0x9d412b	github.com/containerd/ttrpc.(*Client).dispatch+0x24b	/go/src/github.com/containerd/containerd/vendor/github.com/containerd/ttrpc/client.go:353
#	0x9d3d6c	github.com/containerd/ttrpc.(*Client).Call+0x15c	/go/src/github.com/containerd/containerd/vendor/github.com/containerd/ttrpc/client.go:136
#	0xb911be	github.com/containerd/containerd/runtime/v1/shim/v1.(*shimClient).Start+0xbe	/go/src/github.com/containerd/containerd/runtime/v1/shim/v1/shim.pb.go:1827
#	0xbc6e3a	github.com/containerd/containerd/runtime/v1/linux.(*Process).Start+0x8a	/go/src/github.com/containerd/containerd/runtime/v1/linux/process.go:126
#	0xc093dd	github.com/containerd/containerd/services/tasks.(*local).Start+0x14d	/go/src/github.com/containerd/containerd/services/tasks/local.go:199
`;

export const CONTAINER = '3f6c0a9d17e2b845c1d0f7a93e62b58d4c70e1f9a2b3846d5e0c7f18a9b26d34';

/** The kernel killed a process of a container for want of memory, as /var/log/messages has it; the limit is 1 GiB. */
export function memoryKill({
  container = CONTAINER,
  victim = 'runc:[2:INIT]',
  pid = 18851,
  kernel = 1_046_000,
  day = 'Mar 13',
}: {
  container?: string;
  victim?: string;
  pid?: number;
  /** In kB. */
  kernel?: number;
  day?: string;
} = {}): string {
  const group = `/docker/${container}`;
  return `invoked oom-killer: gfp_mask=0xd0, order=0, oom_score_adj=0
memory: usage 1048576kB, limit 1048576kB, failcnt 91820
memory+swap: usage 1048576kB, limit 9007199254740988kB, failcnt 0
kmem: usage ${kernel}kB, limit 9007199254740988kB, failcnt 0
Memory cgroup stats for ${group}: cache:0KB rss:2072KB rss_huge:0KB mapped_file:0KB swap:0KB
[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name
[${pid}]     0 ${pid}   150184      518       23        0             0 ${victim}
Memory cgroup out of memory: Kill process ${pid} (${victim}) score 3 or sacrifice child
Killed process ${pid} (${victim}) total-vm:600736kB, anon-rss:2072kB, file-rss:0kB, shmem-rss:0kB
`
    .split('\n')
    .map((line, number) => (number === 0 ? `${victim} ${line}` : line))
    .map((line) => (line === '' ? line : `${day} 03:17:02 web-03 kernel: ${line}`))
    .join('\n');
}
