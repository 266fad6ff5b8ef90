import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5011',
  group: 'storage',
  parts: ['dockerd', 'containerd', 'storage'],
  severity: 'medium',
  fixRisk: 'changes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.9.0–29.7 (source), containerd 1.2–2.3 (source)',
      'zh-cn': 'Docker Engine 1.9.0–29.7（源码），containerd 1.2–2.3（源码）',
    },
  },
  errors: [
    'failed to cleanup ipc mounts:',
    'failed to umount /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/shm: invalid argument',
    'failed to umount /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/mqueue: invalid argument',
    'failed to umount /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/shm: no such file or directory',
    '0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: Failed to umount ipc filesystems: failed to cleanup ipc mounts:',
    '0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81 cleanup: failed to unmount IPC: umount /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/mounts/shm, flags: 0x2: no such file or directory',
    '0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81 cleanup: failed to unmount secrets: invalid argument',
    'Error while cleaning up container resource mounts.',
    'Error starting daemon: Error cleaningup mounts:',
    'failed to cleanup sandbox files: failed to unmount "/run/containerd/io.containerd.grpc.v1.cri/sandboxes/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/shm": operation not permitted',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: '1.9.0 – 1.11.2: invalid argument and no such file or directory, harmless, at every failed start',
        'zh-cn': '1.9.0 – 1.11.2：每次启动失败都会带出 invalid argument、no such file or directory，无害',
      },
      fixedIn: '1.12.0',
      source: 'https://github.com/moby/moby/pull/21794',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '1.12.0 – 17.07: invalid argument, harmless',
        'zh-cn': '1.12.0 – 17.07：invalid argument，无害',
      },
      fixedIn: '17.09.0',
      source: 'https://github.com/moby/moby/issues/33328',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '18.09.0 – 19.03.5: flags: 0x2: no such file or directory, harmless',
        'zh-cn': '18.09.0 – 19.03.5：flags: 0x2: no such file or directory，无害',
      },
      fixedIn: '19.03.6, 20.10.0',
      source: 'https://github.com/moby/moby/pull/39653',
    },
  ],
  confirm: [
    'findmnt -rn -o TARGET | grep -E "containers/[0-9a-f]+/(mounts/)?(shm|mqueue)$"',
    "docker ps -a --no-trunc --filter id={container} --format '{{.Status}} {{.Names}}'",
    'sudo journalctl -u docker --no-pager | grep -B 20 -m 1 {container}',
  ],
  related: ['SB5009', 'SB4004'],
  lookAlikes: ['SB5009', 'SB5010', 'SB5025', 'SB4005'],
  sources: [
    {
      title: 'moby#17550: 1.9: shm/mqueue errors',
      url: 'https://github.com/moby/moby/issues/17550',
    },
    {
      title: 'moby#17539: unmount IPC mounts left by a daemon that was killed, when the next one starts',
      url: 'https://github.com/moby/moby/pull/17539',
    },
    {
      title: 'moby#21794: no warning when the directory is not there (1.12.0)',
      url: 'https://github.com/moby/moby/pull/21794',
    },
    {
      title: 'moby#33328: failed to cleanup ipc mounts: invalid argument',
      url: 'https://github.com/moby/moby/issues/33328',
    },
    {
      title: 'moby#39653: "no such file or directory" when unmounting the IPC mount (19.03.6, 20.10.0)',
      url: 'https://github.com/moby/moby/pull/39653',
    },
    {
      title: 'moby v1.9.1: unmountIpcMounts, daemon/container_unix.go',
      url: 'https://github.com/moby/moby/blob/v1.9.1/daemon/container_unix.go',
    },
    {
      title: 'containerd: cleanupSandboxFiles, internal/cri/server/podsandbox/sandbox_run_linux.go',
      url: 'https://github.com/containerd/containerd/blob/main/internal/cri/server/podsandbox/sandbox_run_linux.go',
    },
  ],
});
