import type { Localized } from '../../model.ts';
import { counted, grouped, joined, plural } from '../../words.ts';
import type { ListedProcess, ProcessRole } from './record.ts';

/** `412 processes, 12 shims, 3 runc, 1 runc init, 2 in state D, 5 zombies` */
export function summaryOf(processes: readonly ListedProcess[]): Localized {
  const inRole = (role: ProcessRole): number => processes.filter((process) => process.role === role).length;
  const [shims, runc, inits] = [inRole('shim'), inRole('runc'), inRole('runc-init')];
  const stuck = processes.filter(({ stat }) => stat?.startsWith('D')).length;
  const zombies = processes.filter(({ defunct }) => defunct).length;
  return joined([
    rowsOf(processes),
    shims > 0 && counted(shims, ['shim'], '个 shim'),
    runc > 0 && counted(runc, ['runc', 'runc'], '个 runc'),
    inits > 0 && counted(inits, ['runc init', 'runc init'], '个 runc init'),
    stuck > 0 && { en: `${grouped(stuck)} in state D`, 'zh-cn': `${grouped(stuck)} 个处于 D 状态` },
    zombies > 0 && counted(zombies, ['zombie'], '个僵尸进程'),
  ]);
}

/** With -L each row is a thread. */
function rowsOf(processes: readonly ListedProcess[]): Localized {
  const threads = processes.filter(({ tid }) => tid !== undefined).length;
  if (threads === 0) return counted(processes.length, ['process', 'processes'], '个进程');
  const owners = new Set(processes.map(({ pid }) => pid)).size;
  return {
    en: `${plural(threads, 'thread')} of ${plural(owners, 'process', 'processes')}`,
    'zh-cn': `${grouped(owners)} 个进程的 ${grouped(threads)} 个线程`,
  };
}
