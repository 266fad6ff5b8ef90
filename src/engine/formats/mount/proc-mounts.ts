/**
 * A line of /proc/mounts, fs/proc_namespace.c, show_vfsmnt(), and of /etc/mtab:
 *
 *     overlay /var/lib/docker/overlay2/4f1c/merged overlay rw,relatime,lowerdir=…,upperdir=…,workdir=… 0 0
 *
 * grep over several processes puts the file in front: `/proc/17433/mounts:overlay /var/lib/docker/… overlay rw 0 0`.
 */

import { splitOptions, WRITABLE_OR_NOT, withoutEscapes } from '../../proc/mount-options.ts';
import { prefixOf, processOf } from '../../proc/process-file.ts';
import type { MountFields } from './record.ts';

const END = ' 0 0';
const ROW_NUMBER = /^\d{1,7}:/;
const FS_TYPE = /^[\w.+-]{1,40}$/;

/** Reads a whole line; with `mayBeCut` also one whose end is missing, from its options on. */
export function readProcMounts(text: string, mayBeCut = false): MountFields | undefined {
  const last = text.charCodeAt(text.length - 1);
  if (last > 0x20 && last !== 0x30 && !mayBeCut) return undefined;
  const line = text.trimEnd();
  const whole = line.endsWith(END);
  if (!whole && !mayBeCut) return undefined;
  const content = (whole ? line.slice(0, -END.length) : line).trimStart();
  const prefix = prefixOf(content, 0, 'mounts') ?? prefixOf(content, 0, 'mtab');
  const fields = fieldsOf(prefix ? content.slice(prefix.length).replace(ROW_NUMBER, '') : content);
  const sourceless = fields[0]?.startsWith('/') && WRITABLE_OR_NOT.test(fields[2] ?? '');
  const [source = '', mountPoint = '', fsType = '', options = ''] = sourceless ? ['', ...fields] : fields;
  const isRow = mountPoint.startsWith('/') && FS_TYPE.test(fsType) && WRITABLE_OR_NOT.test(options);
  if (!isRow) return undefined;
  return {
    form: 'proc-mounts',
    source: withoutEscapes(source),
    mountPoint: withoutEscapes(mountPoint),
    fsType,
    options: splitOptions(options),
    pid: prefix && processOf(prefix.file).pid,
    cut: !whole,
  };
}

/**
 * Source, mount point, type and the rest. Three spaces part them; those in paths are escaped, but a few file systems print
 * spaces in their options: `aname=drvfs;path=C:\Program Files\Docker`.
 */
function fieldsOf(text: string): string[] {
  const fields = text.split(' ', 3);
  const rest = text.slice(fields.join(' ').length + 1);
  return [...fields, rest];
}
