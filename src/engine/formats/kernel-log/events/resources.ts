/** Memory the kernel could not allocate, and what cgroups forbid; OOM reports are a kind of their own. */
import type { EventPattern } from './event-pattern.ts';

export const RESOURCES: readonly EventPattern[] = [
  // mm/slub.c slab_out_of_memory(): `SLUB: Unable to allocate memory on node -1 (gfp=0x20)`, since 4.6
  // `SLUB: Unable to allocate memory on node -1, gfp=0x6000c0(GFP_KERNEL)`, since 6.13 `… on CPU 3 (of node 0) on node -1, gfp=…`
  {
    event: 'slub-failure',
    level: 'error',
    starts: ['SLUB: Unable to allocate', 'SLAB: Unable to allocate'],
    pattern: /^SL[AU]B: Unable to allocate memory on (?:node|CPU (?<cpu>\d{1,6}))/,
    traced: true,
  },
  // mm/page_alloc.c warn_alloc(): `java: page allocation failure: order:4, mode:0x40dc0(GFP_KERNEL|__GFP_COMP), nodemask=(null)`
  {
    event: 'page-allocation-failure',
    level: 'error',
    holds: ': page allocation failure',
    pattern: /^(?<task>[^\n]{1,64}): page allocation failure[:.] order:\d/,
    traced: true,
  },
  // kernel/cgroup/pids.c pids_event(): `cgroup: fork rejected by pids controller in /docker/4f2a…`
  {
    event: 'fork-rejected',
    level: 'error',
    starts: ['cgroup: fork rejected'],
    pattern: /^cgroup: fork rejected by pids controller in (?<cgroup>\/\S{0,4095})/,
    traced: false,
  },
  // kernel/cgroup/cgroup.c: `cgroup: runc (21352) created nested cgroup for controller "memory" which has incomplete hierarchy support. …`
  {
    event: 'cgroup-notice',
    level: 'info',
    starts: ['cgroup: ', 'cgroup2: '],
    pattern:
      /^cgroup2?: (?:(?<task>[^\n]{1,64}) \((?<pid>\d{1,10})\) created nested cgroup|"memory" requires setting use_hierarchy|cgroup: disabling cgroup2|Disabled controller |Unknown (?:subsys|parameter)|unknown option|new mount options do not match)/,
    traced: false,
  },
  // mm/memcontrol-v1.c mem_cgroup_write(): `runc (4711): kmem.limit_in_bytes is deprecated and will be removed. …`,
  // before 6.11 `kmem.limit_in_bytes is deprecated …`
  {
    event: 'cgroup-notice',
    level: 'info',
    holds: 'kmem.limit_in_bytes is deprecated',
    pattern: /^(?:(?<task>[^\n]{1,64}) \((?<pid>\d{1,10})\): )?kmem\.limit_in_bytes is deprecated/,
    traced: false,
  },
];
