/** Instead of the tools that ask the host: its logs, units, mounts and disks. */
import { type Advice, run } from './advice.ts';

const DISKSTATS = run(
  'cat /proc/diskstats; sleep 10; cat /proc/diskstats',
  'The counters iostat reads (its package is sysstat). The 13th column grows by 1000 a second on a device that is always busy.',
  'iostat 读的就是这些计数（它在 sysstat 包里）。设备一直繁忙时，第 13 列每秒增加 1000。',
);
const MOUNTINFO = run(
  'cat /proc/self/mountinfo',
  'All mounts with their propagation, as the kernel tells them.',
  '由内核给出的全部挂载及其传播方式。',
);
const SYSLOG = run(
  'sudo tail -n 500 /var/log/messages /var/log/syslog',
  'The same messages where a syslog daemon writes them to files.',
  '如果有 syslog 守护进程，同样的消息会写进这些文件。',
);
const ALL_UNITS = run(
  'systemctl list-unit-files | grep -E "docker|containerd|kubelet|crio"',
  'The names units have here; Docker from snap is snap.docker.dockerd.service.',
  '这里的单元叫什么名字；用 snap 安装的 Docker 是 snap.docker.dockerd.service。',
);
const DAEMONS = run(
  'ps -ef | grep -E "dockerd|containerd|kubelet"',
  'There is no systemd here: this is a container, WSL, or another init. Ask for the daemons themselves, or run it on the host.',
  '这里没有 systemd：可能是容器、WSL 或别的 init。请直接找守护进程，或到宿主机上执行。',
);
const DEBUGFS = run(
  'grep debugfs /proc/mounts; ls /sys/kernel/debug/block',
  'blktrace reads debugfs as root on the host. When nothing is shown, debugfs is not mounted or hidden by lockdown.',
  'blktrace 需要在宿主机上以 root 读 debugfs。没有输出说明 debugfs 没有挂载，或被内核锁定隐藏。',
);

export const HOST: Advice = {
  dmesg: {
    'not-installed': [run('journalctl -k --no-pager', 'The kernel log from the journal.', '从 journal 读内核日志。')],
    'not-permitted': [
      run('sudo dmesg -T', 'As root on the host, with readable times.', '在宿主机上以 root 执行，时间可读。'),
      run(
        'journalctl -k --no-pager',
        'The same from the journal, also of earlier boots with -b -1.',
        'journal 里也有同样的内容，加 -b -1 可看上一次启动。',
      ),
    ],
    unknown: [
      run('dmesg | tail -n 500', 'Old and busybox versions know no -T.', '旧版本和 busybox 不认识 -T。'),
      run('journalctl -k --no-pager', 'Has readable times.', '时间可读。'),
    ],
  },
  journalctl: {
    'not-installed': [SYSLOG],
    'not-permitted': [
      run(
        'sudo journalctl -u docker -u containerd --no-pager -n 1000',
        'Without root you see your own messages only: an empty answer says nothing.',
        '不是 root 只能看到自己的消息：结果为空不能说明任何问题。',
      ),
    ],
    'nothing-to-show': [
      run(
        'sudo journalctl --list-boots; sudo journalctl -n 20 --no-pager',
        'Whether there is a journal at all, and how far back it goes. Then check the name of the unit and the times asked for.',
        '看有没有 journal，以及能追溯到什么时候。然后检查单元名和时间范围。',
      ),
      SYSLOG,
    ],
  },
  systemctl: {
    'not-installed': [DAEMONS],
    'not-permitted': [
      run(
        'systemctl status {unit} --no-pager -l',
        'Reading needs no password; for changes use sudo.',
        '查看状态不需要密码；要改动请用 sudo。',
      ),
    ],
    'not-found': [ALL_UNITS],
    'cannot-connect': [DAEMONS],
    'nothing-to-show': [ALL_UNITS],
    unknown: [
      run(
        'systemctl cat {unit}; ls -l /etc/systemd/system/{unit}',
        'A masked unit is a link to /dev/null; somebody made it on purpose.',
        '被 mask 的单元是指向 /dev/null 的链接，是有人特意设置的。',
      ),
    ],
  },
  findmnt: {
    'not-installed': [MOUNTINFO],
    unknown: [MOUNTINFO],
  },
  mount: {
    'not-installed': [MOUNTINFO],
    'not-permitted': [MOUNTINFO],
    'no-such-file': [MOUNTINFO],
  },
  df: {
    'not-installed': [
      run('stat -f /var/lib/docker', 'Blocks and inodes of one file system.', '查看一个文件系统的块和 inode。'),
    ],
    'not-permitted': [
      run(
        'sudo df -hT; sudo df -i',
        'As root; the rest of the table is right without that row.',
        '以 root 执行；少了这一行，表的其余部分仍然正确。',
      ),
    ],
    'no-such-file': [
      run(
        'df -hT "$(docker info -f "{{.DockerRootDir}}")"',
        "The file system that holds Docker's data.",
        'Docker 数据所在的文件系统。',
      ),
    ],
    'cannot-connect': [
      run(
        'grep -E " nfs| fuse| cifs" /proc/mounts',
        'The server behind this mount does not answer; df hangs or fails on it. `df -l` leaves network mounts out.',
        '该挂载背后的服务器没有响应，df 会卡住或报错。`df -l` 可跳过网络挂载。',
      ),
    ],
    'nothing-to-show': [run('df -hT', 'All file systems.', '全部文件系统。')],
  },
  iostat: {
    'not-installed': [DISKSTATS],
    'nothing-to-show': [DISKSTATS],
  },
  blktrace: {
    'not-installed': [DISKSTATS],
    'not-permitted': [DEBUGFS],
    'no-such-file': [DEBUGFS, run('lsblk', 'The names of block devices.', '块设备的名称。')],
    unknown: [DEBUGFS],
  },
  blkparse: {
    'not-installed': [DISKSTATS],
    'no-such-file': [
      run(
        'ls -l *.blktrace.*',
        'blkparse wants the name in front of `.blktrace.0`, in the folder it runs in.',
        'blkparse 要的是 `.blktrace.0` 前面的名字，并且在当前目录里找。',
      ),
    ],
  },
  btrace: { 'not-installed': [DISKSTATS] },
  lsblk: {
    'not-installed': [run('cat /proc/partitions', 'Names and sizes of block devices.', '块设备的名称和大小。')],
  },
};
