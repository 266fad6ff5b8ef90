/**
 * One row of /proc/PID/mountinfo, fs/proc_namespace.c, show_mountinfo(), proc(5):
 *
 *     36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
 *     │  │  │    │     │     │          │          │    │         └ super options
 *     │  │  │    │     │     │          │          │    └ source
 *     │  │  │    │     │     │          │          └ file system type
 *     │  │  │    │     │     │          └ none or more optional fields, up to the `-`
 *     │  │  │    │     │     └ options of this mount
 *     │  │  │    │     └ mount point
 *     │  │  │    └ root
 *     │  │  └ device
 *     │  └ parent's id
 *     └ mount id
 */
import { splitOptions, WRITABLE_OR_NOT, withoutEscapes } from '../../proc/mount-options.ts';
import { prefixOf } from '../../proc/process-file.ts';
import { isOverlayCut, overlayOf } from './overlay.ts';
import type { MountinfoMount, Propagation } from './record.ts';

export const FILE_NAME = 'mountinfo';

/** What a row says by itself. */
export interface Row extends Omit<MountinfoMount, 'from' | 'to' | 'line' | 'pid' | 'tid' | 'level' | 'versions'> {
  /** The file grep names in front of the row. */
  readonly file: string | undefined;
}

const SPACE = 0x20;
/** Ids and device; in front of them the row's number from `grep -n` (`40:`) or `cat -n` (`    40\t`). */
const HEAD =
  /(?:(\d{1,7})(?:[:.)][ \t]{0,4}|[ \t]{1,8}))?(\d{1,10})[ \t]{1,8}(\d{1,10})[ \t]{1,8}(\d{1,8}:\d{1,8})[ \t]{1,8}(?=\S)/y;

/** Far more than kernels print. */
const MOST_TAGS = 32;

/** A path, or what nsfs mounts: `net:[4026532290]`. */
const ROOT = /^(?:\/|\w{1,32}:\[\d{1,20}\]$)/;

/** fs/proc_namespace.c, show_mnt_opts(): `rw,nosuid,nodev,relatime,idmapped`; it may be cut at any character. */
const OPTIONS = /^r(?:[wo](?:,[\w=-]{0,64}){0,32})?$/;

/** `shared:119`, `master:109`, `propagate_from:2`, `unbindable`, and tags of kernels to come. */
const TAG = /^[a-z_]{1,32}(?::\w{0,20})?$/;

/** Publishing software turns the hyphen between two spaces into a dash. */
const SEPARATOR = / [-\u2013\u2014](?: |$)/;

/** What a row begins with. */
export interface Head extends Pick<Row, 'mountId' | 'parentId' | 'device' | 'row' | 'file'> {
  /** Where the root begins. */
  readonly end: number;
}

/** Reads only the beginning of a row; what follows it may show that it is none. */
export function readHead(text: string): Head | undefined {
  const indent = text.charCodeAt(0) > SPACE ? 0 : text.length - text.trimStart().length;
  const prefix = prefixOf(text, indent, FILE_NAME);
  const start = prefix ? indent + prefix.length : indent;
  HEAD.lastIndex = start;
  const head = HEAD.exec(text);
  if (!head) return undefined;
  const [whole, number, mountId, parentId, device = ''] = head;
  const row = number === undefined ? undefined : Number(number);
  const ids = { mountId: Number(mountId), parentId: Number(parentId), device };
  return { ...ids, row, file: prefix?.file, end: start + whole.length };
}

/** Reads a row, or as much of it as there is; undefined when it is none. */
export function readRow(text: string): Row | undefined {
  const head = readHead(text);
  const body = head && readBody(text.slice(head.end).trimEnd());
  if (!head || !body) return undefined;
  const { end: _, ...fields } = head;
  return { ...fields, ...body };
}

type Body = Omit<Row, 'mountId' | 'parentId' | 'device' | 'row' | 'file'>;

function readBody(text: string): Body | undefined {
  const separator = SEPARATOR.exec(text);
  const mount = readMount(separator ? text.slice(0, separator.index) : text);
  if (!mount) return undefined;
  const { tags, ...fields } = mount;
  if (!separator) return { ...fields, propagation: undefined, ...NO_FILE_SYSTEM };
  if (!WRITABLE_OR_NOT.test(fields.options[0] ?? '')) return undefined;
  return {
    ...fields,
    propagation: propagationOf(tags),
    ...readFileSystem(text.slice(separator.index + separator[0].length)),
  };
}

type MountFields = Pick<Row, 'root' | 'mountPoint' | 'deleted' | 'options'> & { readonly tags: readonly string[] };

/** Root, mount point, options and tags: what stands before the `-`. */
function readMount(text: string): MountFields | undefined {
  const [root = '', mountPoint = '', options, ...tags] = text.split(/[ \t]{1,8}/, MOST_TAGS + 4);
  if (!ROOT.test(root) || !mountPoint.startsWith('/')) return undefined;
  if (options !== undefined && !OPTIONS.test(options)) return undefined;
  if (tags.length > MOST_TAGS || !tags.every((tag) => TAG.test(tag))) return undefined;
  const [plainRoot, plainMountPoint] = [withoutDeleted(root), withoutDeleted(mountPoint)];
  return {
    root: withoutEscapes(plainRoot),
    mountPoint: withoutEscapes(plainMountPoint),
    deleted: plainRoot !== root || plainMountPoint !== mountPoint,
    options: splitOptions(options ?? ''),
    tags,
  };
}

/** fs/dcache.c, dentry_path(): `/containers/4f/resolv.conf//deleted`; d_path() appends ` (deleted)`. */
function withoutDeleted(path: string): string {
  for (const mark of ['//deleted', '\\040(deleted)'])
    if (path.endsWith(mark)) return path.slice(0, -mark.length) || '/';
  return path;
}

function propagationOf(tags: readonly string[]): Propagation {
  const groupOf = (name: string): number | undefined => {
    const tag = tags.find((one) => one.startsWith(`${name}:`));
    return tag === undefined ? undefined : Number(tag.slice(name.length + 1));
  };
  const [peerGroup, master] = [groupOf('shared'), groupOf('master')];
  return {
    kind: kindOf(peerGroup !== undefined, master !== undefined, tags.includes('unbindable')),
    peerGroup,
    master,
    propagateFrom: groupOf('propagate_from'),
  };
}

function kindOf(shared: boolean, slave: boolean, unbindable: boolean): Propagation['kind'] {
  if (unbindable) return 'unbindable';
  if (shared) return slave ? 'shared-slave' : 'shared';
  return slave ? 'slave' : 'private';
}

type FileSystem = Pick<Row, 'fsType' | 'fsSubtype' | 'source' | 'superOptions' | 'overlay' | 'cut'>;

const NO_FILE_SYSTEM: FileSystem = {
  fsType: undefined,
  fsSubtype: undefined,
  source: undefined,
  superOptions: [],
  overlay: undefined,
  cut: true,
};

/**
 * What stands behind the `-`. Super options may hold spaces: `aname=drvfs;path=C:\Program Files\Docker;…`. A mount without
 * source leaves two spaces: `- tmpfs  rw,size=64k`.
 */
function readFileSystem(text: string): FileSystem {
  const [fsType = '', ...fields] = text.split(' ');
  if (fsType === '') return NO_FILE_SYSTEM;
  const sourceless = fields.length === 1 && WRITABLE_OR_NOT.test(fields[0] ?? '');
  const source = sourceless ? '' : fields[0];
  const options = sourceless ? fields : fields.slice(1);
  const superOptions = splitOptions(options.join(' ').trimStart());
  const overlay = fsType === 'overlay' ? overlayOf(superOptions) : undefined;
  const dot = fsType.indexOf('.');
  return {
    fsType,
    fsSubtype: dot === -1 ? undefined : fsType.slice(dot + 1),
    source: source === undefined ? undefined : withoutEscapes(source),
    superOptions,
    overlay,
    cut: !WRITABLE_OR_NOT.test(superOptions[0] ?? '') || (overlay !== undefined && isOverlayCut(superOptions, overlay)),
  };
}
