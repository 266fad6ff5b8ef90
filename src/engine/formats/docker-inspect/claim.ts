import { standsApart } from '../../claims/neighbours.ts';
import type { Claim, Line, OpenArtifact } from '../../model.ts';
import { firstLetter, indentOf } from '../../text/index.ts';
import { isOpenEnded, isTelling, isTellingDocument, shapeOf } from './lines.ts';

/**
 * Says whether a line belongs to the JSON of `docker inspect`. It is known by a member that only Docker's objects have; the lines
 * around it belong to it as far as they can be one document.
 */
export function claim(line: Line, open: OpenArtifact | undefined): Claim {
  const { text } = line;
  if (open === undefined && !mayBegin(text)) return undefined;
  const bare = text.trim();
  const shape = shapeOf(bare);
  if (shape === undefined) return undefined;
  if (shape === 'document') return isTellingDocument(bare) ? 'begins' : undefined;
  if (open !== undefined && goesOn(open, line)) return 'continues';
  return shape === 'member' && isTelling(bare) ? 'begins' : undefined;
}

/** The lines before the one the document is known by, back to the bracket that opens it. */
export function leads(line: Line, next: Line): boolean {
  const shape = shapeOf(line.text.trim());
  const after = shapeOf(next.text.trim());
  if (shape === undefined || shape === 'document' || after === 'array' || after === 'document') return false;
  // Behind a whole value only closing brackets can come.
  if (shape === 'close' && !line.text.trimEnd().endsWith(',') && after !== 'close') return false;
  if (after === 'object') return shape === 'array';
  return shape === 'array' ? after === 'element' || after === 'member' : true;
}

/** JSON begins with a quote or a bracket: a no for almost all lines of a log. */
function mayBegin(text: string): boolean {
  const at = firstLetter(text);
  const first = text.charCodeAt(at);
  return first === 0x22 || first === 0x7b || first === 0x5b;
}

/** Whether the line can stand behind the last one. */
function goesOn(open: OpenArtifact, line: Line): boolean {
  const last = open.lines.at(-1);
  // What a transport wrapped in another way is of somebody else.
  if (last === undefined || last.envelopes.length !== line.envelopes.length) return false;
  // Neither docker nor jq prints blank lines.
  if (standsApart(line, open)) return false;
  const before = last.text.trim();
  const shape = shapeOf(line.text.trim());
  if (shape === 'object')
    return before.endsWith('[') || (before.endsWith('},') && indentOf(line.text) >= indentOf(last.text));
  if (shape === 'array') return before.endsWith('[') || before.endsWith('],');
  if (shapeOf(before) === 'document') return false;
  const openEnded = isOpenEnded(before);
  if (shape === 'close') return openEnded ? open.skipped === 0 : mayClose(open, last, line);
  if (!openEnded) return shape === 'member' && isAfterLostBracket(open, last, line);
  return open.skipped === 0 || isAligned(last, line);
}

/** A closing bracket is less deep than what it closes; where indentation is lost it stands near. */
function mayClose(open: OpenArtifact, last: Line, line: Line): boolean {
  const [before, depth] = [indentOf(last.text), indentOf(line.text)];
  const near = open.skipped <= 1 || shapeOf(last.text.trim()) !== 'close';
  return depth < before || (depth === before && near);
}

/** After a value without a comma only a closing bracket can stand; when it was lost, the line is less deep. */
function isAfterLostBracket(open: OpenArtifact, last: Line, line: Line): boolean {
  const depth = indentOf(line.text);
  const closed = shapeOf(last.text.trim()) === 'close';
  return depth > 0 && (closed ? depth <= indentOf(last.text) : open.skipped === 0 && depth < indentOf(last.text));
}

/** Over lines of others only what the last line asks for: a neighbour after a comma, something deeper after a bracket. */
function isAligned(last: Line, line: Line): boolean {
  const [before, depth] = [indentOf(last.text), indentOf(line.text)];
  return last.text.trimEnd().endsWith(',') ? depth === before : depth >= before;
}
