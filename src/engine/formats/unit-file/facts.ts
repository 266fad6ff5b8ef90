import { defineFacts } from '../../facts/define.ts';
import type { Fact } from '../../facts/facts.ts';

/** `/usr/bin/dockerd --live-restore`, `--live-restore=false` */
const LIVE_RESTORE = /dockerd\b.{0,2000} --live-restore(?:=(true|false))?(?: |$)/;

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
      const flag = key === 'ExecStart' && LIVE_RESTORE.exec(value);
      if (flag)
        yield {
          fact: 'setting',
          line: directive.line,
          from,
          to,
          of: 'ExecStart',
          name: 'live-restore',
          value: flag[1] ?? 'true',
        };
    }
  }
});
