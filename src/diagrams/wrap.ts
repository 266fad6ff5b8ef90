/** Text in a drawing: how wide it will be, and where to break it. SVG breaks no lines by itself. */

/** Wide characters (Chinese, full-width punctuation) take one em, others a little more than half of one. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const NARROW_EM = 0.57;

/** Estimated width in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += WIDE.test(letter) ? 1 : NARROW_EM;
  return width;
}

/** Words that may not be torn apart: runs of narrow characters, with a following space; wide characters one by one. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    const isWide = WIDE.test(letter);
    // A closing mark stays with what it closes.
    if (isWide && /[，。、；：？！）」』”]/u.test(letter) && words.length + word.length > 0) word += letter;
    else if (isWide) {
      if (word) words.push(word);
      word = letter;
    } else if (word && WIDE.test(word.at(-1) ?? '')) {
      words.push(word);
      word = letter;
    } else word += letter;
    if (letter === ' ' || letter === '/') {
      words.push(word);
      word = '';
    }
  }
  return word ? [...words, word] : words;
}

/** The text in lines of at most `most` em; a longer word gets a line of its own. A `\n` always breaks. */
export function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of wordsOf(paragraph)) {
      if (line && widthOf((line + word).trimEnd()) > most) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += word;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** The text in lines of at most `most` em; a longer word is torn apart. */
export function breakText(text: string, most: number): string[] {
  return wrapText(text, most).flatMap((line) => (widthOf(line) <= most ? [line] : torn(line, most)));
}

function torn(word: string, most: number): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const letter of word) {
    const wider = width + widthOf(letter);
    if (part && wider > most) {
      parts.push(part);
      part = letter;
      width = widthOf(letter);
    } else {
      part += letter;
      width = wider;
    }
  }
  return [...parts, part];
}
