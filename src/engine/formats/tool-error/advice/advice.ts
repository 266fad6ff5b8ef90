/** How advice is written down. */
import type { ReadingCommand } from '../../../model.ts';
import type { Reason } from '../record.ts';

/** By tool and reason. `{pid}`, `{path}`, `{unit}`, `{device}` in a command stand for what the message is about. */
export type Advice = Readonly<Record<string, Partial<Readonly<Record<Reason, readonly ReadingCommand[]>>>>>;

/** A command that reads only, and what it shows in both languages. */
export function run(command: string, en: string, zh: string): ReadingCommand {
  return { command, text: { en, 'zh-cn': zh } };
}
