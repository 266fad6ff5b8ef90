/**
 * A line of /proc/mounts, fs/proc_namespace.c, show_vfsmnt(), and of /etc/mtab:
 *
 *     overlay /var/lib/docker/overlay2/4f1c/merged overlay rw,relatime,lowerdir=…,upperdir=…,workdir=… 0 0
 *
 * grep over several processes puts the file in front: `/proc/17433/mounts:overlay /var/lib/docker/… overlay rw 0 0`.
 */
import { splitOptions, WRITABLE_OR_NOT, withoutEscapes } from './options.ts';
import type { MountFields } from './record.ts';

const END = ' 0 0';
const FILE = /^(?:[\w./@$-]{0,200}\/)?(?:mounts|mtab):(?:\d{1,7}:)?/;
const PROCESS = /(?:^|\/)(\d{1,10})\/(?:task\/\d{1,10}\/)?mounts:/;
const FS_TYPE = /^[\w.+-]{1,40}$/;

/** Reads a whole line; with `mayBeCut` also one whose end is missing, from its options on. */
export function readProcMounts(text: string, mayBeCut = false): MountFields | undefined {
  const line = text.trimEnd();
  const whole = line.endsWith(END);
  if (!whole && !mayBeCut) return undefined;
  const file = FILE.exec(line.trimStart())?.[0] ?? '';
  const content = whole ? line.slice(0, -END.length) : line;
  const fields = fieldsOf(content.trimStart().slice(file.length));
  const sourceless = fields[0]?.startsWith('/') && WRITABLE_OR_NOT.test(fields[2] ?? '');
  const [source = '', mountPoint = '', fsType = '', options = ''] = sourceless ? ['', ...fields] : fields;
  const isRow = mountPoint.startsWith('/') && FS_TYPE.test(fsType) && WRITABLE_OR_NOT.test(options);
  if (!isRow) return undefined;
  const pid = PROCESS.exec(file)?.[1];
  return {
    form: 'proc-mounts',
    source: withoutEscapes(source),
    mountPoint: withoutEscapes(mountPoint),
    fsType,
    options: splitOptions(options),
    pid: pid === undefined ? undefined : Number(pid),
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
