/**
 * One line of /proc/PID/cgroup, kernel/cgroup/cgroup.c, proc_cgroup_show():
 *
 *     3:cpuacct,cpu:/system.slice/docker.service      a hierarchy of v1
 *     1:name=systemd:/system.slice/docker.service     one without controllers
 *     0::/system.slice/docker.service (deleted)       the unified hierarchy
 */
import { CONTROLLERS } from '../../proc/controllers.ts';
import { prefixOf } from '../../proc/process-file.ts';

export const FILE_NAME = 'cgroup';

export interface Row {
  readonly hierarchy: number;
  readonly controllers: readonly string[];
  readonly path: string;
  readonly deleted: boolean;
  readonly row: number | undefined;
  /** The file grep names in front of the line. */
  readonly file: string | undefined;
  /** Whether only /proc/PID/cgroup has such a line, as far as controllers are known. */
  readonly isSure: boolean;
}

/** In front of a line its number from `grep -n` (`12:`) or `cat -n` (`    12\t`). */
const ROW =
  /^(?:(\d{1,5})(?::|[ \t]{1,8}))?(\d{1,4}):((?:name=)?[\w.-]{1,64}(?:,[\w=.-]{1,64}){0,16})?:(\/\S{0,4096})( \(deleted\))?$/;

/** `0::/0` is an address range. */
const PREFIX_LENGTH = /^\/\d{1,3}$/;

export function readRow(text: string): Row | undefined {
  const trimmed = text.trim();
  const prefix = prefixOf(trimmed, 0, FILE_NAME);
  const found = ROW.exec(prefix ? trimmed.slice(prefix.length) : trimmed);
  if (!found) return undefined;
  const [, number, id, names, path = '', deleted] = found;
  const hierarchy = Number(id);
  const controllers = names?.split(',') ?? [];
  // Only the unified hierarchy has neither controllers nor a name.
  if ((hierarchy === 0) !== (controllers.length === 0) || PREFIX_LENGTH.test(path)) return undefined;
  return {
    hierarchy,
    controllers,
    path,
    deleted: deleted !== undefined,
    row: number === undefined ? undefined : Number(number),
    file: prefix?.file,
    isSure: hierarchy === 0 || controllers.some((name) => CONTROLLERS.has(name) || name.startsWith('name=')),
  };
}
