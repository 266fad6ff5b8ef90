/** Makes the output of `strace -f -tt -T -y` of any length: a daemon with many threads. Always the same for one length. */
import { sequence } from './sequence.ts';

const THREADS = 24;

const CALLS: readonly ((n: number) => string)[] = [
  (n) =>
    `read(${n % 900}</run/containerd/fifo/${n}-stdout>, "{\\"level\\":\\"info\\",\\"msg\\":\\"done (ok)\\"}"..., 32768) = 118`,
  (n) => `write(${n % 900}<pipe:[${100000 + n}]>, "GET /v1.43/containers/json HTTP/1.1\\r\\nHost: d"..., 412) = 412`,
  (n) => `epoll_pwait(4<anon_inode:[eventpoll]>, [{events=EPOLLIN, data={u32=${n}, u64=${n}}}], 128, 0, NULL, 0) = 1`,
  () => 'openat(AT_FDCWD</>, "/proc/self/mountinfo", O_RDONLY|O_CLOEXEC) = 9</proc/4711/mountinfo>',
  (n) =>
    `newfstatat(AT_FDCWD</>, "/var/lib/docker/overlay2/${n}", 0xc000a1b2c8, 0) = -1 ENOENT (No such file or directory)`,
];
const HALVES: readonly (readonly [string, string])[] = [
  ['futex(0xc000580148, FUTEX_WAIT_PRIVATE, 0, NULL', 'futex'],
  ['epoll_pwait(4<anon_inode:[eventpoll]>, ', 'epoll_pwait'],
];

function clock(n: number): string {
  const seconds = Math.floor(n / 900);
  const parts = [10 + (Math.floor(seconds / 3600) % 12), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String((n * 1103) % 1e6).padStart(6, '0')}`;
}

/** `lines` lines; one in four is the first or second half of a call. */
export function straceOutput(lines: number): string {
  const next = sequence(7);
  const waiting = new Map<number, string>();
  const output = [`strace: Process 4711 attached with ${THREADS} threads`];
  for (let n = 1; n < lines; n++) {
    const pid = 4711 + Math.floor(next() * THREADS);
    const lead = `[pid ${String(pid).padStart(5)}] ${clock(n)} `;
    const waits = waiting.get(pid);
    if (waits !== undefined) {
      waiting.delete(pid);
      output.push(`${lead}<... ${waits} resumed>) = 0 <0.${String(n % 1e6).padStart(6, '0')}>`);
    } else if (next() < 0.14) {
      const [first, syscall] = HALVES[Math.floor(next() * HALVES.length)] ?? ['pause(', 'pause'];
      waiting.set(pid, syscall);
      output.push(`${lead}${first} <unfinished ...>`);
    } else {
      const call = CALLS[Math.floor(next() * CALLS.length)]?.(n) ?? 'getpid() = 4711';
      output.push(`${lead}${call} <0.${String((n * 7) % 1e6).padStart(6, '0')}>`);
    }
  }
  return `${output.join('\n')}\n`;
}
