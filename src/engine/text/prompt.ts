/** What a shell prints in front of the command that is typed. */
import { matchAt } from './envelopes/peeler.ts';

const SIGN = /[$#%>\u276f]/;
const LONGEST_PROMPT = 160;
/** `[root@web-03 ~]#`, `ops@node-7:~$`, `(venv) ~ ❯`, `PS C:\shop>`, `/proc #`, `$`; before `%` and `>` a word is no host. */
const PROMPT =
  /^\s{0,20}(?:\([\w.-]{1,40}\) ?)?(?:(?:\[[^\]\n]{1,80}\] ?|[\w.-]{1,40}@[\w.-]{1,60}[: ]\S{0,100} ?|(?:PS )?[A-Za-z]:\\[^\n]{0,100}|[~/][\w./-]{0,80} ?)?[$#%>\u276f]|[\w.-]{1,80} ?[$#])$/;
/** Behind the names of user and host, and only there, people drop the space. */
const NAMES_HOST = /[\]@]/;
const SPACES = / {0,4}/y;
/** The trace of `set -x`. */
const TRACE = /^\s{0,20}\+{1,4} /;

/** The prompt with the space behind it: `[root@web-03 ~]# `, `ops@node-7:~$ `, `node-7$ `, `$ `, `/ # `, `+ ` */
export function promptOf(text: string): string | undefined {
  return mayBegin(text) ? findPrompt(text) : undefined;
}

const SPACE = 0x20;
const LONGEST_INDENT = 20;
const SIGNS: ReadonlySet<number> = new Set([...'$#%>\u276f'].map((sign) => sign.charCodeAt(0)));
/** With these a prompt may begin, whatever follows. */
const STARTS: ReadonlySet<number> = new Set([...'[(+$#%>\u276f'].map((sign) => sign.charCodeAt(0)));

/**
 * Whether a sign stands around the first space, or the first word names a user or a drive. Several kinds ask this of every
 * line, so it is no pattern.
 */
function mayBegin(text: string): boolean {
  let at = 0;
  while (at < LONGEST_INDENT && text.charCodeAt(at) <= SPACE) at++;
  if (STARTS.has(text.charCodeAt(at))) return true;
  const space = text.indexOf(' ', at);
  if (space !== -1 && (SIGNS.has(text.charCodeAt(space - 1)) || SIGNS.has(text.charCodeAt(space + 1)))) return true;
  const host = text.indexOf('@', at);
  if (host !== -1 && (host < space || space === -1)) return true;
  return text.startsWith(':\\', at + 1) || text.startsWith('PS ', at);
}

function findPrompt(text: string): string | undefined {
  const at = text.slice(0, LONGEST_PROMPT).search(SIGN);
  const prompt = text.slice(0, at + 1);
  const spaces = matchAt(SPACES, text, at + 1)?.[0] ?? '';
  if (at !== -1 && (spaces !== '' || NAMES_HOST.test(prompt)) && PROMPT.test(prompt)) return prompt + spaces;
  return TRACE.exec(text)?.[0];
}
