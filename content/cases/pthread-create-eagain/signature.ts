/** clone(2) said EAGAIN: a limit on the number of processes and threads. EPERM, in otherwise the same messages, is another case. */
import { all, any, defineSignature, not, record } from '../../../src/engine/signature/index.ts';

const STARTS_TASK: readonly string[] = ['clone', 'clone3', 'fork', 'vfork'];

export default defineSignature({
  role: 'root',
  signs: {
    // kernel/cgroup/pids.c since 4.8, at the first refusal in a cgroup:
    // `cgroup: fork rejected by pids controller in /docker/5c1d…`
    rejectedByPids: {
      weight: 'decisive',
      lines: [
        [
          'fork rejected by pids controller in',
          /fork rejected by pids controller in (?<cgroup>\/[\w.:@\\/-]{0,230}[/-](?<container>[0-9a-f]{64})(?:\.scope)?)/,
        ],
        ['fork rejected by pids controller in', /fork rejected by pids controller in (?<cgroup>\/[\w.:@\\/-]{1,300})/],
      ],
    },
    threadRefused: {
      weight: 'decisive',
      lines: [
        // Go with cgo, so runc and dockerd: `runtime/cgo: pthread_create failed: Resource temporarily unavailable`; also
        // `OpenBLAS blas_thread_init: pthread_create failed for thread 7 of 64: Resource temporarily unavailable`,
        // nginx `pthread_create() failed (11: Resource temporarily unavailable)`, Qt, MongoDB, Redis
        ['pthread_create', /pthread_create\b[^\n"]{0,70}Resource temporarily unavailable/],
        // HotSpot 9 and later: `[0.312s][warning][os,thread] Failed to start thread "Unknown thread" - pthread_create failed (EAGAIN) for attributes: …`
        ['pthread_create failed (EAGAIN)', /pthread_create failed \(EAGAIN\)/],
        // Go without cgo: `runtime: failed to create new OS thread (have 12 already; errno=11)`
        ['failed to create new OS thread', /failed to create new OS thread \(have \d{1,7} already; errno=11\)/],
        // libgomp: `libgomp: Thread creation failed: Resource temporarily unavailable`; Ruby: `can't create Thread: Resource temporarily unavailable`
        ['Thread creation failed', /Thread creation failed: Resource temporarily unavailable/],
        ['create Thread: Resource temporarily', /can't create Thread: Resource temporarily unavailable/],
        // MySQL, MariaDB: `Can't create a new thread (errno 11); if you are not out of available memory, …`
        ['create a new thread (errno', /Can't create a new thread \(errno:? ?11\b/],
        ['create thread to handle', /Can't create thread to handle (?:new connection|bootstrap) ?\(errno ?= ?11\)/],
        // git and others: `fatal: unable to create threaded lstat: Resource temporarily unavailable`
        [
          'Resource temporarily unavailable',
          /(?:unable|failed) to (?:create|start|spawn) (?:new |a )?thread(?:s|ed [a-z]{1,20})?: Resource temporarily unavailable/,
        ],
        // Rust: `failed to spawn thread: Os { code: 11, kind: WouldBlock, message: "Resource temporarily unavailable" }`
        ['failed to spawn thread', /failed to spawn thread: Os \{ code: 11,/],
      ],
    },
    forkRefused: {
      weight: 'decisive',
      lines: [
        // bash: `bash: fork: retry: Resource temporarily unavailable`; sudo, sshd, PHP-FPM, make: `fork: Resource temporarily unavailable`
        ['Resource temporarily unavailable', /\bv?fork: (?:retry: )?Resource temporarily unavailable/],
        // bash 4.2 and before names the wrong error: `-bash: fork: retry: No child processes`
        ['fork: retry: No child processes', /fork: retry: No child processes/],
        // BusyBox: `sh: can't fork: Resource temporarily unavailable`; git, runc: `unable to fork: …`, `cannot fork() for git-remote-https: …`
        [
          'Resource temporarily unavailable',
          /(?:can't|cannot|unable to|could not|failed to) fork\b[^\n"]{0,70}Resource temporarily unavailable/,
        ],
        // runc 1.0.0-rc95 and later: `nsexec-0[4021]: unable to spawn stage-1: Resource temporarily unavailable`
        ['unable to spawn stage-', /unable to spawn stage-[12]: Resource temporarily unavailable/],
        // nginx: `fork() failed while spawning "worker process" (11: Resource temporarily unavailable)`
        ['fork() failed', /fork\(\) failed[^\n]{0,60}Resource temporarily unavailable/],
        // Go: `fork/exec /usr/bin/runc: resource temporarily unavailable`
        ['fork/exec', /fork\/exec (?<command>\/[^\s:"]{1,200}): resource temporarily unavailable/],
        // runc 1.1 and later, execve(2) of a user who is over his limit: `exec /etc/healthcheck.sh: resource temporarily unavailable`
        ['resource temporarily unavailable', /\bexec (?<command>\/[^\s:"]{1,200}): resource temporarily unavailable/],
        // Node.js: `Error: spawn /bin/sh EAGAIN`
        ['Error: spawn', /Error: spawn (?<command>[^\s"]{1,200}) EAGAIN/],
        ['spawn EAGAIN', /\bspawn EAGAIN/],
      ],
    },
    refusedInTrace: record(
      'strace',
      'decisive',
      (event) =>
        event.event === 'call' &&
        event.errno === 'EAGAIN' &&
        STARTS_TASK.includes(event.syscall) && { ...(event.pid !== undefined && { pid: String(event.pid) }) },
    ),
    // Messages that do not say which error it was.
    reasonUnsaid: {
      weight: 'strong',
      lines: [
        // `java.lang.OutOfMemoryError: unable to create new native thread` (8), `unable to create native thread: possibly out of memory …` (9)
        ['create native thread', /OutOfMemoryError: unable to create native thread/],
        ['create new native thread', /OutOfMemoryError: unable to create new native thread/],
        // HotSpot at its start: `# Cannot create GC thread. Out of system resources.`
        ['Cannot create GC thread', /Cannot create GC thread\. Out of system resources/],
        // Python: `RuntimeError: can't start new thread`, before 3.3 `thread.error: can't start new thread`
        ['start new thread', /(?:RuntimeError|thread\.error|_thread\.error): can't start new thread/],
        // C++, std::thread: `  what():  Resource temporarily unavailable`
        ['Resource temporarily unavailable', /what\(\): {1,2}Resource temporarily unavailable/],
        // Go since 1.2, below the line with the number: `runtime: may need to increase max user processes (ulimit -u)`
        ['may need to increase max user processes', /may need to increase max user processes \(ulimit -u\)/],
      ],
    },
    forkReasonUnsaid: {
      weight: 'weak',
      lines: [
        // dash: `/bin/sh: 1: Cannot fork`
        ['Cannot fork', /sh: \d{1,5}: Cannot fork/],
        // BusyBox before 1.26: `/bin/sh: can't fork`
        ['/bin/sh: can', /\/bin\/sh: can't fork(?!:)/],
        // MongoDB: `Failed to create service entry worker thread: pthread_create failed`
        ['worker thread: pthread_create', /worker thread: pthread_create failed/],
      ],
    },
    // kubelet: `Node web-03 status is now: NodeHasInsufficientPID`
    nodeOutOfPids: {
      weight: 'weak',
      lines: [
        ['NodeHasInsufficientPID', /NodeHasInsufficientPID/],
        ['low on resource: pids', /low on resource: pids/],
      ],
    },
    // The program that crashed, from the paths in its stacks.
    crash: record(
      'go-crash',
      'hint',
      ({ cause, reason, program }) =>
        cause === 'thread' && reason?.includes('temporarily unavailable') === true && { ...(program && { program }) },
    ),
    // `OpenBLAS blas_thread_init: RLIMIT_NPROC 512 current, 1031280 max`
    processLimit: {
      weight: 'hint',
      lines: [['RLIMIT_NPROC', /RLIMIT_NPROC (?<limit>\d{1,9}) current/]],
    },
    // The kernel or seccomp forbids it: `pthread_create failed: Operation not permitted`, `pthread_create failed (EPERM)`
    forbidden: {
      weight: 'hint',
      lines: [
        ['pthread_create', /pthread_create\b[^\n"]{0,70}Operation not permitted/],
        ['pthread_create failed (EPERM)', /pthread_create failed \(EPERM\)/],
        ['= -1 EPERM', /clone3\([^\n]{0,200}= -1 EPERM/],
      ],
    },
  },
  when: any(
    'rejectedByPids',
    'threadRefused',
    'forkRefused',
    'refusedInTrace',
    'nodeOutOfPids',
    all(any('reasonUnsaid', 'forkReasonUnsaid'), not('forbidden')),
  ),
  yieldsTo: ['SB1002', 'SB2003'],
});
