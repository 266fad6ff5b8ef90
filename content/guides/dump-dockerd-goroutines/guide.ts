import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'daemon',
  order: 20,
  risk: 'changes',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.7 – 29, containerd 0.2.4 – 2.3' },
  cases: ['SB1001', 'SB1002', 'SB1003'],
  sources: [
    {
      title: 'Docker docs: Read the daemon logs (View stack traces)',
      url: 'https://docs.docker.com/engine/daemon/logs/#view-stack-traces',
    },
    {
      title: 'moby/moby: daemon/internal/stack/stackdump.go',
      url: 'https://github.com/moby/moby/blob/master/daemon/internal/stack/stackdump.go',
    },
    {
      title: 'moby a4c68ee857: SIGUSR1 can crash the daemon, datastructure dump removed (17.06)',
      url: 'https://github.com/moby/moby/commit/a4c68ee857',
    },
    {
      title: 'containerd: cmd/containerd/command/main.go, dumpStacks',
      url: 'https://github.com/containerd/containerd/blob/main/cmd/containerd/command/main.go',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
  ],
});
