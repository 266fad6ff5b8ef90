import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 30,
  verified: { date: '2026-11-20', on: 'kubelet with dockershim, cri-dockerd and containerd; Docker Engine 17.03 – 29' },
  sources: [
    {
      title: 'Kubernetes docs: Node status, conditions',
      url: 'https://kubernetes.io/docs/reference/node/node-status/#condition',
    },
    {
      title: 'kubernetes: pkg/kubelet/pleg/generic.go, PLEG is not healthy',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/pleg/generic.go',
    },
    {
      title: 'Kubernetes docs: Taints and tolerations, taint based evictions',
      url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions',
    },
    {
      title: 'runc#1698: Avoid race when opening exec fifo (1.0.0-rc5)',
      url: 'https://github.com/opencontainers/runc/pull/1698',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
  steps: [
    {
      id: 'condition',
      question: {
        en: 'What do the conditions of the node say?',
        'zh-cn': '节点的 Conditions 里写了什么？',
      },
      short: { en: 'Conditions?', 'zh-cn': 'Conditions 怎么说？' },
      look: "kubectl describe node <node> | sed -n '/^Conditions:/,/^Addresses:/p'",
      answers: [
        {
          sign: {
            en: 'Ready is Unknown, `Kubelet stopped posting node status`: the kubelet is gone, hangs, or cannot reach the API server.',
            'zh-cn':
              'Ready 是 Unknown，`Kubelet stopped posting node status`：kubelet 没了、卡死，或者连不上 API server。',
          },
          short: { en: 'stopped posting status', 'zh-cn': '不再上报状态' },
          to: { step: 'kubelet' },
        },
        {
          sign: {
            en: 'Ready is False, `PLEG is not healthy` or `container runtime is down`: the runtime does not answer the kubelet.',
            'zh-cn': 'Ready 是 False，`PLEG is not healthy` 或 `container runtime is down`：运行时不应答 kubelet。',
          },
          short: { en: 'PLEG, runtime is down', 'zh-cn': 'PLEG、运行时 down' },
          to: { step: 'runtime' },
        },
        {
          sign: {
            en: '`NetworkPluginNotReady`, `cni plugin not initialized`: no valid file in /etc/cni/net.d. Look at the network plugin’s pod on this node.',
            'zh-cn':
              '`NetworkPluginNotReady`、`cni plugin not initialized`：/etc/cni/net.d 里没有有效配置，看这个节点上网络插件的 Pod。',
          },
          short: { en: 'NetworkPluginNotReady', 'zh-cn': '网络插件未就绪' },
          to: { case: 'cni-not-ready' },
        },
        {
          sign: {
            en: '`DiskPressure` is True: the kubelet is evicting pods, and a full disk stops the runtime too.',
            'zh-cn': '`DiskPressure` 是 True：kubelet 正在驱逐 Pod，磁盘满了运行时也会停摆。',
          },
          short: { en: 'DiskPressure', 'zh-cn': '磁盘压力' },
          to: { symptom: 'disk-full' },
        },
      ],
    },
    {
      id: 'kubelet',
      question: {
        en: 'On the node: does the kubelet run, and what does it say?',
        'zh-cn': '登上节点：kubelet 在运行吗？它说了什么？',
      },
      short: { en: 'Does the kubelet run?', 'zh-cn': 'kubelet 在运行吗？' },
      look: "systemctl is-active kubelet docker containerd; journalctl -u kubelet --since '-10 min' --no-pager | tail -40",
      answers: [
        {
          sign: {
            en: 'You cannot log in: the machine, its network or its disk is down. Look at its console for `Out of memory` or `blocked for more than` before you reset it.',
            'zh-cn':
              '登不上去：机器、网络或磁盘出了问题。复位之前先看控制台，有没有 `Out of memory` 或 `blocked for more than`。',
          },
          short: { en: 'cannot log in', 'zh-cn': '登不上去' },
        },
        {
          sign: {
            en: 'It is not active. If docker or containerd is not active either, begin there (`Dependency failed for …`); else the last error above is the kubelet’s own: configuration, certificate, cgroup driver, swap.',
            'zh-cn':
              '没在运行。docker 或 containerd 也没在运行，就先查它们（`Dependency failed for …`）；否则上面最后一条报错就是 kubelet 自己的问题：配置、证书、cgroup driver、swap。',
          },
          short: { en: 'not active', 'zh-cn': '没在运行' },
          to: { symptom: 'daemon-does-not-start' },
        },
        {
          sign: {
            en: '`x509`, `Unauthorized` or `connection refused` to the API server: certificate, clock or network between the two. Mend that; containers are not to blame.',
            'zh-cn':
              '访问 API server 报 `x509`、`Unauthorized` 或 `connection refused`：证书、时钟或两者之间的网络。修那里，与容器无关。',
          },
          short: { en: 'API server not reached', 'zh-cn': '连不上 API server' },
        },
        {
          sign: {
            en: '`context deadline exceeded`, `Skipping pod synchronization`, or nothing new for minutes: it waits for the runtime.',
            'zh-cn':
              '有 `context deadline exceeded`、`Skipping pod synchronization`，或者几分钟没有新日志：它在等运行时。',
          },
          short: { en: 'waits for the runtime', 'zh-cn': '在等运行时' },
          to: { step: 'runtime' },
        },
      ],
    },
    {
      id: 'runtime',
      question: { en: 'Which layer of the runtime still answers?', 'zh-cn': '运行时的哪一层还能应答？' },
      short: { en: 'Which layer answers?', 'zh-cn': '哪一层能应答？' },
      look: 'timeout 20 crictl -t 5s ps >/dev/null; echo "CRI $?"; timeout 10 docker ps >/dev/null; echo "docker $?"; timeout 10 ctr version >/dev/null; echo "containerd $?"',
      answers: [
        {
          sign: {
            en: '`connection refused`, `no such file` or `Cannot connect`, on the one this node uses: it does not run. For containerd the first error in `journalctl -u containerd` counts.',
            'zh-cn':
              '这个节点所用的那一层报 `connection refused`、`no such file` 或 `Cannot connect`：它没在运行。是 containerd 的话，看 `journalctl -u containerd` 里的第一条报错。',
          },
          short: { en: 'does not run', 'zh-cn': '没在运行' },
          to: { symptom: 'daemon-does-not-start' },
        },
        {
          sign: {
            en: '`docker 124` on a node with dockershim or cri-dockerd: dockerd hangs.',
            'zh-cn': '用 dockershim 或 cri-dockerd 的节点上 `docker 124`：dockerd 卡死。',
          },
          short: { en: 'docker hangs (124)', 'zh-cn': 'docker 卡住（124）' },
          to: { symptom: 'docker-ps-hangs' },
        },
        {
          sign: {
            en: '`DeadlineExceeded` or `CRI 124` on a node with containerd: go from containerd down to the one that waits.',
            'zh-cn': '用 containerd 的节点上报 `DeadlineExceeded` 或 `CRI 124`：从 containerd 往下，找到在等的那一个。',
          },
          short: { en: 'CRI: DeadlineExceeded', 'zh-cn': 'CRI 超时' },
          to: { guide: 'follow-the-call-chain' },
        },
        {
          sign: {
            en: 'All that this node uses give `0`: one container hangs, or all is slow.',
            'zh-cn': '这个节点用到的都是 `0`：某一个容器卡住，或者整体很慢。',
          },
          short: { en: 'all answer', 'zh-cn': '都有应答' },
          to: { step: 'kernel' },
        },
      ],
    },
    {
      id: 'kernel',
      question: { en: 'What did the kernel say before the node went?', 'zh-cn': '出事之前内核说了什么？' },
      short: { en: 'Kernel log?', 'zh-cn': '内核日志？' },
      look: "{ dmesg -T; journalctl -k --no-pager; } 2>/dev/null | grep -iE 'out of memory|runc:\\[|blocked for more than|unregister_netdevice' | tail -20",
      answers: [
        {
          sign: {
            en: '`runc:[2:INIT]` was killed: a runc before 1.0.0-rc5 waits for it for ever (see `runc -v`). With a newer one take the last answer.',
            'zh-cn':
              '杀过 `runc:[2:INIT]`：1.0.0-rc5 之前的 runc 会一直等它（用 `runc -v` 看）。版本更新的，按最后一条走。',
          },
          short: { en: 'runc:[2:INIT] killed', 'zh-cn': '杀过 runc init' },
          to: { case: 'containerd-blocked-by-oom-killed-runc-init' },
        },
        {
          sign: {
            en: '`Out of memory:` without “cgroup”: the host ran out; the victim may be dockerd, containerd or the kubelet. Start again what was killed; the table in the report tells who took the memory.',
            'zh-cn':
              '`Out of memory:` 前面没有 cgroup：整机内存耗尽，被杀的可能是 dockerd、containerd 或 kubelet。先把被杀的拉起来，再从报告的进程表里看谁吃了内存。',
          },
          short: { en: 'host out of memory', 'zh-cn': '整机内存耗尽' },
          to: { case: 'host-oom-kill' },
        },
        {
          sign: {
            en: '`blocked for more than 120 seconds`: processes hang in the kernel, mostly on storage: bring the dead NFS or iSCSI server, or the disk, back; failing that, only a reboot helps.',
            'zh-cn':
              '有 `blocked for more than 120 seconds`：进程卡在内核里，多半是存储。先恢复没响应的 NFS、iSCSI 或磁盘，恢复不了只能重启主机。',
          },
          short: { en: 'blocked for > 120 s', 'zh-cn': 'blocked 超过 120 秒' },
          to: { case: 'kernel-hung-task' },
        },
        {
          sign: {
            en: 'None of them: look for the one container that does not answer; if there is none, the relist is too slow (many containers, a slow disk).',
            'zh-cn': '都没有：找那个不应答的容器；如果没有，就是 relist 太慢（容器太多、磁盘太慢）。',
          },
          short: { en: 'none', 'zh-cn': '都没有' },
          to: { guide: 'find-the-hanging-container' },
        },
      ],
    },
  ],
});
