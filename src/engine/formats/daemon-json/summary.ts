import type { Localized } from '../../model.ts';
import type { DaemonConfig } from './record.ts';

/** `11 keys`, and what keeps the daemon from starting with them. */
export function summaryOf({ settings, problem, unknown, refused }: DaemonConfig): Localized {
  const { length } = settings;
  const keys: Localized = { en: length === 1 ? '1 key' : `${length} keys`, 'zh-cn': `${length} 个键` };
  if (!refused) return keys;
  const why: Localized =
    problem !== undefined
      ? { en: 'not valid JSON', 'zh-cn': '不是合法的 JSON' }
      : unknown.length > 0
        ? { en: `unknown key ${unknown[0]}`, 'zh-cn': `未知的键 ${unknown[0]}` }
        : { en: 'a value of the wrong type', 'zh-cn': '有值的类型不对' };
  return { en: `${keys.en}, ${why.en}`, 'zh-cn': `${keys['zh-cn']}，${why['zh-cn']}` };
}
