import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB3005',
  group: 'start',
  parts: ['runc', 'kernel'],
  severity: 'high',
  fixRisk: 'changes',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.6–29.7, runc 1.0.0-rc2–1.5.1 (source and issues)' },
  errors: [
    'OCI runtime exec failed: exec failed: unable to start container process: read init-p: connection reset by peer: unknown',
    "docker: Error response from daemon: failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: can't get final child's PID from pipe: EOF: unknown.",
    "runc create failed: unable to start container process: can't get final child's PID from pipe: EOF; runc init error(s): nsexec-1[141549]: failed to unshare remaining namespaces: No space left on device; nsexec-0[141547]: failed to sync with stage-1: next state",
    'OCI runtime create failed: runc create failed: unable to start container process: waiting for init preliminary setup: read init-p: connection reset by peer: unknown',
    "OCI runtime create failed: runc create failed: unable to start container process: can't copy bootstrap data to pipe: write init-p: broken pipe: unknown",
    'OCI runtime exec failed: exec failed: unable to start container process: error executing setns process: exit status 1: unknown',
    'OCI runtime exec failed: exec failed: unable to start container process: procReady not received: unknown',
    'exec failed: unable to start container process: error writing config to pipe: write init-p: broken pipe',
    'docker: Error response from daemon: OCI runtime create failed: container_linux.go:380: starting container process caused: process_linux.go:722: waiting for init preliminary setup caused: read init-p: connection reset by peer: unknown.',
    "Error response from daemon: OCI runtime create failed: container_linux.go:367: starting container process caused: process_linux.go:352: getting the final child's pid from pipe caused: EOF: unknown",
    'container_linux.go:367: starting container process caused: process_linux.go:348: copying bootstrap data to pipe caused: write init-p: broken pipe',
    'OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: process_linux.go:130: executing setns process caused: exit status 1: unknown',
    'docker: Error response from daemon: OCI runtime create failed: container_linux.go:349: starting container process caused "process_linux.go:319: getting the final child\'s pid from pipe caused \\"EOF\\"": unknown.',
    'OCI runtime exec failed: exec failed: container_linux.go:348: starting container process caused "read init-p: connection reset by peer": unknown',
    'OCI runtime exec failed: exec failed: container_linux.go:348: starting container process caused "process_linux.go:86: executing setns process caused \\"exit status 21\\"": unknown',
    'OCI runtime exec failed: exec failed: container_linux.go:348: starting container process caused "EOF": unknown',
    'docker: Error response from daemon: OCI runtime create failed: container_linux.go:296: starting container process caused "process_linux.go:301: running exec setns process for init caused \\"exit status 40\\"": unknown.',
    'docker: Error response from daemon: oci runtime error: container_linux.go:262: starting container process caused "process_linux.go:247: running exec setns process for init caused \\"exit status 34\\"".',
    'rpc error: code = 2 desc = oci runtime error: exec failed: container_linux.go:247: starting container process caused "process_linux.go:110: decoding init error from pipe caused \\"read parent: connection reset by peer\\""',
    'Error response from daemon: Cannot start container 0fa02b2b6911: [8] System error: read parent: connection reset by peer',
    'nsenter: failed to unshare namespaces: Invalid argument',
  ],
  affected: [
    {
      component: 'runc',
      range: {
        en: 'all: the message only says that runc init is gone',
        'zh-cn': '全部版本：这句话只说明 runc init 没了',
      },
      source: 'https://github.com/opencontainers/runc/issues/1914',
    },
    {
      component: 'runc',
      range: {
        en: 'before 1.4.0: the reason that runc init gave is not part of the message',
        'zh-cn': '1.4.0 以前：runc init 给出的原因不在报错里',
      },
      fixedIn: '1.4.0',
      source: 'https://github.com/opencontainers/runc/pull/4928',
    },
    {
      component: 'runc',
      range: {
        en: 'before 1.0.0-rc94: a start that the OOM killer ended looks the same',
        'zh-cn': '1.0.0-rc94 以前：被 OOM 杀掉的启动看起来也一样',
      },
      fixedIn: '1.0.0-rc94',
      source: 'https://github.com/opencontainers/runc/issues/2736',
    },
    {
      component: 'Linux kernel (RHEL, CentOS 7)',
      range: {
        en: '3.10: user namespaces are off unless switched on',
        'zh-cn': '3.10：用户命名空间默认关闭',
      },
      source: 'https://github.com/moby/moby/issues/34971',
    },
  ],
  confirm: [
    "sudo journalctl -k --since -30min --no-pager | grep -E 'oom-kill|Killed process|fork rejected|seccomp|apparmor=.DENIED'",
    'cat /proc/sys/user/max_user_namespaces /proc/sys/user/max_mnt_namespaces /proc/sys/kernel/pid_max',
    "docker inspect -f '{{.State.Status}} {{.HostConfig.Memory}} {{.HostConfig.PidsLimit}}' {container}",
    'runc --version; docker version --format {{.Server.Version}}',
  ],
  related: ['SB1002', 'SB2001', 'SB2003', 'SB2004', 'SB3011'],
  lookAlikes: ['SB2001', 'SB2004', 'SB3001', 'SB3011', 'SB3018', 'SB4001'],
  sources: [
    {
      title: 'runc#1914: tight limits may cause "read init-p: connection reset by peer"',
      url: 'https://github.com/opencontainers/runc/issues/1914',
    },
    {
      title: 'runc 1.5.1: process_linux.go, where the messages are made',
      url: 'https://github.com/opencontainers/runc/blob/v1.5.1/libcontainer/process_linux.go',
    },
    {
      title: 'runc 1.0.0-rc5: nsexec.c, what the exit numbers stand for',
      url: 'https://github.com/opencontainers/runc/blob/v1.0.0-rc5/libcontainer/nsenter/nsexec.c',
    },
    {
      title: 'runc#3666: max_user_namespaces or pid_max too low',
      url: 'https://github.com/opencontainers/runc/issues/3666',
    },
    {
      title: 'runc#3705: unshare fails while another process reads /proc/PID/status (CentOS 7)',
      url: 'https://github.com/opencontainers/runc/pull/3705',
    },
    {
      title: 'moby#40835: getting the final child\'s pid from pipe caused "EOF"',
      url: 'https://github.com/moby/moby/issues/40835',
    },
    {
      title: 'moby#14203: read parent: connection reset by peer (Docker 1.6 – 1.9)',
      url: 'https://github.com/moby/moby/issues/14203',
    },
    {
      title: 'runc#2530: runc init hang (2020, by the author of “docker hang 死排查之旅”)',
      url: 'https://github.com/opencontainers/runc/issues/2530',
    },
  ],
});
