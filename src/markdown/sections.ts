import type { Localized } from '../engine/index.ts';
import type { Shelf } from './article.ts';

export interface Section {
  readonly id: string;
  readonly title: Localized;
}

/**
 * The sections of an article in their order, by the folder it stands in. The ids are the same in both languages, so that a
 * deep link holds in either.
 */
export const SECTIONS: Readonly<Record<Shelf, readonly Section[]>> = {
  cases: [
    { id: 'is-this', title: { en: 'Is this your problem?', 'zh-cn': '是不是这个问题？' } },
    { id: 'confirm', title: { en: 'Confirm', 'zh-cn': '确认' } },
    { id: 'impact', title: { en: 'Impact', 'zh-cn': '影响' } },
    { id: 'mitigate', title: { en: 'Mitigate now', 'zh-cn': '先止血' } },
    { id: 'fix', title: { en: 'Fix', 'zh-cn': '修复' } },
    { id: 'verify', title: { en: 'Verify', 'zh-cn': '验证' } },
    { id: 'prevent', title: { en: 'Prevent', 'zh-cn': '预防' } },
    { id: 'why', title: { en: 'Why it happens', 'zh-cn': '为什么会这样' } },
    { id: 'affected', title: { en: 'Affected versions', 'zh-cn': '受影响的版本' } },
  ],
  guides: [
    { id: 'when', title: { en: 'When to use it', 'zh-cn': '什么时候用' } },
    { id: 'run', title: { en: 'Run it', 'zh-cn': '怎么做' } },
    { id: 'read', title: { en: 'Read the output', 'zh-cn': '怎么看输出' } },
    { id: 'example', title: { en: 'Worked example', 'zh-cn': '实例' } },
    { id: 'next', title: { en: 'What comes next', 'zh-cn': '接下来' } },
    { id: 'limits', title: { en: 'Limits and risks', 'zh-cn': '局限与风险' } },
  ],
  symptoms: [
    { id: 'see', title: { en: 'What you see', 'zh-cn': '现象' } },
    { id: 'path', title: { en: 'Find the cause', 'zh-cn': '一步步找原因' } },
    { id: 'keep', title: { en: 'Before you restart anything', 'zh-cn': '重启之前先留证据' } },
    { id: 'else', title: { en: 'If nothing fits', 'zh-cn': '都不像怎么办' } },
  ],
};
