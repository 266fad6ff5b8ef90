import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 110,
  verified: { date: '2026-11-20', on: 'Docker Engine 1.13 – 29.7, containerd 1.0 – 2.3' },
  sources: [
    {
      title: 'Docker docs: Prune unused Docker objects',
      url: 'https://docs.docker.com/engine/manage-resources/pruning/',
    },
    {
      title: 'Docker docs: json-file logging driver, max-size and max-file',
      url: 'https://docs.docker.com/engine/logging/drivers/json-file/',
    },
    {
      title: 'kubernetes#61937: mkdir /sys/fs/cgroup/memory: no space left on device',
      url: 'https://github.com/kubernetes/kubernetes/issues/61937',
    },
    {
      title: 'kubernetes#8198: inotify_add_watch: no space left on device',
      url: 'https://github.com/kubernetes/kubernetes/issues/8198',
    },
  ],
  steps: [
    {
      id: 'which',
      question: { en: 'What is full: blocks, inodes, or neither?', 'zh-cn': '满的是空间、inode，还是都没满？' },
      short: { en: 'What is full?', 'zh-cn': '什么满了？' },
      look: 'timeout 10 df -h -x overlay -x squashfs; timeout 10 df -i -x overlay -x squashfs',
      answers: [
        {
          sign: {
            en: '`Use%` near 100 on the disk of `/`, `/var/lib/docker`, `/var/lib/containerd` or `/var/log`.',
            'zh-cn': '`/`、`/var/lib/docker`、`/var/lib/containerd` 或 `/var/log` 所在的盘 `Use%` 接近 100：空间满了。',
          },
          short: { en: 'Use% 100 on a disk', 'zh-cn': '磁盘 Use% 100' },
          to: { step: 'what' },
        },
        {
          sign: {
            en: '`IUse%` is 100: there is space, but no inode for one more file. Find the directory with `du --inodes -xS / | sort -n | tail`; pruning cache and images helps here too.',
            'zh-cn':
              '`IUse%` 是 100：还有空间，但 inode 用完了，一个文件也建不了。用 `du --inodes -xS / | sort -n | tail` 找目录；清缓存和镜像同样管用。',
          },
          short: { en: 'IUse% 100', 'zh-cn': 'inode 用完' },
          to: { case: 'inodes-exhausted' },
        },
        {
          sign: {
            en: '`/run` or another tmpfs is at 100 %: it is in memory, and pruning images does not help; the article has a section on it.',
            'zh-cn': '`/run` 或别的 tmpfs 到了 100 %：它在内存里，清镜像没用，文章里有专门一节。',
          },
          short: { en: '/run is full', 'zh-cn': '/run 满了' },
          to: { case: 'no-space-left-on-device' },
        },
        {
          sign: { en: 'There is room in both.', 'zh-cn': '两边都有富余：看完整的报错。' },
          short: { en: 'room in both', 'zh-cn': '都没满' },
          to: { step: 'other' },
        },
      ],
    },
    {
      id: 'what',
      question: { en: 'Does Docker know where the space went?', 'zh-cn': 'Docker 知道空间花在哪里吗？' },
      short: { en: 'Does Docker know?', 'zh-cn': 'Docker 知道吗？' },
      look: "timeout 120 docker system df; timeout 10 docker info 2>/dev/null | grep -E 'Storage Driver|Docker Root Dir|Data Space|Metadata Space'",
      answers: [
        {
          sign: {
            en: 'Much is `RECLAIMABLE` in `Build Cache` or `Images`: clear the build cache and untagged images first.',
            'zh-cn': '`Build Cache`、`Images` 的 `RECLAIMABLE` 很大：先清构建缓存和无标签镜像。',
          },
          short: { en: 'cache or images', 'zh-cn': '缓存或镜像' },
          to: { case: 'no-space-left-on-device' },
        },
        {
          sign: {
            en: '`Containers` or `Local Volumes` is large: a program writes there. `docker ps -a --size` shows which; volumes hold data, free them inside the program.',
            'zh-cn':
              '`Containers` 或 `Local Volumes` 很大：有程序在往里写。`docker ps -a --size` 看是哪个；卷里是数据，要在程序里清理。',
          },
          short: { en: 'containers or volumes', 'zh-cn': '容器或卷' },
          to: { case: 'no-space-left-on-device' },
        },
        {
          sign: {
            en: 'devicemapper, and `Data Space Available` or `Metadata Space Available` is near 0: the thin pool is full. Remove unused images, or grow it with `lvextend`; do not restart Docker before.',
            'zh-cn':
              '驱动是 devicemapper，`Data Space Available` 或 `Metadata Space Available` 接近 0：thin pool 满了。删不用的镜像，或者用 `lvextend` 扩容，在此之前别重启 Docker。',
          },
          short: { en: 'thin pool full', 'zh-cn': 'thin pool 满了' },
          to: { case: 'devicemapper-thinpool-full' },
        },
        {
          sign: {
            en: 'The sum is far below what is used, or the command does not return.',
            'zh-cn': '加起来远小于已用空间，或者命令一直不返回。',
          },
          short: { en: 'it does not', 'zh-cn': '不知道' },
          to: { step: 'hidden' },
        },
      ],
    },
    {
      id: 'hidden',
      question: { en: 'What does docker system df not count?', 'zh-cn': '哪些是 docker system df 不统计的？' },
      short: { en: 'What is not counted?', 'zh-cn': '没统计的是什么？' },
      look: "find /var/lib/docker/containers -name '*-json.log*' -size +200M -exec ls -lh {} +; timeout 60 lsof -nP +L1 2>/dev/null | sort -k7 -n | tail -n 5; timeout 10 docker ps -a --filter status=dead --filter status=removing; du -xsh /var/log /var/log/pods /var/lib/containerd",
      answers: [
        {
          sign: {
            en: 'Large `-json.log` files: container logs have no limit by default. Do not delete the file, dockerd keeps it open.',
            'zh-cn': '`-json.log` 很大：容器日志默认没有上限。不要直接删文件，dockerd 还开着它。',
          },
          short: { en: 'container logs', 'zh-cn': '容器日志' },
          to: { case: 'no-space-left-on-device' },
        },
        {
          sign: {
            en: 'Large files marked `(deleted)`: a process still has them open, and the space comes back when it closes them. Its name is in the first column; restart that program alone, in a quiet moment. If it is dockerd, empty the file instead: `truncate -s 0 /proc/<pid>/fd/<fd>`.',
            'zh-cn':
              '有很大的 `(deleted)` 文件：删了但进程还开着，关闭之后空间才回来。第一列是程序名，挑个空闲时间只重启它。如果是 dockerd，别重启，把文件清空：`truncate -s 0 /proc/<pid>/fd/<fd>`。',
          },
          short: { en: 'deleted, still open', 'zh-cn': '已删除但还开着' },
        },
        {
          sign: {
            en: 'Containers in `Dead` or `Removal In Progress`: their layers stay until the removal succeeds.',
            'zh-cn': '有 `Dead`、`Removal In Progress` 的容器：没删成，层就一直占着。',
          },
          short: { en: 'dead containers', 'zh-cn': 'Dead 容器' },
          to: { symptom: 'container-cannot-be-removed' },
        },
        {
          sign: {
            en: 'None of them, or `/var/log` or `/var/lib/containerd` is large: go through the disk with `du -xh`, the article has the command. Images of containerd are removed with `crictl rmi --prune` or by dockerd, never by hand.',
            'zh-cn':
              '都不是，或者 `/var/log`、`/var/lib/containerd` 很大：用 `du -xh` 逐级找，命令在文章里。containerd 的镜像用 `crictl rmi --prune` 或 dockerd 来删，不要手工删文件。',
          },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { case: 'no-space-left-on-device' },
        },
      ],
    },
    {
      id: 'other',
      question: {
        en: 'What stands before “no space left on device”?',
        'zh-cn': '“no space left on device” 前面写的是什么？',
      },
      short: { en: 'What stands before it?', 'zh-cn': '前面写的什么？' },
      look: "grep -E 'subsys|memory' /proc/cgroups; sysctl fs.inotify; journalctl -b -o short-iso --no-pager | grep -iE 'no space left|Thin Pool' | tail -n 10",
      answers: [
        {
          sign: {
            en: '`mkdir /sys/fs/cgroup/memory/…`: ids of memory cgroups are used up; `num_cgroups` is near 65535.',
            'zh-cn': '`mkdir /sys/fs/cgroup/memory/…`：memory cgroup 的 ID 用完了，`num_cgroups` 接近 65535。',
          },
          short: { en: 'mkdir …/cgroup/memory', 'zh-cn': '建不了 memory 组' },
          to: { case: 'kmem-accounting-leak' },
        },
        {
          sign: {
            en: '`inotify_add_watch`, `watch`: the number of inotify watches is used up, not the disk. Raise `fs.inotify.max_user_watches`.',
            'zh-cn':
              '`inotify_add_watch`、`watch`：是 inotify 监视数用完，不是磁盘。调大 `fs.inotify.max_user_watches`。',
          },
          short: { en: 'inotify', 'zh-cn': 'inotify 监视数' },
          to: { case: 'too-many-open-files' },
        },
        {
          sign: {
            en: '`Thin Pool has … free data blocks`: the thin pool of devicemapper, which df does not show. Remove unused images, or grow it with `lvextend`.',
            'zh-cn':
              '`Thin Pool has … free data blocks`：devicemapper 的 thin pool，df 看不到它。删不用的镜像，或者用 `lvextend` 扩容。',
          },
          short: { en: 'Thin Pool', 'zh-cn': 'Thin Pool 满了' },
          to: { case: 'devicemapper-thinpool-full' },
        },
        {
          sign: {
            en: 'A path inside one container: its own limit, such as `/dev/shm` (64 MB), a tmpfs, a volume or `--storage-opt size`. The article lists these and the rarer limits.',
            'zh-cn':
              '某一个容器里的路径：是它自己的上限，比如 `/dev/shm`（64 MB）、tmpfs、卷、`--storage-opt size`。文章里列了这些和更少见的限额。',
          },
          short: { en: 'one container only', 'zh-cn': '只有一个容器' },
          to: { case: 'no-space-left-on-device' },
        },
      ],
    },
  ],
});
