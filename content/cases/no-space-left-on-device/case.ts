import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB5012',
  group: 'storage',
  parts: ['storage', 'dockerd', 'containerd', 'kubelet', 'image'],
  severity: 'critical',
  fixRisk: 'deletes',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Docker Engine 1.10–29.7 (source), Linux 3.10 and later',
      'zh-cn': 'Docker Engine 1.10–29.7（源码），Linux 3.10 及以后',
    },
  },
  errors: [
    'no space left on device',
    'docker: Error response from daemon: mkdir /var/lib/docker/overlay2/5d1c3b7a9f0e2d4c6b8a1f3e5d7c9b0a2e4f6d8c1b3a5f7e9d0c2b4a6f8e1d35-init: no space left on device.',
    'failed to register layer: Error processing tar file(exit status 1): write /usr/lib/x86_64-linux-gnu/libcrypto.so.3: no space left on device',
    'failed to register layer: write /usr/lib/x86_64-linux-gnu/libcrypto.so.3: no space left on device',
    'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write /usr/share/doc/README: no space left on device',
    'write /var/lib/docker/tmp/GetImageBlob872957069: no space left on device',
    'ERROR: failed to build: failed to solve: ResourceExhausted: failed to read dockerfile: failed to create temp dir: mkdir /var/lib/docker/tmp/buildkit-mount2667628103: no space left on device',
    'failed to compute cache key: copying of parent failed: failed to copy files: copy file range failed: no space left on device',
    'failed to extract layer sha256:be4eae0b2583281e2cd171c52a0b283a5e6f84e6b86066a18e205a10cb507fcd: write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/105/fs/usr/bin/node: no space left on device: unknown',
    'error creating temporary lease: write /var/lib/containerd/io.containerd.metadata.v1.bolt/meta.db: no space left on device',
    'Failed to log msg "" for logger json-file: write /var/lib/docker/containers/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81-json.log: no space left on device',
    'mkdir /run/containerd/io.containerd.runtime.v2.task/moby/0e8a4c5d1b7f93a26d4e8c0f5b1a7d3964c2e8f0a5b7d1934e6c8a0f2b4d6e81: no space left on device',
    'systemd-journald[418]: Failed to open runtime journal: No space left on device',
    'OSError: [Errno 28] No space left on device',
    'ENOSPC: no space left on device, write',
    'failed to garbage collect required amount of images. Wanted to free 8589934592 bytes, but freed 0 bytes',
    'The node was low on resource: ephemeral-storage.',
  ],
  affected: [
    {
      component: 'Docker Engine',
      range: {
        en: 'all; container logs (json-file) grow without a limit unless one is set',
        'zh-cn': '所有版本；json-file 日志不设上限就会一直涨',
      },
      source: 'https://docs.docker.com/engine/logging/drivers/json-file/',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '29.0 and later, new installations: images are in /var/lib/containerd, not in /var/lib/docker',
        'zh-cn': '29.0 起的新安装：镜像在 /var/lib/containerd，不在 /var/lib/docker',
      },
      source: 'https://docs.docker.com/engine/storage/containerd/',
    },
  ],
  confirm: [
    'df -h -x overlay -x squashfs',
    'df -i -x overlay -x squashfs',
    'docker system df',
    'sudo du -xh --max-depth=2 {root} | sort -h | tail -n 20',
  ],
  related: ['SB5013', 'SB5014', 'SB5015', 'SB5002', 'SB9006'],
  lookAlikes: ['SB5013', 'SB2003', 'SB2007', 'SB5002', 'SB5019', 'SB5014'],
  sources: [
    {
      title: 'docs.docker.com: Prune unused Docker objects',
      url: 'https://docs.docker.com/engine/manage-resources/pruning/',
    },
    {
      title: 'docs.docker.com: json-file logging driver, max-size and max-file',
      url: 'https://docs.docker.com/engine/logging/drivers/json-file/',
    },
    {
      title: 'docs.docker.com: Build garbage collection',
      url: 'https://docs.docker.com/build/cache/garbage-collection/',
    },
    {
      title: 'moby#32811: failed to register layer: ... no space left on device',
      url: 'https://github.com/moby/moby/issues/32811',
    },
    {
      title: 'moby#36473: no space left on device with plenty of space: leftovers of 17.05 in /run',
      url: 'https://github.com/moby/moby/issues/36473',
    },
    {
      title: 'kubernetes#8198: inotify_add_watch: no space left on device',
      url: 'https://github.com/kubernetes/kubernetes/issues/8198',
    },
    {
      title: 'kubernetes#61937: mkdir /sys/fs/cgroup/memory: no space left on device',
      url: 'https://github.com/kubernetes/kubernetes/issues/61937',
    },
  ],
});
