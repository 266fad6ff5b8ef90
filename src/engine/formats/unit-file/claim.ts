import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter } from '../../text/index.ts';
import { isContinued, readUnitLine } from './lines.ts';

/**
 * Says whether a line belongs to the files of a unit. They begin with a heading that names a unit file or with a section that only
 * unit files have; other configuration has sections in small letters or keys that no unit has.
 */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (open === undefined && !mayBegin(text)) return undefined;
  if (open !== undefined && isRestOfValue(open, line)) return 'continues';
  const read = readUnitLine(text);
  switch (read?.kind) {
    case 'path':
      return read.dropIn || (open !== undefined && isUnderNotice(open)) ? 'continues' : 'begins';
    case 'changed':
      return 'begins';
    case 'section':
      return claimSection(read.name, open);
    case 'directive':
      return open === undefined || read.value.startsWith('{ path=') ? undefined : 'continues';
    case 'comment':
      return open !== undefined && isComment(open, text.trim()) ? 'continues' : undefined;
    default:
      return undefined;
  }
}

/** A heading, `[Unit]` and its like, or a path: a cheap no for most lines of a log. */
function mayBegin(text: string): boolean {
  const at = firstLetter(text);
  const first = text[at];
  if (first === '#' && text.startsWith('# Warning: ', at)) return text.includes('changed on disk');
  if (first === '[') return text[text.length - 1] === ']' || text.includes('/systemd/');
  // The rarest of its letters is looked for first.
  return text.length < 600 && text.includes('ystemd/') && text.includes('/systemd/');
}

const FIRST_SECTIONS: ReadonlySet<string> = new Set(['Unit', 'Service', 'Install', 'Socket']);

function claimSection(name: string, open: OpenArtifact | undefined): Claim {
  if (open === undefined) return FIRST_SECTIONS.has(name) ? 'begins' : undefined;
  return isAfterEnd(name, open) ? 'begins' : 'continues';
}

/** Each section stands once in a file, `[Unit]` first and `[Install]` last: without a heading in between another file begins. */
function isAfterEnd(name: string, open: OpenArtifact): boolean {
  for (const line of open.lines.toReversed()) {
    const read = readUnitLine(line.text);
    if (read?.kind === 'path') return false;
    if (read?.kind === 'section' && (read.name === 'Install' || read.name === name)) return true;
    if (read?.kind === 'directive' && name === 'Unit') return true;
  }
  return false;
}

/** Under the notice that files changed stands the heading of the unit file. */
function isUnderNotice(open: OpenArtifact): boolean {
  return open.lines.every(({ text }) => {
    const kind = readUnitLine(text)?.kind;
    return kind === 'changed' || kind === 'comment';
  });
}

/** A value that goes on: with an option, a variable or a quote, indented also with a path. */
function isRestOfValue(open: OpenArtifact, { text, envelopes }: Line): boolean {
  // Comments between the lines of one value do not count.
  const last = open.lines.findLast((before) => readUnitLine(before.text)?.kind !== 'comment');
  if (last === undefined || !isContinued(last.text) || text.length > 8000) return false;
  // What a transport wrapped in another way is of somebody else.
  if (envelopes.length !== last.envelopes.length) return false;
  const bare = text.trim();
  if (OF_OTHERS.test(bare)) return false;
  return /^[ \t]/.test(text) ? /^(?:-|\$[A-Z{]|["']|\/\w)/.test(bare) : /^(?:-|\$[A-Z{]|["']\S)/.test(bare);
}

/** What often follows in a paste when the value was cut: JSON, a heading. */
const OF_OTHERS = /^(?:["“][^"”]{1,100}["”]\s{0,4}[:,]|\/\S{1,300}:$)/;

/**
 * A comment inside of a file. What comes after the installation section is a heading of the text around, and a root prompt with a
 * command is none either.
 */
function isComment(open: OpenArtifact, text: string): boolean {
  if (open.skipped > 0 || /^(?:#!|##+ |# \/\S{1,300}$)/.test(text) || PROMPT.test(text)) return false;
  for (const line of open.lines.toReversed()) {
    const read = readUnitLine(line.text);
    if (read?.kind === 'path') return true;
    if (read?.kind === 'section') return read.name !== 'Install';
  }
  return true;
}

/** A root prompt with one of the commands that follow the look at a unit file. */
const PROMPT =
  /^# (?:sudo )?(?:systemctl [a-z-]|journalctl -|kubectl [a-z]|docker (?:ps|info|version|run|exec|inspect|logs|start|stop|restart|rm|images|pull|system|network|volume)\b|(?:cat|vim?|ls|grep|ps|tail|head|kill|cd|rm|cp|mkdir|mount|df) [/-]|(?:ctr|crictl|nerdctl|podman|runc) (?:-|(?:version|info|ps|list|ls|state|events|images|containers|tasks|inspect|logs)\b))/;
