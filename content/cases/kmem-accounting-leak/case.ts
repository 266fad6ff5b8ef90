import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB2003',
  group: 'memory',
  parts: ['kernel', 'runc', 'kubelet'],
  severity: 'critical',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'RHEL/CentOS 7 kernels 3.10.0-514 – 3.10.0-1160, Ubuntu 4.4, cgroup v2 on 6.1 (source and issues)',
      'zh-cn': 'RHEL/CentOS 7 内核 3.10.0-514 – 3.10.0-1160，Ubuntu 4.4，内核 6.1 上的 cgroup v2（源码与 issue）',
    },
  },
  errors: [
    'SLUB: Unable to allocate memory on node -1 (gfp=0x20)',
    'cache: kmalloc-192(15:18479a49f76b66461d8fedd17a6eba407f08cc8960bd0246d39df8eb21f20b4f), object size: 192, buffer size: 192, default order: 1, min order: 0',
    'mkdir /sys/fs/cgroup/memory/kubepods/besteffort/pod98211fca-b27e-4316-b1ae-c0d27925aa84: cannot allocate memory',
    'mkdir /sys/fs/cgroup/memory/kubepods/burstable/podf2552b87-fd99-4c85-9b6c-e997dcdb6a0f: no space left on device',
    'OCI runtime create failed: container_linux.go:345: starting container process caused "process_linux.go:281: applying cgroup configuration for process caused \\"mkdir /sys/fs/cgroup/memory/docker/18479a49f76b66461d8fedd17a6eba407f08cc8960bd0246d39df8eb21f20b4f: cannot allocate memory\\"": unknown',
    'unable to apply cgroup configuration: mkdir /sys/fs/cgroup/memory/docker/18479a49f76b66461d8fedd17a6eba407f08cc8960bd0246d39df8eb21f20b4f: cannot allocate memory',
    'unable to ensure pod container exists: failed to create container for [kubepods besteffort podc6eeec88-8664-11e9-9524-5254007057ba] : mkdir /sys/fs/cgroup/memory/kubepods/besteffort/podc6eeec88-8664-11e9-9524-5254007057ba: no space left on device',
    'mkdir: cannot create directory ‘/sys/fs/cgroup/memory/test’: No space left on device',
  ],
  affected: [
    {
      component: 'Linux kernel (RHEL 7, CentOS 7)',
      range: {
        en: '3.10.0 up to RHEL 7.7 at least; a fix is claimed in 3.10.0-1075 and 3.10.0-1062.4.1, yet 3.10.0-1160 is reported with mkdir errors',
        'zh-cn':
          '3.10.0，至少到 RHEL 7.7；有说法称 3.10.0-1075、3.10.0-1062.4.1 已修复，但仍有 3.10.0-1160 报 mkdir 失败的案例',
      },
      source: 'https://github.com/docker/for-linux/issues/841',
    },
    {
      component: 'Linux kernel',
      range: {
        en: 'without the patch of July 2016 (in 4.8 and later, and in stable releases such as 4.4.19): deleted memory cgroups keep their ID, at most 65535 of them',
        'zh-cn':
          '没有 2016 年 7 月那个补丁的内核（4.8 及以后、4.4.19 等 stable 版本已带）：已删除的 memory cgroup 仍占着 ID，总数上限 65535',
      },
      fixedIn: '4.8',
      source: 'https://github.com/torvalds/linux/commit/73f576c04b9410ed19660f74f97521bee6e1c546',
    },
    {
      component: 'runc',
      range: {
        en: '1.0.0-rc3 – rc93 turn accounting on for every container, unless built with nokmem (rc6 and later)',
        'zh-cn': '1.0.0-rc3 – rc93 给每个容器都打开计数；rc6 起可用 nokmem 编译关掉',
      },
      fixedIn: '1.0.0-rc94',
      source: 'https://github.com/opencontainers/runc/pull/1350',
    },
    {
      component: 'kubelet',
      range: {
        en: '1.9 and later, through the runc library it is built with',
        'zh-cn': '1.9 及以后，来自编译进去的 runc 库',
      },
      source: 'https://github.com/kubernetes/kubernetes/issues/61937',
    },
  ],
  confirm: [
    'grep -E "^#|memory" /proc/cgroups; find /sys/fs/cgroup/memory -type d | wc -l',
    'cat /sys/fs/cgroup/memory{cgroup}/memory.kmem.usage_in_bytes || grep -E "^(anon|kernel|slab)" /sys/fs/cgroup{cgroup}/memory.stat',
    'uname -r; cat /proc/cmdline',
  ],
  related: ['SB2001', 'SB1002', 'SB2004', 'SB1001'],
  lookAlikes: ['SB2001', 'SB5012', 'SB2006', 'SB2002'],
  sources: [
    {
      title: 'runc#1725: Enabling kmem accounting can break applications on CentOS 7',
      url: 'https://github.com/opencontainers/runc/issues/1725',
    },
    {
      title: 'kubernetes#61937: application crash due to k8s 1.9.x opening the kernel memory accounting',
      url: 'https://github.com/kubernetes/kubernetes/issues/61937',
    },
    {
      title: 'runc#1921: ability to compile without kmem',
      url: 'https://github.com/opencontainers/runc/pull/1921',
    },
    {
      title: 'runc#2840: kernel memory settings are ignored',
      url: 'https://github.com/opencontainers/runc/pull/2840',
    },
    {
      title: 'docker/for-linux#841: cgroup memory allocation error, kernel versions, nokmem',
      url: 'https://github.com/docker/for-linux/issues/841',
    },
    {
      title: 'Linux 73f576c04b94: fix cgroup creation failure after many small jobs',
      url: 'https://github.com/torvalds/linux/commit/73f576c04b9410ed19660f74f97521bee6e1c546',
    },
    {
      title: 'kubernetes#96701: mkdir: cannot allocate memory on 3.10.0-1160',
      url: 'https://github.com/kubernetes/kubernetes/issues/96701',
    },
    {
      title: 'kubernetes#83044: SLUB: Unable to allocate memory on node -1',
      url: 'https://github.com/kubernetes/kubernetes/issues/83044',
    },
    {
      title: 'OKD: containers and RHEL kernel memory (nproc × ½ MiB)',
      url: 'https://docs.okd.io/4.10/nodes/containers/nodes-containers-using.html',
    },
    {
      title: 'Linux kernel: control group v2, memory.stat',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    },
  ],
});
