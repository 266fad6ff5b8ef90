import type { Localized } from '../../model.ts';
import { counted, joined } from '../../words.ts';
import type { CommandLine } from './record.ts';

/** `2 commands, 1 error` */
export function summaryOf(lines: readonly CommandLine[]): Localized {
  const of = (sort: CommandLine['sort']): number => lines.filter((line) => line.sort === sort).length;
  const [commands, errors, notices] = [of('command'), of('error'), of('notice')];
  return joined([
    commands > 0 && counted(commands, ['command'], '条命令'),
    errors > 0 && counted(errors, ['error'], '条报错'),
    notices > 0 && counted(notices, ['notice'], '条提示'),
  ]);
}
