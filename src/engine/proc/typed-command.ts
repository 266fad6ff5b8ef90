/** A command line that prints lines of a process's file below /proc: `[root@web-03 ~]# grep -w 7 /proc/16715/mountinfo` */
import { promptOf } from '../text/index.ts';
import { type Process, processOf, UNKNOWN } from './process-file.ts';

export interface Command extends Process {
  /** Host in the prompt, or the prompt. */
  readonly host: string;
  readonly files: string;
  /** Whether it prints only some of the lines. */
  readonly filters: boolean;
  /** What grep looks for and everything else it was given; undefined when another program reads the files. */
  readonly words: readonly string[] | undefined;
}

const LONGEST_COMMAND = 1000;

const HOST = /@([\w.-]{1,64})/;
const PRINTS_ALL = /^(?:cat|less|more|head|tail|nl|sort|tac)$/;
const FILTERS = /^(?:[efz]?grep|rg)$/;
const PASSES_ON = /^(?:cat|less|more|head|tail|nl|sort|tac|[efz]?grep|rg|tee|uniq)$/;
/** grep -l, -L, -c, -q print no lines of the file. */
const PRINTS_NO_LINES = /^-[A-Za-z]{0,8}[lLcq]/;
const COMMAND_END = /[;&>]/;
/** A pipe between quotes is grep's. */
const QUOTED = /'([^']{0,400})'|"([^"]{0,400})"/g;

/** Reads the command line; undefined when it prints nothing of a file with this name. */
export function commandOf(text: string, name: string): Command | undefined {
  if (text.length > LONGEST_COMMAND || !text.includes(`/${name}`)) return undefined;
  const prompt = promptOf(text);
  const unquoted = text.slice(prompt?.length ?? 0).replace(QUOTED, '_');
  const [typed = '', ...passedTo] = (unquoted.split(COMMAND_END, 1)[0] ?? '').split('|');
  if (!passedTo.every((next) => PASSES_ON.test(programOf(next.trim())))) return undefined;
  const words = typed.trim().split(/\s{1,8}/);
  const verb = words.findIndex((word) => PRINTS_ALL.test(programOf(word)) || FILTERS.test(programOf(word)));
  const files = words.slice(verb + 1).filter((word) => isProcessFile(word, name));
  if (verb === -1 || files.length === 0 || words.some((word) => PRINTS_NO_LINES.test(word))) return undefined;
  const isHere = words.slice(0, verb).every((word) => word === 'sudo');
  // Without a prompt it may be a sentence, which goes on after the file.
  if (prompt === undefined && !(isHere && words.at(-1)?.startsWith('/'))) return undefined;
  const isGrep = FILTERS.test(programOf(words[verb] ?? ''));
  return {
    host: HOST.exec(prompt ?? '')?.[1] ?? prompt ?? '',
    files: words.slice(0, verb).concat(files).join(' '),
    filters: isGrep || passedTo.length > 0,
    words: isGrep ? wordsSearched(words.slice(verb + 1), text, name) : undefined,
    // `docker exec`, `nsenter` and `ssh` read the files of another namespace or host.
    ...(isHere && files.length === 1 ? processOf(files[0] ?? '') : UNKNOWN),
  };
}

/** `grep` of `/usr/bin/grep -w 7`. */
function programOf(command: string): string {
  const word = command.split(' ', 1)[0] ?? '';
  return word.slice(word.lastIndexOf('/') + 1);
}

/** What a variable or a substitution left of a folder, once split at spaces: `$PID`, `"$pid"`, `$(pidof dockerd)`. */
const FILLED_IN = /^_$|[$)`}]/;

/** `/proc/3221/cgroup`, `3221/cgroup`, `$PID/cgroup`; no `/sys/fs/cgroup`. */
function isProcessFile(word: string, name: string): boolean {
  if (!word.endsWith(`/${name}`)) return false;
  const folder = word.slice(0, -name.length - 1);
  return folder.includes('proc/') || /^(?:\d{1,10}|self)$/.test(folder) || FILLED_IN.test(folder);
}

/** What grep was given, each branch of `'overlay|docker'` for itself. */
function wordsSearched(words: readonly string[], text: string, name: string): string[] {
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, single, double]) => (single ?? double ?? '').split('|'));
  const plain = words.filter((word) => word !== '_' && !word.startsWith('-') && !word.endsWith(`/${name}`));
  return [...plain, ...quoted].filter((word) => word !== '');
}
