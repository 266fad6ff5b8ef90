import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 20,
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29, containerd 1.1 – 2.3' },
  sources: [
    { title: 'containerd#4434: containerd-shim hangs', url: 'https://github.com/containerd/containerd/issues/4434' },
    { title: 'runc#2530: runc init hang', url: 'https://github.com/opencontainers/runc/issues/2530' },
    {
      title: 'moby b75246202a: Stop locking container exec store while starting (24.0)',
      url: 'https://github.com/moby/moby/commit/b75246202a',
    },
    {
      title: 'moby#33598: SIGUSR1 can crash the daemon, data structure dump removed (17.06)',
      url: 'https://github.com/moby/moby/pull/33598',
    },
    {
      title: 'runc#4481: runc init in state D, frozen cgroup',
      url: 'https://github.com/opencontainers/runc/issues/4481',
    },
    { title: 'proc(5): /proc/PID/syscall, wchan', url: 'https://man7.org/linux/man-pages/man5/proc.5.html' },
  ],
  steps: [
    {
      id: 'scope',
      question: {
        en: 'Does it hang, or does it fail? And does docker ps answer?',
        'zh-cn': '是卡住还是报错？docker ps 还能返回吗？',
      },
      short: { en: 'Hangs, or fails?', 'zh-cn': '卡住还是报错？' },
      look: 'timeout 10 docker ps >/dev/null; echo "ps $?"; timeout 10 docker inspect -f \'{{.State.Status}} {{.State.Pid}}\' <container>; echo "inspect $?"',
      answers: [
        {
          sign: {
            en: '`ps 124`: the whole daemon hangs, not one container. If that page has sent you here, go on with question 2.',
            'zh-cn': '`ps 124`：卡的是整个守护进程，不只是一个容器。如果正是从那一页过来的，直接看第 2 问。',
          },
          short: { en: 'ps hangs too', 'zh-cn': 'ps 也卡住' },
          to: { symptom: 'docker-ps-hangs' },
        },
        {
          sign: {
            en: 'Nothing hangs, the exec fails with `executable file not found in $PATH`: the tool is not in the image.',
            'zh-cn': '没有卡住，exec 报 `executable file not found in $PATH`：镜像里没有这个工具。',
          },
          short: { en: 'fails: not found', 'zh-cn': '报错：找不到' },
          to: { case: 'exec-not-found-in-path' },
        },
        {
          sign: {
            en: '`ps 0`, and `inspect 124` or only the exec hangs: this container. From Engine 24 on inspect answers although an exec is stuck.',
            'zh-cn':
              '`ps 0`，`inspect 124`，或者只有 exec 卡住：就是这个容器。Engine 24 起，exec 卡住时 inspect 照样返回。',
          },
          short: { en: 'one container hangs', 'zh-cn': '一个容器卡住' },
          to: { step: 'leftover' },
        },
        {
          sign: {
            en: 'You do not know which container it is: find it without asking the daemon again and again.',
            'zh-cn': '不知道是哪个容器：先找出来，别一遍遍去问守护进程。',
          },
          short: { en: 'which one?', 'zh-cn': '不知道是哪个' },
          to: { guide: 'find-the-hanging-container' },
        },
      ],
    },
    {
      id: 'leftover',
      question: {
        en: 'Is a runc process left over that is older than a minute?',
        'zh-cn': '有没有残留超过一分钟的 runc 进程？',
      },
      short: { en: 'Old runc left over?', 'zh-cn': '有残留的 runc？' },
      look: "ps -eo pid,ppid,stat,etimes,lstart,args | awk '$4>60 && /runc(-current)?( |:)/ && !/awk|containerd-shim|dockerd/'",
      answers: [
        {
          sign: {
            en: '`runc … exec` with its child `runc init`, in whatever STAT: the exec never came back. Note the PID of the init.',
            'zh-cn': '有 `runc … exec` 和它的子进程 `runc init`，不管 STAT 是什么：exec 没有返回。记下 init 的 PID。',
          },
          short: { en: 'exec and init', 'zh-cn': 'exec 和 init' },
          to: { step: 'waits' },
        },
        {
          sign: {
            en: '`runc … start` whose init is gone, with a runc before 1.0.0-rc5: it waits for a dead process.',
            'zh-cn': '有 `runc … start`，它的 init 已经没了，runc 早于 1.0.0-rc5：它在等一个死掉的进程。',
          },
          short: { en: 'start without init', 'zh-cn': 'start，init 没了' },
          to: { case: 'containerd-blocked-by-oom-killed-runc-init' },
        },
        {
          sign: {
            en: 'Another runc (`kill`, `delete`, `state`) with STAT `D`: it waits in the kernel, mostly for storage. Signals do not help, not even KILL: the storage has to come back, or the host needs a reboot.',
            'zh-cn':
              '别的 runc（`kill`、`delete`、`state`），STAT 是 `D`：在内核里等，多半是等存储。发信号没用，KILL 也一样：要么存储恢复，要么重启主机。',
          },
          short: { en: 'state D', 'zh-cn': 'D 状态' },
          to: { case: 'kernel-hung-task' },
        },
        {
          sign: {
            en: 'No output, or only a `runc init` of a container in state Created: ask the daemon.',
            'zh-cn': '没有输出，或者只有 Created 状态容器的 `runc init`：看守护进程。',
          },
          short: { en: 'none', 'zh-cn': '没有' },
          to: { step: 'goroutines' },
        },
      ],
    },
    {
      id: 'waits',
      question: { en: 'What does that runc init wait for?', 'zh-cn': '这个 runc init 在等什么？' },
      short: { en: 'runc init waits for?', 'zh-cn': 'runc init 在等什么？' },
      look: 'cat /proc/<pid>/task/*/syscall; cat /proc/<pid>/wchan; echo; readlink /proc/<pid>/fd/2',
      answers: [
        {
          sign: {
            en: 'A line begins with `1 0x2` (arm64: `64 0x2`): it writes to its standard error, the pipe is full and nobody reads.',
            'zh-cn': '有一行以 `1 0x2`（arm64 是 `64 0x2`）开头：它在写标准错误，管道满了，没人读。',
          },
          short: { en: '1 0x2: write to stderr', 'zh-cn': '1 0x2：写 stderr' },
          to: { case: 'runc-init-stderr-pipe-deadlock' },
        },
        {
          sign: {
            en: '`__refrigerator` (cgroup v1, STAT `D`) or `do_freezer_trap` (v2): the cgroup is frozen; an interrupted runc or a checkpoint left it so. `docker unpause` thaws it, or `THAWED` written to its `freezer.state` (v2: `0` to `cgroup.freeze`); the path is in `/proc/<pid>/cgroup`.',
            'zh-cn':
              '是 `__refrigerator`（cgroup v1，STAT 是 `D`）或 `do_freezer_trap`（v2）：cgroup 被冻结了，多半是中断的 runc 或 checkpoint 留下的。用 `docker unpause` 解冻，或者往它的 `freezer.state` 写 `THAWED`（v2：往 `cgroup.freeze` 写 `0`），路径见 `/proc/<pid>/cgroup`。',
          },
          short: { en: 'frozen cgroup', 'zh-cn': 'cgroup 被冻结' },
          to: { case: 'runc-frozen-cgroup' },
        },
        {
          sign: {
            en: 'Something else: go through the chain, one component after the other.',
            'zh-cn': '是别的：顺着调用链，一个组件一个组件看。',
          },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { guide: 'follow-the-call-chain' },
        },
      ],
    },
    {
      id: 'goroutines',
      question: {
        en: 'What do the goroutines of dockerd wait for?',
        'zh-cn': 'dockerd 的 goroutine 在等什么？',
      },
      short: { en: 'What do goroutines wait for?', 'zh-cn': 'goroutine 在等什么？' },
      look: "curl -s -m 60 --unix-socket /var/run/docker.sock 'http://localhost/debug/pprof/goroutine?debug=1' > /tmp/dockerd.goroutine1.txt; grep -oE '^[0-9]+ @|[(][*]Daemon[)][.][A-Za-z]+' /tmp/dockerd.goroutine1.txt",
      answers: [
        {
          sign: {
            en: 'One in ContainerExecStart, and no runc is left: containerd or the shim does not answer.',
            'zh-cn': '有一个停在 ContainerExecStart，又没有残留的 runc：是 containerd 或 shim 不应答。',
          },
          short: { en: 'one ContainerExecStart', 'zh-cn': '一个 ExecStart' },
          to: { guide: 'follow-the-call-chain' },
        },
        {
          sign: {
            en: 'Locks, and one that holds them and waits for a plugin, a disk or a log server.',
            'zh-cn': '都在等锁，握着锁的那个在等插件、磁盘或日志服务器。',
          },
          short: { en: 'locks', 'zh-cn': '在等锁' },
          to: { case: 'dockerd-deadlock-other' },
        },
        {
          sign: {
            en: 'The file is empty, or you cannot read it. Do not send a signal before you know the version: USR1 can crash dockerd 1.13.0 – 17.05.',
            'zh-cn': '文件是空的，或者看不懂。没弄清版本之前不要发信号：USR1 可能让 1.13.0 – 17.05 的 dockerd 崩溃。',
          },
          short: { en: 'empty or unclear', 'zh-cn': '空的或看不懂' },
          to: { guide: 'dump-dockerd-goroutines' },
        },
      ],
    },
  ],
});
