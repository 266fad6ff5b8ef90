/** `df -H` and `df --si` count in thousands, which the output does not always show. */
import { promptOf } from '../../text/index.ts';

/** `[root@web-03 ~]# df -H /var`, `$ sudo df -TH`, `df --si` */
const COMMAND = /^(?:sudo )?(?:\/(?:usr\/)?bin\/)?df(?: [\w/.=-]{1,200}){0,8}$/;
const THOUSANDS = / (?:-[A-Za-z]{0,8}H[A-Za-z]{0,8}|--si)(?: |$)/;
const LONGEST_COMMAND = 1000;

export function printsThousands(text: string): boolean {
  if (text.length > LONGEST_COMMAND || !text.includes('f -') || !text.includes('df -')) return false;
  const trimmed = text.trimEnd();
  return THOUSANDS.test(trimmed) && COMMAND.test(trimmed.slice(promptOf(trimmed)?.length ?? 0).trimStart());
}
