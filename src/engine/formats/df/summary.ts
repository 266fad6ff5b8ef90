import type { Localized } from '../../model.ts';
import { counted, joined, named } from '../../words.ts';
import type { FileSystemUsage } from './record.ts';

const NEARLY_FULL = 90;
const FULL = 100;

/** `12 file systems, /var 98 % used`, of inodes `12 file systems, /var 100 % of inodes used` */
export function summaryOf(rows: readonly FileSystemUsage[]): Localized {
  const count = new Set(rows.map(({ fileSystem, mountedOn }) => `${fileSystem} ${mountedOn}`)).size;
  const full = rows.filter(isFull).toSorted((a, b) => (b.usePercent ?? 0) - (a.usePercent ?? 0));
  const bytes = full.filter(({ inodes }) => !inodes);
  const inodes = full.filter((row) => row.inodes);
  const told = (some: readonly FileSystemUsage[]): Localized =>
    named(some.map(({ mountedOn, usePercent }) => `${mountedOn} ${usePercent} %`));
  return joined([
    counted(count, ['file system'], '个文件系统'),
    bytes.length > 0 && { en: `${told(bytes).en} used`, 'zh-cn': `已用 ${told(bytes)['zh-cn']}` },
    inodes.length > 0 && { en: `${told(inodes).en} of inodes used`, 'zh-cn': `inode 已用 ${told(inodes)['zh-cn']}` },
  ]);
}

/** Images that can only be read are always full, and no error; an overlay shows the numbers of what lies below it. */
function isFull({ level, usePercent = 0, mountedOn, fileSystem }: FileSystemUsage): boolean {
  if (fileSystem === 'overlay' && mountedOn !== '/') return false;
  return mountedOn !== undefined && (usePercent < FULL ? usePercent >= NEARLY_FULL : level === 'error');
}
