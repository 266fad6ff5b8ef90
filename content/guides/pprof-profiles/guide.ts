import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'daemon',
  order: 25,
  risk: 'reads',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.12 – 29, containerd 1.0 – 2.3' },
  cases: ['SB1001', 'SB1002', 'SB1003'],
  sources: [
    {
      title: 'moby 408c7ade70: Enable pprof/debug endpoints by default (17.07)',
      url: 'https://github.com/moby/moby/commit/408c7ade70',
    },
    {
      title: 'moby/moby: daemon/server/router/debug/debug.go',
      url: 'https://github.com/moby/moby/blob/master/daemon/server/router/debug/debug.go',
    },
    {
      title: 'containerd: cmd/ctr/commands/pprof/pprof.go',
      url: 'https://github.com/containerd/containerd/blob/main/cmd/ctr/commands/pprof/pprof.go',
    },
    {
      title: 'containerd: plugins/server/debug/plugin.go',
      url: 'https://github.com/containerd/containerd/blob/main/plugins/server/debug/plugin.go',
    },
    { title: 'Go: package net/http/pprof', url: 'https://pkg.go.dev/net/http/pprof' },
  ],
});
