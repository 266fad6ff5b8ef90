/** Makes a daemon log of any size: the mix of lines a busy host prints, with a failure now and then. Always the same for the same size. */
import { sequence } from './sequence.ts';

const MESSAGES: readonly ((id: string, n: number) => string)[] = [
  (id) =>
    `level=info msg="ignoring event" container=${id} module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete"`,
  (_, n) => `level=debug msg="Calling GET /v1.43/containers/json?all=1&limit=${n}"`,
  (id) => `level=debug msg="Calling GET /v1.43/containers/${id}/json"`,
  (id) => `level=warning msg="cleaning up after shim disconnected" id=${id} namespace=moby`,
  (id) => `level=info msg="Container failed to exit within 10s of signal 15 - using the force" container=${id}`,
  (_, n) => `level=debug msg="Health check for container web-${n} done (exitCode=0)"`,
];
const FAILURES: readonly ((id: string) => string)[] = [
  (id) =>
    `level=error msg="Handler for POST /v1.43/containers/${id}/start returned error: OCI runtime create failed: runc create failed: unable to start container process: exec: \\"serve\\": executable file not found in $PATH: unknown"`,
  (id) =>
    `level=error msg="Handler for DELETE /v1.43/containers/${id} returned error: container ${id}: driver \\"overlay2\\" failed to remove root filesystem: unlinkat /var/lib/docker/overlay2/${id}/merged: device or resource busy"`,
];

/** About `megabytes` of text, one failure in every `healthy` lines. */
export function daemonLog(megabytes: number, healthy = 5000): string {
  const next = sequence(42);
  const lines: string[] = [];
  for (let size = 0, n = 0; size < megabytes * 1e6; n++) {
    const id = Array.from({ length: 8 }, () =>
      Math.floor(next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    ).join('');
    const choose = n % healthy === healthy - 1 ? FAILURES : MESSAGES;
    const message = choose[Math.floor(next() * choose.length)]?.(id, n) ?? '';
    const second = String(Math.floor(n / 40) % 60).padStart(2, '0');
    const minute = String(Math.floor(n / 2400) % 60).padStart(2, '0');
    const line = `Jun 17 03:${minute}:${second} node-7 dockerd[812]: time="2026-06-17T03:${minute}:${second}.${String(n % 1e9).padStart(9, '0')}+08:00" ${message}`;
    size += line.length + 1;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
