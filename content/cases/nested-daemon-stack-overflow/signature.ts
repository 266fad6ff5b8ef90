/**
 * A Go program may use 1 GB of stack; then the runtime ends it, whatever it does. Only the frames tell whose recursion
 * it was: those of libcontainer's cpuset code in a nested daemon, or of any other program.
 */
import { all, any, defineSignature, record } from '../../../src/engine/signature/index.ts';

interface Overflow {
  readonly reason: string | undefined;
  readonly messages: readonly string[];
}

const DAEMONS = new Set(['dockerd', 'containerd', 'containerd-shim', 'runc']);

export default defineSignature({
  role: 'root',
  signs: {
    // libcontainer/cgroups/fs/cpuset.go of Docker 1.8.0–1.9.1 and runc before 0.0.7 climbs above / without an end:
    // github.com/opencontainers/runc/libcontainer/cgroups/fs.(*CpusetGroup).ensureParent(0x1a8e3c8, 0xc2086e4000, 0x1, …)
    recursion: record(
      'go-crash',
      'decisive',
      (crash) => isOverflow(crash) && hasFrame(crash, 'CpusetGroup).ensureParent'),
    ),
    // The same crash where other text stands between its lines.
    recursionFrame: {
      weight: 'strong',
      lines: [['CpusetGroup).ensureParent', /libcontainer\/cgroups\/fs\.\(\*CpusetGroup\)\.ensureParent/]],
    },
    // A daemon that recursed in its cgroup code elsewhere, or anywhere at all.
    cgroupCode: record('go-crash', 'strong', (crash) => {
      return isOverflow(crash) && (hasFrame(crash, 'libcontainer/cgroups') || hasFrame(crash, 'containerd/cgroups'));
    }),
    daemon: record('go-crash', 'weak', (crash) => isOverflow(crash) && DAEMONS.has(crash.program ?? '')),
    // Go, runtime/stack.go newstack(): what every Go program prints that recurses without an end
    overflow: {
      weight: 'hint',
      lines: [
        ['fatal error: stack overflow', /fatal error: stack overflow/],
        ['goroutine stack exceeds', /goroutine stack exceeds \d{6,12}-byte limit/],
      ],
    },
    // systemd: docker.service: main process exited, code=exited, status=2/INVALIDARGUMENT; supervisord: exited: dockerd (exit status 2; not expected)
    daemonExit: {
      weight: 'weak',
      lines: [
        [
          'code=exited, status=2/INVALIDARGUMENT',
          /(?:docker|containerd)\.service: main process exited, code=exited, status=2\/INVALIDARGUMENT/,
        ],
        ['(exit status 2; not expected)', /exited: (?:docker|containerd)\w{0,8} \(exit status 2; not expected\)/],
      ],
    },
    // People who describe it: 偶尔还能遇到 stack overflow
    described: {
      weight: 'weak',
      lines: [
        [
          'stack overflow',
          /(?:遇到|出现|引起|导致|发生|报|dies with a|crashes with a|random) ?(?:了|go )?stack ?overflow(?!\.com| answer| question| post)/,
        ],
      ],
    },
    nested: {
      weight: 'hint',
      lines: [
        ['docker in docker', /docker in docker/],
        ['docker-in-docker', /docker-in-docker/],
        ['inner docker', /inner docker/],
        ['nested docker', /nested docker/],
      ],
    },
  },
  when: any(
    'recursion',
    'recursionFrame',
    'cgroupCode',
    'daemon',
    all('overflow', 'daemonExit'),
    all('described', 'nested'),
  ),
});

function isOverflow({ reason, messages }: Overflow): boolean {
  return [reason ?? '', ...messages].some((text) => /stack overflow|goroutine stack exceeds/.test(text));
}

function hasFrame({ goroutines }: { readonly goroutines: readonly Stack[] }, part: string): boolean {
  return goroutines.some(({ frames }) => frames.some((frame) => frame.function.includes(part)));
}

interface Stack {
  readonly frames: readonly { readonly function: string }[];
}
