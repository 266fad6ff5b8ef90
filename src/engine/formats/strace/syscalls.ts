/** Names of system calls (Linux, all architectures). */

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** Their first argument is a descriptor. Those that take a directory may have AT_FDCWD instead. */
const WITH_DESCRIPTOR: readonly string[] = words(`
  _llseek accept accept4 bind close connect copy_file_range dup dup2 dup3 epoll_ctl epoll_pwait epoll_pwait2 epoll_wait
  execveat faccessat faccessat2 fadvise64 fallocate fanotify_mark fchdir fchmod fchmodat fchmodat2 fchown fchown32
  fchownat fcntl fcntl64 fdatasync fgetxattr finit_module flistxattr flock fremovexattr fsconfig fsetxattr fsmount fstat
  fstat64 fstatat64 fstatfs fstatfs64 fsync ftruncate ftruncate64 futimesat getdents getdents64 getpeername getsockname
  getsockopt inotify_add_watch inotify_rm_watch io_uring_enter io_uring_register ioctl linkat listen lseek mkdirat mknodat
  mount_setattr move_mount mq_getsetattr mq_notify mq_timedreceive mq_timedsend name_to_handle_at newfstatat
  open_by_handle_at open_tree openat openat2 pidfd_getfd pidfd_send_signal pread64 preadv preadv2 pwrite64 pwritev pwritev2
  read readahead readdir readlinkat readv recv recvfrom recvmmsg recvmsg renameat renameat2 send sendfile sendfile64
  sendmmsg sendmsg sendto setns setsockopt shutdown splice statx symlinkat sync_file_range syncfs tee timerfd_gettime
  timerfd_settime unlinkat utimensat vmsplice write writev
`);

const OTHERS: readonly string[] = words(`
  access alarm arch_prctl brk capget capset chdir chmod chown chroot clock_gettime clock_nanosleep clone clone3 close_range
  creat epoll_create epoll_create1 eventfd eventfd2 execve exit exit_group fork fsopen futex futex_time64 getcwd getegid
  geteuid getgid getgroups getpgid getpgrp getpid getppid getpriority getrandom getresgid getresuid getrlimit getrusage
  getsid gettid gettimeofday getuid getxattr inotify_init inotify_init1 keyctl kill lchown lgetxattr link lsetxattr lstat
  lstat64 madvise memfd_create membarrier mkdir mknod mlock mmap mmap2 mount mprotect mremap munlock munmap nanosleep open
  pause perf_event_open personality pidfd_open pipe pipe2 pivot_root poll ppoll prctl prlimit64 pselect6 ptrace readlink
  rename restart_syscall rmdir rseq rt_sigaction rt_sigpending rt_sigprocmask rt_sigreturn rt_sigsuspend rt_sigtimedwait
  sched_getaffinity sched_setaffinity sched_setscheduler sched_yield seccomp select _newselect semctl semget semop
  semtimedop set_robust_list set_tid_address setfsuid setgid setgroups setgroups32 sethostname setpgid setpriority setresgid
  setresuid setrlimit setsid setuid setxattr shmat shmget shmctl sigaltstack signalfd4 socket socketcall socketpair stat
  stat64 statfs statfs64 symlink sysinfo syslog tgkill time timer_create timer_settime timerfd_create tkill truncate umask
  umount umount2 uname unlink unshare ugetrlimit utime utimes vfork wait4 waitid waitpid
`);

const DESCRIPTOR_FIRST: ReadonlySet<string> = new Set(WITH_DESCRIPTOR);
const KNOWN: ReadonlySet<string> = new Set([...WITH_DESCRIPTOR, ...OTHERS]);

export function takesDescriptor(syscall: string): boolean {
  return DESCRIPTOR_FIRST.has(syscall);
}

/** Whether a name is that of a common system call. A line without a pid in front is believed only then. */
export function isSyscall(name: string): boolean {
  return KNOWN.has(name);
}
