/** `df -H` and `df --si` count in thousands, which the output does not always show. */

/** `[root@web-03 ~]# df -H /var`, `$ sudo df -TH`, `df --si` */
const COMMAND =
  /^\s{0,20}(?:\+{1,4} |[^$#%>\u276f]{0,100}[$#%>\u276f] {1,4})?(?:sudo )?(?:\/(?:usr\/)?bin\/)?df(?: [\w/.=-]{1,200}){0,8}$/;
const THOUSANDS = / (?:-[A-Za-z]{0,8}H[A-Za-z]{0,8}|--si)(?: |$)/;
const LONGEST_COMMAND = 1000;

export function printsThousands(text: string): boolean {
  if (text.length > LONGEST_COMMAND || !text.includes('df -')) return false;
  const trimmed = text.trimEnd();
  return THOUSANDS.test(trimmed) && COMMAND.test(trimmed);
}
