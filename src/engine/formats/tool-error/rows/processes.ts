/** strace, lsof, ps, kill, nsenter, and what reads files of /proc. */
import type { Row } from './row.ts';

export const PROCESSES: readonly Row[] = [
  // strace.c, ptrace_attach_or_seize(): `strace: attach: ptrace(PTRACE_SEIZE, 1234): Operation not permitted`, ≤ 4.6 `attach: ptrace(PTRACE_ATTACH, ...): …`
  {
    tool: 'strace',
    starts: ['strace', 'attach'],
    pattern:
      /^(?:strace: )?(?:attach: )?ptrace\(PTRACE_[A-Z]{4,12}(?:, (?:(?<pid>\d{1,10})|\.\.\.)(?:, [^()]{1,40})?)?\): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  // In a container without the capability: `strace: test_ptrace_get_syscall_info: PTRACE_TRACEME: Operation not permitted`
  {
    tool: 'strace',
    starts: ['strace'],
    pattern: /^strace: (?:\w{1,60}: )?PTRACE_[A-Z]{4,12}(?: doesn't work)?: (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'strace',
    starts: ['strace'],
    pattern: /^strace: (?:Cannot find executable '|Can't stat ')(?<path>[^']{1,200})'/,
    reason: 'no-such-file',
  },
  // `strace -p $(pidof dockerd)` when no such process runs
  {
    tool: 'strace',
    starts: ['strace'],
    pattern: /^strace: (?:Invalid process id: '|must have PROG \[ARGS\] or -p PID|option requires an argument -- 'p')/,
    reason: 'no-such-process',
  },
  // lsof, dmnt.c: `lsof: WARNING: can't stat() fuse.gvfsd-fuse file system /run/user/1000/gvfs`
  {
    tool: 'lsof',
    starts: ['lsof'],
    pattern: /^lsof: WARNING: can't stat\(\) \S{1,60} file system (?<path>\S{1,300})$/,
    reason: 'not-permitted',
  },
  {
    tool: 'lsof',
    starts: ['lsof'],
    pattern: /^lsof: (?:status error on|can't (?:open|read|stat\(\))) (?<path>\S{1,300}): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  // lsof, proc.c, printuid(): in containers the user has no entry in /etc/passwd
  { tool: 'lsof', starts: ['lsof'], pattern: /^lsof: no pwd entry for UID \d{1,10}$/, reason: 'unknown' },
  // procps, ps/parser.c and library: `error: process ID list syntax error`, `Error, do this: mount -t proc proc /proc`
  {
    tool: 'ps',
    starts: ['error'],
    pattern: /^error: (?:process ID list syntax error|list of process IDs must follow -?p)$/,
    reason: 'no-such-process',
  },
  { tool: 'ps', starts: ['Error,'], pattern: /^Error, do this: mount -t proc proc \/proc$/, reason: 'no-such-file' },
  // busybox knows few options
  {
    tool: 'ps',
    starts: ['ps'],
    pattern: /^ps: (?:unrecognized option|invalid option|bad -o argument|unknown option)/,
    reason: 'unknown',
  },
  // kill, built in or not: `bash: line 1: kill: (1) - Operation not permitted`, `/bin/kill: (1): No such process`, `kill: can't kill pid 1: …`
  {
    tool: 'kill',
    starts: [
      'bash',
      '-bash',
      'sh',
      '-sh',
      'dash',
      'ash',
      'zsh',
      'kill',
      '/bin/kill',
      '/usr/bin/kill',
      '/bin/sh',
      '/bin/bash',
    ],
    pattern:
      /^(?:-?[\w./]{1,40}: (?:(?:line )?\d{1,6}: )?)?kill: (?:(?:sending signal to|can't kill pid|kill) )?(?:\(?(?<pid>\d{1,10})\)?(?: failed)?(?: - |: ))?(?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'kill',
    starts: ['/bin/kill', '/usr/bin/kill'],
    pattern: /^\/(?:usr\/)?bin\/kill: \((?<pid>\d{1,10})\): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  // `kill -USR1 $(pidof dockerd)` when no such process runs
  {
    tool: 'kill',
    starts: ['kill'],
    pattern: /^kill: (?:usage: kill \[|not enough arguments$|cannot find process ")/,
    reason: 'no-such-process',
  },
  // util-linux, nsenter.c: `nsenter: cannot open /proc/1234/ns/net: No such file or directory`, `nsenter: reassociate to namespace 'ns/net' failed: …`
  {
    tool: 'nsenter',
    starts: ['nsenter'],
    pattern: /^nsenter: (?:cannot open|can't open) '?(?<path>\/[^\s':]{1,200})'?: (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'nsenter',
    starts: ['nsenter'],
    pattern:
      /^nsenter: (?:reassociate to namespaces?(?: '[^']{1,40}')? failed|setns\([^)]{0,40}\)[^:]{0,60}): (?<errno>[^:]{4,60})$/,
    reason: 'errno',
  },
  {
    tool: 'nsenter',
    starts: ['nsenter'],
    pattern: /^nsenter: (?:failed to parse pid|neither filename nor target pid supplied|invalid number '')/,
    reason: 'no-such-process',
  },
];

/** Programs that read files; only in places where the system keeps what is wanted, so that scripts of applications are left out. */
export const FILES: readonly Row[] = [
  {
    tool: 'cat',
    starts: [
      'cat',
      'ls',
      'grep',
      'egrep',
      'zgrep',
      'head',
      'tail',
      'less',
      'more',
      'find',
      'readlink',
      'stat',
      'wc',
      '/bin/cat',
      '/bin/ls',
      '/bin/grep',
    ],
    pattern:
      /^(?:\/bin\/)?(?<tool>[a-z]{2,8}): (?:(?:cannot (?:access|open(?: directory)?|read symbolic link|statx?)|can't open|reading directory|无法访问|无法打开目录|无法打开) ?)?['‘"]?(?<path>\/(?:proc|sys|run|var|etc|dev)\/[^'’":：]{0,300}?)['’"]?(?: for reading)?(?:: |：)(?<errno>[^:：]{4,60})$/,
    reason: 'errno',
  },
];
