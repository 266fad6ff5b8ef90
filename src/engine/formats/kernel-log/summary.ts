import type { Localized } from '../../model.ts';
import { counted, detailed, grouped } from '../../words.ts';
import type { KernelEvent, KernelEventName } from './record.ts';

/** What people call the events: one, several, and in Chinese with the measure word. */
const WORDS: Readonly<Record<KernelEventName, readonly [one: string, many: string, chinese: string]>> = {
  boot: ['boot', 'boots', '次启动'],
  'hung-task': ['hung task', 'hung tasks', '个 hung task'],
  'task-stack': ['stack of a task', 'stacks of tasks', '个任务的调用栈'],
  backtrace: ['backtrace', 'backtraces', '个调用栈'],
  'soft-lockup': ['soft lockup', 'soft lockups', '次 soft lockup'],
  'hard-lockup': ['hard lockup', 'hard lockups', '次 hard lockup'],
  'rcu-stall': ['RCU stall', 'RCU stalls', '次 RCU stall'],
  'workqueue-lockup': ['stuck work queue', 'stuck work queues', '次工作队列卡住'],
  'unregister-netdevice': ['unregister_netdevice', 'unregister_netdevice', '次 unregister_netdevice'],
  'conntrack-full': ['full conntrack table', 'full conntrack table', '次 conntrack 表满'],
  'thin-pool': ['thin pool message', 'thin pool messages', '条 thin pool 消息'],
  'filesystem-error': ['file system error', 'file system errors', '个文件系统错误'],
  'read-only': ['read-only remount', 'read-only remounts', '次只读重挂载'],
  'io-error': ['I/O error', 'I/O errors', '个 I/O 错误'],
  'nfs-not-responding': ['silent NFS server', 'silent NFS servers', '次 NFS 无响应'],
  'nfs-ok': ['NFS recovery', 'NFS recoveries', '次 NFS 恢复'],
  'slub-failure': ['SLUB failure', 'SLUB failures', '次 SLUB 分配失败'],
  'page-allocation-failure': ['page allocation failure', 'page allocation failures', '次页分配失败'],
  'fork-rejected': ['rejected fork', 'rejected forks', '次 fork 被拒'],
  'cgroup-notice': ['cgroup notice', 'cgroup notices', '条 cgroup 提示'],
  oops: ['oops', 'oopses', '次 oops'],
  panic: ['panic', 'panics', '次 panic'],
  warning: ['kernel warning', 'kernel warnings', '条内核警告'],
  'process-fault': ['crashed process', 'crashed processes', '个进程崩溃'],
  'security-denied': ['denial', 'denials', '次安全策略拒绝'],
  'port-state': ['bridge port change', 'bridge port changes', '次网桥端口变化'],
};

const MOST_NAMED = 4;

/** `27 lines: 3 hung tasks, 1 oops`; ordinary lines have no records, and a repeated event not one for each time. */
export function summaryOf(records: readonly KernelEvent[], lines: number): Localized {
  const counts = new Map<KernelEventName, number>();
  for (const { event, further } of records) counts.set(event, (counts.get(event) ?? 0) + 1 + further);
  // In the order in which they are first reported: what comes first often brings about the rest.
  const told = [...counts].map(([event, count]) => {
    const [one, many, chinese] = WORDS[event];
    return counted(count, [one, many], chinese);
  });
  const more = told.length - MOST_NAMED;
  const whole = counted(lines, ['line'], '行');
  if (told.length === 0) return detailed(whole, [{ en: 'no known event', 'zh-cn': '没有已知事件' }]);
  return detailed(whole, [
    ...told.slice(0, MOST_NAMED),
    more > 0 && { en: `${grouped(more)} more sorts of events`, 'zh-cn': `另有 ${grouped(more)} 类事件` },
  ]);
}
