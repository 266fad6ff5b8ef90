/** What one line of a build is, in whichever form; the single place that claiming and parsing ask. */
import { firstLetter } from '../../text/index.ts';
import { type LegacyLine, readLegacy } from './legacy-line.ts';
import { type PlainLine, readPlain, readPlainInner } from './plain-line.ts';
import { readTerminal, readTerminalInner, type TerminalLine } from './terminal-line.ts';

export type BuildLine = PlainLine | TerminalLine | LegacyLine;

/** One of these characters begins every certain line: a cheap no for most lines of a log. */
const FIRST_CHARACTERS = '#[=>fS-RTCA';
const LONGEST = 20_000;

/** Reads a line that cannot be anything else than a line of a build. */
export function readCertain(line: string): BuildLine | undefined {
  const at = firstLetter(line);
  if (!FIRST_CHARACTERS.includes(line.charAt(at)) || at === line.length) return undefined;
  const text = line.slice(at, at + LONGEST).trimEnd();
  return readPlain(text) ?? readTerminal(text) ?? readLegacy(text);
}

/** Reads a line that means something only among lines of a build. */
export function readInner(line: string): BuildLine | undefined {
  const text = line.slice(0, LONGEST).trim();
  return readTerminalInner(text) ?? readPlainInner(text) ?? readTagged(text);
}

function readTagged(text: string): BuildLine | undefined {
  return text.startsWith('Successfully tagged ') ? { kind: 'step-status' } : undefined;
}

type Kind = BuildLine['kind'];

const PLAIN: readonly Kind[] = ['context', 'vertex', 'vertex-end', 'vertex-output', 'vertex-status'];
const TERMINAL: readonly Kind[] = ['building', 'job', 'job-output', 'job-status'];
const EXCERPT: readonly Kind[] = ['excerpt', 'excerpt-output'];
const FRAME: readonly Kind[] = ['rule', 'frame-file', 'frame-line'];

const LEGACY: readonly Kind[] = [
  'step',
  'step-running',
  'step-cached',
  'step-image',
  'step-status',
  'step-failure',
  'built',
];

/** In which form a build is printed, as far as a line shows it. */
export function formOf({ kind }: BuildLine): 'plain' | 'terminal' | 'legacy' | undefined {
  if (kind !== 'context' && PLAIN.includes(kind)) return 'plain';
  if (TERMINAL.includes(kind)) return 'terminal';
  return LEGACY.includes(kind) ? 'legacy' : undefined;
}

/** After which lines an inner line belongs to the build. */
const MAY_FOLLOW: Readonly<Partial<Record<Kind, readonly Kind[]>>> = {
  vertex: PLAIN,
  'vertex-status': PLAIN,
  job: TERMINAL,
  'job-output': TERMINAL,
  'job-status': TERMINAL,
  'excerpt-output': EXCERPT,
  rule: [...PLAIN, ...TERMINAL, ...EXCERPT, ...FRAME],
  'frame-file': ['rule'],
  'frame-line': ['rule', 'frame-line'],
  failure: [...PLAIN, ...TERMINAL, ...EXCERPT, ...FRAME],
  'step-status': ['built', 'step-status'],
};

/** Whether an inner line goes on with the build in which `previous` stands. */
export function mayFollow(previous: BuildLine, next: BuildLine): boolean {
  return MAY_FOLLOW[next.kind]?.includes(previous.kind) ?? false;
}

/** Whether a line that is known only by its neighbours leads to one of a build. */
export function mayLead(line: BuildLine, next: BuildLine): boolean {
  if (line.kind === 'rule') return next.kind === 'excerpt';
  return line.kind === 'vertex-status' && PLAIN.includes(next.kind);
}
