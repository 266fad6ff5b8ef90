import { describe, expect, it, test } from 'vitest';
import type { Envelope } from '../../../src/engine/model.ts';
import { originOf } from '../../../src/engine/text/index.ts';
import { kinds, readLine, readLines } from './read-lines.ts';

const LOGFMT = 'time="2018-12-14T20:04:45.788669544+08:00" level=debug msg="Calling GET /_ping"';

/** Lines of one envelope around `text`, and what it tells. */
const SINGLE: readonly (readonly [name: string, line: string, envelope: Envelope, text: string])[] = [
  [
    'journald short',
    `Dec 14 20:04:45 web-03 dockerd[7926]: ${LOGFMT}`,
    { kind: 'journald', time: 'Dec 14 20:04:45', host: 'web-03', program: 'dockerd', pid: 7926 },
    LOGFMT,
  ],
  [
    'journald short, day below ten',
    'Jun  7 03:18:17 web-03 kernel: Call Trace:',
    { kind: 'journald', time: 'Jun  7 03:18:17', host: 'web-03', program: 'kernel' },
    'Call Trace:',
  ],
  [
    'journald short without host',
    `Dec 14 20:04:45 dockerd[7926]: ${LOGFMT}`,
    { kind: 'journald', time: 'Dec 14 20:04:45', program: 'dockerd', pid: 7926 },
    LOGFMT,
  ],
  [
    'journald short without host and pid',
    'Jun 17 03:18:17 kernel: Call Trace:',
    { kind: 'journald', time: 'Jun 17 03:18:17', program: 'kernel' },
    'Call Trace:',
  ],
  [
    'journald short with nothing behind it',
    'Dec 14 20:04:47 dockerd[7926]: ',
    { kind: 'journald', time: 'Dec 14 20:04:47', program: 'dockerd', pid: 7926 },
    '',
  ],
  [
    'journald short-precise',
    'Jun 17 03:18:17.123456 web-03 (dockerd)[88]: docker.service: Failed at step EXEC',
    { kind: 'journald', time: 'Jun 17 03:18:17.123456', host: 'web-03', program: '(dockerd)', pid: 88 },
    'docker.service: Failed at step EXEC',
  ],
  [
    'journald short-iso, v219',
    '2018-12-14T20:04:45+0800 web-03 systemd[1]: Started Docker.',
    { kind: 'journald', time: '2018-12-14T20:04:45+0800', host: 'web-03', program: 'systemd', pid: 1 },
    'Started Docker.',
  ],
  [
    'journald short-iso, v255',
    '2018-12-14T20:04:45+08:00 web-03 systemd[1]: Started Docker.',
    { kind: 'journald', time: '2018-12-14T20:04:45+08:00', host: 'web-03', program: 'systemd', pid: 1 },
    'Started Docker.',
  ],
  [
    'journald short-iso-precise',
    '2018-12-14T20:04:45.788669+0800 web-03 systemd[1]: Started Docker.',
    { kind: 'journald', time: '2018-12-14T20:04:45.788669+0800', host: 'web-03', program: 'systemd', pid: 1 },
    'Started Docker.',
  ],
  [
    'rsyslog file with RFC 3339 times',
    '2026-09-19T17:27:56.877001+00:00 web-1 kernel: veth0: renamed from eth0',
    { kind: 'journald', time: '2026-09-19T17:27:56.877001+00:00', host: 'web-1', program: 'kernel' },
    'veth0: renamed from eth0',
  ],
  [
    'journald short-full',
    'Fri 2018-12-14 20:04:45 CST web-03 dockerd[1]: text',
    { kind: 'journald', time: 'Fri 2018-12-14 20:04:45 CST', host: 'web-03', program: 'dockerd', pid: 1 },
    'text',
  ],
  [
    'journald with-unit',
    'Fri 2018-12-14 20:04:45 +08 web-03 docker.service[1]: text',
    {
      kind: 'journald',
      time: 'Fri 2018-12-14 20:04:45 +08',
      host: 'web-03',
      program: 'docker.service',
      pid: 1,
      unit: 'docker.service',
    },
    'text',
  ],
  [
    'journald short-monotonic',
    '[ 1234.567890] web-03 dockerd[1]: text',
    { kind: 'journald', time: '1234.567890', host: 'web-03', program: 'dockerd', pid: 1 },
    'text',
  ],
  [
    'journald short-unix',
    '1544789085.788669 web-03 dockerd[1]: text',
    { kind: 'journald', time: '1544789085.788669', host: 'web-03', program: 'dockerd', pid: 1 },
    'text',
  ],
  [
    'rsyslog template with facility and level',
    'Apr  1 14:13:32 web-03 <kern.warning> kernel: Mem-Info:',
    { kind: 'journald', time: 'Apr  1 14:13:32', host: 'web-03', program: 'kernel' },
    'Mem-Info:',
  ],
  [
    'BusyBox syslogd',
    'Apr  1 14:13:32 web-03 kern.warn kernel: Mem-Info:',
    { kind: 'journald', time: 'Apr  1 14:13:32', host: 'web-03', program: 'kernel' },
    'Mem-Info:',
  ],
  [
    'journald, copied from a page with no-break spaces',
    'Jun\u00a017\u00a003:18:17\u00a0web-03\u00a0kernel:\u00a0Call\u00a0Trace:',
    { kind: 'journald', time: 'Jun\u00a017\u00a003:18:17', host: 'web-03', program: 'kernel' },
    'Call\u00a0Trace:',
  ],
  [
    'journald -o json',
    '{ "__CURSOR" : "s=1", "__REALTIME_TIMESTAMP" : "1544789085788669", "_HOSTNAME" : "web-03", "SYSLOG_IDENTIFIER" : "dockerd", "_PID" : "7926", "_SYSTEMD_UNIT" : "docker.service", "PRIORITY" : "3", "MESSAGE" : "it \\"broke\\"" }',
    {
      kind: 'journald-json',
      time: '1544789085788669',
      host: 'web-03',
      program: 'dockerd',
      pid: 7926,
      unit: 'docker.service',
      level: 'error',
    },
    'it "broke"',
  ],
  [
    'journald -o json of the journald log driver',
    '{"_HOSTNAME":"web-03","CONTAINER_NAME":"api-1","CONTAINER_ID":"0fe8d412f99a","MESSAGE":"started"}',
    { kind: 'journald-json', host: 'web-03', container: 'api-1' },
    'started',
  ],
  [
    'journald -o json with a message in bytes',
    '{"_HOSTNAME":"web-03","MESSAGE":[27,91,51,49,109,104,195,169,27,91,48,109]}',
    { kind: 'journald-json', host: 'web-03' },
    'hé',
  ],
  [
    'journald -o json without a message',
    '{"_HOSTNAME":"web-03","MESSAGE":null}',
    { kind: 'journald-json', host: 'web-03' },
    '',
  ],
  [
    'RFC 3164 syslog',
    '<27>Jun 17 03:18:17 web-03 dockerd[7926]: text',
    { kind: 'syslog', time: 'Jun 17 03:18:17', host: 'web-03', program: 'dockerd', pid: 7926, level: 'error' },
    'text',
  ],
  [
    'RFC 5424 syslog',
    '<30>1 2018-12-14T20:04:45.788669+08:00 web-03 dockerd 7926 - - text',
    {
      kind: 'syslog-5424',
      time: '2018-12-14T20:04:45.788669+08:00',
      host: 'web-03',
      program: 'dockerd',
      pid: 7926,
      level: 'info',
    },
    'text',
  ],
  [
    'RFC 5424 syslog with structured data and a byte order mark',
    '<28>1 - - dockerd - ID47 [timeQuality tzKnown="1"][x@1 a="b\\]\\"c"] \ufefftext',
    { kind: 'syslog-5424', program: 'dockerd', level: 'warning' },
    'text',
  ],
  ['dmesg', '[ 1234.567890] Memory cgroup stats', { kind: 'dmesg', time: '1234.567890' }, 'Memory cgroup stats'],
  ['dmesg, large', '[7993043.926831] text', { kind: 'dmesg', time: '7993043.926831' }, 'text'],
  ['dmesg keeps further indentation', '[    0.000000]  node 0', { kind: 'dmesg', time: '0.000000' }, ' node 0'],
  [
    'dmesg, printk caller thread',
    '[   12.345678][ T1234] text',
    { kind: 'dmesg', time: '12.345678', pid: 1234 },
    'text',
  ],
  ['dmesg, printk caller cpu', '[   12.345678] [   C12] text', { kind: 'dmesg', time: '12.345678' }, 'text'],
  ['dmesg -x', 'kern  :err   : [ 1.567890] text', { kind: 'dmesg', time: '1.567890', level: 'error' }, 'text'],
  ['dmesg -r', '<4>[ 1.567890] text', { kind: 'dmesg', time: '1.567890', level: 'warning' }, 'text'],
  ['dmesg -T', '[Wed Mar 13 11:16:48 2024] text', { kind: 'dmesg', time: 'Wed Mar 13 11:16:48 2024' }, 'text'],
  ['dmesg -H', '[Mar13 11:16] text', { kind: 'dmesg', time: 'Mar13 11:16' }, 'text'],
  ['dmesg -H, later', '[  +0.000123] text', { kind: 'dmesg', time: '+0.000123' }, 'text'],
  [
    'dmesg --time-format iso',
    '2024-03-13T11:16:48,123456+00:00 text',
    { kind: 'dmesg', time: '2024-03-13T11:16:48,123456+00:00' },
    'text',
  ],
  [
    'docker json-file',
    '{"log":"a \\u003ctag\\u003e \\"quoted\\"\\n","stream":"stderr","time":"2024-01-02T03:04:05.123456789Z"}',
    { kind: 'docker-json-file', time: '2024-01-02T03:04:05.123456789Z', stream: 'stderr' },
    'a <tag> "quoted"',
  ],
  [
    'docker json-file with attributes and a terminal',
    '{"log":"text\\r\\n","stream":"stdout","attrs":{"tag":"}{\\""},"time":"2024-01-02T03:04:05Z"}',
    { kind: 'docker-json-file', time: '2024-01-02T03:04:05Z', stream: 'stdout' },
    'text',
  ],
  [
    'docker json-file through jq -S',
    '{"attrs": {"a": [1, 2]}, "log": "text\\n", "stream": "stdout", "time": "2024-01-02T03:04:05Z"}',
    { kind: 'docker-json-file', time: '2024-01-02T03:04:05Z', stream: 'stdout' },
    'text',
  ],
  ['docker json-file, cut off', '{"log":"a \\"b\\" c', { kind: 'docker-json-file' }, 'a "b" c'],
  [
    'docker logs -t',
    '2024-01-02T03:04:05.123456789Z text',
    { kind: 'docker-logs', time: '2024-01-02T03:04:05.123456789Z' },
    'text',
  ],
  [
    'docker logs -t keeps the tab of a stack frame',
    '2024-01-02T03:04:05.123456789Z \t/src/proc.go:12 +0x1d',
    { kind: 'docker-logs', time: '2024-01-02T03:04:05.123456789Z' },
    '\t/src/proc.go:12 +0x1d',
  ],
  [
    'docker logs -t, empty line',
    '2024-01-02T03:04:05.123456789Z',
    { kind: 'docker-logs', time: '2024-01-02T03:04:05.123456789Z' },
    '',
  ],
  [
    'kubectl logs --timestamps of a node with a local zone',
    '2024-01-02T03:04:05.12345678+08:00 text',
    { kind: 'docker-logs', time: '2024-01-02T03:04:05.12345678+08:00' },
    'text',
  ],
  [
    'GitHub Actions',
    '2024-01-02T03:04:05.1234567Z ##[error]text',
    { kind: 'docker-logs', time: '2024-01-02T03:04:05.1234567Z' },
    '##[error]text',
  ],
  [
    'GitLab runner',
    '2024-05-22T12:43:46.962646Z 00E text',
    { kind: 'docker-logs', time: '2024-05-22T12:43:46.962646Z', stream: 'stderr' },
    'text',
  ],
  [
    'CRI',
    '2024-01-02T03:04:05.123456789Z stdout F text',
    { kind: 'cri', time: '2024-01-02T03:04:05.123456789Z', stream: 'stdout' },
    'text',
  ],
  [
    'CRI, empty line',
    '2024-01-02T03:04:05.123456789+08:00 stderr F ',
    { kind: 'cri', time: '2024-01-02T03:04:05.123456789+08:00', stream: 'stderr' },
    '',
  ],
  [
    'CRI, lonely part',
    '2024-01-02T03:04:05.1Z stderr P text',
    { kind: 'cri', time: '2024-01-02T03:04:05.1Z', stream: 'stderr' },
    'text',
  ],
  ['compose v2', 'web-1  | text', { kind: 'compose', container: 'web-1' }, 'text'],
  ['compose v1', 'shop_web_1     | text', { kind: 'compose', container: 'shop_web_1' }, 'text'],
  ['compose, empty line', 'web-1  |', { kind: 'compose', container: 'web-1' }, ''],
  [
    'docker service logs',
    'web.2.x3k9d0abcdef@node-7    | text',
    { kind: 'compose', container: 'web.2.x3k9d0abcdef@node-7' },
    'text',
  ],
  ['compose with a container name', `api  | ${LOGFMT}`, { kind: 'compose', container: 'api' }, LOGFMT],
  ['kubectl logs --prefix', '[pod/web-7d9c/nginx] text', { kind: 'kubectl-logs', container: 'web-7d9c/nginx' }, 'text'],
  [
    'klog',
    'E0612 14:01:52.353546   21142 remote_runtime.go:295] "Failed" err="rpc error"',
    { kind: 'klog', time: '0612 14:01:52.353546', pid: 21142, level: 'error' },
    '"Failed" err="rpc error"',
  ],
  [
    'journald short in Chinese',
    '8月 20 14:48:00 web-03 dockerd[123]: API listen on /var/run/docker.sock',
    { kind: 'journald', time: '8月 20 14:48:00', host: 'web-03', program: 'dockerd', pid: 123 },
    'API listen on /var/run/docker.sock',
  ],
  [
    'journald short-precise in Chinese, day below ten',
    '11月 02 03:04:05.123456 web-03 kernel: Call Trace:',
    { kind: 'journald', time: '11月 02 03:04:05.123456', host: 'web-03', program: 'kernel' },
    'Call Trace:',
  ],
  [
    'dmesg -T in Chinese',
    '[五 12月 14 20:04:45 2018] text',
    { kind: 'dmesg', time: '五 12月 14 20:04:45 2018' },
    'text',
  ],
  [
    'dmesg -T in Chinese, months and days in columns',
    '[日  3月  3 11:16:48 2024] text',
    { kind: 'dmesg', time: '日  3月  3 11:16:48 2024' },
    'text',
  ],
  [
    'log of a virtual machine',
    '2019-06-17T10:00:00.123Z| vcpu-0| I125: Tools: sending state',
    { kind: 'vmware-log', time: '2019-06-17T10:00:00.123Z', program: 'vcpu-0', level: 'info' },
    'Tools: sending state',
  ],
  [
    'guest in the log of a virtual machine',
    '2019-06-17T10:00:00.123-07:00| vmx| W115: Guest: text',
    { kind: 'vmware-log', time: '2019-06-17T10:00:00.123-07:00', program: 'vmx', level: 'warning' },
    'text',
  ],
  ['quote', '> text', { kind: 'quote' }, 'text'],
  ['quote of a quote', '> > text', { kind: 'quote' }, 'text'],
  ['quote of a quote without a space', '>> text', { kind: 'quote' }, 'text'],
  ['quote of an empty line', '>', { kind: 'quote' }, ''],
  ['quote keeps the indentation in it', '>     deep', { kind: 'quote' }, '    deep'],
  ['quote keeps the tab of a stack frame', '>\t/src/proc.go:12', { kind: 'quote' }, '\t/src/proc.go:12'],
  ['line number of a log line', `12:${LOGFMT}`, { kind: 'list-number' }, LOGFMT],
  ['grep in a file', `/var/log/messages:12:${LOGFMT}`, { kind: 'list-number' }, LOGFMT],
];

describe('an envelope', () => {
  test.each(SINGLE)('%s', (_, input, envelope, text) => {
    const line = readLine(input);
    expect(line).toMatchObject({ text, envelopes: [envelope], from: 0, to: input.length, number: 0 });
  });
});

/** Lines of several envelopes, outermost first. */
const NESTED: readonly (readonly [name: string, line: string, kinds: string, text: string])[] = [
  ['kernel line in the journal', 'Jun 17 03:18:17 web-03 kernel: [ 1234.567890] text', 'journald dmesg', 'text'],
  ['kernel line without spaces', 'Jun 17 03:18:17 web-03 kernel:[ 1234.567890][ T9] text', 'journald dmesg', 'text'],
  ['dmesg -x', 'kern  :err   : [ 1234.567890] text', 'dmesg', 'text'],
  ['dmesg -x -T', 'kern  :warn  : [Wed Mar 13 11:16:48 2024] text', 'dmesg', 'text'],
  ['dmesg -r in the journal', 'Jun 17 03:18:17 h kernel: <4>[ 1.567890] text', 'journald dmesg', 'text'],
  [
    'kubelet in the journal',
    'Jun 12 14:01:52 node-7 kubelet[21142]: E0612 14:01:52.353546   21142 kubelet.go:1836] text',
    'journald klog',
    'text',
  ],
  [
    'journal in json-file in a quote',
    '> {"log":"Jun 17 03:18:17 web-03 dockerd[1]: a \\"b\\"\\n","stream":"stdout","time":"2024-01-02T03:04:05Z"}',
    'quote docker-json-file journald',
    'a "b"',
  ],
  ['compose with timestamps', 'web-1  | 2024-01-02T03:04:05.123456789Z text', 'compose docker-logs', 'text'],
  ['named compose with timestamps', 'web  | 2024-01-02T03:04:05.123456789Z text', 'compose docker-logs', 'text'],
  ['compose run by systemd', 'Jun 17 03:18:17 web-03 docker-compose[1]: web_1  | text', 'journald compose', 'text'],
  ['coloured compose', '\x1b[36mweb-1  |\x1b[0m text', 'compose', 'text'],
  [
    'kubectl with timestamps',
    '[pod/web/nginx] 2024-01-02T03:04:05.123456789Z text',
    'kubectl-logs docker-logs',
    'text',
  ],
  ['code block', '    Jun 17 03:18:17 web-03 kernel: text', 'indent journald', 'text'],
  ['journal of an old glibc in Chinese', ' 8月  2 14:48:00 web-03 kernel: text', 'indent journald', 'text'],
  [
    'kernel line in the journal in Chinese',
    '8月 20 14:48:00 web-03 kernel: [ 1.567890] text',
    'journald dmesg',
    'text',
  ],
  [
    'kernel of a guest',
    '2016-08-30T16:02:43.220-07:00| vcpu-0| I125: Guest: <0>[    1.125804] text',
    'vmware-log dmesg',
    'text',
  ],
  ['cat -n', '    12\tJun 17 03:18:17 web-03 kernel: text', 'indent list-number journald', 'text'],
  ['grep -n', '12:Jun 17 03:18:17 web-03 kernel: text', 'list-number journald', 'text'],
  ['grep -r', '/var/log/messages:Jun 17 03:18:17 web-03 kernel: text', 'list-number journald', 'text'],
  ['code block in a quote', '>     [ 1234.567890] text', 'quote indent dmesg', 'text'],
  [
    'quote of a daemon log in a list',
    ' > time="2024-01-02T03:04:05Z" level=info',
    'indent quote',
    'time="2024-01-02T03:04:05Z" level=info',
  ],
  ['quote in a list', '  > Jun 17 03:18:17 web-03 kernel: text', 'indent quote journald', 'text'],
  [
    'colours in json-file',
    '{"log":"\\u001b[31mE0612 14:01:52.353546       1 a.go:2] text\\u001b[0m\\n","stream":"stderr","time":"2024-01-02T03:04:05Z"}',
    'docker-json-file klog',
    'text',
  ],
  [
    'rsyslog tab',
    'Jun 17 03:18:17 web-03 dockerd[1]: #011/src/proc.go:12',
    'journald rsyslog-escape',
    '\t/src/proc.go:12',
  ],
  [
    'at most eight layers',
    `${'[ 1.000000] '.repeat(9)}text`,
    'dmesg dmesg dmesg dmesg dmesg dmesg dmesg dmesg',
    '[ 1.000000] text',
  ],
];

describe('envelopes in envelopes', () => {
  test.each(NESTED)('%s', (_, input, expected, text) => {
    const line = readLine(input);
    expect(kinds(line).join(' ')).toBe(expected);
    expect(line.text).toBe(text);
    expect(input.slice(originOf(line, 0)).startsWith(text[0] === '\t' ? '#011' : (text[0] ?? ''))).toBe(true);
  });
});

/** Lines that look like an envelope and are none: nothing is peeled. */
const UNTOUCHED: readonly string[] = [
  '[12788]     0 12788   150184     1146      23        0           997 runc:[2:INIT]',
  '[ pid ]   uid  tgid total_vm      rss nr_ptes swapents oom_score_adj name',
  '[<ffffffff8168863d>] dump_stack+0x19/0x1b',
  '[pid 11656] futex(0x818cc0, FUTEX_WAIT, 0, NULL <unfinished ...>',
  '[00007f1234567890] write(2, "x", 1) = 1',
  '[root@node-7 ~]# docker ps',
  '[2024-01-02 03:04:05.123][1][info] envoy',
  '[2024-01-02T03:04:05,123][INFO ][o.e.n.Node] started',
  '[Wed Oct 11 14:32:52 2000] [error] [client 127.0.0.1] client denied by server configuration',
  '[pod/x] no container',
  '[Unit]',
  '\t/usr/local/go/src/runtime/proc.go:250 +0x1d2',
  '        /root/rpmbuild/BUILD/docker-ce/daemon.go:326 +0x183e',
  'goroutine 1 [chan receive, 91274 minutes]:',
  'COMMAND     PID USER   FD   TYPE DEVICE SIZE/OFF       NODE NAME',
  'runc:[2:I 15638 root    2w  FIFO    0,8      0t0 1070361747 pipe',
  '36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue',
  '/proc/19973/mountinfo:40:231 227 0:40 / /data/merged rw,relatime shared:119 - overlay overlay rw',
  '3: docker0: <NO-CARRIER,BROADCAST,MULTICAST,UP> mtu 1500 qdisc noqueue state DOWN group default',
  '5: veth12ab@if4: <BROADCAST> mtu 1500',
  '    inet 172.17.0.1/16 scope global docker0',
  '3:cpuacct,cpu:/system.slice/docker.service',
  '20:04:45.788669 ARP, Request who-has 172.17.42.1 tell 172.17.0.2, length 28',
  '  8,0    3        1     0.000000000   697  Q   W 11001856 + 8 [kworker/3:2]',
  '1544789085.788669 write(2, "web dockerd[1]: x", 17) = 17',
  'root     15592     1  0 Jun17 ?        00:00:00 /usr/bin/dockerd',
  'On 2024-01-02T03:04:05.123456789Z the disk was full',
  '2024-01-02T03:04:05Z something happened: twice',
  '2024-01-02T03:04:05.123Z WARN module: not ours',
  '2024-01-02T03:04:05+00:00 ERROR main: failed',
  '2024-01-02T03:04:05.123456Z  INFO hyper::client: connected',
  '2024-01-02 03:04:05.123 UTC [77] LOG:  checkpoint starting: time',
  '2024/01/02 03:04:05 [error] 29#29: *1 connect() failed',
  '2024-01-02T03:04:05Z stdout of the program',
  'Jun 17 was the day: nothing happened',
  '8月 20 日: 什么也没有发生',
  '8月20日 14:48:00 web-03: 重启',
  '[五 12月 14] 重启',
  '2019-06-17T10:00:00.123Z| a table | of times',
  '2019-06-17T10:00:00.123456789+02:00 container exec_create: /bin/sh -c true 0f3a (image=nginx, name=web)',
  '2019-06-17T10:00:00.123456789+02:00 container exec_start: /bin/sh -c true 0f3a (image=nginx, name=web)',
  '2019-06-17T10:00:00.123456789+02:00 container health_status: healthy 0f3a (image=nginx, name=web)',
  '2019-06-17T10:00:00.123456789Z builder prune  (reclaimed=0)',
  ' > pod="shop/web-0" podUID="6c43"',
  '     > containerID="7a33"',
  ' >',
  'Jun 17 03:18:17 web-03 last message repeated 3 times',
  'Fri 2018-12-14 was a bad day',
  '12 text of a list',
  '12: text of a list',
  '1. restart docker',
  '  - name: docker',
  '    image: nginx:1.25',
  '{"log": "x"}',
  '{"log":"x","stream":"stdout"}',
  '{"level":"info","msg":"started","time":"2024-01-02T03:04:05Z"}',
  '{"MESSAGE":"x","LEVEL":"y"}',
  "{'log': 'x', 'stream': 'stdout', 'time': 'now'}",
  '{"log":[1,2],"stream":"stdout","time":"now"}',
  '{',
  'C:\\ProgramData\\docker\\config: time="x"',
  'id   | name',
  'name  | value of something',
  'docker ps | grep web-1',
  'cat web-1 | sort',
  '| web-1 | text |',
  ' > [internal] load metadata for docker.io/library/alpine:3.20:',
  ' > [builder 2/5] RUN make:',
  '2025-02-18T14:20:51.337015462+01:00 container die 5616908df277 (exitCode=137, name=api)',
  '2025-02-18T14:20:51.337015462Z container exec_create: /bin/sh 5616908df277 (name=api)',
  '>>> print("hello")',
  '>/dev/null',
  '<4>',
  '<html>',
  '<TASK>',
  '<... futex resumed> ) = 0',
  'kern  :err',
  'E0612 is an error code',
  'INFO[0000] starting',
  '-- Logs begin at Mon 2018-12-10 20:04:45 CST, end at Fri 2018-12-14 20:04:45 CST. --',
  '-- Boot 0123456789abcdef --',
  'issue #012 is not a line end',
  '#0 building with "default" instance',
  'msg="=== BEGIN goroutine stack dump ===\\ngoroutine 1 [running]:\\n"',
  LOGFMT,
  '',
  '     ',
];

describe('a line that only looks like an envelope', () => {
  test.each(UNTOUCHED)('%j', (input) => {
    for (const line of readLines(input)) {
      expect(line.text).toBe(input);
      expect(line.envelopes).toEqual([]);
      expect(line.pieces).toEqual([{ at: 0, origin: 0 }]);
    }
  });

  test.each(UNTOUCHED.filter((input) => input !== ''))('%j in the journal', (input) => {
    const prefix = 'Jun 17 03:18:17 web-03 dockerd[1]: ';
    for (const line of readLines(prefix + input)) {
      expect(line.text).toBe(input);
      expect(kinds(line)).toEqual(['journald']);
      expect(line.pieces).toEqual([{ at: 0, origin: prefix.length }]);
    }
  });

  it('keeps a number sign of prose in the journal', () => {
    expect(readLine('Jun 17 03:18:17 web-03 ci[1]: see #012 for more').text).toBe('see #012 for more');
  });

  it('keeps kernel messages that look like a journal sender', () => {
    expect(readLine('[ 1234.567890] usb 1-1: new high-speed USB device').text).toBe(
      'usb 1-1: new high-speed USB device',
    );
  });
});
