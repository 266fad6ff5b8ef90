import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB2001',
  group: 'memory',
  parts: ['kernel', 'runc', 'containerd', 'dockerd', 'kubelet'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'kernel 3.10 – 6.11, runc 1.5.1, containerd 2.3, Docker Engine 29, Kubernetes 1.32',
      'zh-cn': '内核 3.10 – 6.11，runc 1.5.1，containerd 2.3，Docker Engine 29，Kubernetes 1.32',
    },
  },
  errors: [
    'Memory cgroup out of memory: Killed process 4021 (node) total-vm:1687628kB, anon-rss:515968kB, file-rss:42240kB, shmem-rss:0kB, UID:1000 pgtables:3180kB oom_score_adj:0',
    'Memory cgroup out of memory: Kill process 21398 (java) score 1969 or sacrifice child',
    'oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728.scope,mems_allowed=0,oom_memcg=/system.slice/docker-5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728.scope,task_memcg=/system.slice/docker-5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728.scope,task=node,pid=4021,uid=1000',
    'Task in /docker/5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728 killed as a result of limit of /docker/5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728',
    'Memory limit reached of cgroup /docker/5c1e4f0b7f9a0b6f4a4b6f5d2a86c7f0f8f6a1f1a0d7c9a3b1c2d3e4f5061728',
    'Tasks in /kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod3d9c1f52_7a44_4c1e_9b0f_5f7d2c6a8e10.slice are going to be killed due to memory.oom.group set',
    '"OOMKilled": true',
    'Reason: OOMKilled',
    'TaskOOM event container_id:"4bcba7fc4369fee4d7d2e6263b58fce52cfc928c6a31cfac4d43c838708991ce"',
    'OCI runtime create failed: runc create failed: unable to start container process: container init was OOM-killed (memory limit too low?): unknown',
    'OCI runtime exec failed: exec failed: unable to start container process: procReady not received (possibly OOM-killed): unknown',
    'crun: OOM: the memory limit could be too low: read from the init process',
    'OutOfMemoryError: Container killed due to memory usage',
  ],
  affected: [
    {
      component: 'Linux kernel',
      range: {
        en: 'all, cgroup v1 and v2: this is how a memory limit works',
        'zh-cn': '所有版本，cgroup v1 与 v2：内存上限本来就这样生效',
      },
    },
    {
      component: 'Docker Engine',
      range: {
        en: '18.06 and 18.09 on kernel 4.19 and later: OOMKilled stays false',
        'zh-cn': '18.06、18.09 搭配 4.19 及以上内核：OOMKilled 一直是 false',
      },
      source: 'https://github.com/moby/moby/issues/38352',
    },
    {
      component: 'runc',
      range: {
        en: 'before 1.0.0-rc94: an init killed at its limit is reported only as “connection reset by peer” or “device or resource busy”',
        'zh-cn': '1.0.0-rc94 以前：init 被上限杀掉时只报 “connection reset by peer” 或 “device or resource busy”',
      },
      source: 'https://github.com/opencontainers/runc/pull/2812',
    },
  ],
  confirm: [
    "docker inspect -f 'OOMKilled={{.State.OOMKilled}} exit={{.State.ExitCode}} limit={{.HostConfig.Memory}}' {container}",
    "sudo journalctl -k --no-pager | grep -E 'emory cgroup out of memory|oom-kill:|invoked oom-killer'",
    'cat /sys/fs/cgroup{cgroup}/memory.events || cat /sys/fs/cgroup/memory{cgroup}/memory.oom_control',
  ],
  related: ['SB1001', 'SB2003', 'SB9004', 'SB3005'],
  lookAlikes: ['SB2002', 'SB2003', 'SB9004', 'SB2006'],
  sources: [
    {
      title: 'Linux kernel: control group v2, memory interface files',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    },
    {
      title: 'Docker: resource constraints',
      url: 'https://docs.docker.com/engine/containers/resource_constraints/',
    },
    {
      title: 'runc#2812: Better handle hitting the memory limit',
      url: 'https://github.com/opencontainers/runc/pull/2812',
    },
    {
      title: 'runc#1980: runc uses more memory during start up after the fix of CVE-2019-5736',
      url: 'https://github.com/opencontainers/runc/issues/1980',
    },
    {
      title: 'moby#41168: Set minimum memory limit to 6M',
      url: 'https://github.com/moby/moby/pull/41168',
    },
    {
      title: 'moby#38352: OOMKilled not set on kernel 4.19+',
      url: 'https://github.com/moby/moby/issues/38352',
    },
    {
      title: 'kubernetes#117793: use the cgroup aware OOM killer (memory.oom.group)',
      url: 'https://github.com/kubernetes/kubernetes/pull/117793',
    },
    {
      title: 'kubernetes#126096: singleProcessOOMKill',
      url: 'https://github.com/kubernetes/kubernetes/pull/126096',
    },
    {
      title: 'containerd#6323: cgroup2: monitor OOMKill instead of OOM',
      url: 'https://github.com/containerd/containerd/pull/6323',
    },
  ],
});
