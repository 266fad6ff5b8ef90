import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'daemon',
  order: 15,
  risk: 'changes',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.12 – 29, containerd 1.0 – 2.3' },
  cases: ['SB1001', 'SB1003', 'SB6001'],
  sources: [
    {
      title: 'Docker docs: Read the daemon logs (Enable debugging)',
      url: 'https://docs.docker.com/engine/daemon/logs/#enable-debugging',
    },
    {
      title: 'Docker docs: dockerd, configuration reload behavior',
      url: 'https://docs.docker.com/reference/cli/dockerd/#configuration-reload-behavior',
    },
    {
      title: 'moby/moby: daemon/command/daemon.go, reloadConfig',
      url: 'https://github.com/moby/moby/blob/master/daemon/command/daemon.go',
    },
    {
      title: 'moby/moby: daemon/server/middleware/debug.go, which requests are logged',
      url: 'https://github.com/moby/moby/blob/master/daemon/server/middleware/debug.go',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
});
