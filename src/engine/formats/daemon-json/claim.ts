import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, indentOf } from '../../text/index.ts';
import { readHeading } from './heading.ts';
import { HERE_DOCUMENT_END, isFaultyMember, isMember, isPart, isRemark, isTelling } from './lines.ts';

/** Says whether a line belongs to a daemon.json: known by its heading, or by a key that no other file has. */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (open === undefined && !mayBegin(text)) return undefined;
  const bare = text.trim();
  if (readHeading(bare)?.editor === false) return 'begins';
  if (open !== undefined && goesOn(open, line, bare)) return 'continues';
  return isTelling(bare) ? 'begins' : undefined;
}

/** The lines before the key the file is known by, back to the brace that opens it and the editor it was written in. */
export function leads(line: Line, next: Line): boolean {
  const [bare, after] = [line.text.trim(), next.text.trim()];
  if (after.startsWith('{')) return readHeading(bare)?.editor === true;
  if (readHeading(after) !== undefined || !isPart(bare)) return false;
  return !bare.startsWith('}') || indentOf(line.text) > 0;
}

/** A quote, a brace, or a heading with the name of the file: a no for almost all lines of a log. */
function mayBegin(text: string): boolean {
  const at = firstLetter(text);
  const first = text.charCodeAt(at);
  if (first === 0x22 || first === 0x7b || first === 0x201c) return true;
  // The rarest of its letters is looked for first.
  return text.length < 300 && text.includes('json') && text.includes('daemon.json');
}

/** Whether the line can stand behind the last one. */
function goesOn(open: OpenArtifact, line: Line, bare: string): boolean {
  const last = open.lines.at(-1);
  const before = last?.text.trim() ?? '';
  // What a transport wrapped in another way is of somebody else.
  if (last === undefined || last.envelopes.length !== line.envelopes.length || before === HERE_DOCUMENT_END)
    return false;
  // One line of a log may have come in between; over more of them the line must be just what is to come.
  if (open.skipped > 1) return isPart(bare) && isAligned(last, line);
  if (readHeading(before) !== undefined) return bare.startsWith('{') && bare.length < 4000 && !isLogEntry(bare);
  const expects = /[[{,:]$/.test(before.slice(-1));
  if (isRemark(bare)) return expects;
  if (bare === HERE_DOCUMENT_END) return before === '}';
  if (expects) return mayBeNext(before, line, bare);
  // Then comes the closing bracket, or a key whose comma was forgotten; a new file begins with a brace.
  const follows = /^[}\]]/.test(bare) ? isPart(bare) : isMember(bare) && !isWhole(open, before);
  return follows && !isTorn(before) && indentOf(line.text) <= indentOf(last.text);
}

/** After a comma or an opening bracket; also a key without its quotes or its colon. */
/** A program that logs in JSON may write between the heading and the file. */
function isLogEntry(text: string): boolean {
  return text.includes('"msg":') || text.includes('"message":') || text.includes('"log":"');
}

function mayBeNext(before: string, line: Line, bare: string): boolean {
  if (bare.startsWith('{') && before.endsWith('{')) return false;
  return isPart(bare) || (indentOf(line.text) > 0 && isFaultyMember(bare));
}

/** A string that breaks off: the text was cut there. */
function isTorn(text: string): boolean {
  return /^["“][^"”]{0,200}$/.test(text);
}

/** A neighbour after a comma, something deeper after an opening bracket, else the bracket that closes. */
function isAligned(last: Line, line: Line): boolean {
  const [before, depth] = [indentOf(last.text), indentOf(line.text)];
  const text = last.text.trim();
  if (text.endsWith(',')) return depth === before;
  if (/[[{]$/.test(text.slice(-1))) return depth > before;
  return /^[}\]]/.test(line.text.trim()) && depth < before;
}

/** A file on one line. */
function isWhole({ count, lines }: OpenArtifact, text: string): boolean {
  const first = lines[0]?.text.trim() ?? '';
  const alone = count === 1 || (count === 2 && readHeading(first) !== undefined);
  return alone && text.startsWith('{') && text.endsWith('}');
}
