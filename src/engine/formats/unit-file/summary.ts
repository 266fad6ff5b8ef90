import type { Localized } from '../../model.ts';
import { counted } from '../../words.ts';
import type { UnitFile } from './record.ts';

/** `docker.service with 2 drop-ins, containerd.service`; of a file that nothing names `8 settings` */
export function summaryOf(units: readonly UnitFile[]): Localized | undefined {
  if (units.length === 0) return undefined;
  const named = units.filter(({ unit }) => unit !== undefined);
  if (named.length === 0) {
    const settings = units.reduce((sum, { directives }) => sum + directives.length, 0);
    return counted(settings, ['setting'], '项设置');
  }
  return {
    en: named.map((unit) => `${unit.unit}${inEnglish(dropInsOf(unit))}`).join(', '),
    'zh-cn': named.map((unit) => `${unit.unit}${inChinese(dropInsOf(unit))}`).join('、'),
  };
}

function dropInsOf({ fragments }: UnitFile): number {
  return fragments.filter(({ dropIn }) => dropIn).length;
}

function inEnglish(count: number): string {
  return count === 0 ? '' : count === 1 ? ' with 1 drop-in' : ` with ${count} drop-ins`;
}

function inChinese(count: number): string {
  return count === 0 ? '' : `（${count} 个 drop-in）`;
}
