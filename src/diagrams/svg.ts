/**
 * A drawing as a file of its own, for pages that refer to it with `<use>`. Style sheets of a page do not reach into it, but
 * its custom properties do: the colours are those of the page, light or dark.
 */
import type { BarsLayout, PlacedBar } from './bars.ts';
import type { Layout, PlacedArrow, PlacedBox } from './layout.ts';
import type { Tone } from './model.ts';

/** The element that pages refer to. */
export const DRAWING_ID = 'drawing';

const COLOURS: Readonly<Record<Tone, string>> = {
  plain: 'var(--line-strong)',
  quiet: 'var(--line-strong)',
  accent: 'var(--accent)',
  caution: 'var(--caution)',
  danger: 'var(--danger)',
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function text(x: number, y: number, words: string, more: string): string {
  return `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
}

function arrow({ path, head, tone, dashed, bar, label }: PlacedArrow): string {
  const colour = COLOURS[tone];
  const line = `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.6"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`;
  const across = bar && (bar.upright ? `M${bar.x - 9} ${bar.y}h18` : `M${bar.x} ${bar.y - 9}v18`);
  const words = label?.lines.map((words, index) =>
    text(
      label.x,
      label.y + index * 15,
      words,
      `font-size="12" fill="var(--quiet)" stroke="var(--raised)" stroke-width="4" paint-order="stroke"${label.middle ? ' text-anchor="middle"' : ''}`,
    ),
  );
  return [
    line,
    `<path d="${head}" fill="${colour}"/>`,
    across ? `<path d="${across}" stroke="${colour}" stroke-width="4"/>` : '',
    ...(words ?? []),
  ].join('');
}

function box({ x, y, width, height, tone, lines }: PlacedBox): string {
  const isTold = tone !== 'plain' && tone !== 'quiet';
  const frame = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6"`;
  const tint = isTold ? `${frame} fill="${COLOURS[tone]}" fill-opacity="0.09"/>` : '';
  const words = lines.map((line) =>
    text(
      x + 11,
      line.y,
      line.text,
      line.isNote ? 'font-size="12" fill="var(--quiet)"' : 'font-size="14" font-weight="600" fill="var(--ink)"',
    ),
  );
  return `${frame} fill="var(--page)" stroke="${COLOURS[tone]}" stroke-width="${isTold ? 1.8 : 1.2}"/>${tint}${words.join('')}`;
}

function svgFile(width: number, height: number, parts: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><g id="${DRAWING_ID}">${parts}</g></svg>`;
}

/** Boxes and arrows as a file. It shows something by itself too: where no page gives colours, text and lines are black. */
export function drawingFile({ width, height, boxes, arrows }: Layout): string {
  return svgFile(width, height, [...arrows.map(arrow), ...boxes.map(box)].join(''));
}

function bar({ title, titleY, y, height, parts, limit, legend }: PlacedBar): string {
  const rects = parts.map(
    ({ x, width, tone }) =>
      `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${COLOURS[tone]}" fill-opacity="0.75"/>`,
  );
  const words = legend.map(({ x, y: base, text: said, tone }) => {
    const key = tone
      ? `<rect x="${x}" y="${base - 9}" width="9" height="9" rx="2" fill="${COLOURS[tone]}" fill-opacity="0.75"/>`
      : limitLine(x + 4, base - 10, base + 1);
    return key + text(x + 15, base, said, 'font-size="12" fill="var(--ink)"');
  });
  const head = text(0, titleY, title, 'font-size="14" font-weight="600" fill="var(--ink)"');
  const line = limit === undefined ? '' : limitLine(limit, y - 4, y + height + 4);
  return [head, ...rects, line, ...words].join('');
}

function limitLine(x: number, from: number, to: number): string {
  return `<path d="M${x.toFixed(1)} ${from}V${to}" stroke="var(--ink)" stroke-width="2" stroke-dasharray="4 3"/>`;
}

/** Stacked bars as a file. */
export function barsFile({ width, height, bars }: BarsLayout): string {
  return svgFile(width, height, bars.map(bar).join(''));
}
