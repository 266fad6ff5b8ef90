import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 80,
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29, containerd 1.x – 2.3, kernel 3.10 – 6.x' },
  sources: [
    {
      title: 'Docker docs: Resource constraints',
      url: 'https://docs.docker.com/engine/containers/resource_constraints/',
    },
    {
      title: 'Linux documentation: cgroup v2, memory',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    },
    {
      title: 'Linux: mm/oom_kill.c',
      url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/mm/oom_kill.c',
    },
    { title: 'kubernetes#61937: cgroup memory leak', url: 'https://github.com/kubernetes/kubernetes/issues/61937' },
    {
      title: 'Docker docs: Live restore',
      url: 'https://docs.docker.com/engine/daemon/live-restore/',
    },
  ],
  steps: [
    {
      id: 'exit',
      question: { en: 'How did the container end?', 'zh-cn': '容器是怎么结束的？' },
      short: { en: 'How did it end?', 'zh-cn': '怎么结束的？' },
      look: "timeout 10 docker inspect -f 'status={{.State.Status}} OOMKilled={{.State.OOMKilled}} exit={{.State.ExitCode}} finished={{.State.FinishedAt}} restarts={{.RestartCount}} limit={{.HostConfig.Memory}}' <container>",
      answers: [
        {
          sign: {
            en: '`exit=137` or `OOMKilled=true`: SIGKILL. The kernel log tells from whom. `OOMKilled=false` alone proves nothing.',
            'zh-cn':
              '`exit=137` 或 `OOMKilled=true`：收到了 SIGKILL，谁发的看内核日志。单凭 `OOMKilled=false` 说明不了什么。',
          },
          short: { en: '137, OOMKilled', 'zh-cn': '137 或 OOMKilled' },
          to: { step: 'kernel' },
        },
        {
          sign: {
            en: '`status=running`: a child was killed, not PID 1; or it was restarted since (`restarts`), and Docker no longer tells how it ended.',
            'zh-cn':
              '`status=running`：被杀的是子进程，不是 1 号进程；或者已经重启过（看 `restarts`），上次怎么结束的 Docker 不再记着。',
          },
          short: { en: 'it is running', 'zh-cn': '还在运行' },
          to: { step: 'kernel' },
        },
        {
          sign: {
            en: '`exit=125`, `126` or `127`: it never ran.',
            'zh-cn': '`exit=125`、`126` 或 `127`：根本没跑起来。',
          },
          short: { en: '125, 126, 127', 'zh-cn': '125 到 127' },
          to: { symptom: 'container-does-not-start' },
        },
        {
          sign: {
            en: '143 is SIGTERM: somebody stopped it (a deploy, a drain); `docker events --since 2h --until 1s` names the time. 0, 1, 2, 134, 139: the program ended or failed by itself; read `docker logs`.',
            'zh-cn':
              '143 是 SIGTERM：有人停的（发布、drain），`docker events --since 2h --until 1s` 里有时间。0、1、2、134、139：程序自己结束或出错，看 `docker logs`。',
          },
          short: { en: '143, 139, 0, 1 …', 'zh-cn': '143、139、0、1 等' },
        },
      ],
    },
    {
      id: 'kernel',
      question: { en: 'Did the kernel kill it, at that very second?', 'zh-cn': '就在那一秒，是内核杀的吗？' },
      short: { en: 'Did the kernel kill it?', 'zh-cn': '是内核杀的吗？' },
      look: "{ dmesg -T; journalctl -k --no-pager; } 2>/dev/null | grep -E 'emory cgroup out of memory|Out of memory|oom-kill:' | tail -20",
      answers: [
        {
          sign: {
            en: 'The victim is `runc:[2:INIT]`: the limit is too small even to start. The start fails with `connection reset by peer`; with a runc before 1.0.0-rc5 `docker ps` hangs.',
            'zh-cn':
              '被杀的是 `runc:[2:INIT]`：上限小到连启动都不够，启动时报 `connection reset by peer`；runc 早于 1.0.0-rc5 则 `docker ps` 卡死。',
          },
          short: { en: 'runc:[2:INIT]', 'zh-cn': '杀的是 runc init' },
          to: { case: 'runc-init-connection-reset' },
        },
        {
          sign: {
            en: '`Memory cgroup out of memory`, `CONSTRAINT_MEMCG`: a limit of the container, the pod or a class of pods.',
            'zh-cn': '`Memory cgroup out of memory`、`CONSTRAINT_MEMCG`：撞上了容器、Pod 或某一类 Pod 的上限。',
          },
          short: { en: 'cgroup out of memory', 'zh-cn': '撞了 cgroup 上限' },
          to: { step: 'usage' },
        },
        {
          sign: {
            en: '`Out of memory:` alone, `CONSTRAINT_NONE` or `global_oom`: the host has none left; this container was only the victim. The table in the report tells who took the memory; give each container a limit.',
            'zh-cn':
              '只有 `Out of memory:`，带 `CONSTRAINT_NONE` 或 `global_oom`：整机没内存了，这个容器只是被选中的。从报告的进程表里看谁吃了内存，给每个容器设上限。',
          },
          short: { en: 'host out of memory', 'zh-cn': '整机 OOM' },
          to: { case: 'host-oom-kill' },
        },
        {
          sign: {
            en: 'Nothing at that time: somebody else sent the signal.',
            'zh-cn': '那个时间什么都没有：信号是别人发的。',
          },
          short: { en: 'nothing', 'zh-cn': '没有' },
          to: { step: 'sender' },
        },
      ],
    },
    {
      id: 'usage',
      question: { en: 'What filled the limit?', 'zh-cn': '是什么把上限撑满的？' },
      short: { en: 'What filled the limit?', 'zh-cn': '什么撑满的？' },
      look: "{ dmesg -T; journalctl -k --no-pager; } 2>/dev/null | grep -E '(memory|kmem): usage|emory cgroup stats|(^|[] ])(anon|kernel|shmem) [0-9]' | tail -30",
      answers: [
        {
          sign: {
            en: '`rss`, `anon` or `shmem`: the processes themselves, or files in `/dev/shm` and tmpfs.',
            'zh-cn': '`rss`、`anon` 或 `shmem`：进程自己占的，或者 `/dev/shm`、tmpfs 里的文件。',
          },
          short: { en: 'rss, anon, shmem', 'zh-cn': '进程自己占的' },
          to: { case: 'cgroup-oom-kill' },
        },
        {
          sign: {
            en: '`kmem: usage` (v2: `kernel`) close to the limit, while the processes are small: kernel memory.',
            'zh-cn': '`kmem: usage`（v2 是 `kernel`）接近上限，进程却很小：是内核内存。',
          },
          short: { en: 'kmem, kernel', 'zh-cn': '内核内存' },
          to: { case: 'kmem-accounting-leak' },
        },
        {
          sign: {
            en: 'The report is cut, or you are not sure.',
            'zh-cn': '报告不全，或者拿不准。',
          },
          short: { en: 'not sure', 'zh-cn': '拿不准' },
          to: { guide: 'read-an-oom-report' },
        },
      ],
    },
    {
      id: 'sender',
      question: { en: 'Who else sends SIGKILL?', 'zh-cn': '还有谁会发 SIGKILL？' },
      short: { en: 'Who sent SIGKILL?', 'zh-cn': '谁发的 SIGKILL？' },
      look: "journalctl --since '-2 hours' --no-pager | grep -iE 'using the force|liveness probe|evict|systemd-oomd|(Started|Stopped|Stopping) Docker Application' | tail -30",
      answers: [
        {
          sign: {
            en: '`failed to exit within … using the force`: it ignored the stop signal until the time was up, often because PID 1 is a shell. Start the program with `exec` or run with `--init`.',
            'zh-cn':
              '`failed to exit within … using the force`：直到超时都没理停止信号，常常因为 1 号进程是 shell。用 `exec` 启动程序，或者加 `--init`。',
          },
          short: { en: 'using the force', 'zh-cn': '停止超时' },
          to: { case: 'container-exit-137' },
        },
        {
          sign: {
            en: '`Liveness probe failed`: the kubelet killed it, on the word of the probe. Its default timeout is one second: raise `timeoutSeconds`, then see why the answer is slow.',
            'zh-cn':
              '`Liveness probe failed`：kubelet 按探针的结果杀的。探针默认超时只有一秒：先调大 `timeoutSeconds`，再查为什么慢。',
          },
          short: { en: 'liveness probe', 'zh-cn': '存活探针' },
          to: { case: 'healthcheck-exec-timeout' },
        },
        {
          sign: {
            en: '`systemd-oomd` or an eviction: killed for pressure, without a report of the kernel. Free memory on the host, and give each container a limit.',
            'zh-cn': '`systemd-oomd` 或驱逐：因为压力被杀，内核不会有报告。给宿主机腾内存，给每个容器设上限。',
          },
          short: { en: 'systemd-oomd, eviction', 'zh-cn': 'oomd、驱逐' },
        },
        {
          sign: {
            en: 'Docker was stopped or started at that second, and all containers ended together: live-restore is off. See who restarted it (an upgrade?).',
            'zh-cn': '那一秒 Docker 停过或启动过，所有容器一起结束：没开 live-restore。查是谁重启的（自动升级？）。',
          },
          short: { en: 'Docker restarted', 'zh-cn': 'Docker 被重启' },
        },
      ],
    },
  ],
});
