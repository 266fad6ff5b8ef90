import { defineSymptom } from '../../../src/catalog/symptom.ts';

export default defineSymptom({
  order: 60,
  verified: { date: '2026-11-20', on: 'Docker Engine 1.10 – 29.7, systemd 219 – 259' },
  sources: [
    { title: 'Docker docs: Troubleshooting the daemon', url: 'https://docs.docker.com/engine/daemon/troubleshoot/' },
    { title: 'Docker docs: Read the daemon logs', url: 'https://docs.docker.com/engine/daemon/logs/' },
    { title: 'Docker docs: Live restore', url: 'https://docs.docker.com/engine/daemon/live-restore/' },
    {
      title: 'moby 29.7.2: docker.socket',
      url: 'https://github.com/moby/moby/blob/docker-v29.7.2/contrib/init/systemd/docker.socket',
    },
  ],
  steps: [
    {
      id: 'state',
      question: {
        en: 'What does systemd say, and is there room on the disks?',
        'zh-cn': 'systemd 怎么说？磁盘还有没有空间？',
      },
      short: { en: 'State of the unit?', 'zh-cn': '单元是什么状态？' },
      look: 'systemctl status docker.service docker.socket containerd.service --no-pager -n 0; df -h / /var/lib/docker /run',
      answers: [
        {
          sign: {
            en: '`active (running)`, or `inactive (dead)` without any error: it runs and the client asks elsewhere, or nobody started it.',
            'zh-cn':
              '`active (running)`，或者 `inactive (dead)` 且没有任何报错：其实在运行，是客户端连错了地方；或者根本没人启动它。',
          },
          short: { en: 'running, or never started', 'zh-cn': '在运行，或没人启动' },
          to: { case: 'cannot-connect-to-daemon' },
        },
        {
          sign: {
            en: 'A file system is at 100 %: make room first, dockerd cannot write.',
            'zh-cn': '有文件系统到了 100 %：先腾空间，dockerd 写不了东西。',
          },
          short: { en: 'a disk is full', 'zh-cn': '磁盘满了' },
          to: { symptom: 'disk-full' },
        },
        {
          sign: {
            en: '“A dependency job for docker.service failed”, docker.socket or containerd.service is `failed`, or docker.service stays in `activating (start)` for minutes: it lacks something it needs.',
            'zh-cn':
              '报 “A dependency job for docker.service failed”，docker.socket 或 containerd.service 是 `failed`，或者 docker.service 好几分钟停在 `activating (start)`：它依赖的东西没起来。',
          },
          short: { en: 'a dependency failed', 'zh-cn': '依赖的单元失败' },
          to: { step: 'dependency' },
        },
        {
          sign: {
            en: 'docker.service is `failed` or `activating (auto-restart)`, the others are fine: dockerd itself gives up.',
            'zh-cn': 'docker.service 是 `failed` 或 `activating (auto-restart)`，其余正常：是 dockerd 自己退出的。',
          },
          short: { en: 'docker.service failed', 'zh-cn': 'dockerd 自己退出' },
          to: { step: 'error' },
        },
      ],
    },
    {
      id: 'dependency',
      question: {
        en: 'Which unit failed before docker.service?',
        'zh-cn': '在 docker.service 之前，哪个单元先失败了？',
      },
      short: { en: 'Which unit failed first?', 'zh-cn': '哪个单元先失败？' },
      look: 'journalctl -b -u docker.socket -u containerd.service -u docker-storage-setup.service -o short-iso --no-pager -n 60',
      answers: [
        {
          sign: {
            en: 'docker.socket: `step GROUP`, `Failed to resolve group`, `status=216/GROUP`: the group docker does not exist.',
            'zh-cn':
              'docker.socket 报 `step GROUP`、`Failed to resolve group` 或 `status=216/GROUP`：没有 docker 这个组。',
          },
          short: { en: 'docker.socket: GROUP', 'zh-cn': '没有 docker 组' },
          to: { case: 'docker-group-missing' },
        },
        {
          sign: {
            en: 'docker-storage-setup ended with an error (RHEL and CentOS 7): dockerd then starts with old storage options or none.',
            'zh-cn':
              'docker-storage-setup 报错退出（RHEL、CentOS 7）：dockerd 接着用旧的存储参数启动，或者一个参数也没有。',
          },
          short: { en: 'docker-storage-setup', 'zh-cn': 'docker-storage-setup 出错' },
          to: { case: 'docker-storage-setup-fails' },
        },
        {
          sign: {
            en: 'containerd failed, or dockerd waits for its socket: start containerd first; its own first error (invalid config.toml, full disk) is the cause.',
            'zh-cn':
              'containerd 失败，或者 dockerd 在等它的套接字：先让 containerd 起来；它自己的第一条报错（config.toml 写错、磁盘满）才是原因。',
          },
          short: { en: 'containerd', 'zh-cn': 'containerd 没起来' },
          to: { case: 'containerd-not-reachable' },
        },
        {
          sign: { en: 'None of them: see what dockerd said.', 'zh-cn': '都不是：看 dockerd 说了什么。' },
          short: { en: 'none of them', 'zh-cn': '都不是' },
          to: { step: 'error' },
        },
      ],
    },
    {
      id: 'error',
      question: {
        en: 'What is the error of dockerd before it exits?',
        'zh-cn': 'dockerd 退出之前报的是什么错？',
      },
      short: { en: 'The error of dockerd?', 'zh-cn': 'dockerd 报什么错？' },
      look: "journalctl -b -u docker.service -o short-iso --no-pager | grep -iE 'level=(error|fatal)|error starting|failed to start|unable to configure|unknown flag|pid file|panic|fatal error' | tail -n 12",
      answers: [
        {
          sign: {
            en: '`unable to configure the Docker daemon with file`, `unknown flag`: a setting is wrong.',
            'zh-cn': '`unable to configure the Docker daemon with file` 或 `unknown flag`：配置写错了。',
          },
          short: { en: 'a setting', 'zh-cn': '配置' },
          to: { step: 'setting' },
        },
        {
          sign: {
            en: '`error initializing graphdriver`, or a line about devicemapper, overlay2, loopback devices or SELinux: storage.',
            'zh-cn':
              '`error initializing graphdriver`，或者与 devicemapper、overlay2、loopback、SELinux 有关：存储问题。',
          },
          short: { en: 'storage', 'zh-cn': '存储' },
          to: { step: 'storage' },
        },
        {
          sign: {
            en: '`Error initializing network controller`, `failed to create NAT chain`: dockerd cannot program iptables. Compare `uname -r` with `ls /lib/modules`: if the running kernel has no directory there, an update removed its modules and a reboot is due. `ZONE_CONFLICT`: take docker0 out of the zone that `firewall-cmd --get-zone-of-interface=docker0` names.',
            'zh-cn':
              '`Error initializing network controller`、`failed to create NAT chain`：dockerd 配不了 iptables。拿 `uname -r` 对照 `ls /lib/modules`：正在运行的内核在里面没有目录，说明升级把它的模块删了，该安排重启主机。报 `ZONE_CONFLICT`：把 docker0 从 `firewall-cmd --get-zone-of-interface=docker0` 显示的 zone 里移出来。',
          },
          short: { en: 'network, iptables', 'zh-cn': '网络、iptables' },
          to: { case: 'iptables-unusable' },
        },
        {
          sign: {
            en: 'Something else, or only systemd’s own lines.',
            'zh-cn': '别的报错，或者只有 systemd 自己的几行。',
          },
          short: { en: 'something else', 'zh-cn': '别的' },
          to: { step: 'rest' },
        },
      ],
    },
    {
      id: 'setting',
      question: { en: 'What does it say about the setting?', 'zh-cn': '它说配置哪里不对？' },
      short: { en: 'Which setting?', 'zh-cn': '哪里配错了？' },
      look: "systemctl cat docker.service | grep -E '^# /|ExecStart|EnvironmentFile'; cat /etc/docker/daemon.json",
      answers: [
        {
          sign: {
            en: '`specified both as a flag and in the configuration file`: the option stands in `ExecStart` and in daemon.json; take one of them out.',
            'zh-cn':
              '`specified both as a flag and in the configuration file`：同一个选项在 `ExecStart` 和 daemon.json 里各写了一次，去掉一处。',
          },
          short: { en: 'both flag and file', 'zh-cn': '参数和文件重复' },
          to: { case: 'daemon-flag-conflict' },
        },
        {
          sign: {
            en: "`invalid character`, `unexpected EOF`, `don't match any configuration option`: daemon.json is not valid JSON or has a key this version does not know. `python3 -m json.tool /etc/docker/daemon.json` names the line; an unknown key is in the message.",
            'zh-cn':
              "`invalid character`、`unexpected EOF`、`don't match any configuration option`：daemon.json 不是合法 JSON，或者写了这个版本不认识的键。用 `python3 -m json.tool /etc/docker/daemon.json` 看是哪一行；不认识的键报错里就有。",
          },
          short: { en: 'daemon.json not valid', 'zh-cn': 'daemon.json 写错' },
          to: { case: 'daemon-json-invalid' },
        },
        {
          sign: {
            en: '`unknown flag`: a drop-in still has an option that this version of dockerd has dropped. The lines with `# /` name the files: take it out there.',
            'zh-cn':
              '`unknown flag`：drop-in 里还留着这个版本的 dockerd 已经去掉的参数。上面 `# /` 开头的行就是文件名，到那里删掉它。',
          },
          short: { en: 'unknown flag', 'zh-cn': '不认识的参数' },
          to: { case: 'dockerd-unknown-flag' },
        },
      ],
    },
    {
      id: 'storage',
      question: { en: 'What does the storage driver lack?', 'zh-cn': '存储驱动缺什么？' },
      short: { en: 'Storage: what is missing?', 'zh-cn': '存储缺什么？' },
      look: 'findmnt -no SOURCE,FSTYPE,OPTIONS -T /var/lib/docker; ls /var/lib/docker; grep overlay /proc/filesystems; uname -r',
      answers: [
        {
          sign: {
            en: '`Non existing device`: most often the LVM volume is only inactive. `Unable to take ownership of thin-pool`: it belongs to another data directory. Delete nothing in either case.',
            'zh-cn':
              '`Non existing device`：多半只是 LVM 卷没有激活。`Unable to take ownership of thin-pool`：这个池属于另一个数据目录。两种情况都什么也别删。',
          },
          short: { en: 'thin pool', 'zh-cn': 'thin pool 不可用' },
          to: { case: 'devicemapper-thinpool-missing' },
        },
        {
          sign: {
            en: '`There are no more loopback devices available`: devicemapper on loop files finds no `/dev/loopN`.',
            'zh-cn': '`There are no more loopback devices available`：devicemapper 用 loop 文件，却没有 `/dev/loopN`。',
          },
          short: { en: 'loopback devices', 'zh-cn': 'loop 设备' },
          to: { case: 'no-loopback-devices' },
        },
        {
          sign: {
            en: '`SELinux is not supported with the overlay2 graph driver on this kernel`: boot a newer kernel; leave SELinux on.',
            'zh-cn':
              '`SELinux is not supported with the overlay2 graph driver on this kernel`：换较新的内核启动，不要关 SELinux。',
          },
          short: { en: 'SELinux and overlay2', 'zh-cn': 'SELinux 与 overlay2' },
          to: { case: 'selinux-overlay2-unsupported' },
        },
        {
          sign: {
            en: '`several valid graphdrivers`: name the one in use in daemon.json. `driver not supported`, `backing file system`: kernel or file system do not fit the driver (try `modprobe overlay`), or an update dropped it (devicemapper: Engine 25.0); then go back to the earlier version until the data is moved. Keep the old directory.',
            'zh-cn':
              '`several valid graphdrivers`：在 daemon.json 里写明正在用的那个驱动。`driver not supported`、`backing file system`：内核或文件系统不支持这个驱动（先试 `modprobe overlay`），或者新版本去掉了它（devicemapper：Engine 25.0），那就先退回老版本，数据迁完再升级。旧目录都要留着。',
          },
          short: { en: 'driver does not fit', 'zh-cn': '驱动不支持' },
          to: { case: 'overlay-not-supported' },
        },
      ],
    },
    {
      id: 'rest',
      question: { en: 'Is it one of these?', 'zh-cn': '是不是下面这几种？' },
      short: { en: 'One of these?', 'zh-cn': '是不是这几种？' },
      look: 'stat -fc %T /sys/fs/cgroup; grep cgroup /proc/mounts | head -n 3; cat /var/run/docker.pid; pgrep -a dockerd',
      answers: [
        {
          sign: {
            en: "`Devices cgroup isn't mounted`, `cgroup mountpoint does not exist`: the cgroup hierarchy is missing, or this Docker is older than the host’s cgroup v2.",
            'zh-cn':
              "`Devices cgroup isn't mounted`、`cgroup mountpoint does not exist`：cgroup 层级没有挂载，或者 Docker 太老、不认识宿主机的 cgroup v2。",
          },
          short: { en: 'cgroup not mounted', 'zh-cn': 'cgroup 没挂载' },
          to: { case: 'cgroup-mount-missing' },
        },
        {
          sign: {
            en: '`pid file found`, `process with PID … is still running`: see whether that PID is a dockerd. Only if it is not, the file is stale and may be removed.',
            'zh-cn':
              '`pid file found`、`process with PID … is still running`：先看这个 PID 是不是 dockerd，不是，才说明 pid 文件是残留的，可以删掉。',
          },
          short: { en: 'pid file', 'zh-cn': 'pid 文件' },
          to: { case: 'stale-pid-file' },
        },
        {
          sign: {
            en: '`failed to dial … containerd.sock`, `timeout waiting for containerd to start`: containerd does not answer. The first error in `journalctl -b -u containerd` counts.',
            'zh-cn':
              '`failed to dial … containerd.sock`、`timeout waiting for containerd to start`：containerd 没有应答，看 `journalctl -b -u containerd` 里的第一条报错。',
          },
          short: { en: 'containerd', 'zh-cn': 'containerd 无应答' },
          to: { case: 'containerd-not-reachable' },
        },
        {
          sign: {
            en: 'None of them, or only `Start request repeated too quickly` and `Failed with result`: systemd gave up; the cause stands before the first attempt failed.',
            'zh-cn':
              '都不是，或者只有 `Start request repeated too quickly`、`Failed with result`：systemd 不再重试了，原因在第一次失败之前。',
          },
          short: { en: 'none of these', 'zh-cn': '都不是' },
          to: { guide: 'read-the-first-error' },
        },
      ],
    },
  ],
});
