import { defineSignature, record } from '../../../src/engine/signature/index.ts';

/** `512 MiB (524288 kB)`: for people, and as the kernel prints it. */
function size(bytes: number): string {
  const [unit, divisor] = bytes >= 2 ** 30 ? (['GiB', 2 ** 30] as const) : (['MiB', 2 ** 20] as const);
  return `${Number((bytes / divisor).toFixed(3))} ${unit} (${Math.round(bytes / 1024)} kB)`;
}

export default defineSignature({
  role: 'root',
  signs: {
    killed: {
      weight: 'decisive',
      lines: [
        // kernel, __oom_kill_process, since 5.1:
        // `Memory cgroup out of memory: Killed process 4870 (java) total-vm:4519116kB, anon-rss:517344kB, …`
        [
          'Memory cgroup out of memory',
          /Memory cgroup out of memory: Killed process (?<pid>\d{1,10})(?:, UID \d{1,10},)? \((?<comm>[^)]{1,20}\)?)\)(?:, UID \d{1,10},)? total-vm:\d{1,16}kB/,
        ],
        // up to 5.0, where the process selected may be a thread or child of the one that is killed:
        // `Memory cgroup out of memory: Kill process 4870 (java) score 2003 or sacrifice child`
        [
          'Memory cgroup out of memory',
          /Memory cgroup out of memory: Kill process \d{1,10}(?:, UID \d{1,10},)? \([^)]{1,20}\)?\) score \d{1,5} or (?:sacrifice |a )child/,
        ],
        // `Memory cgroup out of memory: OOM victim 4870 (java) is already exiting. Skip killing the task`
        [
          'Memory cgroup out of memory',
          /Memory cgroup out of memory: OOM victim (?<pid>\d{1,10}) \((?<comm>[^)]{1,20})\)/,
        ],
      ],
    },
    // The same cut short, or quoted by a test or a rule; for the others, who was selected when nothing says who was killed.
    killLineStart: {
      weight: 'weak',
      lines: [
        [
          'Memory cgroup out of memory',
          /Memory cgroup out of memory: Kill(?:ed)? process (?<pid>\d{1,10}) \((?<comm>[^)]{1,20})\)/,
        ],
      ],
    },
    summary: {
      weight: 'decisive',
      lines: [
        // kernel, dump_oom_summary, since 5.0:
        // `oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=docker-6f….scope,mems_allowed=0,oom_memcg=/system.slice/docker-6f….scope,task_memcg=/system.slice/docker-6f….scope,task=node,pid=4021,uid=1000`
        [
          'oom-kill:constraint=CONSTRAINT_MEMCG',
          /oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=[^=]{1,60}cpuset=[^=]{1,200}mems_allowed=[^=]{1,60}oom_memcg=(?<cgroup>[^,=]{1,400}),task_memcg=[^,=]{0,300}[/:-](?<container>[0-9a-f]{64})[^,=]{0,200},task=(?<comm>[^\n]{1,20}?),pid=(?<pid>\d{1,10})/,
        ],
        [
          'oom-kill:constraint=CONSTRAINT_MEMCG',
          /oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=[^=]{1,60}cpuset=[^=]{1,200}mems_allowed=[^=]{1,60}oom_memcg=(?<cgroup>[^,=]{1,400}),task_memcg=[^,=]{1,400},task=(?<comm>[^\n]{1,20}?),pid=(?<pid>\d{1,10})/,
        ],
        ['oom-kill:constraint=CONSTRAINT_MEMCG', /oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=/],
        // 3.10 with a vendor backport: `oom-kill:,cpuset=9b…,mems_allowed=0-1,oom_memcg=/kubepods/…,task_memcg=/kubepods/…/9b…,task=java,pid=12800,uid=0`
        [
          'oom_memcg=',
          /oom-kill:,cpuset=[^=]{1,200}mems_allowed=[^=]{1,60}oom_memcg=(?<cgroup>[^,=]{1,400}),task_memcg=[^,=]{1,400},task=(?<comm>[^\n]{1,20}?),pid=(?<pid>\d{1,10})/,
        ],
      ],
    },
    limitNamed: {
      weight: 'decisive',
      lines: [
        // kernel, mem_cgroup_print_oom_info, 3.10 to 4.20: `Task in /docker/5c… killed as a result of limit of /docker/5c…`
        [
          'killed as a result of limit of',
          /[/-](?<container>[0-9a-f]{64})(?:\.scope)? killed as a result of limit of (?<cgroup>\/[\w./:@\\-]{0,300})/,
        ],
        ['killed as a result of limit of', /killed as a result of limit of (?<cgroup>\/[\w./:@\\-]{0,300})/],
        // the same when no task could be killed: `Memory limit reached of cgroup /docker/5c…`
        ['Memory limit reached of cgroup', /Memory limit reached of cgroup (?<cgroup>\/[\w./:@\\-]{0,300})/],
      ],
    },
    report: record(
      'oom-report',
      'decisive',
      ({ scope, memory, kernelShare, limitedCgroup, container, pod, selected, killed }) => {
        if (scope !== 'cgroup' || (kernelShare ?? 0) > 0.5) return false;
        const victim = killed ?? selected;
        return {
          ...(memory?.limit !== undefined && { limit: size(memory.limit) }),
          ...(memory && { usage: size(memory.usage) }),
          ...(limitedCgroup && { cgroup: limitedCgroup }),
          ...(container && { container }),
          ...(pod && { pod }),
          ...(victim && { comm: victim.name, pid: String(victim.pid) }),
        };
      },
    ),
    // Parts of a report whose kill lines were cut off.
    reportPart: {
      weight: 'strong',
      lines: [
        // `memory: usage 524288kB, limit 524288kB, failcnt 3171`
        ['kB, failcnt', /memory: usage \d{1,20}kB, limit \d{1,20}kB, failcnt \d{1,20}/],
        [
          'Memory cgroup stats for',
          /Memory cgroup stats for ?(?<cgroup>\/[\w.@\\/-]{0,230}[/-](?<container>[0-9a-f]{64})(?:\.scope)?):/,
        ],
        ['Memory cgroup stats for', /Memory cgroup stats for ?[\w./:@\\-]{1,300}/],
        // Call Trace: ` mem_cgroup_out_of_memory+0x145/0x170`
        ['mem_cgroup_out_of_memory', /mem_cgroup_out_of_memory\+0x[0-9a-f]{1,8}/],
        // 3.11 and later, where the fault is answered: `[<ffffffff8112cdd8>] ? mem_cgroup_oom_synchronize+0x4e8/0x550`
        ['mem_cgroup_oom_synchronize', /mem_cgroup_oom_synchronize\+0x[0-9a-f]{1,8}/],
        // `Tasks in /kubepods.slice/…/cri-containerd-77….scope are going to be killed due to memory.oom.group set`
        ['are going to be killed due to memory.oom.group', /are going to be killed due to memory\.oom\.group set/],
      ],
    },
    // Call Trace of a report whose end is missing and whose compiler has inlined the functions above: the allocation that
    // set it off was charged to a cgroup. 3.10 `__mem_cgroup_try_charge+0xb7e/0xba0`, since 5.12 `try_charge_memcg+0x82a/0xa90`
    chargeRefused: {
      weight: 'strong',
      within: ['oom-report'],
      lines: [
        ['try_charge', /(?:__mem_cgroup_)?try_charge(?:_memcg)?\+0x[0-9a-f]{1,8}/],
        ['mem_cgroup_margin', /mem_cgroup_margin\+0x[0-9a-f]{1,8}/],
      ],
    },
    // libcontainer/process_linux.go, runc 1.0.0-rc94 and later, and crun's container.c
    initOomKilled: {
      weight: 'decisive',
      lines: [
        ['container init was OOM-killed', /container init was OOM-killed/],
        ['the memory limit could be too low', /OOM: the memory limit could be too low/],
      ],
    },
    execOomKilled: {
      weight: 'strong',
      lines: [
        ['possibly OOM-killed', /\(possibly OOM-killed\)|caused: possibly OOM-killed|caused "possibly OOM-killed/],
      ],
    },
    // What runtimes and orchestrators noted. On cgroup v2 the counter behind it also counts kills of a host that ran out of memory.
    reportedByRuntime: {
      weight: 'strong',
      lines: [
        // docker inspect, podman inspect: `"OOMKilled": true`
        ['OOMKilled', /OOMKilled"?\s{0,8}[:=]\s{0,8}true/],
        // kubectl describe: `Reason:       OOMKilled`; -o json and crictl inspect: `"reason": "OOMKilled"`
        ['OOMKilled', /reason"?\s{0,8}:\s{0,20}"?OOMKilled/],
        // kubectl get pods: `api-6d5f9c7b8-x2x7k   0/1   OOMKilled   4 (51s ago)   3m`
        ['OOMKilled', /\d{1,3}\/\d{1,3}\s{1,40}(?:Init:)?OOMKilled\s{1,40}\d{1,6}/],
        // Argo Workflows: `OOMKilled (exit code 137)`; Jenkins: `terminated [OOMKilled]`; Nomad: `Exit Message: "OOM Killed"`
        ['OOMKilled', /OOMKilled \(exit code \d{1,3}\)|terminated \[OOMKilled\]|Exit Message: "OOM Killed/],
        // containerd, CRI plugin: up to 1.6 `TaskOOM event &TaskOOM{ContainerID:af13…,}`, since 1.7 `TaskOOM event container_id:\"4bcb…\"`
        ['TaskOOM event', /TaskOOM event &TaskOOM\{ContainerID:(?<container>[0-9a-f]{64})/],
        ['TaskOOM event', /TaskOOM event container_id:"(?<container>[0-9a-f]{64})/],
        ['TaskOOM event', /TaskOOM event/],
        // ctr events: `moby /tasks/oom {"container_id":"4bcb…"}`; debug logs: `topic=/tasks/oom type=containerd.events.TaskOOM`
        ['/tasks/oom', /\/tasks\/oom \{"container_id":\s{0,4}"(?<container>[0-9a-f]{12,64})/],
        ['/tasks/oom', /topic="?\/tasks\/oom/],
        // docker events: `2024-05-04T18:05:45.023195599Z container oom 29d7… (image=…, name=…)` and its JSON form
        ['container oom', /container oom (?<container>[0-9a-f]{64})/],
        ['timeNano', /"status":\s{0,4}"oom",\s{0,8}"id":\s{0,4}"(?<container>[0-9a-f]{64})"[^\n]{0,900}"timeNano":/],
        // dockerd 1.11–17.10 in debug mode: `libcontainerd: received containerd event: &types.Event{Type:\"oom\", Id:\"8fa1…\", …`
        ['types.Event{Type:', /types\.Event\{Type:"oom", Id:"(?<container>[0-9a-f]{64})"/],
        // kubelet, cAdvisor's manager.go; for a host that ran out of memory the container is "/":
        // `Created an OOM event in container "/kubepods/burstable/pod6c43…/9b5d…" at 2021-03-10 11:21:19.308776449 +0800`
        [
          'Created an OOM event in container',
          /Created an OOM event in container "(?<cgroup>\/[^\s"\\]{1,330}?[/-](?<container>[0-9a-f]{64})(?:\.scope)?)"/,
        ],
        ['Created an OOM event in container', /Created an OOM event in container "(?<cgroup>\/[^\s"\\]{1,400})"/],
        // Amazon ECS: `OutOfMemoryError: Container killed due to memory usage`, agent log: `process within container … died due to OOM`
        ['Container killed due to memory usage', /OutOfMemoryError: Container killed due to memory usage/],
        ['died due to OOM', /process within container (?<container>[0-9a-f]{64}) [^\n]{0,200}died due to OOM/],
      ],
    },
    // systemd: `docker-6f….scope: A process of this unit has been killed by the OOM killer.`, of the host or of the cgroup
    scopeOomKilled: {
      weight: 'weak',
      lines: [
        [
          'killed by the OOM killer',
          /(?:docker|cri-containerd|crio|libpod|nerdctl)-(?<container>[0-9a-f]{64})\.scope: A process of this unit has been killed by the OOM killer/,
        ],
        [
          'killed some processes in this unit',
          /(?:docker|cri-containerd|crio|libpod|nerdctl)-(?<container>[0-9a-f]{64})\.scope: The kernel \(?OOM killer\)? killed some processes in this unit/,
        ],
        [
          'scope: Failed with result',
          /(?:docker|cri-containerd|crio|libpod|nerdctl)-(?<container>[0-9a-f]{64})\.scope: Failed with result 'oom-kill'/,
        ],
      ],
    },
    // memory.events, memory.oom_control: `oom_kill 12`
    oomKillCount: { weight: 'weak', lines: [['oom_kill', /oom_kill [1-9]\d{0,9}/]] },
    // 128 + SIGKILL: `web-1 exited with code 137`; says who died, not why.
    exit137: {
      weight: 'hint',
      lines: [
        ['exited with code 137', /exited with code 137/],
        ['exited (137)', /exited \(137\)/],
        ['Exit Code: 137', /Exit Code:\s{0,20}137/],
        ['exit status 137', /exit status 137/],
        ['exit code 137', /exit code 137/],
        ['ExitCode', /ExitCode"?\s{0,8}[:=]\s{0,8}137/],
      ],
    },
    // `oom_reaper: reaped process 4870 (java), now anon-rss:0kB, file-rss:0kB, shmem-rss:0kB`
    reaped: { weight: 'hint', lines: [['oom_reaper: reaped process', /oom_reaper: reaped process \d{1,10}/]] },
  },
  yieldsTo: ['SB2003', 'SB1001'],
});
