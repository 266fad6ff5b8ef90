import { describe, expect, it } from 'vitest';
import { read, readOne } from './read.ts';

const ID = '4f2a'.padEnd(64, '0');

describe('lines only the kernel prints', () => {
  it.each([
    [
      'INFO: task runc:[2:INIT]:20357 blocked for more than 120 seconds.',
      { event: 'hung-task', task: 'runc:[2:INIT]', pid: 20357, seconds: 120, level: 'error' },
    ],
    [
      'INFO: task jbd2/sda1-8:412 blocked in I/O wait for more than 241 seconds.',
      { event: 'hung-task', task: 'jbd2/sda1-8', pid: 412, seconds: 241 },
    ],
    [
      'INFO: task kworker/u4:3:1234 blocked for more than 122 seconds. [Warning #1]',
      { event: 'hung-task', task: 'kworker/u4:3', pid: 1234, seconds: 122 },
    ],
    [
      'watchdog: BUG: soft lockup - CPU#2 stuck for 23s! [kworker/2:1:77]',
      { event: 'soft-lockup', cpu: 2, seconds: 23, task: 'kworker/2:1', pid: 77 },
    ],
    ['BUG: soft lockup - CPU#0 stuck for 61s! [java:9]', { event: 'soft-lockup', cpu: 0, seconds: 61 }],
    ['NMI watchdog: Watchdog detected hard LOCKUP on cpu 3', { event: 'hard-lockup', cpu: 3 }],
    ['rcu: INFO: rcu_preempt detected stalls on CPUs/tasks:', { event: 'rcu-stall' }],
    ['INFO: rcu_sched self-detected stall on CPU', { event: 'rcu-stall' }],
    ['INFO: rcu_tasks detected stalls on tasks:', { event: 'rcu-stall' }],
    [
      'BUG: workqueue lockup - pool cpus=3 node=0 flags=0x0 nice=0 stuck for 31s!',
      { event: 'workqueue-lockup', cpu: 3, seconds: 31 },
    ],
    [
      'unregister_netdevice: waiting for veth12ab to become free. Usage count = 3',
      { event: 'unregister-netdevice', device: 'veth12ab', usageCount: 3, level: 'warning' },
    ],
    ['nf_conntrack: nf_conntrack: table full, dropping packet', { event: 'conntrack-full', level: 'error' }],
    ['nf_conntrack: table full in netns 4026531840, dropping packet', { event: 'conntrack-full' }],
    ['ip_conntrack: table full, dropping packet.', { event: 'conntrack-full' }],
    [
      'device-mapper: thin: 253:4: switching pool to out-of-data-space (queue IO) mode',
      { event: 'thin-pool', device: '253:4', state: 'out-of-data-space', level: 'error' },
    ],
    ['device-mapper: thin: 253:4: switching pool to write mode', { event: 'thin-pool', state: 'write', level: 'info' }],
    [
      'device-mapper: thin: 253:4: reached low water mark for metadata device: sending event.',
      { event: 'thin-pool', device: '253:4', state: undefined, level: 'warning' },
    ],
    [
      "device-mapper: thin: 253:4: metadata operation 'dm_pool_commit_metadata' failed: error = -5",
      { event: 'thin-pool', errno: 5, level: 'error' },
    ],
    [
      'EXT4-fs error (device dm-3): ext4_find_entry:1465: inode #2: comm runc:[1:CHILD]: reading directory lblock 0',
      { event: 'filesystem-error', device: 'dm-3', level: 'error' },
    ],
    ['EXT3-fs (sda1): error: remounting filesystem read-only', { event: 'read-only', device: 'sda1' }],
    ['EXT4-fs (sda1): Remounting filesystem read-only', { event: 'read-only', device: 'sda1' }],
    ['Aborting journal on device dm-0-8.', { event: 'filesystem-error', device: 'dm-0' }],
    ['XFS (dm-5): Please umount the filesystem and rectify the problem(s)', { event: 'filesystem-error' }],
    [
      'XFS (sdb1): metadata I/O error in "xlog_iodone" at daddr 0x1d1c6470 len 64 error 5',
      { event: 'filesystem-error', device: 'sdb1', errno: 5 },
    ],
    [
      'XFS (sdb1): Corruption of in-memory data detected.  Shutting down filesystem',
      { event: 'filesystem-error', device: 'sdb1' },
    ],
    [
      'BTRFS critical (device nvme0n1p2): corrupt leaf: root=2 block=1 slot=3, unexpected item end',
      { event: 'filesystem-error', device: 'nvme0n1p2', level: 'error' },
    ],
    ['BTRFS: Transaction aborted (error -28)', { event: 'filesystem-error', errno: 28 }],
    [
      'blk_update_request: I/O error, dev sda, sector 12345 op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 0',
      { event: 'io-error', device: 'sda' },
    ],
    ['critical medium error, dev nvme0n1, sector 99', { event: 'io-error', device: 'nvme0n1' }],
    ['Buffer I/O error on device dm-0, logical block 131', { event: 'io-error', device: 'dm-0' }],
    ['nfs: server 192.0.2.7 not responding, timed out', { event: 'nfs-not-responding', device: '192.0.2.7' }],
    ['SLUB: Unable to allocate memory on node -1 (gfp=0x20)', { event: 'slub-failure' }],
    [
      `cgroup: fork rejected by pids controller in /docker/${ID}`,
      { event: 'fork-rejected', cgroup: `/docker/${ID}`, container: ID, pod: undefined },
    ],
    ['BUG: unable to handle kernel paging request at ffffc90001b6d000', { event: 'oops', level: 'error' }],
    [
      'cgroup: runc (828) created nested cgroup for controller "memory" which has incomplete hierarchy support.',
      { event: 'cgroup-notice', task: 'runc', pid: 828, level: 'info' },
    ],
    ['BUG: kernel NULL pointer dereference, address: 0000000000000008', { event: 'oops' }],
    ['Unable to handle kernel NULL pointer dereference at virtual address 0000000000000008', { event: 'oops' }],
    ['divide error: 0000 [#1] SMP KASAN', { event: 'oops' }],
    ['Internal error: Oops: 96000004 [#1] SMP', { event: 'oops' }],
    ['BUG: Bad page state in process java  pfn:12345', { event: 'oops', task: 'java' }],
    ['BUG: KASAN: use-after-free in ovl_lookup+0x12/0x40 [overlay]', { event: 'oops' }],
    ['Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000009', { event: 'panic', level: 'fatal' }],
    [
      'WARNING: CPU: 3 PID: 4711 at net/core/dev.c:2500 skb_warn_bad_offload+0xbc/0xc0',
      { event: 'warning', cpu: 3, pid: 4711, function: 'skb_warn_bad_offload', level: 'warning' },
    ],
    [
      'WARNING: net/core/dev.c:2500 at skb_warn_bad_offload+0xbc/0xc0, CPU#3: kworker/3:1/4711',
      { event: 'warning', cpu: 3, task: 'kworker/3:1', pid: 4711 },
    ],
    [
      'Linux version 3.10.0-514.16.1.el7.x86_64 (builder@example.com) (gcc version 4.8.5) #1 SMP',
      { event: 'boot', versions: { kernel: '3.10.0-514.16.1.el7.x86_64' } },
    ],
    [
      'traps: nginx[812] trap divide error ip:55d0 sp:7ffd error:0 in nginx[55d0+1000]',
      { event: 'process-fault', task: 'nginx', pid: 812 },
    ],
    [
      'type=AVC msg=audit(1716979606.000:120): avc:  denied  { write } for  pid=4711 comm="nginx" path="/srv/www" dev="dm-0" ino=131 scontext=a tcontext=b tclass=dir permissive=0',
      {
        event: 'security-denied',
        task: 'nginx',
        pid: 4711,
        denial: { by: 'selinux', operation: 'write', profile: 'a', target: '/srv/www', syscall: undefined },
      },
    ],
    [
      'AVC apparmor="DENIED" operation="mount" info="failed flags match" error=-13 profile="docker-default" name="/proc/" pid=4711 comm="mount" fstype="proc"',
      {
        event: 'security-denied',
        denial: {
          by: 'apparmor',
          operation: 'mount',
          profile: 'docker-default',
          target: '/proc/',
          syscall: undefined,
        },
      },
    ],
    [
      'type=1326 audit(1716979607.000:121): auid=1 uid=0 gid=0 ses=1 pid=4822 comm="stress" exe="/bin/stress" sig=0 arch=c000003e syscall=435 compat=0 ip=0x7f code=0x50000',
      { event: 'security-denied', denial: { by: 'seccomp', syscall: 435, target: '/bin/stress' } },
    ],
  ])('reads %s', (text, expected) => {
    expect(readOne(text)).toMatchObject({ message: text, ...expected });
    expect(readOne(`[  123.456789] ${text}`)).toMatchObject({ message: text, uptime: 123.456789, ...expected });
  });
});

describe('lines that begin with a name are believed when the kernel wrote them', () => {
  const lines: readonly [text: string, expected: object][] = [
    [
      'br-5cd16722da69: port 1(veth924a809) entered forwarding state',
      { event: 'port-state', device: 'br-5cd16722da69', port: 'veth924a809', state: 'forwarding', level: 'info' },
    ],
    [
      'java: page allocation failure: order:4, mode:0x40dc0(GFP_KERNEL)',
      { event: 'page-allocation-failure', task: 'java' },
    ],
    ['kworker/0:1: page allocation failure. order:1, mode:0x20', { event: 'page-allocation-failure' }],
    ['java[4711]: segfault at 8 ip 00007f sp 00007f error 4 in libjvm.so', { event: 'process-fault', pid: 4711 }],
  ];

  it.each(lines)('%s', (text, expected) => {
    expect(readOne(`Jun 17 03:18:17 node-7 kernel: ${text}`)).toMatchObject({ time: 'Jun 17 03:18:17', ...expected });
    expect(read(text).records).toEqual([]);
  });
});

describe('ordinary lines of the kernel make no records', () => {
  it.each([
    'EXT4-fs (dm-0): mounted filesystem with ordered data mode. Opts: errors=remount-ro',
    'EXT4-fs (dm-0): re-mounted. Opts: errors=remount-ro',
    'XFS (sdb1): Mounting V5 Filesystem',
    'XFS (sdb1): Ending clean mount',
    'BTRFS info (device sda1): disk space caching is enabled',
    'device-mapper: uevent: version 1.0.3',
    'device-mapper: thin: 253:4: growing the data device from 1638400 to 1720320 blocks',
    'SLUB: HWalign=64, Order=0-3, MinObjects=0, CPUs=8, Nodes=1',
    'rcu: Hierarchical RCU implementation.',
    'NMI watchdog: Perf NMI watchdog permanently disabled',
    'nf_conntrack version 0.5.0 (65536 buckets, 262144 max)',
    'audit: type=1400 audit(1716979605.101:119): apparmor="STATUS" operation="profile_load" name="docker-default"',
    'audit: type=1400 audit(1716979605.101:119): apparmor="ALLOWED" operation="open" profile="x" name="/etc/a"',
    'audit: type=1326 audit(1716979608.0:122): auid=0 pid=4823 syscall=330 compat=0 ip=0x7f code=0x7ffc0000',
    'eth0: renamed from veth4d77aa6',
    'INFO: lockdep is turned off.',
    'Future hung task reports are suppressed, see sysctl kernel.hung_task_warnings',
    'systemd[1]: Mounting POSIX Message Queue File System...',
    ' schedule+0x42/0xb0',
    'Call Trace:',
  ])('%s', (text) => {
    const { records, gaps } = read(`[  123.456789] ${text}`);
    expect({ records, gaps }).toEqual({ records: [], gaps: [] });
  });
});
