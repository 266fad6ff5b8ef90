/** Where everything in a drawing of stacked bars goes: each bar with its title above and its parts named below. */
import type { Language } from '../engine/index.ts';
import { inLanguage } from '../i18n/localized.ts';
import type { BarsDefinition, Tone } from './model.ts';
import { widthOf } from './wrap.ts';

const WIDTH = 380;
const BAR_HEIGHT = 22;
const TITLE_HEIGHT = 20;
const LEGEND_LINE = 18;
const GAP = 16;
const LEGEND_SIZE = 12;
/** The longest bar leaves room for the line of a limit. */
const LONGEST = 0.97;

export interface PlacedPart {
  readonly x: number;
  readonly width: number;
  readonly tone: Tone;
}

export interface PlacedLegend {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Left out for the limit, which is a dashed line. */
  readonly tone?: Tone;
}

export interface PlacedBar {
  readonly title: string;
  /** Base line of the title, and the top of the bar. */
  readonly titleY: number;
  readonly y: number;
  readonly height: number;
  readonly parts: readonly PlacedPart[];
  readonly limit?: number;
  readonly legend: readonly PlacedLegend[];
}

export interface BarsLayout {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly PlacedBar[];
}

/** Legends side by side, in as many lines as they need. */
function placeLegends(
  entries: readonly { readonly text: string; readonly tone?: Tone }[],
  top: number,
): readonly PlacedLegend[] {
  let [x, y] = [0, top];
  return entries.map((entry) => {
    const width = widthOf(entry.text) * LEGEND_SIZE + 34;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + LEGEND_LINE];
    const placed = { ...entry, x, y };
    x += width;
    return placed;
  });
}

/** Places stacked bars below each other, all on one scale. */
export function layOutBars({ bars, unit }: BarsDefinition, language: Language): BarsLayout {
  const totals = bars.map(({ parts, limit }) =>
    Math.max(
      limit?.value ?? 0,
      parts.reduce((sum, { value }) => sum + value, 0),
    ),
  );
  const scale = (WIDTH * LONGEST) / Math.max(...totals);
  let y = 0;
  const placed = bars.map(({ title, parts, limit }) => {
    const top = y + TITLE_HEIGHT;
    let x = 0;
    const drawn = parts.map(({ value, tone }) => {
      const part = { x, width: value * scale, tone };
      x += part.width;
      return part;
    });
    const amount = (value: number): string => `${value.toLocaleString('en')} ${unit}`;
    const legend = placeLegends(
      [
        ...parts.map((part) => ({
          text: `${inLanguage(part.title, language)}: ${amount(part.value)}`,
          tone: part.tone,
        })),
        ...(limit ? [{ text: `${inLanguage(limit.title, language)}: ${amount(limit.value)}` }] : []),
      ],
      top + BAR_HEIGHT + LEGEND_LINE,
    );
    y = (legend.at(-1)?.y ?? top + BAR_HEIGHT) + GAP;
    return {
      title: inLanguage(title, language),
      titleY: top - 6,
      y: top,
      height: BAR_HEIGHT,
      parts: drawn,
      ...(limit && { limit: limit.value * scale }),
      legend,
    };
  });
  return { width: WIDTH, height: y, bars: placed };
}
