import { defineSignature, record, story } from '../../../src/engine/signature/index.ts';

type Values = Readonly<Record<string, string>>;

/** What the rules below read of an OOM report. */
interface Report {
  readonly scope: string | undefined;
  readonly memory: { readonly usage: number; readonly limit: number | undefined } | undefined;
  readonly kernelMemory: { readonly usage: number } | undefined;
  readonly kernelShare: number | undefined;
  readonly limitedCgroup: string | undefined;
  readonly container: string | undefined;
  readonly pod: string | undefined;
}

/** From this share on the application cannot be what filled the limit. */
const NEARLY_ALL = 0.8;
const MORE_THAN_HALF = 0.5;
/** Of the 65535 a kernel has for memory cgroups (MEM_CGROUP_ID_MAX). */
const NEARLY_ALL_IDS = 60_000;

/** `2.998 GiB (3143468 kB)`: for people, and as the kernel prints it. */
function size(bytes: number): string {
  const [unit, divisor] = bytes >= 2 ** 30 ? (['GiB', 2 ** 30] as const) : (['MiB', 2 ** 20] as const);
  return `${Number((bytes / divisor).toFixed(3))} ${unit} (${Math.round(bytes / 1024)} kB)`;
}

/** The numbers of a report whose kernel memory lies in [from, to) of the limit. */
function kernelMemoryBetween(from: number, to: number): (report: Report) => false | Values {
  return ({ scope, memory, kernelMemory, kernelShare, limitedCgroup, container, pod }) => {
    if (scope === 'host' || kernelShare === undefined || kernelShare < from || kernelShare >= to) return false;
    const kernel = kernelMemory?.usage ?? (memory && Math.round(kernelShare * (memory.limit ?? memory.usage)));
    return {
      share: `${(kernelShare * 100).toFixed(2)} %`,
      ...(memory && { usage: size(memory.usage) }),
      ...(memory?.limit !== undefined && { limit: size(memory.limit) }),
      ...(kernel !== undefined && { kmem: size(kernel) }),
      ...(limitedCgroup && { cgroup: limitedCgroup }),
      ...(container && { container }),
      ...(pod && { pod }),
    };
  };
}

export default defineSignature({
  role: 'root',
  signs: {
    kernelHoldsLimit: record('oom-report', 'decisive', kernelMemoryBetween(NEARLY_ALL, Number.POSITIVE_INFINITY)),
    kernelHoldsHalf: record('oom-report', 'strong', kernelMemoryBetween(MORE_THAN_HALF, NEARLY_ALL)),
    // All kills at one limit: killing does not help as long as kernel memory fills it.
    killedInVain: story('memory-limit', 'hint', ({ values }) => {
      const { filler, times } = values;
      return filler === 'kernel' && { ...(times && { times }) };
    }),
    // ENOSPC for a memory cgroup beside the table that counts them.
    numbersUsedUp: story('space-exhausted', 'strong', ({ values, confidence }) => {
      return values['exhausted'] === 'memory-cgroup-ids' && confidence === 'confirmed' && {};
    }),
    // Allocation from a slab cache that belongs to one memory cgroup, kernels before 5.9 (slab_out_of_memory):
    // `  cache: kmalloc-192(15:8d3f…), object size: 192, buffer size: 192, default order: 1, min order: 0`
    cgroupCacheFull: {
      weight: 'strong',
      lines: [
        [', object size:', /cache: :?[\w-]{1,60}\(\d{1,10}:(?<container>[0-9a-f]{64})\), object size:/],
        [', object size:', /cache: :?[\w-]{1,60}\(\d{1,10}:[\w.@\\-]{1,200}\), object size:/],
      ],
    },
    // `SLUB: Unable to allocate memory on node -1 (gfp=0x20)`, since 4.6 `…, gfp=0x14080c0(GFP_KERNEL|__GFP_ZERO)`; hosts short of memory print it too
    slub: {
      weight: 'weak',
      lines: [['SLUB: Unable to allocate memory on node', /SLUB: Unable to allocate memory on node -?\d{1,4}[ ,]/]],
    },
    cgroupRefused: {
      weight: 'strong',
      lines: [
        // Go, runc and kubelet: `mkdir /sys/fs/cgroup/memory/kubepods/burstable/pod6c43…: cannot allocate memory`
        [
          'mkdir /sys/fs/cgroup/memory',
          /mkdir (?<path>\/sys\/fs\/cgroup\/memory\/[^:\s"]{1,220}): (?:cannot allocate memory|no space left on device)/,
        ],
        // with the systemd form of a path under the cgroupfs driver: `…/kubepods-burstable-pod7a87.slice:cri-containerd:3f1c…: cannot allocate memory`
        [
          'mkdir /sys/fs/cgroup/memory',
          /mkdir (?<path>\/sys\/fs\/cgroup\/memory\/[^:\s"]{1,160}:cri-containerd:[\w-]{1,70}): (?:cannot allocate memory|no space left on device)/,
        ],
        // coreutils: `mkdir: cannot create directory ‘/sys/fs/cgroup/memory/probe’: No space left on device`
        [
          '/sys/fs/cgroup/memory/',
          /mkdir: can(?:no|')t create directory .(?<path>\/sys\/fs\/cgroup\/memory\/[^:\s"'‘’]{1,300}).: (?:cannot allocate memory|no space left on device)/,
        ],
        // LXC, mkdir_p: `No space left on device - failed to create directory '/sys/fs/cgroup/memory//lxc/web'`
        [
          ' - failed to create directory',
          /(?:cannot allocate memory|no space left on device) - failed to create directory .(?<path>\/sys\/fs\/cgroup\/memory\/[^:\s"'‘’]{1,300})/,
        ],
      ],
    },
    // All IDs of memory cgroups are in use, 65535 with those that were deleted and not freed; the `memory` row of /proc/cgroups:
    // `memory  6       65535   1`
    idsUsedUp: record(
      'cgroups-table',
      'strong',
      ({ name, cgroups }) => name === 'memory' && cgroups >= NEARLY_ALL_IDS && { groups: String(cgroups) },
    ),
    // The same on cgroup v2, where memory cgroups share the tree with all others and other limits apply too.
    unifiedCgroupRefused: {
      weight: 'weak',
      lines: [
        [
          'mkdir /sys/fs/cgroup/',
          /mkdir (?<path>\/sys\/fs\/cgroup\/(?!memory\/)[^:\s"]{1,190}): (?:cannot allocate memory|no space left on device)/,
        ],
      ],
    },
    // The lines of the report the share is computed from: `kmem: usage 3143468kB, limit 9007199254740988kB, failcnt 0`
    kernelMemoryLine: {
      weight: 'hint',
      lines: [['kmem: usage', /kmem: usage \d{1,20}kB, limit \d{1,20}kB/]],
    },
    memoryLine: {
      weight: 'hint',
      lines: [['memory: usage', /memory: usage \d{1,20}kB, limit \d{1,20}kB/]],
    },
  },
});
