import { describe, expect, it, test } from 'vitest';
import { claim } from '../../../../src/engine/formats/strace/claim.ts';
import type { OpenArtifact } from '../../../../src/engine/model.ts';
import { lineOf, linesOf } from '../../../support/lines.ts';
import { fixture, readAll } from './read.ts';

function openWith(text: string, skipped = 0): OpenArtifact {
  const lines = linesOf(text);
  return { lines: lines.slice(-8), count: lines.length, skipped };
}

describe('a line that only strace prints begins an artifact', () => {
  test.each([
    'Process 20817 attached with 6 threads',
    'Process 3310 attached - interrupt to quit',
    'strace: Process 2210 attached',
    '/usr/bin/strace: Process 2210 attached',
    'strace: Process 2210 detached',
    '[pid 15638] write(2, "/usr/local/go/src/runtime/proc.g"..., 33',
    '[pid  2210] 10:02:41.100208 rt_sigsuspend([], 8 <unfinished ...>',
    '[pid 11653] <... futex resumed> )      = 0',
    '<... futex resumed>) = 0',
    '[pid 5121<runc:[2:INIT]>] openat(AT_FDCWD, "exec.fifo", O_WRONLY|O_CLOEXEC <unfinished ...>',
    '32578 munmap(0x7fa258d9d000, 16384)     = 0',
    '16539<bash> write(1, "a\\n", 2)          = 2',
    '8811  15:10:02 read(9</proc/self/mountinfo>, "21 26"..., 4096) = 4096',
    '1795191435.985753 getpid()              = 4701',
    '     0.000123 close(3)                  = 0',
    '[   1] write(1, "hi\\n", 3)              = 3',
    '[00007f119ce7b503] read(3, "", 4096) = 0',
    'openat(AT_FDCWD, "/nope", O_RDONLY) = -1 ENOENT (No such file or directory)',
    'exit_group(0) = ?',
    'futex(0x818cc0, FUTEX_WAIT, 0, NULL <unfinished ...>',
    '--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, si_pid=4702, si_uid=0} ---',
    '--- SIGCHLD (Child exited) @ 0 (0) ---',
    '--- stopped by SIGSTOP ---',
    '+++ exited with 0 +++',
    '[pid  2242] +++ killed by SIGSEGV (core dumped) +++',
    '% time     seconds  usecs/call     calls    errors syscall',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBe('begins');
  });
});

describe('lines of others do not', () => {
  test.each([
    ' ',
    // strace's own errors are no output.
    'strace: attach: ptrace(PTRACE_SEIZE, 1): Operation not permitted',
    "strace: Can't stat 'runc': No such file or directory",
    'strace: command not found',
    'strace -f -tt -T -p 2210',
    'strace(1) traces system calls',
    // Prose.
    'read(2) blocks until there is data in the pipe',
    'Process 4711 attached to the network',
    'Process 4711 attached with 3 threads, then nothing happened',
    'The process exits: +++ exited with 0 +++',
    // Source code, formulas and shells.
    'read(fd, buffer, 4096);',
    'if (write(fd, "x", 1) < 0) return -1;',
    'f(x) = 3',
    'count(items) = 5',
    'close(3);',
    'open("/etc/passwd", O_RDONLY)',
    'read(3, ',
    'func (r *Runc) Exec(context context.Context, id string) error {',
    '[1]+  Done   sleep 5',
    '--- a/daemon/exec.go',
    '+++ b/daemon/exec.go',
    '---',
    // Logs.
    'time="2026-06-17T03:18:17+08:00" level=info msg="read(3) = 4"',
    '[12788]     0 12788   150184     1146      23        0           997 runc:[2:INIT]',
    '2026/06/17 03:18:17 [error] 2243#2243: *77 open() "/x" failed (2: No such file or directory)',
    'goroutine 12 [syscall, 91274 minutes]:',
    'syscall.read(0xa, 0xc42036a000, 0x1000)',
    'os/signal.signal_recv(0x0)',
    'runtime.GOMAXPROCS(0x1, 0xc42013d9a0)',
    '[<ffffffff811f4d91>] mem_cgroup_oom_synchronize+0x551/0x580',
    'root 11646 6655 0 Jun17 ? 00:01:04 docker-containerd-shim',
    '12 items found (3 new)',
    '100.00    0.002395                   129        12 total',
    '------ ----------- ----------- --------- --------- ----------------',
    ' <detached ...>',
    ' <unfinished ...>',
    ') = 33',
    ' > /usr/lib/libc.so.6(__write+0x10) [0xf8350]',
    '[ Process PID=3310 runs in 32 bit mode. ]',
  ])('%s', (text) => {
    expect(claim(lineOf(text), undefined)).toBeUndefined();
  });
});

describe('within an artifact', () => {
  const attached = 'strace: Process 4701 attached\nread(3, "", 4096) = 0';

  test.each([
    ['a call that has not returned', attached, 'wait4(-1, '],
    ['a call nobody knows', attached, 'syscall_0x1b5(0, 1, 2) = -1 ENOSYS (Function not implemented)'],
    [
      'the rest of a call',
      '[pid 1] clone(child_stack=NULL, flags=SIGCHLDstrace: Process 2 attached',
      ', child_tidptr=0x7f) = 2',
    ],
    ['the rest of a call that waits', '[pid 1] clone(flags=SIGCHLDstrace: Process 2 attached', ' <unfinished ...>'],
    ['the rest behind output of the program', 'write(1, "hi\\n", 3hi', ')                     = 3'],
    ['the end', 'read(3, strace: Process 1 detached', ' <detached ...>'],
    ['a stack', 'write(1, "hi\\n", 3) = 3', ' > /usr/lib/libc.so.6(__write+0x10) [0xf8350]'],
    [
      'a rule',
      '% time     seconds  usecs/call     calls    errors syscall',
      '------ ----------- ----------- --------- --------- ----------------',
    ],
    [
      'a row',
      '------ ----------- ----------- --------- --------- ----------------',
      ' 88.10    0.002110          44        48           nanosleep',
    ],
    ['a table', 'exit_group(0) = ?', '% time     seconds  usecs/call     calls    errors syscall'],
    ['a child', '[pid 1] clone(flags=SIGCHLD) = 2', 'strace: Process 2 attached'],
  ])('%s goes on with it', (_name, before, text) => {
    expect(claim(lineOf(text), openWith(before))).toBe('continues');
  });

  test.each([
    ['prose', attached, 'read(2) blocks until there is data in the pipe'],
    ['source code', attached, 'write(fd, buffer,'],
    ['a statement', attached, 'close(3);'],
    ['output of the program', attached, 'starting without a config'],
    ['an assignment', 'write(1, "hi\\n", 3hi', '  = strlen(x);'],
    ['the rest of nothing', 'read(3, "", 4096) = 0', ')                     = 3'],
    ['a detach of nothing', 'read(3, "", 4096) = 0', ' <detached ...>'],
    ['a row outside of a table', attached, ' 88.10    0.002110          44        48           nanosleep'],
    ['a call within a table', '% time     seconds  usecs/call     calls    errors syscall', 'total 12'],
  ])('%s does not', (_name, before, text) => {
    expect(claim(lineOf(text), openWith(before))).toBeUndefined();
  });

  test.each([
    ['threads at the start', `${attached}\n[pid 1] getpid() = 1`, 'strace: Process 9 attached with 7 threads', 0],
    ['old words of the start', attached, 'Process 9 attached - interrupt to quit', 0],
    [
      'strace was stopped before',
      'read(3, strace: Process 1 detached\n <detached ...>',
      'strace: Process 1 attached',
      0,
    ],
    [
      'strace was stopped without a word',
      'strace: Process 1 attached\nstrace: Process 1 detached',
      'strace: Process 1 attached',
      0,
    ],
    ['other lines in between', attached, 'strace: Process 9 attached', 2],
    [
      'the traced program had ended',
      'exit_group(0) = ?\n+++ exited with 0 +++',
      'execve("/bin/true", ["true"], 0x7ff) = 0',
      1,
    ],
    [
      'another table',
      '100.00    0.002395          18       129        12 total',
      '% time     seconds  usecs/call     calls    errors syscall',
      0,
    ],
  ])('another run begins: %s', (_name, before, text, skipped) => {
    expect(claim(lineOf(text), openWith(before, skipped))).toBe('begins');
  });

  test.each([
    [
      'after a total',
      `% time     seconds  usecs/call     calls    errors syscall\n100.00    0.002395          18       129        12 total\n[pid 7] getpid() = 7`,
      2,
    ],
    [
      'after strace let go',
      'strace: Process 1 attached\nread(3, strace: Process 1 detached\n <detached ...>\n[pid 7] getpid() = 7',
      2,
    ],
    ['after blank lines, with another lead', `[pid 7] getpid() = 7\n[pid 7] getpid() = 7\n\nclose(3) = 0`, 2],
    ['after blank lines, attached', `[pid 7] getpid() = 7\n[pid 7] getpid() = 7\n\nstrace: Process 9 attached`, 2],
    ['after blank lines, with the same lead', `[pid 7] getpid() = 7\n[pid 7] getpid() = 7\n\n[pid 7] close(3) = 0`, 1],
    [
      'after blank lines, with another sort of time',
      '10:02:41 getpid() = 7\n10:02:41 getpid() = 7\n\n10:02:41.100208 close(3) = 0',
      2,
    ],
    ['after blank lines, with a new thread', '[pid 7] getpid() = 7\n[pid 7] getpid() = 7\n\n[pid 9] close(3) = 0', 2],
    [
      'after blank lines that the traced program printed',
      '[pid 7] getpid() = 7\n[pid 7] getpid() = 7\n\nUsage: demo\n  -h\n\n[pid 9] close(3) = 0',
      1,
    ],
    ['after old strace let go', 'read(3, <unfinished ...>\nProcess 8 detached\n\ngetpid() = 7', 2],
    ['when the time goes back', '10:02:41.2 getpid() = 7\n10:02:41.1 close(3) = 0', 2],
    ['when the time in seconds goes back', '1795191435.985753 getpid() = 7\n1795191434.985753 close(3) = 0', 2],
    ['when the day ends', '23:59:59.2 getpid() = 7\n00:00:00.1 close(3) = 0', 1],
    ['when the time stands still', '10:02:41 getpid() = 7\n10:02:41 close(3) = 0', 1],
    ['when others have ended', '[pid 7] getpid() = 7\n[pid 8] +++ exited with 0 +++\nclose(3) = 0', 1],
    [
      'with blank lines everywhere',
      '[pid 7] clone(flags=0) = 8\n\n[pid 7] getpid() = 7\n\nstrace: Process 8 attached\n\nclose(3) = 0',
      1,
    ],
    [
      'when old strace tells of a thread that ended',
      '[pid 8] exit(0) = ?\nProcess 8 detached\n[pid 7] getpid() = 7',
      1,
    ],
  ])('runs are counted: %s', (_name, text, runs) => {
    expect(readAll(text)).toHaveLength(runs);
  });

  it('several processes at the start are of one run', () => {
    expect(
      readAll(
        'strace: Process 1 attached with 3 threads\nstrace: Process 2 attached with 4 threads\n[pid 1] getpid() = 1',
      ),
    ).toHaveLength(1);
  });

  it('a child that writes before its attach line shows is of the same run', () => {
    const before = '[pid 1] clone(flags=SIGCHLD <unfinished ...>\n[pid 3] getpid() = 3';
    expect(claim(lineOf('strace: Process 2 attached'), openWith(before, 1))).toBe('continues');
  });

  it('the excerpts of an article stay apart, whatever their headings say', () => {
    const all = readAll(fixture('blog-three-excerpts'));
    expect(all.map(({ records }) => records[0])).toMatchObject([
      { event: 'attach', pid: 20817, threads: 4 },
      { event: 'attach', pid: 21581, threads: 4 },
      { event: 'attach', pid: 21638, threads: 4 },
    ]);
  });
});
