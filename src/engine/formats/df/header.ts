/**
 * The header of df, coreutils src/df.c, get_header(), and busybox coreutils/df.c:
 *
 *     Filesystem     1K-blocks     Used Available Use% Mounted on          df, df -k; -P: 1024-blocks … Capacity
 *     Filesystem     Type      Size  Used Avail Use% Mounted on            df -hT
 *     Filesystem     Inodes  IUsed   IFree IUse% Mounted on                df -i; busybox: Inodes Used Available Use%
 *     文件系统        容量  已用  可用 已用% 挂载点                              df -h in zh_CN
 */

export type Column =
  | { readonly kind: 'fileSystem' | 'type' | 'mountedOn' | 'unknown' }
  | { readonly kind: Quantity; readonly inodes: boolean; readonly unit: number };

export type Quantity = 'total' | 'used' | 'available' | 'usePercent';

const text = (kind: 'fileSystem' | 'type' | 'mountedOn' | 'unknown'): Column => ({ kind });
const bytes = (kind: Quantity, unit = 1024): Column => ({ kind, inodes: false, unit });
const inodes = (kind: Quantity): Column => ({ kind, inodes: true, unit: 1 });

const COLUMNS: ReadonlyMap<string, Column> = new Map([
  ['filesystem', text('fileSystem')],
  ['文件系统', text('fileSystem')],
  ['type', text('type')],
  ['类型', text('type')],
  ['mounted on', text('mountedOn')],
  ['挂载点', text('mountedOn')],
  ['file', text('unknown')],
  ['size', bytes('total', 1)],
  ['容量', bytes('total', 1)],
  ['大小', bytes('total', 1)],
  ['used', bytes('used')],
  ['已用', bytes('used')],
  ['avail', bytes('available')],
  ['available', bytes('available')],
  ['可用', bytes('available')],
  ['use%', bytes('usePercent')],
  ['已用%', bytes('usePercent')],
  ['capacity', bytes('usePercent')],
  ['inodes', inodes('total')],
  ['inode', inodes('total')],
  ['iused', inodes('used')],
  ['已用(i)', inodes('used')],
  ['ifree', inodes('available')],
  ['可用(i)', inodes('available')],
  ['iuse%', inodes('usePercent')],
  ['%iused', inodes('usePercent')],
  ['已用(i)%', inodes('usePercent')],
]);

/** `1K-blocks`, `1024-blocks`, `1MB-blocks`, in zh_CN `1K-块`, newer `1K的块` */
const BLOCKS = /^(\d{1,6})([kmgtp]?)(i?b?)(?:-blocks|-块|的块)$/;

const LONGEST_HEADER = 400;
const FEWEST_COLUMNS = 2;

/** What a header ends with: a mount point or a share, as a rule. */
const LAST_CHARACTERS = 'nN%点';

/** The columns a header names, or nothing when the line is none. */
export function readHeader(line: string): readonly Column[] | undefined {
  if (line.length > LONGEST_HEADER) return undefined;
  const last = line.charCodeAt(line.length - 1);
  if (last > 0x20 && !LAST_CHARACTERS.includes(line.charAt(line.length - 1))) return undefined;
  const trimmed = line.trim();
  if (!LAST_CHARACTERS.includes(trimmed.at(-1) ?? ' ')) return undefined;
  const lower = trimmed.toLowerCase();
  if (!lower.endsWith('mounted on') && !lower.endsWith('挂载点') && !lower.includes('use%')) return undefined;
  const names = lower.replace('mounted on', 'mounted_on').split(/\s{1,100}/);
  const columns = names.map((name) => columnOf(name.replace('_', ' ')));
  const known = columns.filter(({ kind }) => kind !== 'unknown').length;
  const hasQuantity = columns.some((column) => 'unit' in column);
  if (known < FEWEST_COLUMNS || known < names.length - 1 || !hasQuantity) return undefined;
  return agreed(columns);
}

function columnOf(name: string): Column {
  const blocks = BLOCKS.exec(name);
  if (!blocks) return COLUMNS.get(name) ?? { kind: 'unknown' };
  const [, count, prefix = '', suffix = ''] = blocks;
  // `1MB` counts in thousands, `1M` and `1MiB` in 1024s.
  const base = suffix === 'b' && prefix !== '' ? 1000 : 1024;
  return bytes('total', Number(count) * base ** (1 + 'kmgtp'.indexOf(prefix || ' ')));
}

/** Used and available come in the unit of the total; busybox calls those of inodes by the same names. */
function agreed(columns: readonly Column[]): Column[] {
  const totals = columns.filter((column) => column.kind === 'total');
  const isInodes = totals.length > 0 && totals.every((column) => 'unit' in column && column.inodes);
  const ofBlocks = totals.find((column) => 'unit' in column && !column.inodes);
  const unit = isInodes ? 1 : ofBlocks && 'unit' in ofBlocks ? ofBlocks.unit : 1024;
  return columns.map((column) => ('unit' in column && !column.inodes ? { ...column, inodes: isInodes, unit } : column));
}
