import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** What `/usr/bin/dockerd --live-restore=false` sets: `false`; without a value, `true`. */
function liveRestoreIn(command: string): string | undefined {
  const [program = '', ...flags] = command.split(/\s/);
  const flag = program.endsWith('dockerd') && flags.find((one) => /^--live-restore(?:=|$)/.test(one));
  return flag ? (flag.split('=')[1] ?? 'true') : undefined;
}

/** Every directive that is in force, with the line that set it last. */
export default defineFacts('unit-file', function* (units): Generator<Fact> {
  for (const unit of units) {
    for (const [name, values] of Object.entries(unit.settings)) {
      const [section, key = ''] = name.split('.');
      const value = values.at(-1);
      const directive = unit.directives.findLast((one) => one.section === section && one.key === key);
      if (value === undefined || !directive) continue;
      const { from, to } = unit;
      yield { fact: 'setting', line: directive.line, from, to, of: unit.unit ?? 'unit', name: key, value };
      const liveRestore = key === 'ExecStart' ? liveRestoreIn(value) : undefined;
      if (liveRestore)
        yield {
          fact: 'setting',
          line: directive.line,
          from,
          to,
          of: 'ExecStart',
          name: 'live-restore',
          value: liveRestore,
        };
    }
  }
});
