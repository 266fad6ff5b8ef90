import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'prove',
  order: 80,
  risk: 'deletes',
  verified: { date: '2026-11-20', on: 'Docker Engine 1.12 – 29, Kubernetes 1.16 and later, cgroup v1 and v2' },
  cases: ['SB1001', 'SB4004', 'SB5010', 'SB2003'],
  sources: [
    {
      title: 'Kubernetes docs: assign memory resources to containers and pods',
      url: 'https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/',
    },
    {
      title: 'Kubernetes docs: assigning pods to nodes, nodeName',
      url: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
    },
    {
      title: 'Kubernetes docs: safely drain a node',
      url: 'https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/',
    },
    { title: 'Linux manual pages: proc(5)', url: 'https://man7.org/linux/man-pages/man5/proc.5.html' },
    {
      title: 'moby#35873: MountFlags=slave with live-restore',
      url: 'https://github.com/moby/moby/issues/35873',
    },
    { title: 'wilhelmguo.cn: Docker 异常总结 (2018)', url: 'https://wilhelmguo.cn' },
    {
      title: 'Pod Terminating 续集：最终章',
      url: 'https://www.likakuli.com/posts/docker-pod-terminating2/',
    },
  ],
});
