/** Whose table rows are: what a command line, a heading of tail or the prefix of grep tells. */

const NAME = 'mountinfo';
const LONGEST_PATH = 200;
const LONGEST_COMMAND = 1000;

/** `/proc/19973/mountinfo`, `19973/mountinfo`, `/proc/19973/task/19980/mountinfo` */
const PROCESS = /(?:^|\/)(\d{1,10})\/(?:task\/(\d{1,10})\/)?mountinfo$/;

/** The process a table belongs to, and the thread when its own file was read. */
export interface Process {
  readonly pid: number | undefined;
  readonly tid: number | undefined;
}

export const UNKNOWN: Process = { pid: undefined, tid: undefined };

export function processOf(file: string): Process {
  const found = PROCESS.exec(file);
  if (!found) return UNKNOWN;
  return { pid: Number(found[1]), tid: found[2] === undefined ? undefined : Number(found[2]) };
}

/** What grep prints in front of a line when it searches several files. */
export interface Prefix {
  readonly file: string;
  readonly row: number | undefined;
  readonly length: number;
}

const FILE = /^[\w./@$-]{1,200}$/;
const ROW_NUMBER = /(\d{1,7}):/y;

/** `/proc/19973/mountinfo:40:231 227 0:40 / …`, without `-n` `/proc/19973/mountinfo:231 227 0:40 / …` */
export function prefixOf(text: string, start: number): Prefix | undefined {
  const head = text.slice(start, start + LONGEST_PATH);
  const at = head.indexOf(`${NAME}:`);
  if (at === -1) return undefined;
  const length = at + NAME.length + 1;
  const file = head.slice(0, length - 1);
  if (!FILE.test(file)) return undefined;
  ROW_NUMBER.lastIndex = length;
  const number = ROW_NUMBER.exec(head);
  return number
    ? { file, row: Number(number[1]), length: length + number[0].length }
    : { file, row: undefined, length };
}

/** tail and head before each of several files: `==> /proc/19973/mountinfo <==` */
const HEADING = /^\s{0,20}==> ([^\s:]{1,200}) <==$/;

export function headingOf(text: string): Process | undefined {
  const file = HEADING.exec(text)?.[1];
  return file?.endsWith(NAME) ? processOf(file) : undefined;
}

/** A command line that prints mountinfo rows. */
export interface Command extends Process {
  /** Host in the prompt, or the prompt. */
  readonly host: string;
  readonly files: string;
  /** What grep looks for and everything else it was given; undefined when the command prints whole files. */
  readonly words: readonly string[] | undefined;
}

/** `[root@web-03 ~]# `, `ops@node-7:~$ `, `$ `, `/ # `, and the trace of `set -x`: `+ ` */
const PROMPT = /^\s{0,20}(?:\+{1,4} |[^$#%>\u276f]{0,100}[$#%>\u276f] {1,4})/;
const HOST = /@([\w.-]{1,64})/;
const PRINTS_ALL = /^(?:cat|less|more|head|tail|nl|sort|tac)$/;
const FILTERS = /^(?:[efz]?grep|rg)$/;
const PASSES_ON = /^(?:cat|less|more|head|tail|nl|sort|tac|[efz]?grep|rg|tee|uniq)$/;
/** grep -l, -L, -c, -q print no rows. */
const PRINTS_NO_ROWS = /^-[A-Za-z]{0,8}[lLcq]/;
const COMMAND_END = /[;&>]/;
/** A pipe between quotes is grep's. */
const QUOTED = /'([^']{0,400})'|"([^"]{0,400})"/g;

/** `[root@web-03 ~]# grep -rw /run/x/merged /proc/16715/mountinfo` */
export function commandOf(text: string): Command | undefined {
  if (text.length > LONGEST_COMMAND || !text.includes(`/${NAME}`)) return undefined;
  const prompt = PROMPT.exec(text)?.[0];
  const unquoted = text.slice(prompt?.length ?? 0).replace(QUOTED, '_');
  const [typed = '', ...passedTo] = (unquoted.split(COMMAND_END, 1)[0] ?? '').split('|');
  if (!passedTo.every((next) => PASSES_ON.test(next.trim().split(' ', 1)[0] ?? ''))) return undefined;
  const words = typed.trim().split(/\s{1,8}/);
  const verb = words.findIndex((word) => PRINTS_ALL.test(baseName(word)) || FILTERS.test(baseName(word)));
  const files = words.slice(verb + 1).filter((word) => word.endsWith(`/${NAME}`));
  if (verb === -1 || files.length === 0 || words.some((word) => PRINTS_NO_ROWS.test(word))) return undefined;
  const isHere = words.slice(0, verb).every((word) => word === 'sudo');
  // Without a prompt it may be a sentence, which goes on after the file.
  if (prompt === undefined && !(isHere && words.at(-1)?.startsWith('/'))) return undefined;
  return {
    host: HOST.exec(prompt ?? '')?.[1] ?? prompt ?? '',
    files: words.slice(0, verb).concat(files).join(' '),
    words: FILTERS.test(baseName(words[verb] ?? '')) ? wordsSearched(words.slice(verb + 1), text) : undefined,
    // `docker exec`, `nsenter` and `ssh` read the files of another namespace or host.
    ...(isHere && files.length === 1 ? processOf(files[0] ?? '') : UNKNOWN),
  };
}

function baseName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

/** What grep was given, each branch of `'overlay|docker'` for itself. */
function wordsSearched(words: readonly string[], text: string): string[] {
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, single, double]) => (single ?? double ?? '').split('|'));
  const plain = words.filter((word) => word !== '_' && !word.startsWith('-') && !word.endsWith(`/${NAME}`));
  return [...plain, ...quoted].filter((word) => word !== '');
}

/** Whether two commands look for rows in one and the same table. */
export function isSameTable(a: Command, b: Command): boolean {
  return a.words !== undefined && b.words !== undefined && a.host === b.host && a.files === b.files;
}
