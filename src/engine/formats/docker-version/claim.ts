import { isNext } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, indentOf } from '../../text/index.ts';
import { readVersionLine, type VersionLine } from './lines.ts';

/**
 * Says whether a line belongs to what programs tell about their versions. `Client:` and ` Version:` stand over `docker info`,
 * too: an artifact begins with what only a version has, and takes the lines that lead to it.
 */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (open === undefined && !mayBegin(text)) return undefined;
  const next = readVersionLine(text);
  if (next === undefined) return undefined;
  if (open !== undefined && goesOn(open, line, next)) return 'continues';
  return beginsAlone(next) ? 'begins' : undefined;
}

/** Whether a line stands over one that shows what both are: the heading over ` Version:`, that over ` API version:`. */
export function leads(line: Line, next: Line): boolean {
  const before = readVersionLine(line.text);
  const after = readVersionLine(next.text);
  if (before === undefined || after?.kind !== 'field')
    return before?.kind === 'heading' && after?.kind === 'component' && after.known;
  if (before.kind === 'field') return isVersionOf(before, after);
  return before.kind === 'heading' || (before.kind === 'component' && before.known);
}

function isVersionOf(before: VersionLine & { kind: 'field' }, after: VersionLine & { kind: 'field' }): boolean {
  return before.order < after.order && (before.name === 'Version' || after.name === 'Version');
}

/** With these words, small or not, begin the lines that begin an artifact; `$ ` and `# ` are prompts. */
const STARTS = 'api version,revision,docker,containerd,runc,crun,github.com/docker,tini,client version'.split(',');
const LONGEST_START = 'github.com/docker'.length;
/** Their first three letters as one number: this is asked of every line. */
const FIRST_CODES: ReadonlySet<number> = new Set(STARTS.map((start) => codeOf(start, 0)));

function mayBegin(text: string): boolean {
  const at = firstLetter(text);
  const first = text.charCodeAt(at);
  if (first === 0x24 || first === 0x23) return text.charCodeAt(at + 1) === 0x20;
  if (!FIRST_CODES.has(codeOf(text, at))) return false;
  const small = text.slice(at, at + LONGEST_START).toLowerCase();
  return STARTS.some((start) => small.startsWith(start));
}

function codeOf(text: string, at: number): number {
  const [first, second, third] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)];
  return ((first | 0x20) << 16) | ((second | 0x20) << 8) | (third | 0x20);
}

/** What nothing else prints. */
function beginsAlone(line: VersionLine): boolean {
  if (line.kind === 'program') return true;
  if (line.kind === 'old') return line.side === 'client' && line.name === 'version' && /^\d/.test(line.value);
  if (line.kind !== 'field') return false;
  if (line.name === 'API version') return /^\d\.\d{2}\b/.test(line.value);
  return line.name === 'Revision' && /^[\da-f]{40}/.test(line.value);
}

function goesOn(open: OpenArtifact, line: Line, next: VersionLine): boolean {
  const previous = lastRead(open);
  if (previous === undefined) return false;
  if (next.kind === 'program') return !open.lines.some((line) => isBlockLine(line) || isProgram(line, next.program));
  if (next.kind === 'more')
    return previous.kind === 'program' || (previous.kind === 'more' && previous.name !== next.name);
  if (next.kind === 'old') return previous.kind === 'old' && !(next.side === 'client' && next.name === 'version');
  if (previous.kind === 'program' || previous.kind === 'more' || previous.kind === 'old') return false;
  if (next.kind === 'heading') return next.side === 'server' && previous.kind === 'field' && !open.lines.some(isServer);
  if (next.kind === 'component') return previous.kind !== 'component' && (next.known || isAsDeepAsKnown(line, open));
  if (previous.kind === 'component') return open.skipped <= 1 && isUnder(line, open);
  if (next.name === 'Context' && open.lines.some(isOfServer)) return false;
  return previous.kind === 'field' ? next.order > previous.order && next.name !== 'Version' : true;
}

/**
 * A component of a newer version stands in one column with those that are known; another host's name does not, unless
 * indentation is lost.
 */
function isAsDeepAsKnown(line: Line, open: OpenArtifact): boolean {
  if (indentOf(line.text) === 0 && !isNext(line, open)) return false;
  return open.lines.some((other) => {
    const read = readVersionLine(other.text);
    return read?.kind === 'component' && read.known && indentOf(other.text) === indentOf(line.text);
  });
}

function lastRead(open: OpenArtifact): VersionLine | undefined {
  const last = open.lines.at(-1);
  return last && readVersionLine(last.text);
}

function isProgram(line: Line, program: string): boolean {
  const read = readVersionLine(line.text);
  return read?.kind === 'program' && read.program === program;
}

function isBlockLine(line: Line): boolean {
  const kind = readVersionLine(line.text)?.kind;
  return kind === 'heading' || kind === 'component' || kind === 'field' || kind === 'old';
}

/** Fields stand deeper than their component, where indentation is not lost. */
function isUnder(line: Line, open: OpenArtifact): boolean {
  const last = open.lines.at(-1);
  const depth = indentOf(line.text);
  return (
    last !== undefined &&
    (depth > indentOf(last.text) || (depth === indentOf(last.text) && (depth === 0 || open.skipped === 0)))
  );
}

/** The server has no context: it is the client's of another output. */
function isOfServer(line: Line): boolean {
  return isServer(line) || readVersionLine(line.text)?.kind === 'component';
}

function isServer(line: Line): boolean {
  const read = readVersionLine(line.text);
  return read?.kind === 'heading' && read.side === 'server';
}
