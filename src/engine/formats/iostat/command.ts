import { promptOf } from '../../text/index.ts';

/** `[root@web-03 ~]# iostat -xm 1 3`, `$ sudo iostat -dx sda 2 | tee io.txt` */
const COMMAND = /^(?:sudo )?(?:\/usr\/bin\/)?iostat(?: [\w./:+-]{1,60}){0,20} {0,4}(?:[|>][^\n]{0,200})?$/;
const LONGEST_COMMAND = 400;

/** What was typed, which stands above the output. */
export function isCommand(text: string): boolean {
  if (text.length > LONGEST_COMMAND) return false;
  const prompt = promptOf(text);
  return prompt !== undefined && COMMAND.test(text.slice(prompt.length));
}
