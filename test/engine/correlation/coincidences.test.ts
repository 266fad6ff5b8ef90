/** What stands together in a paste by chance must not become one story. */
import { describe, expect, it } from 'vitest';
import type { Confidence } from '../../../src/engine/model.ts';
import {
  CONTAINER,
  CONTAINERD_PROFILE,
  DUMP,
  INIT_LSOF,
  INIT_STRACE,
  memoryKill,
  SHIM_LSOF,
  SHIM_PS,
  SHIM_STRACE,
} from '../../support/hanging-exec.ts';
import { reportOn, sentencesOf, sureness, surest } from '../../support/stories.ts';

interface Coincidence {
  readonly name: string;
  readonly text: string;
  /** The story that must not be told, or not more surely than `most`. */
  readonly rule: string;
  readonly most?: Confidence;
  /** What no sentence of any story may name. */
  readonly never?: string;
}

const joined = (...parts: readonly string[]): string => parts.join('\n# next\n');
const at = (host: string, text: string): string => `[root@${host} ~]# collect\n${text}\n`;
const under = (heading: string, text: string): string => `== ${heading} ==\n${text}\n`;
const journal = (host: string, text: string, day = 'Mar 13'): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `${day} 03:20:00 ${host} collect[77]: ${line}\n`)
    .join('');
const isoJournal = (day: string, text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `${day}T03:20:00+0000 web-03 collect[77]: ${line}\n`)
    .join('');

const PIPE_WRITER = joined(SHIM_PS, SHIM_STRACE, INIT_STRACE, INIT_LSOF);
const PROCESSES: readonly Coincidence[] = [
  {
    name: 'the same pids on two hosts, by their prompts',
    text: at('web-01', joined(INIT_STRACE, INIT_LSOF)) + at('web-02', joined(SHIM_STRACE, SHIM_LSOF)),
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'the same pids on two hosts, by the names in the journal',
    text: journal('web-01', joined(INIT_STRACE, INIT_LSOF)) + journal('web-02', joined(SHIM_STRACE, SHIM_LSOF)),
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'the same pids on two hosts, by headings',
    text: under('host: web-01', joined(INIT_STRACE, INIT_LSOF)) + under('host: web-02', joined(SHIM_STRACE, SHIM_LSOF)),
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'the same pids on two hosts, by headings in Chinese',
    text: under('节点：web-01', joined(INIT_STRACE, INIT_LSOF)) + under('节点：web-02', joined(SHIM_STRACE, SHIM_LSOF)),
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'several hosts, and a table that may be of any of them',
    text: `${SHIM_LSOF}\n${SHIM_STRACE}${at('web-01', joined(INIT_STRACE, INIT_LSOF))}${at('web-02', 'uptime\n# ls\n$ docker ps\ndocker: Error response from daemon: x\n')}`,
    rule: 'pipe-deadlock',
    most: 'likely',
  },
  {
    name: 'an inode that was used again years later',
    text: `${isoJournal('2019-03-13', joined(INIT_STRACE, INIT_LSOF))}${isoJournal('2024-08-02', joined(SHIM_STRACE, SHIM_LSOF))}`,
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'an inode that was used again, by the output of date',
    text: `$ date\nWed Mar 13 03:20:44 UTC 2019\n${joined(INIT_STRACE, INIT_LSOF)}\n$ date\nFri Aug  2 11:02:10 UTC 2024\n${joined(SHIM_STRACE, SHIM_LSOF)}`,
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'an inode that was used again, by headings',
    text: `## 2019-03-13\n${joined(INIT_STRACE, INIT_LSOF)}\n## 2024-08-02 11:02\n${joined(SHIM_STRACE, SHIM_LSOF)}`,
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'containerd-shim',
  },
  {
    name: 'a named pipe with the same inode on another file system',
    text: joined(
      PIPE_WRITER,
      SHIM_LSOF.replace(
        '20r    FIFO     0,12      0t0 7731906 pipe',
        '20r    FIFO     0,23      0t0 7731906 /run/app/events',
      ),
    ),
    rule: 'pipe-deadlock',
    most: 'possible',
    never: 'does not read',
  },
  {
    name: 'a reader that reads',
    text: joined(SHIM_PS, SHIM_STRACE.replace('epoll_pwait(5, ', 'read(20, '), INIT_STRACE, INIT_LSOF, SHIM_LSOF),
    rule: 'pipe-deadlock',
  },
  {
    name: 'a reader of which one thread of many was watched',
    text: joined(
      SHIM_PS,
      'strace: Process 2911 attached\nfutex(0x7fd008, FUTEX_WAIT, 0, NULL',
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
    ),
    rule: 'pipe-deadlock',
    most: 'likely',
    never: 'does not read',
  },
  {
    name: 'somebody else who writes to the same pipe',
    text: joined(PIPE_WRITER, SHIM_LSOF.replaceAll('18r', '18w').replaceAll('20r', '20w')),
    rule: 'pipe-deadlock',
    most: 'possible',
  },
  {
    name: 'a writer that is blocked on a terminal',
    text: 'strace: Process 7102 attached with 2 threads\n[pid  7103] futex(0x7fd0, FUTEX_WAIT, 0, NULL <unfinished ...>\n[pid  7102] write(1</dev/pts/3>, "building\\r"..., 64',
    rule: 'pipe-deadlock',
  },
  {
    name: 'a number that two processes had, one after the other',
    text: joined(
      SHIM_PS.replace('root      2911  1480  0 Mar02', 'root      2911  1480  0 Feb11'),
      'UID        PID  PPID  C STIME TTY          TIME CMD\nmysql     2911  1480  0 Mar12 ?        00:00:21 /usr/sbin/mysqld --user=mysql\n',
      SHIM_STRACE,
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
    ),
    rule: 'pipe-deadlock',
    most: 'likely',
  },
  {
    name: 'a process that is stuck on another host than the requests',
    text: at('web-01', DUMP) + at('web-02', joined(SHIM_PS, SHIM_STRACE, INIT_STRACE, INIT_LSOF, SHIM_LSOF)),
    rule: 'blocked-by',
    most: 'likely',
    never: 'requests wait behind it',
  },
  {
    name: 'two execs that are stuck: which of them the requests wait for is open',
    text: joined(
      DUMP,
      CONTAINERD_PROFILE,
      SHIM_PS,
      SHIM_STRACE,
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
      INIT_STRACE.replaceAll('188', '288'),
      INIT_LSOF.replaceAll('18842', '28842').replaceAll('77319', '88319'),
    ),
    rule: 'blocked-by',
    most: 'likely',
  },
  {
    name: 'a plugin that does not answer, beside an exec that is stuck',
    text: joined(
      DUMP.replaceAll(
        'github.com/containerd/containerd/api/services/tasks/v1.(*tasksClient).Start',
        'github.com/docker/docker/pkg/plugins.(*Client).callWithRetry',
      )
        .replaceAll(
          'github.com/docker/docker/libcontainerd/remote.(*client).Exec',
          'github.com/docker/docker/volume/drivers.(*volumeDriverProxy).Mount',
        )
        .replaceAll('google.golang.org/grpc.invoke', 'net/http.(*Client).Do')
        .replaceAll(
          'google.golang.org/grpc/internal/transport.(*Stream).waitOnHeader',
          'net/http.(*persistConn).roundTrip',
        ),
      SHIM_PS,
      INIT_STRACE,
      INIT_LSOF,
    ),
    rule: 'blocked-by',
    most: 'likely',
    never: 'requests wait behind it',
  },
];

const ACCEPT = `goroutine 12 [IO wait, 9127 minutes]:
internal/poll.runtime_pollWait(0x7f9b2f70, 0x72, 0x0)
	/usr/local/go/src/runtime/netpoll.go:173 +0x57
net.(*TCPListener).AcceptTCP(0xc42000e0a0)
	/usr/local/go/src/net/tcpsock.go:247 +0x49
net/http.(*Server).Serve(0xc4200a2000)
	/usr/local/go/src/net/http/server.go:2695 +0x1b0
github.com/docker/docker/daemon.(*Daemon).listen(0xc42077a000)
	/go/src/github.com/docker/docker/daemon/listen.go:30 +0x5b

goroutine 13 [chan receive, 9127 minutes]:
main.(*DaemonCli).start(0xc42048a840)
	/go/src/github.com/docker/docker/cmd/dockerd/daemon.go:326 +0x183e
main.main()
	/go/src/github.com/docker/docker/cmd/dockerd/docker.go:106 +0xe2
`;
const foreignProfile = (count: number): string => `goroutine profile: total 9000
${count} @ 0x43a7c0 0x4498f6 0x9d412c
#	0x9d412b	sync.runtime_SemacquireMutex+0x3e	/usr/local/go/src/runtime/sema.go:71
#	0x9d3d6c	sync.(*Mutex).Lock+0x109	/usr/local/go/src/sync/mutex.go:134
#	0xb911be	example.com/shop/orders.(*Book).Add+0x8d	/go/src/example.com/shop/orders/book.go:40

${count - 1} @ 0x43a7c0 0x4498f6 0x9d555c
#	0x9d412b	sync.runtime_SemacquireMutex+0x3e	/usr/local/go/src/runtime/sema.go:71
#	0x9d3d6c	sync.(*Mutex).Lock+0x109	/usr/local/go/src/sync/mutex.go:134
#	0xb955be	example.com/shop/orders.(*Book).Remove+0x8d	/go/src/example.com/shop/orders/book.go:60
`;
const GOROUTINES: readonly Coincidence[] = [
  { name: 'waits of seconds for a mutex', text: DUMP.replaceAll(/, 3\d\d minutes/g, ''), rule: 'blocked-by' },
  {
    name: 'a few waits for a mutex in a profile, which has no times',
    text: foreignProfile(4).replaceAll('example.com/shop/orders.(*Book)', 'github.com/docker/docker/daemon.(*Daemon)'),
    rule: 'blocked-by',
  },
  { name: 'accept loops and main goroutines that idle for days', text: ACCEPT, rule: 'blocked-by' },
  {
    name: 'idle goroutines beside an OOM kill of runc init',
    text: joined(ACCEPT, memoryKill({ kernel: 0 })),
    rule: 'memory-limit',
    most: 'likely',
    never: '9,127 minutes',
  },
  { name: 'a foreign program with many waiters', text: foreignProfile(4100), rule: 'blocked-by' },
  {
    name: 'dumps of two different programs',
    text: joined(DUMP, foreignProfile(400), foreignProfile(400).replaceAll('example.com/shop', 'example.com/mail')),
    rule: 'still-stuck',
  },
  {
    name: 'dumps of dockerd and containerd',
    text: joined(DUMP, CONTAINERD_PROFILE),
    rule: 'still-stuck',
  },
  {
    name: 'a dump of a daemon that was restarted in between',
    text: joined(
      DUMP,
      `goroutine profile: total 3\n1 @ 0x1 0x2\n#	0x1	runtime.gopark+0x1	/usr/local/go/src/runtime/proc.go:1\n`,
      DUMP.replaceAll(/3\d\d minutes/g, '2 minutes'),
    ),
    rule: 'still-stuck',
  },
];

const WEB = '"Names": "/web"';
const MEMORY: readonly Coincidence[] = [
  {
    name: 'the OOM kill of another container beside an exec that is stuck',
    text: joined(
      SHIM_PS,
      SHIM_STRACE,
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
      memoryKill({ container: 'e'.repeat(64), victim: 'java' }),
    ),
    rule: 'memory-limit',
    most: 'confirmed',
    never: 'container 3f6c0a9d17e2',
  },
  {
    name: 'an OOM kill of the same container months before the exec',
    text: joined(
      SHIM_PS.replaceAll('03:17', 'Mar13'),
      SHIM_STRACE,
      INIT_STRACE,
      INIT_LSOF,
      SHIM_LSOF,
      memoryKill({ day: 'Jan  2' }),
    ),
    rule: 'blocked-by',
    most: 'likely',
    never: 'when runc init was started',
  },
  {
    name: 'an OOM kill on another host',
    text: at('web-01', joined(SHIM_PS, SHIM_STRACE, INIT_STRACE, INIT_LSOF, SHIM_LSOF)) + memoryKill(),
    rule: 'blocked-by',
    most: 'likely',
    never: 'kernel memory takes',
  },
  {
    name: 'two containers of one name, one of them killed',
    text: joined(
      memoryKill({ kernel: 0, victim: 'java' }),
      `$ docker inspect web\n[\n  {\n    "Id": "${'f'.repeat(64)}",\n    "Name": "/web",\n    "State": {\n      "Status": "exited",\n      "OOMKilled": true,\n      "Pid": 0,\n      "ExitCode": 137\n    }\n  }\n]`,
    ),
    rule: 'memory-limit',
  },
  {
    name: 'a container in the memory of which nothing was killed',
    text: joined(
      `{${WEB}}`,
      `docker events\n2024-03-13T03:17:02.000000000Z container oom ${CONTAINER} (image=web, name=web)`,
    ),
    rule: 'memory-limit',
  },
  {
    name: 'an old kill and a runc start that waits in another container',
    text: joined(
      memoryKill({ kernel: 0 }),
      `strace: Process 8807 attached with 2 threads\n[pid  8812] futex(0x55c1, FUTEX_WAIT, 0, NULL <unfinished ...>\n[pid  8807] openat(AT_FDCWD, "/run/docker/runtime-runc/moby/${'b'.repeat(64)}/exec.fifo", O_RDONLY|O_CLOEXEC`,
    ),
    rule: 'memory-limit',
    most: 'likely',
    never: 'exec.fifo',
  },
];

const MERGED = `/var/lib/docker/overlay2/${'b7e2c94d10f8a635'.repeat(4)}/merged`;
const mount = (pid: number | 'self', ids: string, tag = '', device = '0:52'): string =>
  `# cat /proc/${pid}/mountinfo\n${ids} ${device} / ${MERGED} rw,relatime ${tag}- overlay overlay rw,lowerdir=X,upperdir=X,workdir=X\n`;
const psRow = (row: string): string => `UID        PID  PPID  C STIME TTY          TIME CMD\n${row}\n`;
const MOUNTS: readonly Coincidence[] = [
  {
    name: 'the mount of a container in its shim',
    text: mount('self', '301 1207') + mount(2911, '344 319') + SHIM_PS,
    rule: 'mount-held',
  },
  {
    name: 'the mount of a container in runc',
    text: mount('self', '301 1207') + mount(18829, '344 319') + SHIM_PS,
    rule: 'mount-held',
  },
  {
    name: 'the mount of a container in dockerd itself',
    text:
      mount('self', '301 1207') +
      mount(812, '344 319') +
      psRow('root       812     1  0 09:00 ?        00:01:00 /usr/bin/dockerd -H fd://'),
    rule: 'mount-held',
  },
  {
    name: 'processes that share the namespace of the host',
    text: mount('self', '301 1207') + mount(611, '301 1207') + mount(612, '301 1207'),
    rule: 'mount-held',
  },
  {
    name: 'the same path on two hosts',
    text: at('web-01', mount('self', '301 1207')) + at('web-02', mount(15120, '344 319')),
    rule: 'mount-held',
  },
  {
    name: 'the same path years apart',
    text: `## 2019-03-13\n${mount('self', '301 1207')}\n## 2024-08-02\n${mount(15120, '344 319', '', '0:77')}`,
    rule: 'mount-held',
  },
  {
    name: 'an error about a longer path',
    text: `Error response from daemon: remove ${MERGED}/data/cache: device or resource busy\n${mount(15120, '344 319')}`,
    rule: 'mount-held',
  },
];

const cgroups = (pid: number, container: string, systemd: string): string =>
  `# cat /proc/${pid}/cgroup\n3:memory:/docker/${container}\n2:cpuset:/docker/${container}\n1:name=systemd:${systemd}\n`;
const SETTINGS_UNIT = `# /usr/lib/systemd/system/docker.service\n[Unit]\nDescription=Docker\n\n[Service]\nType=notify\nExecStart=/usr/bin/dockerd\nMountFlags=slave\n`;
const config = (liveRestore: boolean): string =>
  `# cat /etc/docker/daemon.json\n{\n  "live-restore": ${liveRestore},\n  "debug": false\n}\n`;
const CONFIGURATION: readonly Coincidence[] = [
  {
    name: 'two ordinary containers',
    text: cgroups(1, CONTAINER, `/docker/${CONTAINER}`) + cgroups(77, 'a'.repeat(64), `/docker/${'a'.repeat(64)}`),
    rule: 'cgroup-difference',
  },
  {
    name: 'two ordinary containers of an old Docker',
    text:
      cgroups(1, CONTAINER, '/system.slice/docker.service') +
      cgroups(77, 'a'.repeat(64), '/system.slice/docker.service'),
    rule: 'cgroup-difference',
  },
  {
    name: 'two ordinary services',
    text: '# cat /proc/611/cgroup\n0::/system.slice/sshd.service\n# cat /proc/812/cgroup\n0::/system.slice/docker.service\n',
    rule: 'cgroup-difference',
  },
  {
    name: 'MountFlags=shared',
    text: SETTINGS_UNIT.replace('slave', 'shared') + config(true),
    rule: 'own-mount-namespace',
  },
  { name: 'live-restore that is off', text: SETTINGS_UNIT + config(false), rule: 'own-mount-namespace' },
  {
    name: 'the flag of another service',
    text: SETTINGS_UNIT.replaceAll('docker', 'httpd') + config(true),
    rule: 'own-mount-namespace',
  },
  {
    name: 'the settings of two hosts',
    text: at('web-01', SETTINGS_UNIT) + at('web-02', config(true)),
    rule: 'own-mount-namespace',
  },
];

const FULL = (place: string): string =>
  `Filesystem      Size  Used Avail Use% Mounted on\n/dev/vda1        40G   12G   26G  32% /\n/dev/vdb1       100G  100G     0 100% ${place}\n`;
const NO_SPACE = (path: string): string => `Error response from daemon: mkdir ${path}: no space left on device\n`;
const BRIDGE = (
  flags: string,
  state: string,
): string => `# ip addr\n2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000
    link/ether 52:54:00:9f:57:21 brd ff:ff:ff:ff:ff:ff
    inet 192.168.1.20/24 brd 192.168.1.255 scope global eth0
       valid_lft forever preferred_lft forever
3: docker0: <${flags}> mtu 1500 qdisc noqueue state ${state} group default
    link/ether 02:42:7a:19:c4:0e brd ff:ff:ff:ff:ff:ff
    inet6 fe80::42:7aff:fe19:c40e/64 scope link
       valid_lft forever preferred_lft forever
`;
const ARP = (address: string, asker: string): string =>
  [1, 2, 3].map((n) => `09:41:1${n}.204311 ARP, Request who-has ${address} tell ${asker}, length 28\n`).join('');
const UP = BRIDGE('BROADCAST,MULTICAST,UP,LOWER_UP', 'UP');
const HOST: readonly Coincidence[] = [
  {
    name: 'a cgroup that cannot be made beside a disk that is full',
    text: NO_SPACE('/sys/fs/cgroup/memory/docker/3f6c') + FULL('/var/lib/docker'),
    rule: 'space-exhausted',
    most: 'likely',
    never: '/var/lib/docker is full',
  },
  {
    name: 'another file system that is full',
    text: NO_SPACE('/var/lib/docker/tmp/x') + FULL('/srv/backup'),
    rule: 'space-exhausted',
  },
  {
    name: 'an image that is always full',
    text: `docker: no space left on device\n${FULL('/snap/core18/2566')}`,
    rule: 'space-exhausted',
  },
  {
    name: 'a full disk on another host',
    text: at('web-01', NO_SPACE('/var/lib/docker/tmp/x')) + at('web-02', FULL('/var/lib/docker')),
    rule: 'space-exhausted',
  },
  {
    name: 'an address of the network of the host that nobody answers for',
    text: `# tcpdump -n arp\n${ARP('192.168.1.254', '192.168.1.20')}${UP}`,
    rule: 'network-silent',
  },
  {
    name: 'an address that is no gateway',
    text: `listening on docker0, link-type EN10MB (Ethernet), capture size 262144 bytes\n${ARP('172.17.0.77', '172.17.0.4')}${UP}`,
    rule: 'network-silent',
  },
  {
    name: 'a bridge that is switched off',
    text: `listening on docker0, link-type EN10MB (Ethernet), capture size 262144 bytes\n${ARP('172.17.0.1', '172.17.0.4')}${BRIDGE('BROADCAST,MULTICAST', 'DOWN')}`,
    rule: 'network-silent',
    most: 'possible',
    never: 'docker0 has no IPv4 address',
  },
  {
    name: 'a capture on another interface',
    text: `listening on eth1, link-type EN10MB (Ethernet), capture size 262144 bytes\n${ARP('10.9.0.1', '10.9.0.4')}${UP}`,
    rule: 'network-silent',
    most: 'possible',
    never: 'docker0 has no IPv4 address',
  },
];

const unitLine = (time: string, text: string, host = 'node-7'): string =>
  `Nov 19 ${time} ${host} systemd[1]: ${text}\n`;
const DOCKERD_ERROR =
  'Nov 19 02:10:40 node-7 dockerd[4110]: time="2018-11-19T02:10:40.118000000Z" level=error msg="Handler for GET /v1.38/images/x/json returned error: No such image: x"\n';
const UNITS: readonly Coincidence[] = [
  {
    name: 'an error of dockerd before another unit fails',
    text: DOCKERD_ERROR + unitLine('02:10:55', 'nginx.service: main process exited, code=exited, status=1/FAILURE'),
    rule: 'first-failure',
  },
  {
    name: 'two units that fail, one after the other',
    text:
      unitLine('02:10:55', 'nginx.service: main process exited, code=exited, status=1/FAILURE') +
      unitLine('02:11:30', 'postgresql.service: main process exited, code=exited, status=1/FAILURE'),
    rule: 'first-failure',
  },
  {
    name: 'a unit that needs another one than the one that failed hours before',
    text:
      unitLine('02:10:55', 'docker.service: main process exited, code=exited, status=1/FAILURE') +
      unitLine('09:44:01', "Job remote-fs.target/start failed with result 'dependency'."),
    rule: 'first-failure',
  },
  {
    name: 'a unit on another host',
    text:
      unitLine('02:10:55', 'docker.service: main process exited, code=exited, status=1/FAILURE') +
      unitLine('02:10:55', "Job kubelet.service/start failed with result 'dependency'.", 'node-9'),
    rule: 'first-failure',
  },
  {
    name: 'an error of containerd before docker.service fails',
    text:
      DOCKERD_ERROR.replace('dockerd', 'containerd') +
      unitLine('02:10:55', 'docker.service: main process exited, code=exited, status=1/FAILURE'),
    rule: 'first-failure',
  },
];

const ALL = [...PROCESSES, ...GOROUTINES, ...MEMORY, ...MOUNTS, ...CONFIGURATION, ...HOST, ...UNITS];

describe('coincidences', () => {
  it.each(ALL)('$rule: $name', ({ text, rule, most, never }) => {
    const { stories } = reportOn(text);
    expect(surest(stories.filter((story) => story.rule === rule))).toBeLessThanOrEqual(sureness(most));
    if (never !== undefined) expect(stories.flatMap(sentencesOf).filter((said) => said.includes(never))).toEqual([]);
  });

  it('are many', () => {
    expect(new Set(ALL.map(({ text }) => text)).size).toBeGreaterThanOrEqual(40);
  });

  it('would be joined if they were none', () => {
    const { stories } = reportOn(joined(SHIM_PS, SHIM_STRACE, INIT_STRACE, INIT_LSOF, SHIM_LSOF));
    expect(surest(stories.filter(({ rule }) => rule === 'pipe-deadlock'))).toBe(sureness('confirmed'));
  });
});
