/**
 * The lines of dockerd and containerd: logrus TextFormatter (with time, or the short form of a terminal) and JSONFormatter.
 *
 *     time="2018-12-14T20:04:45.788669544+08:00" level=error msg="Handler for POST …" container=4f2a
 *     ERRO[0012] Handler for POST …                            container=4f2a
 *     {"level":"error","msg":"Handler for POST …","time":"2026-01-02T03:04:05.123456789Z"}
 */

import type { Level } from '../../model.ts';
import { endOfQuoted, unquoted } from '../../text/index.ts';

/** What one line says. */
export interface LogFields {
  readonly time: string | undefined;
  readonly level: Level | undefined;
  readonly message: string;
  /** Everything else, by key, unquoted. */
  readonly fields: Readonly<Record<string, string>>;
}

const ALL_WORDS: readonly (readonly [word: string, level: Level])[] = [
  ['panic', 'fatal'],
  ['fatal', 'fatal'],
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['debug', 'debug'],
  ['trace', 'trace'],
];
const LEVELS: Readonly<Record<string, Level>> = {
  ...Object.fromEntries(ALL_WORDS),
  warn: 'warning',
  PANI: 'fatal',
  FATA: 'fatal',
  ERRO: 'error',
  WARN: 'warning',
  INFO: 'info',
  DEBU: 'debug',
  TRAC: 'trace',
};

/** The prefix logrus prints on a terminal: four letters of the level, seconds since the start. `ERRO[0012] ` */
const TERMINAL = /^(PANI|FATA|ERRO|WARN|INFO|DEBU|TRAC)\[(\d{4,10}|[\d-]{10}T[\d:.]{8,18}(?:Z|[+-]\d\d:\d\d)?)\] /;
const SPACE = 0x20;
const BRACE = 0x7b;
const BRACKET = 0x5b;
const QUOTE = '"';
const TIME = 'time="';
const LONGEST_INDENT = 8;
/** How long a time may be. */
const SHORTEST_TIME = 10;
const LONGEST_TIME = 40;
/** What stands behind `level=` where logrus prints it, by the first letters, which all differ. */
const WORDS: ReadonlyMap<string, { readonly start: string; readonly level: Level }> = new Map(
  ALL_WORDS.map(([word, level]) => [word.charAt(0), { start: `${word} msg=`, level }]),
);

/** The level of a logfmt line of either daemon; go-kit's begin with `level=` too, but go on with `ts=` or `caller=`. */
function logfmtLevel(text: string): Level | undefined {
  let at = 0;
  while (at < LONGEST_INDENT && text.charCodeAt(at) <= SPACE) at++;
  if (text.startsWith(TIME, at)) {
    const from = at + TIME.length;
    const end = text.indexOf(QUOTE, from);
    if (end - from < SHORTEST_TIME || end - from > LONGEST_TIME || text.charCodeAt(end + 1) !== SPACE) return undefined;
    at = end + '" '.length;
  }
  if (!text.startsWith('level=', at)) return undefined;
  at += 'level='.length;
  const word = WORDS.get(text.charAt(at));
  return word && text.startsWith(word.start, at) ? word.level : undefined;
}

/** A cut line may end within its first keys. */
const LONGEST_CUT = 80;
const LOGFMT_CUT = /^\s{0,8}time="[^"\n]{10,40}"?(?: level=?[a-z]{0,7})?$/;
/** logrus prints the level in lower case and the time under `time`; slog and zap differ. */
const JSON_LEVEL = /"level":"(?:panic|fatal|error|warning|info|debug|trace)"/;

/** Whether the line is one of the three forms; looks only at its beginning. */
export function isDaemonLine(text: string): boolean {
  if (text.charCodeAt(0) === BRACE)
    return text.length < 100_000 && JSON_LEVEL.test(text) && text.includes('"msg":"') && text.includes('"time":"');
  if (text.charCodeAt('ERRO'.length) === BRACKET) return TERMINAL.test(text);
  return logfmtLevel(text) !== undefined || (text.length < LONGEST_CUT && LOGFMT_CUT.test(text));
}

/** The level without reading the rest of the line. */
export function levelOf(text: string): Level | undefined {
  const level = logfmtLevel(text);
  if (level !== undefined) return level;
  const terminal = TERMINAL.exec(text);
  if (terminal) return LEVELS[terminal[1] as string];
  const key = text.startsWith('{') ? '"level":"' : 'level=';
  const at = text.indexOf(key);
  if (at < 0 || at > 200) return undefined;
  const start = at + key.length;
  return LEVELS[/^[a-z]{4,7}/.exec(text.slice(start, start + 8))?.[0] ?? ''];
}

/** Reads one line in whichever form it has; nothing when it has none of them. */
export function readDaemonLine(text: string): LogFields | undefined {
  if (text.startsWith('{')) return readJson(text);
  const terminal = TERMINAL.exec(text);
  if (terminal) return readTerminal(text, terminal);
  if (logfmtLevel(text) === undefined && !LOGFMT_CUT.test(text)) return undefined;
  const { time, level, msg, ...fields } = readPairs(text, 0);
  return { time, level: LEVELS[level ?? ''], message: msg ?? '', fields };
}

function readJson(text: string): LogFields | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const strings = Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const { time, level, msg, ...fields } = Object.fromEntries(strings);
  if (msg === undefined) return undefined;
  return { time, level: LEVELS[level ?? ''], message: msg, fields };
}

/** logrus pads the message to 44 characters and puts the fields after it. */
function readTerminal(text: string, prefix: RegExpExecArray): LogFields {
  const rest = text.slice(prefix[0].length);
  const padded = rest.lastIndexOf('  ');
  const fieldsAt = padded >= 0 && /^\s{1,60}[\w.-]{1,40}=/.test(rest.slice(padded)) ? padded : -1;
  return {
    time: undefined,
    level: LEVELS[prefix[1] as string],
    message: (fieldsAt < 0 ? rest : rest.slice(0, fieldsAt)).trimEnd(),
    fields: fieldsAt < 0 ? {} : readPairs(rest, fieldsAt),
  };
}

/** `key=value key="quoted value"` from an offset on. What is no pair is left out. */
function readPairs(text: string, from: number): Record<string, string> {
  const pairs: Record<string, string> = {};
  const pair = /\s{0,80}([A-Za-z_][\w./-]{0,60})=/y;
  pair.lastIndex = from;
  for (let found = pair.exec(text); found; found = pair.exec(text)) {
    const { value, end } = readValue(text, pair.lastIndex);
    pairs[found[1] as string] = value;
    pair.lastIndex = end;
  }
  return pairs;
}

function readValue(text: string, at: number): { value: string; end: number } {
  if (text[at] !== '"') {
    const space = text.indexOf(' ', at);
    const end = space < 0 ? text.length : space;
    return { value: text.slice(at, end), end };
  }
  const end = endOfQuoted(text, at);
  return { value: unquoted(text.slice(at + 1, end - 1)), end: Math.min(text.length, end) };
}
