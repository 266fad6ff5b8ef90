import type { Risk } from '../catalog/case.ts';
import type { Localized } from '../engine/index.ts';

/** What the label over a command says it may cost. */
export const RISKS = {
  reads: { en: 'Reads only', 'zh-cn': '只读' },
  changes: { en: 'Changes settings or state', 'zh-cn': '会改配置或状态' },
  restarts: { en: 'Restarts or stops something', 'zh-cn': '会重启或停掉服务' },
  deletes: { en: 'Deletes data', 'zh-cn': '会删数据' },
} as const satisfies Record<Risk, Localized>;

export function isRisk(word: string): word is Risk {
  return Object.hasOwn(RISKS, word);
}
