import type { Localized } from '../../model.ts';
import { counted, joined } from '../../words.ts';
import type { GoCrash } from './record.ts';

const LONGEST_REASON = 160;

/** `runc: pthread_create failed: Resource temporarily unavailable, 7 goroutines` */
export function summaryOf({ program, reason, signal, goroutines }: GoCrash): Localized {
  const total = goroutines.reduce((sum, { count }) => sum + count, 0);
  return joined([whyOf(program, reason, signal), total > 0 && counted(total, ['goroutine'], '个 goroutine')]);
}

function whyOf(program: string | undefined, reason: string | undefined, signal: string | undefined): Localized {
  const printed = reason === undefined ? signal : [reason.slice(0, LONGEST_REASON), signal && `(${signal})`];
  const why = [printed].flat().filter(Boolean).join(' ');
  const [en, chinese] = why === '' ? ['reason not shown', '没有显示原因'] : [why, why];
  return program === undefined
    ? { en, 'zh-cn': chinese }
    : { en: `${program}: ${en}`, 'zh-cn': `${program}：${chinese}` };
}
