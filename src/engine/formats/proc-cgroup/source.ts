/** Which process lines are about: what a command line, a heading of tail or the prefix of grep tells. */

const NAME = 'cgroup';
const LONGEST_PATH = 200;
const LONGEST_COMMAND = 1000;

/** `/proc/3221/cgroup`, `3221/cgroup`, `/proc/3221/task/3230/cgroup` */
const PROCESS = /(?:^|\/)(\d{1,10})\/(?:task\/(\d{1,10})\/)?cgroup$/;

/** A process, and the thread when its own file was read. */
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
  readonly length: number;
}

const FILE = /^[\w./@$-]{1,200}$/;

/** `/proc/3221/cgroup:4:memory:/docker`, with `-n` `/proc/3221/cgroup:7:4:memory:/docker` */
export function prefixOf(text: string): Prefix | undefined {
  const at = text.indexOf(`${NAME}:`);
  if (at === -1 || at > LONGEST_PATH) return undefined;
  const file = text.slice(0, at + NAME.length);
  return FILE.test(file) ? { file, length: file.length + 1 } : undefined;
}

/** tail and head before each of several files: `==> /proc/3221/cgroup <==` */
const HEADING = /^\s{0,20}==> ([^\s:]{1,200}\/cgroup) <==$/;

export function headingOf(text: string): Process | undefined {
  const file = HEADING.exec(text)?.[1];
  return file === undefined ? undefined : processOf(file);
}

/** A command line that prints such lines. */
export interface Command extends Process {
  /** Whether it prints only some of the lines. */
  readonly filters: boolean;
}

/** `[root@web-03 ~]# `, `ops@node-7:~$ `, `$ `, `/ # `, and the trace of `set -x`: `+ ` */
const PROMPT = /^\s{0,20}(?:\+{1,4} |[^$#%>\u276f]{0,100}[$#%>\u276f] {1,4})/;
const VERB = /^(?:\S{0,40}\/)?(?:cat|less|more|head|tail|nl|sort|([efz]?grep|rg))$/;
const PASSES_ON = /^\s{0,8}(?:cat|less|more|head|tail|nl|sort|[efz]?grep|rg|tee)(?: |$)/;
/** grep -l, -L, -c, -q print no lines of the file. */
const PRINTS_NO_LINES = /^-[A-Za-z]{0,8}[lLcq]/;
const COMMAND_END = /[;&>]/;
/** A pipe between quotes is grep's. */
const QUOTED = /'([^']{0,400})'|"([^"]{0,400})"/g;
/** `root@node-7:~# cat /proc/3221/cgroup` */
export function commandOf(text: string): Command | undefined {
  if (text.length > LONGEST_COMMAND || !text.includes(`/${NAME}`)) return undefined;
  const prompt = PROMPT.exec(text)?.[0];
  const unquoted = text.slice(prompt?.length ?? 0).replace(QUOTED, '_');
  const [typed = '', ...passedTo] = (unquoted.split(COMMAND_END, 1)[0] ?? '').split('|');
  const words = typed.trim().split(/\s{1,8}/);
  const verb = words.findIndex((word) => VERB.test(word));
  const files = words.slice(verb + 1).filter((word) => isProcessFile(word));
  if (verb === -1 || files.length === 0 || words.some((word) => PRINTS_NO_LINES.test(word))) return undefined;
  const isHere = words.slice(0, verb).every((word) => word === 'sudo');
  // Without a prompt it may be a sentence, which goes on after the file.
  if (prompt === undefined && !(isHere && words.at(-1)?.startsWith('/'))) return undefined;
  if (!passedTo.every((next) => PASSES_ON.test(next))) return undefined;
  return {
    filters: passedTo.length > 0 || VERB.exec(words[verb] ?? '')?.[1] !== undefined,
    // `docker exec`, `nsenter` and `ssh` read the files of another namespace or host.
    ...(isHere && files.length === 1 ? processOf(files[0] ?? '') : UNKNOWN),
  };
}

/** `/proc/3221/cgroup`, `3221/cgroup`, and what is left of `/proc/$(pidof dockerd)/cgroup` between spaces. */
function isProcessFile(word: string): boolean {
  if (!word.endsWith(`/${NAME}`)) return false;
  const folder = word.slice(0, -NAME.length - 1);
  return folder.includes('proc/') || /^(?:\d{1,10}|self|.{0,40}[)`])$/.test(folder);
}
