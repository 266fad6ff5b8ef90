import type { Localized } from '../../model.ts';
import type { UnitStatus } from './record.ts';

/** `docker.service failed (exit-code)`, `containerd.service active (running)` */
export function summaryOf(units: readonly UnitStatus[]): Localized | undefined {
  const text = units.map(stateOf).filter(Boolean).join(', ');
  return text === '' ? undefined : { en: text, 'zh-cn': text };
}

function stateOf({ unit, active, sub, result, load }: UnitStatus): string {
  const detail = result ?? sub;
  const state = active === undefined ? load : `${active}${detail === undefined ? '' : ` (${detail})`}`;
  return [unit, state].filter(Boolean).join(' ');
}
