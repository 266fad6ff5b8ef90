import type { Localized } from '../../model.ts';
import { named } from '../../words.ts';
import type { ToolError } from './record.ts';

/** `lsof not installed, strace not permitted` */
export function summaryOf(errors: readonly ToolError[]): Localized {
  const failures = [...new Map(errors.map(({ instead }) => [`${instead.tool} ${instead.why.en}`, instead])).values()];
  return {
    en: named(failures.map(({ tool, why }) => `${tool}: ${why.en}`)).en,
    'zh-cn': named(failures.map(({ tool, why }) => `${tool}：${why['zh-cn']}`))['zh-cn'],
  };
}
