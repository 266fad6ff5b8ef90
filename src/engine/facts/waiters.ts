/** What goroutines say: which program they belong to, and what each group waits for. */
import { readFunctionName } from '../goroutines/function-name.ts';
import type { Frame, GoroutineGroup, Wait } from '../goroutines/record.ts';
import type { Program, WaitersFact } from './facts.ts';

/** Packages only one program has, the most telling first. Paths of what was vendored are already taken off. */
const PACKAGES: readonly (readonly [prefix: string, program: Program])[] = [
  ['k8s.io/kubernetes/pkg/kubelet', 'kubelet'],
  ['k8s.io/kubernetes/cmd/kubelet', 'kubelet'],
  ['github.com/docker/docker/daemon', 'dockerd'],
  ['github.com/docker/docker/cmd/dockerd', 'dockerd'],
  ['github.com/docker/docker/api/server', 'dockerd'],
  ['github.com/docker/docker/libcontainerd', 'dockerd'],
  ['github.com/moby/moby/v2/daemon', 'dockerd'],
  ['github.com/docker/cli', 'docker'],
  ['github.com/containerd/containerd/cmd/containerd-shim', 'containerd-shim'],
  ['github.com/containerd/containerd/runtime/v2/shim', 'containerd-shim'],
  ['github.com/containerd/containerd/v2/cmd/containerd-shim', 'containerd-shim'],
  ['github.com/containerd/containerd/v2/pkg/shim', 'containerd-shim'],
  ['github.com/containerd/containerd/cmd/containerd', 'containerd'],
  ['github.com/containerd/containerd/services', 'containerd'],
  ['github.com/containerd/containerd/linux', 'containerd'],
  ['github.com/containerd/containerd/runtime', 'containerd'],
  ['github.com/containerd/containerd/v2/plugins', 'containerd'],
  ['github.com/containerd/containerd/supervisor', 'containerd'],
  ['github.com/opencontainers/runc', 'runc'],
];

/** How many frames are looked at: enough to meet the packages of the program itself. */
const MOST_FRAMES = 20_000;

/** The program whose goroutines these are. What a program vendors also shows, so the first of the list that occurs decides. */
export function programOf(groups: readonly GoroutineGroup[]): Program | undefined {
  const packages = new Set<string>();
  let looked = 0;
  for (const { frames } of groups) {
    for (const frame of frames) packages.add(readFunctionName(frame.function).package);
    looked += frames.length;
    if (looked > MOST_FRAMES) break;
  }
  const found = PACKAGES.find(([prefix]) => [...packages].some((name) => name.startsWith(prefix)));
  return found?.[1];
}

/** The functions of a stack, and which of them the goroutines wait in. */
function stackOf(frames: readonly Frame[], wait: Wait): Pick<WaitersFact, 'stack' | 'place'> {
  const names = frames.map((frame) => readFunctionName(frame.function));
  const place = names.find((name) => name.name === wait.in && name.package === wait.package)?.key;
  return { stack: names.map(({ key }) => key), ...(place && { place }) };
}

/** One fact for each group of goroutines. */
export function* waitersIn(
  groups: readonly GoroutineGroup[],
  program: Program | undefined = programOf(groups),
): Generator<WaitersFact> {
  for (const group of groups) {
    const { line, from, to, count, state, wait, frames, calls, request, minutes, idle } = group;
    yield {
      fact: 'waiters',
      line,
      from,
      to,
      count,
      what: wait.what,
      ...stackOf(frames, wait),
      timed: state !== undefined,
      idle,
      words: wait.words,
      ...(program && { program }),
      ...(wait.in && { in: wait.in }),
      ...(wait.receiver && { receiver: wait.receiver }),
      ...(wait.package && { package: wait.package }),
      ...(calls && { calls }),
      ...(request && { request }),
      ...(minutes && { minutes }),
    };
  }
}
