import type { Localized } from '../../model.ts';
import { counted, grouped, joined } from '../../words.ts';
import type { OpenFile } from './record.ts';

/** `25 open files of dockerd (pid 11638), 6 pipes, 2 deleted` */
export function summaryOf(files: readonly OpenFile[]): Localized {
  const pipes = files.filter(({ type }) => type === 'FIFO').length;
  const deleted = files.filter((file) => file.deleted).length;
  const open = counted(files.length, ['open file'], '个打开的文件');
  const owner = ownerOf(files);
  return joined([
    owner ? { en: `${open.en} of ${owner.en}`, 'zh-cn': `${owner['zh-cn']}的 ${open['zh-cn']}` } : open,
    pipes > 0 && counted(pipes, ['pipe'], '个管道'),
    deleted > 0 && { en: `${grouped(deleted)} deleted`, 'zh-cn': `${grouped(deleted)} 个已删除` },
  ]);
}

function ownerOf(files: readonly OpenFile[]): Localized | undefined {
  const [first] = files;
  if (!first) return undefined;
  const processes = new Set(files.map(({ pid }) => pid)).size;
  if (processes > 1) return counted(processes, ['process', 'processes'], '个进程');
  const name = `${first.command} (pid ${first.pid})`;
  return { en: name, 'zh-cn': `${name} ` };
}
