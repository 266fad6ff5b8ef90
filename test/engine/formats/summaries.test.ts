/** What is said about each artifact in a few words. */
import { describe, expect, it } from 'vitest';
import { parse as readOomReports } from '../../../src/engine/formats/oom-report/parse.ts';
import { createAnalyzer, fromText, type Language } from '../../../src/engine/index.ts';
import { FIXTURES, fixture } from '../../support/fixtures.ts';
import { FORMATS } from '../../support/formats.ts';
import { linesOf } from '../../support/lines.ts';

const analyzer = createAnalyzer({ formats: FORMATS, cases: [], benign: [] });

function summariesIn(text: string, kind: string, language: Language = 'en'): (string | undefined)[] {
  const { artifacts } = analyzer.analyze(fromText(text), { language });
  return artifacts.filter((artifact) => artifact.kind === kind).map(({ summary }) => summary);
}

const MUTEX = 'Daemon.ContainerInspectCurrent';
const ID = '4b5e57f6eb2f';
const lines = (...text: string[]) => text.join('\n');

describe('of fixtures, in both languages', () => {
  it.each<[kind: string, name: string, en: string, chinese: string]>([
    [
      'goroutine-dump',
      'dockerd-17.03-sigusr1',
      '7 goroutines in 6 groups, 2 waiting more than an hour',
      '7 个 goroutine，分 6 组，2 个已等待一小时以上',
    ],
    ['goroutine-dump', 'debug-2-over-http', '2 goroutines in 2 groups', '2 个 goroutine，分 2 组'],
    [
      'goroutine-profile',
      'dockerd-18.06',
      `5,236 goroutines in 3 stacks, 5,108 waiting for a mutex in ${MUTEX} (docker inspect)`,
      `5,236 个 goroutine，分属 3 个调用栈，5,108 个在 ${MUTEX}（docker inspect）中等待互斥锁`,
    ],
    [
      'goroutine-profile',
      'cut-in-a-line',
      `5,108 of 5,236 goroutines in 1 stack, 5,108 waiting for a mutex in ${MUTEX}`,
      `5,236 个 goroutine，其中 5,108 个分属 1 个调用栈，5,108 个在 ${MUTEX} 中等待互斥锁`,
    ],
    [
      'go-crash',
      'runc-1.0-pthread-create',
      'runc: pthread_create failed: Resource temporarily unavailable (SIGABRT), 3 goroutines',
      'runc：pthread_create failed: Resource temporarily unavailable (SIGABRT)，3 个 goroutine',
    ],
    [
      'go-crash',
      'deadlock-exit-status',
      'all goroutines are asleep - deadlock!, 3 goroutines',
      'all goroutines are asleep - deadlock!，3 个 goroutine',
    ],
    [
      'oom-report',
      '5.15-cgroup-v2',
      'container 9d4e8b17f02c: java (pid 771203) killed at its limit of 1 GiB',
      '容器 9d4e8b17f02c：达到上限 1 GiB，java (pid 771203) 被杀',
    ],
    [
      'oom-report',
      '2.6.32-cgroup',
      'cgroup /lxc/build: java (pid 21570) killed at its limit of 512 MiB',
      'cgroup /lxc/build：达到上限 512 MiB，java (pid 21570) 被杀',
    ],
    ['oom-report', '4.19-host', 'the whole host: mysqld (pid 3011) killed', '整台主机：mysqld (pid 3011) 被杀'],
    [
      'strace',
      '4.8-threads-attached',
      '6 threads, 5 blocked (futex and epoll_wait on descriptor 4)',
      '6 个线程，5 个阻塞（futex、epoll_wait（描述符 4））',
    ],
    [
      'strace',
      '6.1-threads-detached',
      '5 threads, all blocked (recvfrom on descriptor 5, read on descriptor 3, read and 2 more)',
      '5 个线程，全部阻塞（recvfrom（描述符 5）、read（描述符 3）、read 等 5 个）',
    ],
    ['strace', '6.1-stacks', '1 thread, 1 call', '1 个线程，1 次调用'],
    [
      'strace',
      '6.1-summary',
      'a table of 19,131 calls: wait4 78 %, read 12 %',
      '19,131 次调用的统计：wait4 78 %，read 12 %',
    ],
    [
      'lsof',
      '4.87-runc-init',
      '14 open files of runc:[2:I (pid 21638), 4 pipes, 1 deleted',
      'runc:[2:I (pid 21638) 的 14 个打开的文件，4 个管道，1 个已删除',
    ],
    ['lsof', '4.95-endpoints', '5 open files of 3 processes, 4 pipes', '3 个进程的 5 个打开的文件，4 个管道'],
    ['lsof', 'header-only', 'no open files', '0 个打开的文件'],
    [
      'ps',
      'eo-wchan',
      '12 processes, 1 shim, 2 runc, 2 runc init, 2 in state D, 1 zombie',
      '12 个进程，1 个 shim，2 个 runc，2 个 runc init，2 个处于 D 状态，1 个僵尸进程',
    ],
    ['ps', 'eLf-threads', '5 threads of 3 processes', '3 个进程的 5 个线程'],
    ['mountinfo', 'rhel7-host', '15 mounts: 13 shared, 2 private', '15 个挂载：13 个 shared，2 个 private'],
    ['mountinfo', 'grep-without-numbers', '3 mounts of pid 20411, all shared', 'pid 20411 的 3 个挂载，均为 shared'],
    ['mountinfo', 'proc5-example', '1 mount, slave', '1 个挂载，slave'],
    ['mount', 'mount-8', '7 mounts: 1 overlay', '7 个挂载：1 个 overlay'],
    ['mount', 'findmnt-ids', '3 mounts: 2 shared, 1 private', '3 个挂载：2 个 shared，1 个 private'],
    [
      'ip-addr',
      'spaces-lost',
      '3 interfaces, 1 down, docker0 without an IPv4 address',
      '3 个接口，1 个处于 DOWN 状态，docker0 没有 IPv4 地址',
    ],
    ['ip-addr', 'container-3.10', '2 interfaces', '2 个接口'],
    [
      'tcpdump',
      'docker0-gateway-silent',
      '5 packets: 5 ARP, 3 questions without an answer',
      '5 个包：5 个 ARP，3 个请求没有应答',
    ],
    [
      'tcpdump',
      'all-interfaces-4.99',
      '5 of 4,018 packets: 3 DNS, 2 ARP, 5 questions without an answer, 1,084 dropped',
      '4,018 个包中的 5 个：3 个 DNS，2 个 ARP，5 个请求没有应答，丢弃 1,084 个',
    ],
    [
      'blkparse',
      'every-action',
      '25 events on 2 devices, 1 error, slowest request 40 ms',
      '2 个设备上的 25 个事件，1 个错误，最慢的请求 40 ms',
    ],
    ['blkparse', 'large-numbers-locale', '2 tables of totals', '2 张汇总表'],
    [
      'iostat',
      'sysstat-12-x',
      '2 reports on 2 devices, dm-0 up to 100 % busy',
      '2 次统计，2 个设备，dm-0 最高繁忙 100 %',
    ],
    ['iostat', 'sysstat-9-blocks', '1 report on 1 device, sda 3.4 % busy', '1 次统计，1 个设备，sda 繁忙 3.4 %'],
    ['df', 'coreutils-h', '6 file systems, /var/lib/docker 100 % used', '6 个文件系统，已用 /var/lib/docker 100 %'],
    ['df', 'inodes-i', '5 file systems, / 100 % of inodes used', '5 个文件系统，inode 已用 / 100 %'],
    [
      'events',
      'docker-20.10',
      '9 events: 1 oom, 1 die, 1 health_status, 1 create, 5 others',
      '9 个事件：1 个 oom，1 个 die，1 个 health_status，1 个 create，其他 5 个',
    ],
    [
      'kubectl-describe',
      'pod-1.29',
      'pod web-0 Running, 2 containers (CrashLoopBackOff and OOMKilled), 2 events',
      'pod web-0 Running，2 个容器（CrashLoopBackOff、OOMKilled），2 个事件',
    ],
    [
      'kubectl-describe',
      'pods-grepped-between-daemon-lines',
      '2 pods: 1 ImagePullBackOff, 1 Error',
      '2 个 pod：1 个 ImagePullBackOff，1 个 Error',
    ],
    ['kubectl-describe', 'node-1.18', 'node node-7, 4 conditions', 'node node-7，4 个状态条件'],
    ['klog', '1.10-glog', '8 entries, 3 errors, 2 warnings', '8 条日志，3 条错误，2 条警告'],
    [
      'proc-cgroup',
      'v1-cgroupfs-container',
      `cgroup v1, 12 hierarchies, container ${ID}`,
      `cgroup v1，12 个层级，容器 ${ID}`,
    ],
    ['proc-cgroup', 'v2-scope', `cgroup v2, container ${ID}`, `cgroup v2，容器 ${ID}`],
    ['cgroups-table', 'v2', '14 controllers, 212 memory cgroups', '14 个控制器，212 个 memory cgroup'],
    ['cgroups-table', 'memory-disabled', '4 controllers, memory disabled', '4 个控制器，memory 被禁用'],
    [
      'proc-fd',
      'quoted-for-the-shell',
      '5 descriptors of pid 20817: 1 socket, 1 pipe, 1 deleted',
      'pid 20817 的 5 个描述符：1 个套接字，1 个管道，1 个已删除',
    ],
    ['kernel-log', '3.10-oops', '21 lines: 1 oops, 1 panic', '21 行：1 次 oops，1 次 panic'],
    ['tool-error', 'journal-systemd-219', 'journalctl: not permitted', 'journalctl：权限不足'],
    ['unit-file', 'drop-in-alone', '1 setting', '1 项设置'],
  ])('%s %s: %s', (kind, name, en, chinese) => {
    const text = fixture(kind, name);
    expect(summariesIn(text, kind)[0]).toBe(en);
    expect(summariesIn(text, kind, 'zh-cn')[0]).toBe(chinese);
  });
});

describe('of single lines', () => {
  it.each<[kind: string, text: string, expected: string]>([
    ['daemon-log', 'time="2026-11-20T10:00:00Z" level=info msg="API listen on /var/run/docker.sock"', '1 entry'],
    [
      'daemon-log',
      lines(
        'time="2026-11-20T10:00:00Z" level=error msg="one"',
        'time="2026-11-20T10:00:01Z" level=fatal msg="two"',
        'time="2026-11-20T10:00:02Z" level=warning msg="three"',
      ),
      '3 entries, 2 errors, 1 warning',
    ],
    ['cli', lines('$ docker ps', 'Error response from daemon: no such container: web'), '1 command, 1 error'],
    [
      'systemd',
      lines(
        'docker.service: Main process exited, code=exited, status=1/FAILURE',
        "docker.service: Failed with result 'exit-code'.",
        'Failed to start Docker Application Container Engine.',
      ),
      '3 messages, failed: docker.service (exit-code)',
    ],
    ['systemd', 'docker.service: Scheduled restart job, restart counter is at 3.', '1 message'],
    ['tool-error', lines('bash: lsof: command not found', 'bash: lsof: command not found'), 'lsof: not installed'],
    [
      'oom-report',
      'Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child',
      'runc:[2:INIT] (pid 20357) chosen to be killed',
    ],
    [
      'strace',
      lines('strace: Process 11646 attached', 'strace: Process 11646 detached'),
      'attached to 1 thread, no calls',
    ],
  ])('%s %s', (kind, text, expected) => {
    expect(summariesIn(text, kind)).toEqual([expected]);
  });
});

it.each<[count: number, en: string, chinese: string]>([
  [2, '2 reports: killed task-1 (pid 1) and task-2 (pid 2)', '2 份报告：杀死了 task-1 (pid 1)、task-2 (pid 2)'],
  [
    5,
    '5 reports: killed task-1 (pid 1), task-2 (pid 2), task-3 (pid 3) and 2 more',
    '5 份报告：杀死了 task-1 (pid 1)、task-2 (pid 2)、task-3 (pid 3) 等 5 个',
  ],
])('%i OOM reports are told together', (count, en, chinese) => {
  const kills = Array.from({ length: count }, (_, index) => `${index + 1} (task-${index + 1})`).map((task) =>
    lines(
      `Memory cgroup out of memory: Kill process ${task} score 970 or sacrifice child`,
      `Killed process ${task} total-vm:4096kB, anon-rss:2048kB, file-rss:0kB`,
    ),
  );
  expect(readOomReports(linesOf(lines(...kills))).summary).toEqual({ en, 'zh-cn': chinese });
});

/** `1 goroutines`; `1 runc` and `1 status` are no plurals. */
const WRONG_SINGULAR = /(?<![\d,.])1 (?!runc|oops|status|aufs|nfs|zfs|btrfs)[a-z]{2,20}s\b/;

describe('all fixtures', () => {
  const artifacts = FIXTURES.flatMap(({ name, text }) => {
    const english = analyzer.analyze(fromText(text)).artifacts;
    const chinese = analyzer.analyze(fromText(text), { language: 'zh-cn' }).artifacts;
    return english.map((artifact, index) => ({ name, ...artifact, chinese: chinese[index] }));
  });

  it('have a summary of every artifact that was read, in both languages', () => {
    expect(artifacts.length).toBeGreaterThan(400);
    const without = artifacts.filter(({ summary, chinese }) => !summary || !chinese?.summary);
    expect(without.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([]);
  });

  it('keep singular and plural apart', () => {
    const wrong = artifacts.filter(({ summary = '' }) => WRONG_SINGULAR.test(summary));
    expect(wrong.map(({ summary }) => summary)).toEqual([]);
    expect('1 goroutines in 1 group').toMatch(WRONG_SINGULAR);
  });

  it('name what is missing in both languages', () => {
    const parts = artifacts.flatMap(({ missing, chinese }) =>
      missing.map((part, index) => [part, chinese?.missing[index] ?? ''] as const),
    );
    expect(parts.length).toBeGreaterThan(60);
    // Names of keys, such as `HostConfig`, are the same.
    const untranslated = parts.filter(
      ([part, chinese]) => /^[a-z][a-z ]/.test(part) && !/\p{Script=Han}/u.test(chinese),
    );
    expect([...new Set(untranslated.map(([part]) => part))]).toEqual(['runc: Version']);
  });
});
