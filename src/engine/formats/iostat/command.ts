/** `[root@web-03 ~]# iostat -xm 1 3`, `$ sudo iostat -dx sda 2 | tee io.txt` */
const COMMAND =
  /^\s{0,20}(?:\+{1,4} |[^$#%>\u276f]{0,100}[$#%>\u276f] {1,4})(?:sudo )?(?:\/usr\/bin\/)?iostat(?: [\w./:+-]{1,60}){0,20} {0,4}(?:[|>][^\n]{0,200})?$/;
const LONGEST_COMMAND = 400;

/** What was typed, which stands above the output. */
export function isCommand(text: string): boolean {
  return text.length < LONGEST_COMMAND && text.includes('iostat') && COMMAND.test(text);
}
