import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 50,
  verified: { date: '2026-11-20', on: 'Docker 1.13 – 29, kernel 3.10 – 6.x' },
  sources: [
    {
      title: 'moby#36047: Do not make graphdriver homes private mounts (17.12.1, 18.03)',
      url: 'https://github.com/moby/moby/pull/36047',
    },
    {
      title: 'moby#34886: Set fs.may_detach_mounts on RHEL and CentOS 7.4',
      url: 'https://github.com/moby/moby/pull/34886',
    },
    {
      title: 'mount_namespaces(7): shared subtrees',
      url: 'https://man7.org/linux/man-pages/man7/mount_namespaces.7.html',
    },
    {
      title: 'moby 54dcbab25e: a failed removal keeps the container, also with force (17.06)',
      url: 'https://github.com/moby/moby/commit/54dcbab25e',
    },
    {
      title: 'likakuli.com: Pod Terminating 最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
  ],
  steps: [
    {
      id: 'message',
      question: { en: 'What exactly did the removal say?', 'zh-cn': '删除时的原话是什么？' },
      short: { en: 'What is the message?', 'zh-cn': '报错是什么？' },
      look: "timeout 10 docker ps -a --filter status=removing --filter status=dead --format '{{.ID}} {{.Names}} {{.Status}}'; journalctl -u docker --since '-1 hour' --no-pager | grep -iE 'remov|unmount|busy' | head -20",
      answers: [
        {
          sign: {
            en: '`device or resource busy` or `Device is Busy`: something still has a mount of it.',
            'zh-cn': '`device or resource busy` 或 `Device is Busy`：还有东西占着它的挂载点。',
          },
          short: { en: 'busy', 'zh-cn': '被占用（busy）' },
          to: { step: 'path' },
        },
        {
          sign: {
            en: '`removal of container … is already in progress`: an earlier removal failed or still runs; find its own error in the log, and go on with that at question 2.',
            'zh-cn':
              '`removal of container … is already in progress`：之前那次删除失败了或还没完，到日志里找它自己的报错，再看第 2 问。',
          },
          short: { en: 'already in progress', 'zh-cn': '已经在删除' },
          to: { case: 'container-removal-in-progress' },
        },
        {
          sign: {
            en: '`cannot remove … running container` or `container is running`: stop it first (`docker stop`), and give it its grace period.',
            'zh-cn':
              '`cannot remove … running container` 或 `container is running`：先停掉它（`docker stop`），给足宽限期。',
          },
          short: { en: 'it is running', 'zh-cn': '还在运行' },
        },
        {
          sign: {
            en: 'No message, the command does not return: a lock or a process below.',
            'zh-cn': '没有报错，命令不返回：卡在锁上，或者卡在下层进程。',
          },
          short: { en: 'does not return', 'zh-cn': '不返回' },
          to: { symptom: 'docker-exec-or-inspect-hangs' },
        },
      ],
    },
    {
      id: 'path',
      question: { en: 'Which path is busy?', 'zh-cn': '被占用（busy）的是哪个路径？' },
      short: { en: 'Which path is busy?', 'zh-cn': '哪个路径被占用？' },
      look: "timeout 10 docker inspect -f '{{json .GraphDriver}} {{range .Mounts}}{{.Source}} {{end}}' <container>",
      answers: [
        {
          sign: {
            en: 'The container’s own file system (`…/overlay2/…/merged`, `…/devicemapper/mnt/…`), its `shm` in a removal, or `Device is Busy` without a path.',
            'zh-cn':
              '容器自己的文件系统（`…/overlay2/…/merged`、`…/devicemapper/mnt/…`）、删除时的 `shm`，或者不带路径的 `Device is Busy`。',
          },
          short: { en: 'root fs, shm', 'zh-cn': '根文件系统、shm' },
          to: { step: 'unit' },
        },
        {
          sign: {
            en: '`failed to umount …/shm` or `mqueue` after a start or stop, and the removal works: only clean-up, mostly harmless.',
            'zh-cn':
              '启动或停止之后报 `failed to umount …/shm` 或 `mqueue`，删除却能成功：只是清理阶段的报错，多半无害。',
          },
          short: { en: 'umount shm, mqueue', 'zh-cn': '卸载 shm 失败' },
          to: { case: 'umount-shm-mqueue-failed' },
        },
        {
          sign: {
            en: 'Below `/sys/fs/cgroup`: processes are left in the cgroup. End those in its `cgroup.procs`; one in state D waits for storage, and only that coming back, or a reboot, frees it.',
            'zh-cn':
              '在 `/sys/fs/cgroup` 下：cgroup 里还有进程。结束 `cgroup.procs` 里的那些；D 状态的在等存储，存储恢复或者重启主机才能解开。',
          },
          short: { en: '/sys/fs/cgroup', 'zh-cn': 'cgroup 目录' },
          to: { case: 'cgroup-destroy-busy' },
        },
        {
          sign: {
            en: 'A volume: another container or a process of the host uses it. `fuser -vm` on its path names it: stop that one, then remove again.',
            'zh-cn': '是卷：别的容器或宿主机进程在用。对它的路径用 `fuser -vm` 就能看到是谁，停掉它再删。',
          },
          short: { en: 'a volume', 'zh-cn': '卷' },
          to: { case: 'volume-unmount-busy' },
        },
      ],
    },
    {
      id: 'unit',
      question: {
        en: 'Does docker.service have mounts of its own, with live-restore?',
        'zh-cn': 'docker.service 是不是有自己的挂载命名空间，又开了 live-restore？',
      },
      short: { en: 'MountFlags in the unit?', 'zh-cn': '有 MountFlags？' },
      look: "systemctl cat docker | grep -nE 'MountFlags|PrivateMounts|PrivateTmp'; timeout 10 docker info --format '{{.LiveRestoreEnabled}}'",
      answers: [
        {
          sign: {
            en: '`MountFlags=slave` (or private, or a `Private…` setting) and `true`: dockerd cannot reach the mounts from before its last restart.',
            'zh-cn':
              '有 `MountFlags=slave`（或 private、`Private…`），并且是 `true`：dockerd 够不到上次重启前的挂载点。',
          },
          short: { en: 'yes, and live-restore', 'zh-cn': '有，又开 live-restore' },
          to: { case: 'mountflags-slave-live-restore' },
        },
        {
          sign: {
            en: 'No such line, or `false`: look for the holder.',
            'zh-cn': '没有这样的行，或者是 `false`：找占用者。',
          },
          short: { en: 'no', 'zh-cn': '没有' },
          to: { step: 'holder' },
        },
      ],
    },
    {
      id: 'holder',
      question: { en: 'Who else has the mount?', 'zh-cn': '还有谁占着这个挂载点？' },
      short: { en: 'Who has the mount?', 'zh-cn': '谁占着它？' },
      look: "grep -ls '<path>' /proc/[0-9]*/mountinfo | cut -d/ -f3 | xargs -r -n1 ps -o pid=,lstart=,args= -p",
      answers: [
        {
          sign: {
            en: 'A service of the host (httpd, ntpd, nginx …), or a container that mounts `/` (cAdvisor, node_exporter, a log agent): restart that one.',
            'zh-cn':
              '宿主机上的服务（httpd、ntpd、nginx……），或者挂了 `/` 的容器（cAdvisor、node_exporter、日志 agent）：重启它。',
          },
          short: { en: 'a service, an agent', 'zh-cn': '服务或 agent' },
          to: { case: 'mount-leak-device-busy' },
        },
        {
          sign: {
            en: 'Only old `containerd-shim` processes: they are in the mount namespace of a dockerd that is gone.',
            'zh-cn': '只有老的 `containerd-shim`：它们待在已经退出的 dockerd 的挂载命名空间里。',
          },
          short: { en: 'old shims', 'zh-cn': '老的 shim' },
          to: { case: 'mountflags-slave-live-restore' },
        },
        {
          sign: {
            en: 'dockerd, PID 1 and your shell: it is still mounted on the host itself.',
            'zh-cn': 'dockerd、1 号进程和你自己的 shell：宿主机上就没卸掉。',
          },
          short: { en: 'the host itself', 'zh-cn': '宿主机自己' },
          to: { case: 'mount-leak-device-busy' },
        },
        {
          sign: {
            en: 'Nobody: it was a race. Try the removal again.',
            'zh-cn': '没有占用者：只是时间差，再删一次。',
          },
          short: { en: 'nobody', 'zh-cn': '没有' },
        },
      ],
    },
  ],
});
