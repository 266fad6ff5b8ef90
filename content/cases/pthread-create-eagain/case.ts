import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB2004',
  group: 'memory',
  parts: ['kernel', 'runc', 'dockerd', 'systemd', 'image'],
  severity: 'high',
  fixRisk: 'changes',
  verified: {
    date: '2026-11-20',
    on: 'Docker Engine 1.10–29.7, runc 1.0.0-rc5–1.5.1, Linux 3.10–6.12 (source and issues)',
  },
  errors: [
    'runtime/cgo: pthread_create failed: Resource temporarily unavailable',
    'bash: fork: retry: Resource temporarily unavailable',
    '/bin/sh: fork: Resource temporarily unavailable',
    "sh: can't fork: Resource temporarily unavailable",
    'cgroup: fork rejected by pids controller in /docker/5f1c9e0b4d2a86f35e71b0c9d48a2f6e13b5d7908c4e6fa1d2b3c5e7f9a08164',
    'java.lang.OutOfMemoryError: unable to create native thread: possibly out of memory or process/resource limits reached',
    'java.lang.OutOfMemoryError: unable to create new native thread',
    '[0.312s][warning][os,thread] Failed to start thread "Unknown thread" - pthread_create failed (EAGAIN) for attributes: stacksize: 1024k, guardsize: 0k, detached.',
    "RuntimeError: can't start new thread",
    'runtime: failed to create new OS thread (have 12 already; errno=11)',
    'failed to start shim: fork/exec /usr/bin/docker-containerd-shim: resource temporarily unavailable: unknown',
    'OCI runtime start failed: fork/exec /usr/bin/runc: resource temporarily unavailable: : unknown',
    'exec /etc/app/healthcheck.sh: resource temporarily unavailable',
    'OpenBLAS blas_thread_init: pthread_create failed for thread 17 of 64: Resource temporarily unavailable',
    'libgomp: Thread creation failed: Resource temporarily unavailable',
    'LOG:  could not fork new process for connection: Resource temporarily unavailable',
    'fork() failed while spawning "worker process" (11: Resource temporarily unavailable)',
    'Error: spawn /bin/sh EAGAIN',
    '-bash: fork: retry: No child processes',
    '/bin/sh: 1: Cannot fork',
    'Failed to create service entry worker thread: pthread_create failed',
    "can't create Thread: Resource temporarily unavailable (ThreadError)",
    'runc create failed: unable to start container process: nsexec-0[4021]: unable to spawn stage-1: Resource temporarily unavailable',
    '# Cannot create GC thread. Out of system resources.',
  ],
  affected: [
    {
      component: 'Linux kernel',
      range: {
        en: '4.3 and later: limits on processes and threads per cgroup; 4.8 and later: fork rejected in the log',
        'zh-cn': '4.3 起可以按 cgroup 限制进程和线程数；4.8 起日志里有 fork rejected',
      },
      source: 'https://docs.kernel.org/admin-guide/cgroup-v1/pids.html',
    },
    {
      component: 'systemd',
      range: {
        en: '228 and later: every service and scope has a limit of its own, DefaultTasksMax',
        'zh-cn': '228 起：每个 service 和 scope 都有默认上限 DefaultTasksMax',
      },
      source: 'https://github.com/systemd/systemd/commit/0af20ea2ee2af2bcf2258e7a8e1a13181a6a75d6',
    },
    {
      component: 'Docker (RHEL, CentOS 7)',
      range: {
        en: '1.13.1-94 and later: 4096 unless something else is said',
        'zh-cn': '1.13.1-94 起：不指定时上限为 4096',
      },
      source: 'https://github.com/vespa-engine/vespa/pull/10778',
    },
    {
      component: 'Podman',
      range: { en: '2048 unless something else is said', 'zh-cn': '不指定时上限为 2048' },
      source: 'https://github.com/podman-container-tools/podman/issues/17647',
    },
  ],
  confirm: [
    'cat /sys/fs/cgroup{cgroup}/pids.current /sys/fs/cgroup{cgroup}/pids.max || cat /sys/fs/cgroup/pids{cgroup}/pids.current /sys/fs/cgroup/pids{cgroup}/pids.max',
    "docker stats --no-stream --format '{{.PIDs}} {{.Name}}' | sort -rn | head",
    'ps -eLo ruser= | sort | uniq -c | sort -rn | head -5; sysctl kernel.pid_max kernel.threads-max',
    'systemctl show docker containerd -p Id -p TasksCurrent -p TasksMax -p LimitNPROC',
  ],
  related: ['SB1002', 'SB2003', 'SB2009', 'SB3005'],
  lookAlikes: ['SB2005', 'SB2006', 'SB2007', 'SB2003', 'SB2001'],
  sources: [
    { title: 'Linux: process number controller', url: 'https://docs.kernel.org/admin-guide/cgroup-v1/pids.html' },
    {
      title: 'Linux 135b8b37bd91: log and count forks that the pids controller rejects',
      url: 'https://git.zx2c4.com/linux-dev/commit/?id=135b8b37bd91cc82f83e98fca109b80375f5317e',
    },
    {
      title: 'komodo#265: a container without a limit of its own, stopped by DefaultTasksMax',
      url: 'https://github.com/moghtech/komodo/issues/265',
    },
    {
      title: 'runc#1914: tight limits, pthread_create fails in runc init',
      url: 'https://github.com/opencontainers/runc/issues/1914',
    },
    {
      title: 'runc#4413: the limit does not stop docker exec itself',
      url: 'https://github.com/opencontainers/runc/issues/4413',
    },
    { title: 'moby#9868: pthread_create failed, TasksMax', url: 'https://github.com/moby/moby/issues/9868' },
    {
      title: 'docker/for-linux#654: nproc counts over all containers of a user',
      url: 'https://github.com/docker/for-linux/issues/654',
    },
    {
      title: 'Kubernetes documentation: process ID limits and reservations',
      url: 'https://kubernetes.io/docs/concepts/policy/pid-limiting/',
    },
    {
      title: 'docker/cli: container update --pids-limit, API 1.40',
      url: 'https://docs.docker.com/reference/cli/docker/container/update/',
    },
    {
      title: 'runc#2530: runc init hang (2020, by the author of “docker hang 死排查之旅”)',
      url: 'https://github.com/opencontainers/runc/issues/2530',
    },
  ],
});
