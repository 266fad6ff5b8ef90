import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** Units that failed, and the processes of units. */
export default defineFacts('systemctl-status', function* (units): Generator<Fact> {
  for (const { line, from, to, level, unit, active, result, since, mainProcess, group } of units) {
    const place = { line, from, to };
    const hasFailed = active === 'failed' || (active === 'activating' && result !== undefined);
    if (unit && hasFailed) {
      yield {
        fact: 'event',
        ...place,
        program: 'systemd',
        unit,
        message: ['failed', unit, result].filter((part) => part !== undefined).join(' '),
        outcome: result === 'dependency' ? 'dependency-failed' : 'failed',
        isAboveItsLog: true,
        ...(level && { level }),
        ...(since && { time: since }),
      };
    }
    if (mainProcess && !mainProcess.exit) {
      const { pid, command } = mainProcess;
      yield { fact: 'process', ...place, pid, ...(command && { name: shortName(command) }) };
    }
    for (const { pid, command, line: row } of group)
      yield { fact: 'process', from, to, line: row, pid, command, name: shortName(command) };
  }
});

/** `dockerd` of `/usr/bin/dockerd -H fd://` */
function shortName(command: string): string {
  const file = command.split(' ', 1)[0] ?? '';
  return file.slice(file.lastIndexOf('/') + 1);
}
