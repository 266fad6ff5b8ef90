/** Recognises the line with which a tool says why it has no output. */
import { firstLetter } from '../../text/index.ts';
import { reasonOf } from './errno.ts';
import type { Reason, Subject } from './record.ts';
import { ROWS_BY_START } from './rows/index.ts';
import type { Row } from './rows/row.ts';
import { readShellFailure } from './shell.ts';

export interface Message extends Subject {
  readonly tool: string;
  readonly reason: Reason;
}

const LONGEST_LINE = 600;
const LONGEST_START = 60;
/** Words with which a shell, or a program that starts others, begins. */
const SHELLS: ReadonlySet<string> = new Set(
  'bash -bash sh -sh dash ash -ash zsh -zsh ksh -ksh mksh busybox fish sudo doas env nohup time timeout nice ionice chroot xargs nsenter unshare setsid stdbuf watch Command The'.split(
    ' ',
  ),
);
/** Of ifconfig the interface stands in front: `docker9: error fetching interface information: Device not found` */
const IFCONFIG = /^(?:ifconfig: )?([\w.@-]{1,40}): error fetching interface information: Device not found$/;
const FETCHING = ' error fetching interface information';

const NO_SUBJECT: Subject = { pid: undefined, path: undefined, unit: undefined, device: undefined };

/** Cheap on lines of other programs: they begin with another word. */
export function readMessage(line: string): Message | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const start = firstLetter(line);
  if (!mayBegin(line, start)) return undefined;
  const end = endOfWord(line, start);
  if (end === undefined) return undefined;
  const word = line.slice(start, end);
  const rows = ROWS_BY_START.get(word);
  const isShell = SHELLS.has(word) || word.endsWith('sh');
  if (rows === undefined && !isShell && !line.startsWith(FETCHING, end + 1)) return undefined;
  const text = line.trim();
  const failure = isShell ? readShellFailure(text) : undefined;
  if (failure) return { ...failure, ...NO_SUBJECT };
  for (const row of rows ?? []) {
    const message = readRow(row, text);
    if (message) return message;
  }
  const device = IFCONFIG.exec(text)?.[1];
  return device === undefined ? undefined : { tool: 'ifconfig', reason: 'not-found', ...NO_SUBJECT, device };
}

/** The first two letters of all words that messages begin with: most lines are told by them. */
const FIRST_LETTERS: ReadonlySet<number> = new Set(
  [...ROWS_BY_START.keys(), ...SHELLS].map((word) => lettersOf(`${word} `, 0)),
);

function mayBegin(text: string, start: number): boolean {
  if (FIRST_LETTERS.has(lettersOf(text, start))) return true;
  // Scripts, and interfaces, are called what people like.
  const colon = text.indexOf(':', start);
  if (colon === -1 || colon - start > LONGEST_START) return false;
  return text.startsWith('sh', colon - 2) || text.startsWith(FETCHING, colon + 1);
}

/** The first two letters of a word as one number. */
function lettersOf(text: string, start: number): number {
  return (text.charCodeAt(start) << 8) | text.charCodeAt(start + 1);
}

/**
 * Where the first word ends: at a space or a colon. Nothing when it cannot be one of those messages begin with: they have
 * no digit in front but `0 loaded units`, no quote or equals sign, which most lines of daemons have, and are no Chinese.
 */
function endOfWord(text: string, start: number): number | undefined {
  const first = text.charCodeAt(start);
  if (first > 0x30 && first <= 0x3a) return undefined;
  for (let at = start; at - start < LONGEST_START; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x3a) return at > start ? at : undefined;
    if (!(code > 0x20) || code > 0x7e || code === 0x22 || code === 0x3d) return undefined;
  }
  return undefined;
}

function readRow({ tool, pattern, reason }: Row, text: string): Message | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const { pid, path, unit, device, errno, tool: named } = found.groups ?? {};
  const said = reason === 'errno' ? reasonOf(errno ?? '') : reason;
  if (said === undefined) return undefined;
  const process = pid ?? PROCESS.exec(path ?? '')?.[1];
  return {
    tool: named ?? tool,
    reason: said === 'no-such-file' && isGone(path ?? '') ? 'no-such-process' : said,
    pid: process === undefined ? undefined : Number(process),
    path,
    unit,
    device,
  };
}

const PROCESS = /^\/proc\/(\d{1,10})(?:\/|$)/;
/** Files that kernels may be built without. */
const OPTIONAL = /^\/proc\/\d{1,10}\/(?:stack|wchan|syscall|io|timerslack_ns|patch_state)$/;

/** The files of a process go with it. */
function isGone(path: string): boolean {
  return PROCESS.test(path) && !OPTIONAL.test(path);
}
