import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'begin',
  order: 12,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29.7, containerd 0.2.3 – 2.3, runc 1.0.0-rc2 – 1.5' },
  cases: ['SB1001', 'SB1002', 'SB1003', 'SB2003', 'SB5009', 'SB5010'],
  sources: [
    {
      title: 'moby#37974: containerd, runc and docker-init in docker version (Docker 19.03)',
      url: 'https://github.com/moby/moby/pull/37974',
    },
    {
      title: 'moby#37968: containerd and runc are updated separately, docker info no longer compares them',
      url: 'https://github.com/moby/moby/pull/37968',
    },
    {
      title: 'moby: hack/dockerfile/install, the containerd and runc each release was built with',
      url: 'https://github.com/moby/moby/tree/docker-v29.7.2/hack/dockerfile/install',
    },
    { title: 'Docker Engine release notes', url: 'https://docs.docker.com/engine/release-notes/' },
    {
      title: 'runc#1698: the race on exec.fifo, in runc 1.0.0-rc5',
      url: 'https://github.com/opencontainers/runc/pull/1698',
    },
    {
      title: 'containerd v1.0.2: “Make sure to update your runc binary”',
      url: 'https://github.com/containerd/containerd/releases/tag/v1.0.2',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
});
