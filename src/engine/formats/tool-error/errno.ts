/** The C library's texts for error numbers, in the languages logs are pasted in. */
import type { Reason } from './record.ts';

const REASONS: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  // EPERM, EACCES
  ['operation not permitted', 'not-permitted'],
  ['permission denied', 'not-permitted'],
  ['不允许的操作', 'not-permitted'],
  ['权限不够', 'not-permitted'],
  // ESRCH
  ['no such process', 'no-such-process'],
  ['没有那个进程', 'no-such-process'],
  // ENOENT
  ['no such file or directory', 'no-such-file'],
  ['没有那个文件或目录', 'no-such-file'],
  // ENODEV, ENXIO
  ['no such device', 'not-found'],
  ['没有那个设备', 'not-found'],
  ['no such device or address', 'not-found'],
  // ECONNREFUSED, EHOSTDOWN, ETIMEDOUT, ENOTCONN, ESTALE
  ['connection refused', 'cannot-connect'],
  ['拒绝连接', 'cannot-connect'],
  ['host is down', 'cannot-connect'],
  ['connection timed out', 'cannot-connect'],
  ['transport endpoint is not connected', 'cannot-connect'],
  ['stale file handle', 'cannot-connect'],
  ['stale nfs file handle', 'cannot-connect'],
  ['input/output error', 'unknown'],
  ['invalid argument', 'unknown'],
  ['is a directory', 'unknown'],
  ['no data available', 'nothing-to-show'],
]);

/** The reason a text of the C library stands for; undefined when it is none of them. */
export function reasonOf(text: string): Reason | undefined {
  return REASONS.get(
    text
      .trim()
      .replace(/[.。]$/, '')
      .toLowerCase(),
  );
}
