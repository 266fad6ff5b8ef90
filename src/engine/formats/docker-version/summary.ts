import type { Localized } from '../../model.ts';
import type { ProgramVersion } from './record.ts';

/** `docker 24.0.7, containerd 1.6.25, runc 1.1.10`: of a program with a server, the server's. */
export function summaryOf(programs: readonly ProgramVersion[]): Localized | undefined {
  const served = new Set(programs.filter(({ side }) => side === 'server').map(({ program }) => program));
  const shown = programs.filter(
    ({ program, side, version }) => version !== undefined && (side === 'server' || !served.has(program)),
  );
  const text = shown.map(({ program, version }) => `${program} ${version}`).join(', ');
  return text === '' ? undefined : { en: text, 'zh-cn': text };
}
