/** What each line becomes. */
import { describe, expect, it, test } from 'vitest';
import { attachesIn, callsIn, exitsIn, fixture, readOne, rowsIn, signalsIn } from './read.ts';

function callIn(text: string) {
  const [call, ...others] = callsIn(readOne(text));
  if (!call || others.length > 0) throw new Error('expected one call');
  return call;
}

describe('results', () => {
  test.each([
    ['close(3) = 0', { result: 0, errno: undefined, note: undefined, seconds: undefined }],
    ['close(3)                                = 0', { result: 0 }],
    ['mmap(NULL, 8192, PROT_READ, MAP_PRIVATE, -1, 0) = 0x7f8bc5c9c000', { result: 0x7f8bc5c9c000 }],
    [
      'access("/x", R_OK) = -1 ENOENT (No such file or directory)',
      { result: -1, errno: 'ENOENT', note: 'No such file or directory' },
    ],
    [
      'access("/x", R_OK) = -1 ENOENT (No such file or directory) <0.000012>',
      { result: -1, errno: 'ENOENT', seconds: 0.000012 },
    ],
    ['access("/x", R_OK) = -1 ERRNO_524 (Unknown error 524)', { result: -1, errno: 'ERRNO_524' }],
    ['access("/x", R_OK) = -1 (errno 524)', { result: -1, errno: '(errno 524)' }],
    ['pause() = ? ERESTARTNOHAND (To be restarted if no handler)', { result: undefined, errno: 'ERESTARTNOHAND' }],
    ['exit_group(0) = ?', { result: undefined, blocked: false }],
    ['exit_group(0) = ? <unavailable>', { result: undefined, blocked: false }],
    ['poll([{fd=4, events=POLLIN}], 1, 1000) = 0 (Timeout)', { result: 0, note: 'Timeout' }],
    [
      'poll([{fd=4, events=POLLIN}], 1, 1000) = 1 ([{fd=4, revents=POLLIN}]) <2.104411>',
      { result: 1, note: '[{fd=4, revents=POLLIN}]', seconds: 2.104411 },
    ],
    ['openat(AT_FDCWD, "/x", O_RDONLY) = 9</proc/8801/mountinfo>', { result: 9, resultPath: '/proc/8801/mountinfo' }],
    [
      'openat(AT_FDCWD, "/x", O_RDONLY) = 9</tmp/a b> <0.000004>',
      { result: 9, resultPath: '/tmp/a b', seconds: 0.000004 },
    ],
    [
      'accept4(3, NULL, NULL, SOCK_CLOEXEC) = 7<UNIX-STREAM:[215019->215020]>',
      { result: 7, resultPath: 'UNIX-STREAM:[215019->215020]' },
    ],
    ['gettid() = 32484<python3>', { result: 32484 }],
  ])('%s', (text, expected) => {
    expect(callIn(text)).toMatchObject(expected);
  });
});

describe('arguments', () => {
  test.each([
    ['write(2, "a) = 5", 6) = 6', '2, "a) = 5", 6', 6],
    ['write(2, "say \\"hi\\") = 1", 14) = 14', '2, "say \\"hi\\") = 1", 14', 14],
    ['write(2, "\\\\", 1) = 1', '2, "\\\\", 1', 1],
    [
      'wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL) = 4702',
      '-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], 0, NULL',
      4702,
    ],
    ['write(4</var/log/audit (1).log>, "x"..., 214) = 214', '4</var/log/audit (1).log>, "x"..., 214', 214],
    [
      'execve("/bin/true", ["true"], 0x7ffed7a1ad40 /* 22 vars */) = 0',
      '"/bin/true", ["true"], 0x7ffed7a1ad40 /* 22 vars */',
      0,
    ],
    ['getpid() = 1', '', 1],
  ])('%s', (text, args, result) => {
    expect(callIn(text)).toMatchObject({ args, result });
  });
});

describe('descriptors', () => {
  test.each([
    ['read(6, "", 4096) = 0', { descriptor: 6, path: undefined, inode: undefined }],
    ['read(6</run/docker.sock>, "", 4096) = 0', { descriptor: 6, path: '/run/docker.sock', inode: undefined }],
    ['write(2<pipe:[1070361747]>, "", 0) = 0', { descriptor: 2, path: 'pipe:[1070361747]', inode: 1070361747 }],
    ['recvfrom(5<socket:[264131]>, "", 1, 0, NULL, NULL) = 0', { descriptor: 5, inode: 264131 }],
    [
      'recvfrom(5<UNIX-STREAM:[264131->264132]>, "", 1, 0, NULL, NULL) = 0',
      { descriptor: 5, path: 'UNIX-STREAM:[264131->264132]', inode: 264131 },
    ],
    ['accept4(3<UNIX:[615019,"/run/docker.sock"]>, NULL, NULL, 0) = 4', { descriptor: 3, inode: 615019 }],
    [
      'sendto(9<TCP:[10.0.0.1:80->10.0.0.2:4123]>, "x", 1, 0, NULL, 0) = 1',
      { descriptor: 9, path: 'TCP:[10.0.0.1:80->10.0.0.2:4123]', inode: undefined },
    ],
    ['ioctl(1</dev/pts/3<char 136:3>>, TCGETS, {B38400}) = 0', { descriptor: 1, path: '/dev/pts/3<char 136:3>' }],
    ['close(7) = 0', { descriptor: 7 }],
    ['openat(AT_FDCWD</root>, "x", O_RDONLY) = 3', { descriptor: undefined, path: '/root' }],
    ['openat(5</root>, "x", O_RDONLY) = 6', { descriptor: 5, path: '/root' }],
    ['kill(812, SIGKILL) = 0', { descriptor: undefined }],
    ['exit_group(1) = ?', { descriptor: undefined }],
    ['wait4(4702, NULL, 0, NULL) = 4702', { descriptor: undefined }],
    ['select(6, [5], NULL, NULL, NULL) = 1 (in [5])', { descriptor: undefined, note: 'in [5]' }],
    ['futex(0x818cc0, FUTEX_WAKE, 1) = 0', { descriptor: undefined }],
  ])('%s', (text, expected) => {
    expect(callIn(text)).toMatchObject(expected);
  });
});

describe('what stands before the call', () => {
  test.each([
    ['[pid  2210] getpid() = 2210', { pid: 2210, time: undefined, elapsed: undefined }],
    ['[pid 2210] 10:02:41 getpid() = 2210', { pid: 2210, time: '10:02:41' }],
    ['[pid 2210] 10:02:41.100208 getpid() = 2210', { pid: 2210, time: '10:02:41.100208' }],
    ['[pid 2210] 1795191435.985753 getpid() = 2210', { pid: 2210, time: '1795191435.985753' }],
    ['[pid 2210]      0.000123 getpid() = 2210', { pid: 2210, elapsed: 0.000123 }],
    ['[pid 2210] 16:17:17 (+     0.050131) getpid() = 2210', { pid: 2210, time: '16:17:17', elapsed: 0.050131 }],
    ['[pid 2210] [00007fb9155162ec] getpid() = 2210', { pid: 2210 }],
    ['[pid 2210] [  39] [00007fb9155162ec] getpid() = 2210', { pid: 2210 }],
    ['[pid 5121<runc:[2:INIT]>] getpid() = 5121', { pid: 5121, command: 'runc:[2:INIT]' }],
    ['2210 getpid() = 2210', { pid: 2210 }],
    ['2210  10:02:41.100208 getpid() = 2210', { pid: 2210, time: '10:02:41.100208' }],
    ['2210<bash> getpid() = 2210', { pid: 2210, command: 'bash' }],
    ['10:02:41.100208 getpid() = 2210', { pid: undefined, time: '10:02:41.100208' }],
    ['     0.000004 getpid() = 2210', { pid: undefined, elapsed: 0.000004 }],
  ])('%s', (text, expected) => {
    expect(callIn(text)).toMatchObject({ syscall: 'getpid', ...expected });
  });
});

describe('two halves of a call', () => {
  test.each([
    [
      'old spacing',
      '[pid 7] futex(0x7fc730, FUTEX_WAKE, 1 <unfinished ...>\n[pid 7] <... futex resumed> )      = 0',
      '0x7fc730, FUTEX_WAKE, 1',
      0,
    ],
    [
      'new spacing',
      '[pid 7] futex(0x7fc730, FUTEX_WAKE, 1 <unfinished ...>\n[pid 7] <... futex resumed>) = 0',
      '0x7fc730, FUTEX_WAKE, 1',
      0,
    ],
    [
      'arguments in the second',
      '[pid 7] read(3,  <unfinished ...>\n[pid 7] <... read resumed>"xxxxx", 10) = 5',
      '3, "xxxxx", 10',
      5,
    ],
    ['none in the first', '[pid 7] getpid( <unfinished ...>\n[pid 7] <... getpid resumed>) = 7', '', 7],
    [
      'no space before the mark',
      '[pid 7] futex(0x7f, FUTEX_WAKE, 1<unfinished ...>\n[pid 7] <... futex resumed>) = 0',
      '0x7f, FUTEX_WAKE, 1',
      0,
    ],
    [
      'a message of strace',
      '[pid 7] clone(flags=SIGCHLDstrace: Process 8 attached\n, child_tidptr=0x7f) = 8',
      'flags=SIGCHLD, child_tidptr=0x7f',
      8,
    ],
    [
      'a message and a mark',
      '[pid 7] clone(flags=SIGCHLDstrace: Process 8 attached\n <unfinished ...>\n[pid 7] <... clone resumed>, child_tidptr=0x7f) = 8',
      'flags=SIGCHLD, child_tidptr=0x7f',
      8,
    ],
    [
      'clone3',
      '[pid 7] clone3({flags=SIGCHLD}strace: Process 8 attached\n => {parent_tid=[8]}, 88) = 8',
      '{flags=SIGCHLD} => {parent_tid=[8]}, 88',
      8,
    ],
    [
      'others in between',
      '[pid 7] read(3,  <unfinished ...>\n[pid 8] getpid() = 8\n[pid 7] <... read resumed>"", 1) = 0',
      '3, "", 1',
      0,
    ],
    [
      'marked twice',
      '[pid 7] read(3,  <unfinished ...>\n[pid 7] <... read resumed> <unfinished ...>\n[pid 7] <... read resumed>"", 1) = 0',
      '3, "", 1',
      0,
    ],
  ])('%s', (_name, text, args, result) => {
    const parsed = readOne(text);
    expect(callsIn(parsed)[0]).toMatchObject({ pid: 7, args, result, blocked: false });
    expect(callsIn(parsed).filter(({ pid }) => pid === 7)).toHaveLength(1);
    expect(parsed).toMatchObject({ gaps: [], complete: true, missing: [] });
  });

  it('tells on which line the call returned', () => {
    const [call] = callsIn(
      readOne('[pid 7] read(3,  <unfinished ...>\n[pid 8] getpid() = 8\n[pid 7] <... read resumed>"", 1) = 0'),
    );
    expect(call).toMatchObject({ line: 0, returnLine: 2 });
  });

  it('waits for the thread, not for the name', () => {
    const text =
      '[pid 7] read(3,  <unfinished ...>\n[pid 8] read(4,  <unfinished ...>\n[pid 8] <... read resumed>"b", 1) = 1';
    expect(callsIn(readOne(text))).toMatchObject([
      { pid: 7, blocked: true, args: '3' },
      { pid: 8, blocked: false, args: '4, "b", 1' },
    ]);
  });
});

describe('who is blocked', () => {
  test.each([
    ['unfinished', '[pid 7] read(6, <unfinished ...>', { syscall: 'read', descriptor: 6, args: '6' }],
    [
      'stopped after an argument',
      '[pid 7] write(2, "/usr/local/go/src/runtime/proc.g"..., 33',
      { syscall: 'write', descriptor: 2 },
    ],
    [
      'detached',
      '7 recvfrom(5<socket:[264131]>,  <detached ...>',
      { syscall: 'recvfrom', descriptor: 5, inode: 264131 },
    ],
    [
      'detached in the next line',
      'read(3, strace: Process 7 detached\n <detached ...>',
      { syscall: 'read', descriptor: 3, args: '3' },
    ],
    [
      'interrupted by hand',
      'rt_sigsuspend([], 8^Cstrace: Process 7 detached\n <detached ...>',
      { syscall: 'rt_sigsuspend', args: '[], 8' },
    ],
    [
      'a call that goes on',
      '[pid 7] restart_syscall(<... resuming interrupted call ...> <unfinished ...>',
      { syscall: 'restart_syscall', resumes: undefined },
    ],
    [
      'a known call that goes on',
      'restart_syscall(<... resuming interrupted read ...>strace: Process 7 detached\n <detached ...>',
      { resumes: 'read' },
    ],
  ])('%s', (_name, text, expected) => {
    const [call] = callsIn(readOne(`strace: Process 7 attached\n${text}`));
    expect(call).toMatchObject({ pid: 7, blocked: true, result: undefined, ...expected });
    expect(call?.cut).toBeUndefined();
  });

  test.each([
    ['it returned', '[pid 7] read(6, "", 1) = 0'],
    ['it never returns', '[pid 7] exit_group(0) = ?'],
    ['the thread was killed in it', '[pid 7] read(6,  <unfinished ...>\n[pid 7] +++ killed by SIGKILL +++'],
    ['the thread ended, in old words', '[pid 7] exit_group(143 <unfinished ... exit status 143>'],
    ['the thread goes on with another', '[pid 7] read(6,  <unfinished ...>\n[pid 7] close(6) = 0'],
    ['it was cut within a string', '[pid 7] write(1, "HTTP/1.1 200 OK'],
    ['it was cut before the result', '[pid 7] getpid()'],
  ])('not blocked: %s', (_name, text) => {
    expect(callsIn(readOne(text)).map(({ blocked }) => blocked)).not.toContain(true);
  });
});

describe('a thread without a pid in front', () => {
  it('is the one strace attached to', () => {
    expect(callsIn(readOne('strace: Process 7102 attached\nread(3, "", 1) = 0'))).toMatchObject([
      { pid: 7102, process: 7102 },
    ]);
  });

  it('is the one that was left', () => {
    const parsed = readOne(fixture('6.1-relative-and-pointers'));
    expect(callsIn(parsed).at(-1)).toMatchObject({ syscall: 'getpid', pid: 7102, elapsed: 1.00034 });
  });

  it('shows its pid later', () => {
    const parsed = readOne(fixture('6.1-forked-tt-T'));
    expect(callsIn(parsed).filter(({ pid }) => pid === undefined)).toEqual([]);
    expect(callsIn(parsed)[0]).toMatchObject({ syscall: 'execve', pid: 4701, process: 4701 });
    expect(callsIn(parsed).at(-1)).toMatchObject({ syscall: 'exit_group', pid: 4701 });
    expect(exitsIn(parsed).at(-1)).toMatchObject({ pid: 4701, status: 0 });
  });

  it('stays unknown when nothing tells', () => {
    expect(callsIn(readOne(fixture('no-pids'))).map(({ pid, process }) => pid ?? process)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('processes', () => {
  const parsed = readOne(fixture('6.1-forked-tt-T'));
  const processOf = (pid: number) => callsIn(parsed).find((call) => call.pid === pid)?.process;

  it('a child is a process of its own, a thread is not', () => {
    expect([4701, 4702, 4703].map(processOf)).toEqual([4701, 4702, 4701]);
  });

  it('threads that were there belong to the process strace attached to', () => {
    const calls = callsIn(readOne(fixture('4.8-threads-attached')));
    expect(new Set(calls.map(({ process }) => process))).toEqual(new Set([20817]));
  });

  it('of two attached processes the threads are not known', () => {
    const text =
      'strace: Process 7 attached with 2 threads\nstrace: Process 9 attached with 2 threads\n[pid 8] getpid() = 7\n[pid 9] getpid() = 9';
    expect(callsIn(readOne(text)).map(({ process }) => process)).toEqual([undefined, 9]);
  });

  it('more threads than the process had are not its own', () => {
    const text =
      'strace: Process 7 attached with 2 threads\n[pid 7] getpid() = 7\n[pid 8] getpid() = 7\n[pid 9] getpid() = 9';
    expect(callsIn(readOne(text)).map(({ process }) => process)).toEqual([7, undefined, undefined]);
  });

  it('a circle of clones ends', () => {
    const text = '[pid 7] clone(flags=CLONE_THREAD) = 8\n[pid 8] clone(flags=CLONE_THREAD) = 7';
    expect(callsIn(readOne(text)).map(({ process }) => process)).toEqual([undefined, undefined]);
  });
});

describe('signals, exits and messages', () => {
  test.each([
    [
      '--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=4702, si_uid=0, si_status=3} ---',
      { signal: 'SIGCHLD', code: 'CLD_EXITED', sender: 4702, stop: false },
    ],
    ['--- SIGTERM (Terminated) @ 0 (0) ---', { signal: 'SIGTERM', code: undefined, sender: undefined, stop: false }],
    ['--- stopped by SIGTTOU ---', { signal: 'SIGTTOU', stop: true }],
    ['--- SIGRT_32 {si_signo=SIGRT_32, si_code=SI_TKILL, si_pid=7, si_uid=0} ---', { signal: 'SIGRT_32', sender: 7 }],
  ])('%s', (text, expected) => {
    expect(signalsIn(readOne(`[pid 7] ${text}`))).toMatchObject([{ pid: 7, ...expected }]);
  });

  test.each([
    ['+++ exited with 3 +++', { status: 3, signal: undefined, coreDumped: false }],
    ['+++ killed by SIGKILL +++', { status: undefined, signal: 'SIGKILL', level: 'error' }],
    ['+++ killed by SIGSEGV (core dumped) +++', { signal: 'SIGSEGV', coreDumped: true, level: 'error' }],
    ['+++ superseded by execve in pid 4702 +++', { status: undefined, signal: undefined }],
  ])('%s', (text, expected) => {
    expect(exitsIn(readOne(`[pid 7] ${text}`))).toMatchObject([{ pid: 7, ...expected }]);
  });

  it('attach and detach', () => {
    expect(attachesIn(readOne(fixture('6.1-threads-detached')))).toMatchObject([
      { event: 'attach', pid: 30410, threads: 5, line: 0 },
      { event: 'detach', pid: 30410, line: 5 },
      { event: 'detach', pid: 30412 },
      { event: 'detach', pid: 30413 },
      { event: 'detach', pid: 30414 },
      { event: 'detach', pid: 30415 },
      { event: 'detach', pid: 30416 },
    ]);
  });

  it('old words', () => {
    const parsed = readOne(fixture('4.6-old-messages'));
    expect(parsed).toMatchObject({ gaps: [], complete: true });
    expect(attachesIn(parsed).map(({ event, pid }) => [event, pid])).toEqual([
      ['attach', 3310],
      ['attach', 3312],
      ['detach', 3312],
      ['detach', 3311],
      ['detach', 3310],
    ]);
    expect(callsIn(parsed).find(({ syscall }) => syscall === 'clone')).toMatchObject({ pid: 3310, result: 3312 });
  });

  it('stacks go with their call', () => {
    const [call] = callsIn(readOne(fixture('6.1-stacks')));
    expect(call?.stack).toEqual([
      '/usr/lib/x86_64-linux-gnu/libc.so.6(__write+0x10) [0xf8350]',
      '/usr/lib/x86_64-linux-gnu/libc.so.6(_IO_file_write+0x25) [0x80fc5]',
      '/usr/bin/echo() [0x60c4]',
    ]);
  });
});

describe('tables of -c', () => {
  it('with and without errors', () => {
    expect(rowsIn(readOne(fixture('6.1-summary')))).toMatchObject([
      { syscall: 'wait4', calls: 574, errors: 3, seconds: 3.063441, percent: 78.35 },
      { syscall: 'read', calls: 5725, errors: 0 },
      { syscall: 'futex', calls: 5701, errors: 190 },
      { syscall: 'epoll_pwait', calls: 6011, errors: 0 },
      { syscall: 'newfstatat', calls: 1120, errors: 1120 },
      { syscall: 'total', calls: 19131, errors: 1313, percent: 100 },
    ]);
  });

  it.each(['4.26-summary', '6.1-calls-and-summary'])('%s also when spaces were collapsed', (name) => {
    const rows = (text: string) =>
      rowsIn(readOne(text)).map(({ syscall, calls, errors, seconds }) => [syscall, calls, errors, seconds]);
    const text = fixture(name);
    expect(rows(text.replace(/ {2,}/g, ' '))).toEqual(rows(text));
  });

  it('a total that leaves out the average', () => {
    expect(rowsIn(readOne(fixture('4.26-summary'))).at(-1)).toMatchObject({ syscall: 'total', calls: 129, errors: 12 });
  });
});
