import type { Localized } from '../../model.ts';
import { counted, grouped, joined, named } from '../../words.ts';
import type { CgroupController } from './record.ts';

/** `12 controllers, 214 memory cgroups, pids disabled` */
export function summaryOf(controllers: readonly CgroupController[]): Localized {
  const disabled = named(controllers.filter(({ enabled }) => !enabled).map(({ name }) => name));
  const memory = controllers.find(({ name, enabled }) => name === 'memory' && enabled)?.cgroups;
  return joined([
    counted(controllers.length, ['controller'], '个控制器'),
    memory !== undefined && {
      en: `${grouped(memory)} memory ${memory === 1 ? 'cgroup' : 'cgroups'}`,
      'zh-cn': `${grouped(memory)} 个 memory cgroup`,
    },
    disabled.en !== '' && { en: `${disabled.en} disabled`, 'zh-cn': `${disabled['zh-cn']} 被禁用` },
  ]);
}
