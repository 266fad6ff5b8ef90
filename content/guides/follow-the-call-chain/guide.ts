import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'daemon',
  order: 35,
  risk: 'changes',
  verified: { date: '2026-11-20', on: 'Docker Engine 17.03 – 29, containerd 0.2 – 2.3, Kubernetes 1.9 – 1.34' },
  cases: ['SB1001', 'SB1002', 'SB1003', 'SB1004', 'SB1005', 'SB1006'],
  sources: [
    {
      title: 'containerd: pkg/shim/shim.go, SIGUSR1 in the shim',
      url: 'https://github.com/containerd/containerd/blob/main/pkg/shim/shim.go',
    },
    {
      title: 'containerd: cmd/containerd-shim-runc-v2/process/exec.go, the order of exec and copying its output',
      url: 'https://github.com/containerd/containerd/blob/main/cmd/containerd-shim-runc-v2/process/exec.go',
    },
    {
      title: 'containerd#4434: containerd-shim hangs',
      url: 'https://github.com/containerd/containerd/issues/4434',
    },
    { title: 'runc#2530: runc init hang', url: 'https://github.com/opencontainers/runc/issues/2530' },
    {
      title: 'runc#4481: runc init in state D, frozen cgroup',
      url: 'https://github.com/opencontainers/runc/issues/4481',
    },
    { title: 'proc(5): /proc/PID/syscall, stack, wchan', url: 'https://man7.org/linux/man-pages/man5/proc.5.html' },
  ],
});
