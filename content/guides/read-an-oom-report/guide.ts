import { defineGuide } from '../../../src/catalog/guide.ts';

export default defineGuide({
  step: 'kernel',
  order: 60,
  risk: 'reads',
  verified: {
    date: '2026-11-20',
    on: {
      en: 'Linux 3.10 (RHEL 7) – 6.18, cgroup v1 and v2',
      'zh-cn': 'Linux 3.10（RHEL 7）– 6.18，cgroup v1 和 v2',
    },
  },
  cases: ['SB2001', 'SB2002', 'SB2003', 'SB1001', 'SB9004'],
  sources: [
    {
      title: 'Linux: mm/oom_kill.c, header, task table, summary and kill lines',
      url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/mm/oom_kill.c',
    },
    {
      title: 'Linux: mm/memcontrol.c, the lines on the memory cgroup',
      url: 'https://git.kernel.org/pub/scm/linux/kernel/git/torvalds/linux.git/tree/mm/memcontrol.c',
    },
    {
      title: 'Linux documentation: cgroup v2, memory.stat and memory.events',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v2.html',
    },
    {
      title: 'Linux documentation: cgroup v1 memory controller',
      url: 'https://docs.kernel.org/admin-guide/cgroup-v1/memory.html',
    },
    {
      title: 'Linux: memcg: add per-memcg total kernel memory stat',
      url: 'https://git.kernel.org/torvalds/c/a8c49af3be5f',
    },
    { title: 'kubernetes#61937: cgroup memory leak', url: 'https://github.com/kubernetes/kubernetes/issues/61937' },
  ],
});
