import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 40,
  verified: { date: '2026-11-20', on: 'kubelet with dockershim, cri-dockerd and containerd; Docker 1.13 – 29' },
  sources: [
    {
      title: 'Kubernetes docs: Pod lifecycle, termination of Pods',
      url: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    },
    {
      title: 'Kubernetes docs: Force delete StatefulSet Pods',
      url: 'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
    },
    {
      title: 'Kubernetes docs: Finalizers',
      url: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    },
    {
      title: 'moby#36047: Do not make graphdriver homes private mounts (17.12.1, 18.03)',
      url: 'https://github.com/moby/moby/pull/36047',
    },
    {
      title: 'likakuli.com: Pod Terminating 最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
  ],
  steps: [
    {
      id: 'node',
      question: { en: 'Is the node of the pod Ready?', 'zh-cn': 'Pod 所在的节点是 Ready 吗？' },
      short: { en: 'Is the node Ready?', 'zh-cn': '节点 Ready 吗？' },
      look: 'kubectl get pod <pod> -n <namespace> -o wide; kubectl get nodes | grep NotReady',
      answers: [
        {
          sign: {
            en: 'It is NotReady: nobody can confirm that the containers have ended. The pod goes when the node is back. Delete the Node object only if the machine is switched off for certain.',
            'zh-cn':
              '节点 NotReady：没人能确认容器已经结束。节点恢复，Pod 才会消失。确定机器已经断电，才能删 Node 对象。',
          },
          short: { en: 'NotReady', 'zh-cn': '不是 Ready' },
          to: { symptom: 'node-not-ready' },
        },
        {
          sign: {
            en: 'The second command does not list its node: it is Ready.',
            'zh-cn': '第二条命令里没有它的节点：是 Ready。',
          },
          short: { en: 'Ready', 'zh-cn': '是 Ready' },
          to: { step: 'object' },
        },
      ],
    },
    {
      id: 'object',
      question: {
        en: 'Is it overdue, and does a finalizer hold it?',
        'zh-cn': '真的超时了吗？有没有 finalizer 拦着？',
      },
      short: { en: 'Overdue? Finalizers?', 'zh-cn': '超时？finalizer？' },
      look: 'date -u; kubectl get pod <pod> -n <namespace> -o jsonpath=\'{.metadata.deletionTimestamp} {.metadata.deletionGracePeriodSeconds} {.metadata.finalizers}{"\\n"}\'',
      answers: [
        {
          sign: {
            en: 'The time is still ahead: it includes the grace period (the second value, in seconds). Wait until it has passed.',
            'zh-cn': '这个时间还没到：它已经包含宽限期（第二个值，单位是秒）。等它过去再说。',
          },
          short: { en: 'not over yet', 'zh-cn': '宽限期没到' },
        },
        {
          sign: {
            en: 'A finalizer is listed: the controller it belongs to has to remove it. Read that controller’s log; deleting the finalizer by hand skips its clean-up.',
            'zh-cn':
              '列出了 finalizer：要由它所属的控制器来移除。去看那个控制器的日志；手工删掉 finalizer 会跳过它的清理。',
          },
          short: { en: 'a finalizer', 'zh-cn': '有 finalizer' },
        },
        {
          sign: {
            en: 'Overdue, and no finalizer: the kubelet cannot finish.',
            'zh-cn': '已经超时，也没有 finalizer：是 kubelet 收不了尾。',
          },
          short: { en: 'overdue, no finalizer', 'zh-cn': '超时，没有' },
          to: { step: 'kubelet' },
        },
      ],
    },
    {
      id: 'kubelet',
      question: {
        en: 'What do the logs of that node say about the pod (its name, its UID or a container’s id)?',
        'zh-cn': '那个节点的日志怎么说这个 Pod（名字、UID 或容器 ID）？',
      },
      short: { en: 'What do its logs say?', 'zh-cn': '日志怎么说？' },
      look: "journalctl -u kubelet -u containerd -u docker --since '-15 min' --no-pager | grep -v 'level=debug' | grep -iE 'busy|un?mount|KillContainer|KillPodSandbox|destroy network' | tail -30",
      answers: [
        {
          sign: {
            en: '`failed to remove root filesystem … device or resource busy`, or `failed rootfs umount`: somebody else has the mount.',
            'zh-cn':
              '有 `failed to remove root filesystem … device or resource busy` 或 `failed rootfs umount`：挂载点还被别人占着。',
          },
          short: { en: 'root fs busy', 'zh-cn': 'rootfs 被占用' },
          to: { step: 'unit' },
        },
        {
          sign: {
            en: '`UnmountVolume.TearDown failed`: a volume is still in use, or its server is gone. `fuser -vm` on the path in the message names the user: stop that one; if it hangs too, the server has to come back.',
            'zh-cn':
              '有 `UnmountVolume.TearDown failed`：卷还有人用，或者存储服务端没了。对报错里的路径用 `fuser -vm` 就能看到是谁，停掉它；这条命令也卡住，就得先恢复服务端。',
          },
          short: { en: 'UnmountVolume failed', 'zh-cn': '卷卸载失败' },
          to: { case: 'volume-unmount-busy' },
        },
        {
          sign: {
            en: '`failed to umount … shm`, from `StopPodSandbox`: the shared memory of the sandbox cannot be unmounted.',
            'zh-cn': '`StopPodSandbox` 报 `failed to umount … shm`：沙箱的共享内存卸不掉。',
          },
          short: { en: 'umount shm', 'zh-cn': 'umount shm 失败' },
          to: { case: 'umount-shm-mqueue-failed' },
        },
        {
          sign: {
            en: '`KillContainer` or `KillPodSandbox` with `context deadline exceeded`, or nothing at all: ask the runtime.',
            'zh-cn': '`KillContainer`、`KillPodSandbox` 报 `context deadline exceeded`，或者什么都没有：去问运行时。',
          },
          short: { en: 'deadline, or nothing', 'zh-cn': '超时或没日志' },
          to: { step: 'runtime' },
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
            en: 'No such line, `false`, or a node without Docker: find the process that holds the mount and restart that.',
            'zh-cn': '没有这样的行、是 `false`，或者节点上没有 Docker：找出占着挂载点的进程，重启它。',
          },
          short: { en: 'no', 'zh-cn': '没有' },
          to: { case: 'mount-leak-device-busy' },
        },
      ],
    },
    {
      id: 'runtime',
      question: {
        en: 'What do the processes of the container do? (`<id>`: with containerd the sandbox, from `crictl pods --name <pod>`; with Docker the container.)',
        'zh-cn':
          '容器的进程在做什么？（`<id>`：containerd 上是沙箱 ID，用 `crictl pods --name <pod>` 查；Docker 上是容器 ID。）',
      },
      short: { en: 'Its processes?', 'zh-cn': '容器的进程？' },
      look: 'ps -eo pid,ppid,stat,etimes,wchan:24,args --forest | grep -A15 \'[c]ontainerd-shim.*<id>\'; timeout 20 crictl -t 5s inspect <container> >/dev/null || timeout 10 docker inspect <container> >/dev/null; echo "inspect $?"',
      answers: [
        {
          sign: {
            en: 'One has STAT `D`: it waits in the kernel, mostly for storage, and no signal ends it: the storage has to come back, or the node needs a reboot. (`refrigerator` as WCHAN: frozen, see the next.)',
            'zh-cn':
              '有进程的 STAT 是 `D`：在内核里等，多半是等存储，什么信号都杀不掉：要么存储恢复，要么重启节点。（WCHAN 是 `refrigerator`：被冻结，看下一条。）',
          },
          short: { en: 'state D', 'zh-cn': 'D 状态' },
          to: { case: 'kernel-hung-task' },
        },
        {
          sign: {
            en: 'An old `runc`, frozen processes, `DeadlineExceeded` or `inspect 124`: the runtime hangs on this container.',
            'zh-cn': '有残留的 `runc`、被冻结的进程、`DeadlineExceeded` 或 `inspect 124`：运行时卡在这个容器上。',
          },
          short: { en: 'old runc, inspect hangs', 'zh-cn': '有 runc，inspect 卡住' },
          to: { symptom: 'docker-exec-or-inspect-hangs' },
        },
        {
          sign: {
            en: 'The program runs on, in state S or R, and `inspect` answers: nobody has sent it SIGKILL. Ask the runtime: `crictl stop -t 10 <container>`, with Docker `docker stop -t 10 <container>`. If that ends it, the kubelet was stuck: restart the kubelet.',
            'zh-cn':
              '程序照常运行，状态 S 或 R，`inspect` 也能返回：没人给它发 SIGKILL。直接让运行时停：`crictl stop -t 10 <container>`，Docker 用 `docker stop -t 10 <container>`。能停下来，说明是 kubelet 卡住了：重启 kubelet。',
          },
          short: { en: 'runs on, S or R', 'zh-cn': '照常运行，S 或 R' },
        },
        {
          sign: {
            en: 'No process is left. If the logs say `failed to destroy network`, look at the network plugin on this node: its delete must succeed first. If not, restart the kubelet; containers go on.',
            'zh-cn':
              '进程都没了。日志里有 `failed to destroy network`：看这个节点的网络插件，它得先删成功。没有：重启 kubelet，容器不受影响。',
          },
          short: { en: 'no process is left', 'zh-cn': '进程都没了' },
        },
      ],
    },
  ],
});
