/** rsyslog writes control characters as `#` and three octal digits: `Mem-Info:#012active_anon:1813257#012 Node 0 …` */
import type { Envelope } from '../../model.ts';
import { type Content, ContentBuilder } from '../pieces.ts';
import { nextMatch } from './peeler.ts';

const ESCAPED = /#(011|012|015|033)/g;
const LENGTH = '#012'.length;
const CHARACTERS: Readonly<Record<string, string>> = { '011': '\t', '012': '\n', '015': '\r', '033': '\x1b' };
const TRANSPORTS = ['journald', 'syslog', 'syslog-5424'];

/** The text with the characters restored; `undefined` when there are none, or `#012` may be a number. */
export function unescaped(text: string, outer: readonly Envelope[]): Content | undefined {
  if (!outer.some(({ kind }) => TRANSPORTS.includes(kind)) || !certain(text)) return undefined;
  const builder = new ContentBuilder();
  let kept = 0;
  for (
    let found = nextMatch(ESCAPED, text, 0);
    found !== null && !builder.full;
    found = nextMatch(ESCAPED, text, kept)
  ) {
    builder.add(text.slice(kept, found.index), kept);
    builder.add(CHARACTERS[found[1] ?? ''] ?? '', found.index);
    kept = found.index + LENGTH;
  }
  builder.add(text.slice(kept), kept);
  return builder.done(text.length);
}

/** "see #012" in prose is a number; behind a word, at the beginning, or several times it is a line end. */
function certain(text: string): boolean {
  const first = nextMatch(ESCAPED, text, 0);
  if (first === null) return false;
  const { index } = first;
  return index === 0 || !/[\s(]/.test(text[index - 1] ?? '') || nextMatch(ESCAPED, text, index + LENGTH) !== null;
}
