import type { Localized } from '../../model.ts';
import { counted, detailed, grouped } from '../../words.ts';
import type { ProcessDescriptor } from './record.ts';

/** `25 descriptors of pid 11638: 10 sockets, 6 pipes, 2 deleted` */
export function summaryOf(descriptors: readonly ProcessDescriptor[]): Localized {
  const ofType = (type: string): number => descriptors.filter((row) => row.type === type).length;
  const [sockets, pipes] = [ofType('socket'), ofType('pipe')];
  const deleted = descriptors.filter((row) => row.deleted).length;
  const count = counted(descriptors.length, ['descriptor'], '个描述符');
  const pids = new Set(descriptors.flatMap(({ pid }) => pid ?? []));
  const [pid] = pids;
  const whole =
    pids.size === 1 ? { en: `${count.en} of pid ${pid}`, 'zh-cn': `pid ${pid} 的 ${count['zh-cn']}` } : count;
  return detailed(whole, [
    sockets > 0 && counted(sockets, ['socket'], '个套接字'),
    pipes > 0 && counted(pipes, ['pipe'], '个管道'),
    deleted > 0 && { en: `${grouped(deleted)} deleted`, 'zh-cn': `${grouped(deleted)} 个已删除` },
  ]);
}
