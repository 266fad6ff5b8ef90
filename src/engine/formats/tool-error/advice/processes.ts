/** Instead of the tools that look at processes. */
import { type Advice, run } from './advice.ts';

const FIND_PROCESS = run(
  'pidof dockerd containerd; ps -ef | grep -E "dockerd|containerd|runc"',
  'No process has this number any more, or none of that name runs. Look it up again on the host.',
  '没有这个编号的进程，或该名称的进程没有运行。请在宿主机上重新查一次。',
);
const WAITS = run(
  'sudo cat /proc/{pid}/stack /proc/{pid}/syscall /proc/{pid}/wchan',
  'Shows in which call of the kernel the process waits, without strace.',
  '不用 strace 也能看到进程停在内核的哪个调用上。',
);
const OPEN_FILES = run(
  'sudo ls -l /proc/{pid}/fd',
  'Lists the open files of the process: paths, pipes and sockets with their inode.',
  '列出进程打开的文件：路径，以及带 inode 的管道和套接字。',
);
const READ_AS_ROOT = run(
  'sudo cat {path}',
  'Only root may read this file of another process. In a container: run it on the host.',
  '其他进程的这个文件只有 root 能读。如果在容器里：请到宿主机上执行。',
);
const NAMESPACE_FILES = run(
  'sudo cat /proc/{pid}/mountinfo; sudo cat /proc/{pid}/net/dev',
  'Mounts and network of the process, read from outside its namespaces.',
  '不进入命名空间，直接读出进程的挂载和网络。',
);

const ofFiles = {
  'not-permitted': [READ_AS_ROOT],
  'no-such-process': [FIND_PROCESS],
  'no-such-file': [
    run(
      'ls -ld {path}; ls -l /proc/self/ns',
      'The file is not there. Files of the host are not seen from inside a container: run it on the host.',
      '文件不存在。容器里看不到宿主机的文件：请到宿主机上执行。',
    ),
  ],
} as const;

export const PROCESSES: Advice = {
  strace: {
    'not-installed': [WAITS],
    'not-permitted': [
      run(
        'cat /proc/sys/kernel/yama/ptrace_scope',
        'Run strace as root on the host, not in the container. Above 0 this setting forbids it to other users; 3 forbids it to everyone.',
        '请在宿主机上以 root 运行 strace，不要在容器里。该值大于 0 时其他用户不能附加，为 3 时谁都不能。',
      ),
      run(
        'grep -E "TracerPid|^State" /proc/{pid}/status',
        'Even root cannot attach when another tracer already has the process.',
        '如果已有别的跟踪器附加在该进程上，root 也无法再附加。',
      ),
      WAITS,
    ],
    'no-such-process': [FIND_PROCESS],
  },
  lsof: {
    'not-installed': [OPEN_FILES],
    'not-permitted': [
      run(
        'sudo lsof -e {path} -p <pid>',
        'The warning is about a file system of another user; the rest of the table is right. This leaves it out.',
        '警告只涉及别的用户的文件系统，表的其余部分没有问题。这样可以跳过它。',
      ),
      OPEN_FILES,
    ],
    'no-such-process': [FIND_PROCESS],
    unknown: [
      run(
        'lsof -n -P -l -p <pid>',
        'Prints numbers instead of names of users; the table itself is right.',
        '用编号代替用户名输出；表本身没有问题。',
      ),
    ],
  },
  ps: {
    'not-installed': [
      run(
        'grep -H . /proc/[0-9]*/comm',
        'Lists processes without ps. From the host `docker top <container>` shows those of a container.',
        '不用 ps 列出进程。在宿主机上可用 `docker top <container>` 看容器里的进程。',
      ),
    ],
    'no-such-process': [FIND_PROCESS],
    unknown: [
      run(
        'ps -o pid,ppid,stat,args',
        'The ps of busybox knows few options. On the host the full one shows the processes of containers too.',
        'busybox 的 ps 只认识少数选项。宿主机上的完整版 ps 也能看到容器里的进程。',
      ),
    ],
    'no-such-file': [run('mount | grep " /proc "', '/proc is not mounted here.', '这里没有挂载 /proc。')],
  },
  kill: {
    'not-permitted': [
      run(
        'ps -o pid,user,stat,args -p {pid}',
        'The process belongs to another user. Send the signal as root.',
        '该进程属于别的用户。请以 root 发送信号。',
      ),
    ],
    'no-such-process': [FIND_PROCESS],
  },
  nsenter: {
    'not-installed': [NAMESPACE_FILES],
    'not-permitted': [
      run(
        'sudo nsenter -t {pid} -n ip addr',
        'Only root on the host may enter the namespaces of another process.',
        '只有宿主机的 root 能进入其他进程的命名空间。',
      ),
      NAMESPACE_FILES,
    ],
    'no-such-process': [
      run(
        'docker inspect -f "{{.State.Pid}}" <container>',
        "The number of the container's first process; 0 when it does not run.",
        '容器第一个进程的编号；没有运行时为 0。',
      ),
    ],
  },
  cat: ofFiles,
  ls: {
    ...ofFiles,
    'not-permitted': [
      run(
        'sudo ls -l {path}',
        'Only root may list this. In a container: run it on the host.',
        '只有 root 能列出。如果在容器里：请到宿主机上执行。',
      ),
    ],
  },
};

/** What reads files like cat. */
export const FILES = ofFiles;
