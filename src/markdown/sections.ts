import type { Localized } from '../engine/index.ts';

/** The sections of an article in their order. The ids are the same in both languages, so that a deep link holds in either. */
export const SECTIONS = [
  { id: 'is-this', title: { en: 'Is this your problem?', 'zh-cn': '是不是这个问题？' } },
  { id: 'confirm', title: { en: 'Confirm', 'zh-cn': '确认' } },
  { id: 'impact', title: { en: 'Impact', 'zh-cn': '影响' } },
  { id: 'mitigate', title: { en: 'Mitigate now', 'zh-cn': '先止血' } },
  { id: 'fix', title: { en: 'Fix', 'zh-cn': '修复' } },
  { id: 'verify', title: { en: 'Verify', 'zh-cn': '验证' } },
  { id: 'prevent', title: { en: 'Prevent', 'zh-cn': '预防' } },
  { id: 'why', title: { en: 'Why it happens', 'zh-cn': '为什么会这样' } },
  { id: 'affected', title: { en: 'Affected versions', 'zh-cn': '受影响的版本' } },
] as const satisfies readonly { id: string; title: Localized }[];
