import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 10,
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29' },
  sources: [
    { title: 'Docker docs: Troubleshooting the daemon', url: 'https://docs.docker.com/engine/daemon/troubleshoot/' },
    {
      title: 'moby#33598: SIGUSR1 can crash the daemon, data structure dump removed (17.06)',
      url: 'https://github.com/moby/moby/pull/33598',
    },
    {
      title: 'runc#1698: Avoid race when opening exec fifo (1.0.0-rc5)',
      url: 'https://github.com/opencontainers/runc/pull/1698',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
  steps: [
    {
      id: 'daemon',
      question: { en: 'Does the daemon answer at all?', 'zh-cn': '守护进程到底有没有应答？' },
      short: { en: 'Daemon answers?', 'zh-cn': '守护进程有应答？' },
      look: 'timeout 5 docker version; echo "version $?"; timeout 5 docker ps; echo "ps $?"',
      answers: [
        {
          sign: {
            en: '“Cannot connect to the Docker daemon”: it is not running or listens elsewhere.',
            'zh-cn': '报 “Cannot connect to the Docker daemon”：没在运行，或者监听在别处。',
          },
          short: { en: 'cannot connect', 'zh-cn': '连不上' },
          to: { case: 'cannot-connect-to-daemon' },
        },
        {
          sign: {
            en: '`ps 0`: the list comes; it is `inspect` or `exec` of some container that hangs.',
            'zh-cn': '`ps 0`：列表能出来，卡的是某个容器的 `inspect` 或 `exec`。',
          },
          short: { en: 'ps answers', 'zh-cn': 'ps 能返回' },
          to: { symptom: 'docker-exec-or-inspect-hangs' },
        },
        {
          sign: {
            en: '`ps 124`, with `version` 0 or 124: a lock inside the daemon, or a component below it.',
            'zh-cn': '`ps 124`，`version` 是 0 或 124：卡在守护进程内部的锁上，或者卡在下层组件。',
          },
          short: { en: 'ps hangs (124)', 'zh-cn': 'ps 卡住（124）' },
          to: { step: 'kernel' },
        },
      ],
    },
    {
      id: 'kernel',
      question: {
        en: 'Did the kernel kill a runc:[2:INIT], or is something stuck in the kernel?',
        'zh-cn': '内核有没有杀过 runc:[2:INIT]，或者有进程卡在内核里？',
      },
      short: { en: 'Kernel log?', 'zh-cn': '内核日志？' },
      look: "{ dmesg -T; journalctl -k --no-pager; } 2>/dev/null | grep -iE 'runc:\\[|blocked for more than|unregister_netdevice' | tail -20; docker-runc -v || runc -v",
      answers: [
        {
          sign: {
            en: '`runc:[2:INIT]` was killed, and runc is older than 1.0.0-rc5: runc waits for the dead init.',
            'zh-cn': '杀过 `runc:[2:INIT]`，而且 runc 早于 1.0.0-rc5：它在等那个已经死掉的 init。',
          },
          short: { en: 'killed, runc < 1.0.0-rc5', 'zh-cn': '杀过，runc < rc5' },
          to: { case: 'containerd-blocked-by-oom-killed-runc-init' },
        },
        {
          sign: {
            en: '`blocked for more than 120 seconds`: processes hang in the kernel, mostly on storage. No restart of Docker frees them: bring the dead NFS or iSCSI server, or the disk, back; failing that, only a reboot helps.',
            'zh-cn':
              '有 `blocked for more than 120 seconds`：进程卡在内核里，多半是存储，重启 Docker 也救不了。先恢复没响应的 NFS、iSCSI 或磁盘，恢复不了只能重启主机。',
          },
          short: { en: 'blocked for > 120 s', 'zh-cn': 'blocked 超过 120 秒' },
          to: { case: 'kernel-hung-task' },
        },
        {
          sign: {
            en: '`unregister_netdevice: waiting for …` every ten seconds: the kernel cannot free a network namespace, and containers cannot be created or removed. Only a reboot ends it, a newer kernel prevents it; a single such line is harmless.',
            'zh-cn':
              '每十秒一行 `unregister_netdevice: waiting for …`：内核释放不了某个网络命名空间，容器建不了也删不掉。只有重启主机能解开，升级内核才能根治；偶尔一行则无害。',
          },
          short: { en: 'unregister_netdevice', 'zh-cn': 'unregister 反复' },
          to: { case: 'unregister-netdevice' },
        },
        {
          sign: {
            en: 'None of them, or runc is newer: look at the processes.',
            'zh-cn': '都没有，或者 runc 更新：去看进程。',
          },
          short: { en: 'none', 'zh-cn': '都没有' },
          to: { step: 'processes' },
        },
      ],
    },
    {
      id: 'processes',
      question: {
        en: 'Is a runc process left over that should be long gone?',
        'zh-cn': '有没有早该结束、却还留着的 runc 进程？',
      },
      short: { en: 'Old runc left over?', 'zh-cn': '有残留的 runc？' },
      look: "ps -eo pid,ppid,stat,etimes,args | awk '$4>60 && /runc(-current)?( |:)/ && !/awk|containerd-shim|dockerd/'",
      answers: [
        {
          sign: {
            en: '`runc … exec` with its `runc init`, minutes or days old: the exec never came back. Go on with the one container it belongs to, at question 2 of that page.',
            'zh-cn':
              '有 `runc … exec` 和它的 `runc init`，已经几分钟甚至几天：这个 exec 没有返回，接着查它所属的容器，从那一页的第 2 问看起。',
          },
          short: { en: 'exec and init', 'zh-cn': 'exec 和 init' },
          to: { symptom: 'docker-exec-or-inspect-hangs' },
        },
        {
          sign: {
            en: 'Another one (`start`, `create`, `delete`, `kill`), older than a minute: see what it waits for.',
            'zh-cn': '是别的（`start`、`create`、`delete`、`kill`），超过一分钟：看它在等什么。',
          },
          short: { en: 'start, delete, kill …', 'zh-cn': 'start、kill 等' },
          to: { guide: 'follow-the-call-chain' },
        },
        {
          sign: {
            en: 'No output, or only a `runc init` of a container in state Created: look inside the daemon.',
            'zh-cn': '没有输出，或者只有 Created 状态容器的 `runc init`：看守护进程内部。',
          },
          short: { en: 'none', 'zh-cn': '没有' },
          to: { step: 'goroutines' },
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
            en: 'Many in ContainerInspect or ContainerStats, one in ContainerExecStart: that exec holds the lock and waits for containerd.',
            'zh-cn':
              '大量停在 ContainerInspect、ContainerStats，有一个停在 ContainerExecStart：锁在这个 exec 手里，它在等 containerd。',
          },
          short: { en: 'one ContainerExecStart', 'zh-cn': '一个 ExecStart' },
          to: { case: 'runc-init-stderr-pipe-deadlock' },
        },
        {
          sign: {
            en: 'Locks inside the daemon, and one that holds them and waits for a plugin, a disk or a log server.',
            'zh-cn': '都在等守护进程内部的锁，握着锁的那个在等插件、磁盘或日志服务器。',
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
