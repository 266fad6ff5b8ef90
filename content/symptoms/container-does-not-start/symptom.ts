import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 70,
  verified: { date: '2026-11-20', on: 'Docker Engine 1.10 – 29.7, containerd 1.0 – 2.3, runc 1.0.0-rc2 – 1.5' },
  sources: [
    {
      title: 'moby 29.7.2: how errors of the runtime become exit codes, daemon/errors.go',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/daemon/errors.go',
    },
    {
      title: 'runc 1.5.1: where the messages are made, process_linux.go',
      url: 'https://github.com/opencontainers/runc/blob/v1.5.1/libcontainer/process_linux.go',
    },
    {
      title: 'moby#38789: no container starts after an upgrade to 18.09, MountFlags=slave',
      url: 'https://github.com/moby/moby/issues/38789',
    },
  ],
  steps: [
    {
      id: 'state',
      question: { en: 'How far did the container get?', 'zh-cn': '容器走到了哪一步？' },
      short: { en: 'How far did it get?', 'zh-cn': '走到了哪一步？' },
      look: "timeout 10 docker ps -a --no-trunc --format '{{.Names}} {{.Status}}' | head; timeout 10 docker inspect -f '{{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.State.Error}}' <container>",
      answers: [
        {
          sign: {
            en: '`No such object`: it was never created, or `--rm` has taken it away; then run it once without.',
            'zh-cn': '报 `No such object`：根本没创建出来，或者被 `--rm` 删掉了，那就去掉它再跑一次。',
          },
          short: { en: 'no such object', 'zh-cn': '没有这个容器' },
          to: { step: 'create' },
        },
        {
          sign: {
            en: '`created` (or `exited` with 126, 127 or 128) and an error text: the runtime could not start the process.',
            'zh-cn': '`created`（或 `exited`，退出码 126、127、128），带一段报错：运行时没能把进程启动起来。',
          },
          short: { en: 'created, with an error', 'zh-cn': 'created，有报错' },
          to: { step: 'error' },
        },
        {
          sign: {
            en: '`exited` or `restarting` without an error text: it did start, and its main process ended.',
            'zh-cn': '`exited` 或 `restarting`，没有报错：其实启动过，是主进程自己结束了。',
          },
          short: { en: 'exited, no error', 'zh-cn': 'exited，无报错' },
          to: { step: 'exit' },
        },
        {
          sign: {
            en: '`created` without an error, and `docker start` does not return: something below hangs.',
            'zh-cn': '`created`，没有报错，`docker start` 也不返回：下层有东西卡住了。',
          },
          short: { en: 'start does not return', 'zh-cn': 'start 不返回' },
          to: { guide: 'find-the-hanging-container' },
        },
      ],
    },
    {
      id: 'create',
      question: { en: 'What did the command answer?', 'zh-cn': '命令报的是什么？' },
      short: { en: 'What did it answer?', 'zh-cn': '命令报什么？' },
      answers: [
        {
          sign: {
            en: 'It is about the image: `pull access denied`, `manifest unknown`, `dial tcp`, `x509`.',
            'zh-cn': '和镜像有关：`pull access denied`、`manifest unknown`、`dial tcp`、`x509`。',
          },
          short: { en: 'the image', 'zh-cn': '和镜像有关' },
          to: { symptom: 'pull-or-push-fails' },
        },
        {
          sign: {
            en: '`Conflict. The container name … is already in use`: an old container has the name. See what it is before you remove or rename it.',
            'zh-cn':
              '`Conflict. The container name … is already in use`：名字被旧容器占着。先看清它是什么，再删或改名。',
          },
          short: { en: 'name in use', 'zh-cn': '名字被占用' },
          to: { case: 'container-name-in-use' },
        },
        {
          sign: { en: '`no space left on device`.', 'zh-cn': '报 `no space left on device`：没有空间了。' },
          short: { en: 'no space left', 'zh-cn': '没有空间' },
          to: { symptom: 'disk-full' },
        },
        {
          sign: {
            en: '`Cannot connect to the Docker daemon`, `failed to connect to the docker API`.',
            'zh-cn':
              '报 `Cannot connect to the Docker daemon` 或 `failed to connect to the docker API`：连不上守护进程。',
          },
          short: { en: 'cannot connect', 'zh-cn': '连不上' },
          to: { case: 'cannot-connect-to-daemon' },
        },
      ],
    },
    {
      id: 'exit',
      question: { en: 'How did the main process end?', 'zh-cn': '主进程是怎么结束的？' },
      short: { en: 'How did it end?', 'zh-cn': '怎么结束的？' },
      look: "docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}} {{.State.FinishedAt}}' <container>; docker logs --tail 20 <container>",
      answers: [
        {
          sign: {
            en: '137, or `true` for OOMKilled: it was killed.',
            'zh-cn': '137，或者 OOMKilled 是 `true`：是被杀掉的。',
          },
          short: { en: '137 or OOMKilled', 'zh-cn': '137 或 OOMKilled' },
          to: { symptom: 'container-killed' },
        },
        {
          sign: {
            en: '`exec /x: no such file or directory` or `exec user process caused …` in its log: the file is there, its interpreter or loader is not (CRLF in the first line, bash on Alpine, glibc on musl); `exec format error`: image for another CPU.',
            'zh-cn':
              '日志里有 `exec /x: no such file or directory` 或 `exec user process caused …`：文件在，缺的是解释器或加载器（首行有 CRLF、Alpine 上没有 bash、glibc 程序跑在 musl 上）；`exec format error` 则是 CPU 架构不对。',
          },
          short: { en: 'exec /x: no such file', 'zh-cn': 'exec：没有该文件' },
          to: { case: 'exec-no-such-file' },
        },
        {
          sign: {
            en: '`Resource temporarily unavailable`, `pthread_create failed`: no more processes or threads allowed.',
            'zh-cn': '`Resource temporarily unavailable`、`pthread_create failed`：进程数、线程数到上限了。',
          },
          short: { en: 'pthread_create, fork', 'zh-cn': '建不了线程或进程' },
          to: { case: 'pthread-create-eagain' },
        },
        {
          sign: {
            en: 'Anything else is the program’s own end, and its log says why. 0 means it had nothing more to do: a container lives as long as its main process, so it must stay in the foreground.',
            'zh-cn':
              '其余都是程序自己结束的，看它自己的日志。退出码 0 表示它没事可做了：主进程在容器才在，程序必须在前台运行。',
          },
          short: { en: 'the program itself', 'zh-cn': '程序自己结束' },
        },
      ],
    },
    {
      id: 'error',
      question: {
        en: 'What stands last in the error, before “: unknown”?',
        'zh-cn': '报错的最后一段（“: unknown” 之前）是什么？',
      },
      short: { en: 'Last words of the error?', 'zh-cn': '报错最后一段？' },
      look: "docker inspect -f '{{.State.Error}}' <container>",
      answers: [
        {
          sign: {
            en: '`exec: "…": executable file not found in $PATH`, or `stat /x: no such file or directory`.',
            'zh-cn':
              '`exec: "…": executable file not found in $PATH`，或 `stat /x: no such file or directory`：找不到要执行的命令。',
          },
          short: { en: 'executable not found', 'zh-cn': '找不到可执行文件' },
          to: { step: 'every' },
        },
        {
          sign: {
            en: '`read init-p: connection reset by peer`, `EOF`, `exit status 21`: runc’s helper died early. The reason is elsewhere, mostly in the kernel log.',
            'zh-cn':
              '`read init-p: connection reset by peer`、`EOF`、`exit status 21`：runc 的辅助进程早早死了，原因在别处，多半在内核日志里。',
          },
          short: { en: 'read init-p, EOF', 'zh-cn': 'read init-p 或 EOF' },
          to: { case: 'runc-init-connection-reset' },
        },
        {
          sign: {
            en: '`port is already allocated` (another container has it), `address already in use` (any process has it). `docker ps --filter publish=<port>` and `ss -ltnp` name it.',
            'zh-cn':
              '`port is already allocated`（被别的容器占用）、`address already in use`（被任意进程占用）。用 `docker ps --filter publish=<port>` 和 `ss -ltnp` 找出来。',
          },
          short: { en: 'port in use', 'zh-cn': '端口被占用' },
          to: { case: 'port-already-allocated' },
        },
        {
          sign: { en: 'Something about cgroups, mounts or files.', 'zh-cn': '和 cgroup、挂载、文件有关，或别的。' },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { step: 'host' },
        },
      ],
    },
    {
      id: 'every',
      question: {
        en: 'Only this image or command, or every container on the host?',
        'zh-cn': '只有这个镜像、这条命令，还是这台机器上所有容器？',
      },
      short: { en: 'One image, or all?', 'zh-cn': '一个，还是全部？' },
      look: "docker ps -a --filter status=created --format '{{.Names}} {{.Image}} {{.Command}}'; systemctl cat docker.service | grep -E 'MountFlags|PrivateMounts'",
      answers: [
        {
          sign: {
            en: 'Only this one: the command is not in the image, not in PATH, or the whole line was passed as one word.',
            'zh-cn': '只有这一个：镜像里没有这个命令、不在 PATH 里，或者整行被当成了一个词。',
          },
          short: { en: 'only this one', 'zh-cn': '只有这一个' },
          to: { case: 'exec-not-found-in-path' },
        },
        {
          sign: {
            en: 'Every image fails on this host and none elsewhere, and `MountFlags=slave` is set (Docker 18.09 and later): containerd does not see dockerd’s mounts.',
            'zh-cn':
              '这台机器上所有镜像都失败，换台机器就好，而且设了 `MountFlags=slave`（Docker 18.09 及以后）：containerd 看不到 dockerd 的挂载。',
          },
          short: { en: 'all, MountFlags=slave', 'zh-cn': '全部，MountFlags' },
          to: { case: 'mountflags-slave-live-restore' },
        },
        {
          sign: {
            en: 'All of them, and no such line: read what containerd and the kernel said at that moment.',
            'zh-cn': '全部失败，又没有这样的行：看 containerd 和内核当时说了什么。',
          },
          short: { en: 'all, no MountFlags', 'zh-cn': '全部，没有它' },
          to: { guide: 'read-the-first-error' },
        },
      ],
    },
    {
      id: 'host',
      question: { en: 'Which path does it name, and why?', 'zh-cn': '报错里是哪个路径、什么原因？' },
      short: { en: 'Which path, and why?', 'zh-cn': '哪个路径？原因？' },
      look: "grep cgroup /proc/mounts | head -n 3; grep -E 'subsys|memory' /proc/cgroups; timeout 10 df -h -x overlay -x squashfs; uname -r",
      answers: [
        {
          sign: {
            en: '`cgroup mountpoint does not exist`, `mountpoint for … not found`: no cgroup hierarchy.',
            'zh-cn': '`cgroup mountpoint does not exist`、`mountpoint for … not found`：没有 cgroup 层级。',
          },
          short: { en: 'cgroup not mounted', 'zh-cn': 'cgroup 没挂载' },
          to: { case: 'cgroup-mount-missing' },
        },
        {
          sign: {
            en: '`mkdir /sys/fs/cgroup/memory/…: cannot allocate memory` or `no space left on device`: neither memory nor disk, but leaked kernel memory or used-up cgroup ids.',
            'zh-cn':
              '`mkdir /sys/fs/cgroup/memory/…: cannot allocate memory` 或 `no space left on device`：不是内存也不是磁盘，是内核内存泄漏、memory cgroup 的 ID 用完了。',
          },
          short: { en: 'mkdir …/cgroup/memory', 'zh-cn': '建不了 memory 组' },
          to: { case: 'kmem-accounting-leak' },
        },
        {
          sign: {
            en: '`not a directory: Are you trying to mount a directory onto a file`: the host path was missing, and Docker made an empty directory of that name. `rmdir` it, put the file there, and create the container anew.',
            'zh-cn':
              '`not a directory: Are you trying to mount a directory onto a file`：宿主机上没有这个文件，Docker 建了一个同名的空目录。先 `rmdir`，放好文件，再重建容器。',
          },
          short: { en: 'not a directory', 'zh-cn': '目录和文件不符' },
          to: { case: 'mount-not-a-directory' },
        },
        {
          sign: {
            en: 'Another one, for example `permission denied` or `no space left on device` on an ordinary path: find the first error of that moment in dockerd, containerd and kernel.',
            'zh-cn':
              '别的，比如普通路径上的 `permission denied`、`no space left on device`：到 dockerd、containerd 和内核日志里找当时的第一条报错。',
          },
          short: { en: 'another one', 'zh-cn': '别的' },
          to: { guide: 'read-the-first-error' },
        },
      ],
    },
  ],
});
