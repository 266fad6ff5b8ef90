import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 120,
  verified: { date: '2026-11-20', on: 'Docker 1.7 – 29 in a container, cgroup v1 and v2' },
  sources: [
    { title: 'moby/moby: hack/dind', url: 'https://github.com/moby/moby/blob/master/hack/dind' },
    { title: 'Docker official image: docker (dind)', url: 'https://hub.docker.com/_/docker' },
    {
      title: 'runc 3317785f56: GetThisCgroupDir and GetInitCgroupDir',
      url: 'https://github.com/opencontainers/runc/blob/3317785f562b363eb386a2fa4909a55f267088c8/libcontainer/cgroups/utils.go',
    },
    {
      title: 'cgroup_namespaces(7): what /proc/PID/cgroup shows inside',
      url: 'https://man7.org/linux/man-pages/man7/cgroup_namespaces.7.html',
    },
    {
      title: 'runc#451: end of the recursion in the cpuset group',
      url: 'https://github.com/opencontainers/runc/pull/451',
    },
  ],
  steps: [
    {
      id: 'reach',
      question: { en: 'Does the inner daemon answer?', 'zh-cn': '内层守护进程有应答吗？' },
      short: { en: 'Inner daemon answers?', 'zh-cn': '内层有应答？' },
      look: "timeout 20 docker exec <outer> timeout 10 docker version; docker logs --tail 200 <outer> 2>&1 | grep -nE 'API listen|level=(error|fatal)|fatal error|failed to start'",
      answers: [
        {
          sign: {
            en: 'It answers from inside, the job outside says `Cannot connect`: wrong address, or TLS (`tcp://docker:2375` against 2376).',
            'zh-cn':
              '在容器里有应答，外面的任务却报 `Cannot connect`：地址不对，或者是 TLS 的事（`tcp://docker:2375` 和 2376）。',
          },
          short: { en: 'only inside', 'zh-cn': '只在里面能连' },
          to: { case: 'cannot-connect-to-daemon' },
        },
        {
          sign: {
            en: 'It does not answer: it has not come up, or died. Its first error decides.',
            'zh-cn': '没有应答：没起来，或者死了。看它的第一条错误。',
          },
          short: { en: 'no answer', 'zh-cn': '没有应答' },
          to: { step: 'start' },
        },
        {
          sign: {
            en: 'It answers, but its containers do not start, or behave strangely.',
            'zh-cn': '有应答，但内层容器起不来，或者表现古怪。',
          },
          short: { en: 'containers fail', 'zh-cn': '内层容器有问题' },
          to: { step: 'cgroup' },
        },
      ],
    },
    {
      id: 'start',
      question: { en: 'What is the first error in its log?', 'zh-cn': '它的日志里第一条错误是什么？' },
      short: { en: 'First error?', 'zh-cn': '第一条错误？' },
      look: "docker logs --tail 4000 <outer> 2>&1 | grep -nE -m 5 'stack exceeds|cgroup|loopback|overlay|iptables|not permitted|level=fatal'",
      answers: [
        {
          sign: {
            en: '`goroutine stack exceeds … fatal error: stack overflow`: inner Docker 1.8 or 1.9 climbs up a cgroup path without end.',
            'zh-cn':
              '`goroutine stack exceeds … fatal error: stack overflow`：内层 Docker 1.8、1.9 沿着 cgroup 路径无限往上爬。',
          },
          short: { en: 'stack overflow', 'zh-cn': '栈溢出' },
          to: { case: 'nested-daemon-stack-overflow' },
        },
        {
          sign: {
            en: "`cgroup isn't mounted`, `mountpoint for … not found`, `cgroup mountpoint does not exist`: no cgroup mounts in the outer container.",
            'zh-cn':
              "`cgroup isn't mounted`、`mountpoint for … not found`、`cgroup mountpoint does not exist`：外层容器里没有挂 cgroup。",
          },
          short: { en: 'cgroup not mounted', 'zh-cn': 'cgroup 没挂' },
          to: { case: 'cgroup-mount-missing' },
        },
        {
          sign: {
            en: '`There are no more loopback devices available`: devicemapper without `/dev/loop*`.',
            'zh-cn': '`There are no more loopback devices available`：用了 devicemapper，却没有 `/dev/loop*`。',
          },
          short: { en: 'no loopback devices', 'zh-cn': '没有 loop 设备' },
          to: { case: 'no-loopback-devices' },
        },
        {
          sign: {
            en: '`overlay`, `iptables` or `operation not permitted`: rights, or what the outer container is built on.',
            'zh-cn':
              '`overlay`、`iptables` 或 `operation not permitted`：权限不够，或者外层容器的文件系统、内核不合适。',
          },
          short: { en: 'overlay, iptables, rights', 'zh-cn': '权限、overlay 等' },
          to: { step: 'rights' },
        },
      ],
    },
    {
      id: 'rights',
      question: { en: 'How was the outer container started?', 'zh-cn': '外层容器是怎么启动的？' },
      short: { en: 'How was it started?', 'zh-cn': '怎么启动的？' },
      look: "docker inspect -f 'privileged={{.HostConfig.Privileged}}{{range .Mounts}} {{.Destination}}{{end}}' <outer>; timeout 20 docker exec <outer> sh -c 'df -T /var/lib/docker; iptables -V'",
      answers: [
        {
          sign: {
            en: '`privileged=false`: a daemon needs it, and that is root on the host. For builds alone take BuildKit or rootless Docker instead.',
            'zh-cn':
              '`privileged=false`：守护进程必须要它，而它等于宿主机的 root。只是构建镜像，就改用 BuildKit 或 rootless。',
          },
          short: { en: 'privileged=false', 'zh-cn': '没有 privileged' },
        },
        {
          sign: {
            en: '`overlay` as the file system of `/var/lib/docker`: overlay on overlay. Give it a volume.',
            'zh-cn': '`/var/lib/docker` 的文件系统是 `overlay`：overlay 套 overlay。给它一个卷。',
          },
          short: { en: 'overlay on overlay', 'zh-cn': 'overlay 套叠' },
          to: { case: 'overlay-not-supported' },
        },
        {
          sign: {
            en: 'The error names `iptables`: kernel modules missing on the host (`modprobe ip_tables`), or legacy against nft (for `docker:dind` set `DOCKER_IPTABLES_LEGACY=1`).',
            'zh-cn':
              '报错里是 `iptables`：宿主机缺内核模块（`modprobe ip_tables`），或者 legacy 与 nft 混用（`docker:dind` 设 `DOCKER_IPTABLES_LEGACY=1`）。',
          },
          short: { en: 'iptables', 'zh-cn': 'iptables 报错' },
          to: { case: 'iptables-unusable' },
        },
        {
          sign: {
            en: 'None of them: start from the first error of the log.',
            'zh-cn': '都不是：从日志的第一条错误读起。',
          },
          short: { en: 'none', 'zh-cn': '都不是' },
          to: { guide: 'read-the-first-error' },
        },
      ],
    },
    {
      id: 'cgroup',
      question: {
        en: 'Do the cgroups of the inner daemon fit the cgroup mounts it sees?',
        'zh-cn': '内层守护进程的 cgroup 和它看到的 cgroup 挂载对得上吗？',
      },
      short: { en: 'Do the cgroups fit?', 'zh-cn': 'cgroup 对得上吗？' },
      look: 'timeout 20 docker exec <outer> sh -c \'for p in 1 $(pidof dockerd || pidof docker); do echo "PID $p"; cat /proc/$p/cgroup; done; stat -fc %T /sys/fs/cgroup; grep -w cgroup /proc/self/mountinfo\'',
      answers: [
        {
          sign: {
            en: 'The rows of PID 1 and the daemon differ, or do not begin with the fourth column of the mounts; errors name `mkdir /sys/fs/…`.',
            'zh-cn': '1 号进程和守护进程的各行不同，或者开头对不上挂载的第四列；报错里是 `mkdir /sys/fs/…`。',
          },
          short: { en: 'paths do not fit', 'zh-cn': '路径对不上' },
          to: { case: 'cgroup-path-mismatch-nested-daemon' },
        },
        {
          sign: {
            en: '`cgroup2fs`, and the error is `cannot enter cgroupv2 … with domain controllers`: processes must first move to a child group, as the entrypoint of `docker:dind` does.',
            'zh-cn':
              '是 `cgroup2fs`，报 `cannot enter cgroupv2 … with domain controllers`：要先把进程移到子 cgroup，`docker:dind` 的入口脚本就这么做。',
          },
          short: { en: 'v2: domain controllers', 'zh-cn': 'v2：先移进程' },
          to: { case: 'cgroup-v2-unsupported' },
        },
        {
          sign: {
            en: '`tmpfs` or `sysfs`, and no line with `- cgroup`: nothing is mounted.',
            'zh-cn': '是 `tmpfs` 或 `sysfs`，而且没有带 `- cgroup` 的行：没挂。',
          },
          short: { en: 'nothing mounted', 'zh-cn': '没有挂载' },
          to: { case: 'cgroup-mount-missing' },
        },
        {
          sign: { en: 'They fit: it is something else.', 'zh-cn': '对得上：是别的问题。' },
          short: { en: 'they fit', 'zh-cn': '对得上' },
          to: { step: 'other' },
        },
      ],
    },
    {
      id: 'other',
      question: { en: 'What is strange about the inner containers?', 'zh-cn': '内层容器怪在哪里？' },
      short: { en: 'What is strange?', 'zh-cn': '怪在哪里？' },
      answers: [
        {
          sign: {
            en: 'The log closes with `failed to umount …/shm` or `mqueue`: that is clean-up; the cause stands above it.',
            'zh-cn': '日志最后是 `failed to umount …/shm` 或 `mqueue`：那是清理，原因在它上面。',
          },
          short: { en: 'umount shm, mqueue', 'zh-cn': '卸载 shm 失败' },
          to: { case: 'umount-shm-mqueue-failed' },
        },
        {
          sign: {
            en: '`/dev/mapper` shows volumes of the host. Never tidy up there: it can take down the host’s LVM.',
            'zh-cn': '`/dev/mapper` 里出现宿主机的卷。不要在里面清理：可能把宿主机的 LVM 拆掉。',
          },
          short: { en: 'host’s /dev/mapper', 'zh-cn': '有宿主机的设备' },
          to: { case: 'device-mapper-nodes-leak' },
        },
        {
          sign: {
            en: 'The first `yum` fails with an error of rpmdb, the second works.',
            'zh-cn': '第一次 `yum` 报 rpmdb 错误，第二次就好了。',
          },
          short: { en: 'first yum fails', 'zh-cn': '首次 yum 失败' },
          to: { case: 'rpmdb-first-run-fails' },
        },
        {
          sign: {
            en: 'Something else: treat the inner daemon as a host of its own.',
            'zh-cn': '别的：把内层守护进程当成一台独立的宿主机来查。',
          },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { symptom: 'container-does-not-start' },
        },
      ],
    },
  ],
});
