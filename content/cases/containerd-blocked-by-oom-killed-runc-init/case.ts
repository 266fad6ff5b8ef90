import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB1001',
  group: 'hang',
  parts: ['runc', 'containerd', 'dockerd', 'kernel'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'runc 1.0.0-rc2 – 1.5.1, Docker 17.03 – 29 (source and issues)',
      'zh-cn': 'runc 1.0.0-rc2 – 1.5.1，Docker 17.03 – 29（源码与 issue）',
    },
  },
  errors: [
    'Memory cgroup out of memory: Kill process 20357 (runc:[2:INIT]) score 970 or sacrifice child',
    'Killed process 20357 (runc:[2:INIT]) total-vm:600736kB, anon-rss:3296kB, file-rss:276kB, shmem-rss:1012kB',
    'openat(AT_FDCWD, "/var/run/docker/runtime-runc/moby/34f4152a372146b0c001f47f2b71fb21c7cdd8f7690772fc3b31f8a3219d45b7/exec.fifo", O_RDONLY|O_CLOEXEC',
    'github.com/opencontainers/runc/libcontainer.(*linuxContainer).exec(0xc42011a000, 0x0, 0x0)',
    'github.com/docker/containerd/runtime.(*oom).Flush(0xc420389cb0)',
    'OCI runtime start failed: container process is already dead: unknown',
    'OCI runtime start failed: cannot start a container that has stopped: unknown',
  ],
  fixedIn: { runc: ['1.0.0-rc5'], docker: ['17.12.1', '18.02.0'] },
  affected: [
    {
      component: 'runc',
      range: { en: '1.0.0-rc2 – 1.0.0-rc4', 'zh-cn': '1.0.0-rc2 – 1.0.0-rc4' },
      fixedIn: '1.0.0-rc5',
      source: 'https://github.com/opencontainers/runc/pull/1698',
    },
    {
      component: 'Docker Engine',
      range: { en: '≤ 17.09, 17.12.0, 18.01', 'zh-cn': '≤ 17.09、17.12.0、18.01' },
      fixedIn: '17.12.1, 18.02.0',
      source: 'https://github.com/moby/moby/pull/36097',
    },
    {
      component: 'runc',
      range: {
        en: '1.0.0-rc5 – rc9: no hang, but now and then a false “container process is already dead”',
        'zh-cn': '1.0.0-rc5 – rc9：不再卡死，但偶尔会误报 “container process is already dead”',
      },
      fixedIn: '1.0.0-rc10',
      source: 'https://github.com/opencontainers/runc/pull/2185',
    },
  ],
  confirm: [
    "sudo dmesg -T | grep -F 'runc:[2:INIT]'",
    "ps -eo pid,ppid,lstart,args | grep -E '[r]unc .*start'",
    'timeout 10 docker ps >/dev/null; echo $?',
    'docker-runc --version; runc --version',
  ],
  related: ['SB2001', 'SB2003', 'SB1002', 'SB1004', 'SB1010'],
  lookAlikes: ['SB1002', 'SB1003', 'SB1005', 'SB1010', 'SB2001'],
  sources: [
    {
      title: 'runc#1698: Avoid race when opening exec fifo',
      url: 'https://github.com/opencontainers/runc/pull/1698',
    },
    {
      title: 'moby#36010: docker-runc does not terminate (process list, strace, relief)',
      url: 'https://github.com/moby/moby/issues/36010',
    },
    {
      title: 'containerd#1882: containerd hangs (dump of the waiting runc)',
      url: 'https://github.com/containerd/containerd/issues/1882',
    },
    {
      title: 'moby#36097: Update runc to fix hang during start and exec',
      url: 'https://github.com/moby/moby/pull/36097',
    },
    {
      title: 'containerd#2048: bump runc',
      url: 'https://github.com/containerd/containerd/pull/2048',
    },
    {
      title: 'runc#2183: false “container process is already dead”',
      url: 'https://github.com/opencontainers/runc/issues/2183',
    },
    {
      title: 'containerd#2750: containerd 0.2 hangs while reading from the OOM eventfd',
      url: 'https://github.com/containerd/containerd/issues/2750',
    },
    {
      title: 'coreos/bugs#2320: container oom would cause docker ps hang',
      url: 'https://github.com/coreos/bugs/issues/2320',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
});
