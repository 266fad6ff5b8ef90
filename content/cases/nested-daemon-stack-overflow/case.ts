import { defineCase } from '../../../src/catalog/case.ts';

export default defineCase({
  code: 'SB4008',
  group: 'cgroup',
  parts: ['dockerd', 'runc'],
  severity: 'high',
  fixRisk: 'restarts',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.7.1–1.10.3 (source), runc 0.0.5–0.0.8 (source)' },
  errors: [
    'runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\ngoroutine 61 [running]:\ngithub.com/opencontainers/runc/libcontainer/cgroups/fs.(*CpusetGroup).ensureParent(0x1a8e3c8, 0xc2086e4000, 0x1, 0xc208b1e0f0, 0xe, 0x0, 0x0)',
    'github.com/opencontainers/runc/libcontainer/cgroups/fs.(*CpusetGroup).ensureParent(0x1a8e3c8, 0xc2086e4000, 0x1, 0xc208b1e0f0, 0xe, 0x0, 0x0)',
  ],
  fixedIn: { docker: ['1.10.0'], runc: ['0.0.7'] },
  affected: [
    {
      component: 'Docker Engine (inner daemon)',
      range: '1.8.0 – 1.9.1',
      fixedIn: '1.10.0',
      source:
        'https://github.com/moby/moby/blob/v1.9.1/vendor/src/github.com/opencontainers/runc/libcontainer/cgroups/fs/cpuset.go',
    },
    {
      component: 'runc',
      range: { en: 'before 0.0.7', 'zh-cn': '0.0.7 之前' },
      fixedIn: '0.0.7',
      source: 'https://github.com/opencontainers/runc/pull/451',
    },
    {
      component: 'Docker Engine',
      range: {
        en: '1.7.1 and before: not affected, the search for the parent stops at the first directory that exists',
        'zh-cn': '1.7.1 及以前：不受影响，往上找父目录时遇到已存在的目录就停',
      },
      source: 'https://github.com/docker-archive/libcontainer/pull/642',
    },
  ],
  confirm: [
    "docker logs --tail 4000 {container} 2>&1 | grep -n -A12 'goroutine stack exceeds'",
    "docker exec {container} sh -c 'docker --version; cat /proc/1/cgroup /proc/self/cgroup; grep -w cgroup /proc/self/mountinfo'",
    "docker inspect -f '{{.Path}} {{.Args}} {{.HostConfig.Privileged}}' {container}",
  ],
  related: ['SB4004', 'SB5011', 'SB6014', 'SB5016'],
  lookAlikes: ['SB6014', 'SB2004', 'SB4004', 'SB6001'],
  sources: [
    {
      title: 'runc#451: fix cgroup.Parent path sanitisation (fixes the infinite recursion in ensureParent)',
      url: 'https://github.com/opencontainers/runc/pull/451',
    },
    {
      title: 'libcontainer#642: Ensure all parent dirs are properly setup (brought the recursion, 2015)',
      url: 'https://github.com/docker-archive/libcontainer/pull/642',
    },
    {
      title: 'moby 1.9.1: ensureParent without an end, cpuset.go',
      url: 'https://github.com/moby/moby/blob/v1.9.1/vendor/src/github.com/opencontainers/runc/libcontainer/cgroups/fs/cpuset.go',
    },
    {
      title: 'moby 1.9.1: controllers in a Go map, visited in random order, apply_raw.go',
      url: 'https://github.com/moby/moby/blob/v1.9.1/vendor/src/github.com/opencontainers/runc/libcontainer/cgroups/fs/apply_raw.go',
    },
    {
      title: 'moby 1.10.3: ensureParent answers "cgroup parent path outside cgroup root"',
      url: 'https://github.com/moby/moby/blob/v1.10.3/vendor/src/github.com/opencontainers/runc/libcontainer/cgroups/fs/cpuset.go',
    },
    {
      title: 'buildkit#1535: a stack overflow of dockerd 19.03 with another cause',
      url: 'https://github.com/moby/buildkit/issues/1535',
    },
  ],
});
