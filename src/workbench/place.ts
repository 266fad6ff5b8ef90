/** Where things stand in the analyzed text: lines ↔ offsets, without an index of the whole text. */
import type { Span } from '../engine/index.ts';

/** The whole lines a span touches, without the last line feed. */
export function wholeLines(text: string, { from, to }: Span): Span {
  const end = text.indexOf('\n', Math.max(from, to - 1));
  return { from: text.lastIndexOf('\n', from - 1) + 1, to: end < 0 ? text.length : end };
}

/** The spans of the lines with these numbers (from 0), found in one pass; lines beyond the end are empty. */
export function spansOfLines(text: string, lines: readonly number[]): Map<number, Span> {
  const spans = new Map<number, Span>();
  let current = 0;
  let from = 0;
  for (const line of [...new Set(lines)].sort((a, b) => a - b)) {
    for (; current < line && from < text.length; current++) {
      const end = text.indexOf('\n', from);
      from = end < 0 ? text.length : end + 1;
    }
    const end = text.indexOf('\n', from);
    spans.set(line, { from, to: end < 0 ? text.length : end });
  }
  return spans;
}

/** A stretch of about `size` characters around an offset, with whole lines where that is possible. */
export function partAround(text: string, offset: number, size: number): Span {
  if (text.length <= size) return { from: 0, to: text.length };
  const from = Math.max(0, Math.min(offset - size / 4, text.length - size));
  const to = from + size;
  const lineAfter = from === 0 ? 0 : text.indexOf('\n', from) + 1;
  const lineBefore = to >= text.length ? text.length : text.lastIndexOf('\n', to - 1) + 1;
  const start = lineAfter > 0 && lineAfter <= offset ? lineAfter : Math.floor(from);
  return { from: from === 0 ? 0 : start, to: lineBefore > offset ? lineBefore : Math.floor(to) };
}
