/** Whether a line has the shape of the rows before it, when the header of their table is too far up to be asked. */

/** What a word looks like; nothing for words of letters, which may be anything. */
const LOOKS: readonly (readonly [string, RegExp])[] = [
  ['number', /^-?\d{1,10}$/],
  ['number', /^\d{1,6}\.\d{1,2}$/],
  ['time', /^(?:\d{1,6}-)?(?:\d{1,4}:)?\d{1,5}:\d\d$/],
  ['nothing', /^-$/],
  ['tty', /^(?:\?|pts\/\d{1,5}|tty\w{1,10})$/],
  ['stat', /^[DIRSTtWXZ][<NLsl+]{0,6}$/],
];

/** More columns before the command than this nobody asks for. */
const MOST_COLUMNS = 16;

function looksOf(text: string): readonly (string | undefined)[] {
  const words = text.trim().split(/\s+/, MOST_COLUMNS);
  return words.map((word) => LOOKS.find(([, pattern]) => pattern.test(word))?.[0]);
}

/** All words that look alike in every row so far must look so in the next one too; one of them is the pid. */
export function looksLike(rows: readonly string[], text: string): boolean {
  const all = rows.map(looksOf);
  const next = looksOf(text);
  const [first = []] = all;
  const fixed = first.flatMap((look, index) =>
    look !== undefined && look !== 'nothing' && all.every((looks) => isLike(looks[index], look)) ? [index] : [],
  );
  const hasNumber = fixed.some((index) => first[index] === 'number' && next[index] === 'number');
  return hasNumber && fixed.every((index) => isLike(next[index], first[index]));
}

/** A dash may stand in any column. */
function isLike(look: string | undefined, other: string | undefined): boolean {
  return look === other || look === 'nothing';
}
