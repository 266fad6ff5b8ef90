import { describe, expect, it, test } from 'vitest';
import format from '../../../../src/engine/formats/tool-error/index.ts';
import { claimAlone, recordsIn } from '../../../support/one-format.ts';

test('every field', () => {
  const line = 'strace: attach: ptrace(PTRACE_SEIZE, 1234): Operation not permitted';
  const [record] = recordsIn(format, `  ${line}`);
  expect(record).toMatchObject({
    from: 0,
    to: line.length + 2,
    line: 0,
    level: 'warning',
    tool: 'strace',
    reason: 'not-permitted',
    message: line,
    pid: 1234,
    path: undefined,
    unit: undefined,
    device: undefined,
  });
  expect(record?.instead.run[0]).toEqual({
    command: 'cat /proc/sys/kernel/yama/ptrace_scope',
    text: {
      en: expect.stringContaining('as root on the host'),
      'zh-cn': expect.stringContaining('在宿主机上以 root'),
    },
  });
  expect(record?.instead.run.map(({ command }) => command)).toContain(
    'sudo cat /proc/1234/stack /proc/1234/syscall /proc/1234/wchan',
  );
});

describe('a tool that is not there', () => {
  it.each([
    ['bash: lsof: command not found', 'lsof'],
    ['-bash: iostat: command not found', 'iostat'],
    ['bash: line 3: crictl: command not found', 'crictl'],
    ['bash: ps: command not found...', 'ps'],
    ['bash: /usr/sbin/tcpdump: No such file or directory', 'tcpdump'],
    ['bash: lsof: 未找到命令', 'lsof'],
    ['-bash: iostat：未找到命令', 'iostat'],
    ['bash: 第 3 行: strace: 未找到命令', 'strace'],
    ['bash: 第 3 行：strace：未找到命令', 'strace'],
    ['sh: 1: strace: not found', 'strace'],
    ['/bin/sh: 1: lsof: not found', 'lsof'],
    ['/bin/sh: nsenter: not found', 'nsenter'],
    ['sh: tcpdump: not found', 'tcpdump'],
    ['-sh: dmesg: not found', 'dmesg'],
    ['dash: 1: findmnt: not found', 'findmnt'],
    ['ksh: journalctl: not found [No such file or directory]', 'journalctl'],
    ['zsh: command not found: kubectl', 'kubectl'],
    ['zsh: no such file or directory: /usr/bin/runc', 'runc'],
    ['fish: Unknown command: ctr', 'ctr'],
    ['./collect.sh: line 12: blktrace: command not found', 'blktrace'],
    ['/opt/diag/collect.sh: 7: ./collect.sh: blkparse: not found', 'blkparse'],
    ['sudo: tcpdump: command not found', 'tcpdump'],
    ['env: ‘systemctl’: No such file or directory', 'systemctl'],
    ["timeout: failed to run command 'curl': No such file or directory", 'curl'],
    ['nohup: failed to run command ‘docker’: No such file or directory', 'docker'],
    ['nsenter: failed to execute ip: No such file or directory', 'ip'],
    ['xargs: containerd: No such file or directory', 'containerd'],
    ["Command 'iostat' not found, but can be installed with:", 'iostat'],
    ["Command 'lsof' not found, did you mean:", 'lsof'],
    ["The program 'strace' is currently not installed. You can install it by typing:", 'strace'],
    ["Command 'mount' is available in '/bin/mount'", 'mount'],
  ])('%s', (text, tool) => {
    expect(recordsIn(format, text)).toMatchObject([{ tool, reason: 'not-installed', level: 'warning' }]);
  });

  it.each([
    ['bash: /usr/bin/docker: Permission denied', 'docker'],
    ['zsh: permission denied: /usr/sbin/tcpdump', 'tcpdump'],
    ['timeout: failed to run command ‘strace’: Permission denied', 'strace'],
  ])('or may not be run: %s', (text, tool) => {
    expect(recordsIn(format, text)).toMatchObject([{ tool, reason: 'not-permitted' }]);
  });
});

describe('processes', () => {
  it.each<[string, object]>([
    [
      'strace: attach: ptrace(PTRACE_ATTACH, 11646): Operation not permitted',
      { tool: 'strace', reason: 'not-permitted', pid: 11646 },
    ],
    [
      'attach: ptrace(PTRACE_ATTACH, ...): Operation not permitted',
      { tool: 'strace', reason: 'not-permitted', pid: undefined },
    ],
    ['strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted', { tool: 'strace', reason: 'not-permitted' }],
    ['strace: attach: ptrace(PTRACE_ATTACH, 1, 0, 0): Permission denied', { reason: 'not-permitted', pid: 1 }],
    [
      'strace: test_ptrace_get_syscall_info: PTRACE_TRACEME: Operation not permitted',
      { tool: 'strace', reason: 'not-permitted' },
    ],
    ['strace: attach: ptrace(PTRACE_SEIZE, 999999): No such process', { reason: 'no-such-process', pid: 999999 }],
    ["strace: Invalid process id: ''", { reason: 'no-such-process' }],
    ["strace: Can't stat 'dockerd': No such file or directory", { reason: 'no-such-file', path: 'dockerd' }],
    [
      "lsof: WARNING: can't stat() fuse.gvfsd-fuse file system /run/user/1000/gvfs",
      { tool: 'lsof', reason: 'not-permitted', path: '/run/user/1000/gvfs' },
    ],
    ['lsof: status error on /nono: No such file or directory', { tool: 'lsof', reason: 'no-such-file', path: '/nono' }],
    ['lsof: no pwd entry for UID 10001', { tool: 'lsof', reason: 'unknown' }],
    ['error: process ID list syntax error', { tool: 'ps', reason: 'no-such-process' }],
    ['Error, do this: mount -t proc proc /proc', { tool: 'ps', reason: 'no-such-file' }],
    ['ps: unrecognized option: e', { tool: 'ps', reason: 'unknown' }],
    ['bash: kill: (4242) - No such process', { tool: 'kill', reason: 'no-such-process', pid: 4242 }],
    ['bash: line 1: kill: (1) - Operation not permitted', { tool: 'kill', reason: 'not-permitted', pid: 1 }],
    ['/bin/kill: (999999): No such process', { tool: 'kill', pid: 999999 }],
    ['dash: 1: kill: No such process', { tool: 'kill', reason: 'no-such-process' }],
    ["kill: can't kill pid 7: No such process", { tool: 'kill', pid: 7 }],
    [
      'kill: sending signal to 812 failed: Operation not permitted',
      { tool: 'kill', reason: 'not-permitted', pid: 812 },
    ],
    [
      'kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]',
      { tool: 'kill', reason: 'no-such-process' },
    ],
    [
      'nsenter: cannot open /proc/15640/ns/net: No such file or directory',
      { tool: 'nsenter', reason: 'no-such-process', pid: 15640 },
    ],
    ['nsenter: cannot open /proc/1/ns/net: Permission denied', { tool: 'nsenter', reason: 'not-permitted', pid: 1 }],
    [
      "nsenter: reassociate to namespace 'ns/net' failed: Operation not permitted",
      { tool: 'nsenter', reason: 'not-permitted' },
    ],
    [
      'cat: /proc/123/mountinfo: No such file or directory',
      { tool: 'cat', reason: 'no-such-process', pid: 123, path: '/proc/123/mountinfo' },
    ],
    ['cat: /proc/123/stack: No such file or directory', { tool: 'cat', reason: 'no-such-file', pid: 123 }],
    ['cat: /proc/1/environ: Permission denied', { tool: 'cat', reason: 'not-permitted', pid: 1 }],
    ['cat: /proc/1/environ: 权限不够', { tool: 'cat', reason: 'not-permitted' }],
    ["cat: can't open '/proc/9/cgroup': No such file or directory", { tool: 'cat', reason: 'no-such-process', pid: 9 }],
    [
      "ls: cannot open directory '/proc/1/fd': Permission denied",
      { tool: 'ls', reason: 'not-permitted', path: '/proc/1/fd' },
    ],
    ["ls: cannot read symbolic link '/proc/1/fd/0': Permission denied", { tool: 'ls', path: '/proc/1/fd/0' }],
    ['ls: /proc/1/fd: Permission denied', { tool: 'ls', reason: 'not-permitted' }],
    ['grep: /proc/999999/maps: No such file or directory', { tool: 'grep', reason: 'no-such-process' }],
    [
      'tail: cannot open ‘/var/log/docker.log’ for reading: No such file or directory',
      { tool: 'tail', reason: 'no-such-file', path: '/var/log/docker.log' },
    ],
    ['find: ‘/proc/15640/fd’: Permission denied', { tool: 'find', pid: 15640 }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([expected]);
  });
});

describe('the host, its network and its containers', () => {
  it.each<[string, object]>([
    ['dmesg: read kernel buffer failed: Operation not permitted', { tool: 'dmesg', reason: 'not-permitted' }],
    ['dmesg: klogctl: Operation not permitted', { tool: 'dmesg', reason: 'not-permitted' }],
    ["dmesg: unrecognized option '-T'", { tool: 'dmesg', reason: 'unknown' }],
    [
      'Hint: You are currently not seeing messages from other users and the system.',
      { tool: 'journalctl', reason: 'not-permitted' },
    ],
    ['No journal files were opened due to insufficient permissions.', { tool: 'journalctl', reason: 'not-permitted' }],
    ['No journal files were found.', { tool: 'journalctl', reason: 'nothing-to-show', level: 'info' }],
    ['-- No entries --', { tool: 'journalctl', reason: 'nothing-to-show', level: 'info' }],
    [
      'Specifying boot ID or boot offset has no effect, no persistent journal was found.',
      { tool: 'journalctl', reason: 'nothing-to-show' },
    ],
    ['Unit docker.service could not be found.', { tool: 'systemctl', reason: 'not-found', unit: 'docker.service' }],
    ['No files found for docker.service.', { tool: 'systemctl', reason: 'not-found', unit: 'docker.service' }],
    [
      'Failed to restart docker.service: Unit docker.service not found.',
      { reason: 'not-found', unit: 'docker.service' },
    ],
    ['Failed to start docker.service: Unit docker.service is masked.', { reason: 'unknown', unit: 'docker.service' }],
    ['Failed to stop docker.service: Access denied', { reason: 'not-permitted' }],
    ["System has not been booted with systemd as init system (PID 1). Can't operate.", { reason: 'cannot-connect' }],
    ['Failed to connect to bus: Host is down', { tool: 'systemctl', reason: 'cannot-connect' }],
    ['Failed to get D-Bus connection: Operation not permitted', { reason: 'cannot-connect' }],
    ['0 loaded units listed.', { reason: 'nothing-to-show' }],
    ['findmnt: unknown column: PROPAGATION', { tool: 'findmnt', reason: 'unknown' }],
    ['mount: only root can do that', { tool: 'mount', reason: 'not-permitted' }],
    ['mount: /mnt: must be superuser to use mount.', { tool: 'mount', reason: 'not-permitted', path: '/mnt' }],
    ['mount: permission denied (are you root?)', { tool: 'mount', reason: 'not-permitted' }],
    ['df: /mnt/nfs: Stale file handle', { tool: 'df', reason: 'cannot-connect', path: '/mnt/nfs' }],
    ["df: '/nono': No such file or directory", { tool: 'df', reason: 'no-such-file', path: '/nono' }],
    ['df: no file systems processed', { tool: 'df', reason: 'nothing-to-show' }],
    ['Cannot find disk data', { tool: 'iostat', reason: 'nothing-to-show' }],
    [
      'BLKTRACESETUP(2) /dev/sda failed: 2/No such file or directory',
      { tool: 'blktrace', reason: 'no-such-file', device: '/dev/sda' },
    ],
    ['Invalid path /dev/vda specified: 13/Permission denied', { tool: 'blktrace', reason: 'not-permitted' }],
    ['Debugfs is not mounted at /sys/kernel/debug', { tool: 'blktrace', reason: 'no-such-file' }],
    ['No input files found for dump', { tool: 'blkparse', reason: 'no-such-file', path: 'dump' }],
    ['Device "docker0" does not exist.', { tool: 'ip', reason: 'not-found', device: 'docker0' }],
    ['Cannot find device "docker0"', { tool: 'ip', reason: 'not-found' }],
    ["ip: can't find device 'docker0'", { tool: 'ip', reason: 'not-found' }],
    ['RTNETLINK answers: Operation not permitted', { tool: 'ip', reason: 'not-permitted' }],
    ['Cannot open network namespace "web": No such file or directory', { tool: 'ip', reason: 'no-such-file' }],
    ['Object "adr" is unknown, try "ip help".', { tool: 'ip', reason: 'unknown' }],
    [
      'docker9: error fetching interface information: Device not found',
      { tool: 'ifconfig', reason: 'not-found', device: 'docker9' },
    ],
    [
      "tcpdump: docker0: You don't have permission to capture on that device",
      { tool: 'tcpdump', reason: 'not-permitted', device: 'docker0' },
    ],
    [
      "tcpdump: eth0: You don't have permission to perform this capture on that device",
      { reason: 'not-permitted', device: 'eth0' },
    ],
    ['tcpdump: eth9: No such device exists', { tool: 'tcpdump', reason: 'not-found', device: 'eth9' }],
    ['tcpdump: eth9: SIOCGIFHWADDR: No such device', { reason: 'not-found', device: 'eth9' }],
    ['tcpdump: no suitable device found', { reason: 'not-permitted' }],
    ['tcpdump: dump.pcap: No such file or directory', { reason: 'no-such-file', path: 'dump.pcap' }],
    ['tcpdump: syntax error in filter expression: syntax error', { reason: 'unknown' }],
    ["curl: (7) Couldn't connect to server", { tool: 'curl', reason: 'cannot-connect' }],
    ['curl: (7) Failed to connect to localhost port 80: Connection refused', { reason: 'cannot-connect' }],
    ['curl: (7) Failed to connect to localhost port 80: Permission denied', { reason: 'not-permitted' }],
    ['curl: (52) Empty reply from server', { reason: 'cannot-connect' }],
    ['curl: option --unix-socket: is unknown', { reason: 'unknown' }],
    [
      'The connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?',
      { tool: 'kubectl', reason: 'cannot-connect' },
    ],
    ['error: the server doesn\'t have a resource type "pod1"', { tool: 'kubectl', reason: 'not-found' }],
    ['Error from server (NotFound): pods "web" not found', { tool: 'kubectl', reason: 'not-found' }],
    ['Error from server (Forbidden): pods is forbidden', { reason: 'not-permitted' }],
    [
      'Error from server (BadRequest): container "web" in pod "web-1" is waiting to start: ContainerCreating',
      { reason: 'unknown' },
    ],
    [
      'Error from server: error dialing backend: dial tcp 10.0.0.5:10250: connect: connection refused',
      { reason: 'cannot-connect' },
    ],
    ['error: You must be logged in to the server (Unauthorized)', { reason: 'not-permitted' }],
    ['No resources found in default namespace.', { reason: 'nothing-to-show' }],
    ['No resources found.', { reason: 'nothing-to-show' }],
    [
      "FATA[0000] connect: connect endpoint 'unix:///var/run/dockershim.sock', make sure you are running as root",
      { tool: 'crictl', reason: 'cannot-connect' },
    ],
    ['container does not exist', { tool: 'runc', reason: 'not-found' }],
  ])('%s', (text, expected) => {
    expect(recordsIn(format, text)).toMatchObject([expected]);
  });
});

describe('what is not claimed', () => {
  it.each([
    // Tools nobody reads here, and other words of shells.
    'bash: foo: command not found',
    'bash: lsof: syntax error near unexpected token',
    'bash: /app/start.sh: No such file or directory',
    'sh: 0: getcwd() failed: No such file or directory',
    'bash: cannot set terminal process group (-1): Inappropriate ioctl for device',
    'sudo: a password is required',
    'sudo: unable to resolve host web-03: Name or service not known',
    "Command 'iostatx' not found, but can be installed with:",
    // In the middle of a line.
    'step 3/7 : bash: lsof: command not found',
    'web exited: sh: 1: strace: not found',
    '2026-01-02 03:04:05 ERROR bash: lsof: command not found',
    'time="2026-01-02T03:04:05Z" level=error msg="bash: lsof: command not found"',
    'the shell says bash: lsof: command not found',
    // What others own.
    'docker: Error response from daemon: Conflict.',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'Got permission denied while trying to connect to the Docker daemon socket',
    'ctr: failed to dial "/run/containerd/containerd.sock": context deadline exceeded',
    'OCI runtime exec failed: exec failed: unable to start container process: exec: "lsof": executable file not found in $PATH',
    'strace: Process 11646 attached with 10 threads',
    'strace: Process 11646 detached',
    'tcpdump: verbose output suppressed, use -v[v]... for full protocol decode',
    'tcpdump: listening on docker0, link-type EN10MB (Ethernet), snapshot length 262144 bytes',
    'Failed to start Docker Application Container Engine.',
    'Failed to start docker.service - Docker Application Container Engine.',
    'FATA[0000] failed to start daemon: error initializing graphdriver',
    'docker.service: Main process exited, code=exited, status=1/FAILURE',
    // Files and programs of applications.
    'cat: foo.txt: No such file or directory',
    'cat: /app/config.yaml: No such file or directory',
    'ls: cannot access /srv/data: No such file or directory',
    'error: the server is down',
    'Error: ENOENT, no such file or directory',
    'No such file or directory',
    'Permission denied',
    'Operation not permitted',
    'Device "sda" is busy',
    'Unit tests could not be found.',
    'Unit docker.service could not be found in the list above.',
    'No entries',
    'No resources found that match, so nothing was deleted',
    'Invalid path given',
    'Thread 3 failed',
    'curl: (22) The requested URL returned error: 404',
    'curl: (60) SSL certificate problem: unable to get local issuer certificate',
    'kill: see the manual',
    'The program stopped',
    'Hint: use -l to show in full.',
    'mount: /mnt: wrong fs type, bad option, bad superblock on /dev/sdb1.',
    'umount: /mnt: target is busy.',
    'df: command line of the table above',
    'container does not exist yet, creating it',
    '',
  ])('%s', (text) => {
    expect(claimAlone(format, text)).toBeUndefined();
  });
});
