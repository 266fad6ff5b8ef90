/** A drawing in rows, before anything has its place: what stands in which row, and which arrows go around. */
import type { Language } from '../engine/index.ts';
import { inLanguage } from '../i18n/localized.ts';
import type { PlacedBox } from './layout.ts';
import type { Arrow, Box, DiagramDefinition, Text } from './model.ts';
import { breakText } from './wrap.ts';

export const LABEL_SIZE = 12;
export const LABEL_LINE = 15;
export const PADDING = 10;
export const BOX_GAP = 18;
/** Narrower boxes are hard to read: the drawing becomes wider than asked for. */
const NARROWEST_BOX = 168;
/** Room for an arrow that goes around. */
export const LANE = 22;
/** How far below a box an arrow that goes around runs. */
export const GATE = 14;

export const say = (text: Text | undefined, language: Language): string => inLanguage(text ?? '', language);

export interface NamedBox {
  readonly name: string;
  readonly box: Box;
}

export interface Row {
  readonly top: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
}

export interface Plan {
  readonly rows: readonly (readonly NamedBox[])[];
  /** Row of each box. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Arrows that go around, each with its lane; lane 0 is the one furthest to the right. */
  readonly lanes: ReadonlyMap<Arrow, number>;
  readonly width: number;
}

export function planOf({ boxes, arrows }: DiagramDefinition, width: number): Plan {
  const named = Object.entries(boxes).map(([name, box]) => ({ name, box }));
  const numbers = [...new Set(named.map(({ box }) => box.row))].sort((a, b) => a - b);
  const rows = numbers.map((number) =>
    named.filter(({ box }) => box.row === number).sort((a, b) => a.box.column - b.box.column),
  );
  const rowOf = new Map(rows.flatMap((row, index) => row.map(({ name }) => [name, index] as const)));
  const around = arrows.filter(({ from, to }) => (rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0) !== 1);
  const lanes = new Map(around.map((arrow, lane) => [arrow, lane]));
  const fullest = Math.max(1, ...rows.map((row) => row.length));
  const least = fullest * (NARROWEST_BOX + BOX_GAP) - BOX_GAP + lanes.size * LANE;
  return { rows, rowOf, lanes, width: Math.max(width, least) };
}

/** How much of the width the boxes of a row may take: arrows pass by on the right. */
export function roomOf(index: number, { lanes, rowOf, width }: Plan): number {
  const reserved = [...lanes].flatMap(([{ from, to }, lane]) => {
    const ends = [rowOf.get(from) ?? 0, rowOf.get(to) ?? 0];
    return Math.min(...ends) <= index && index <= Math.max(...ends) ? [lane + 1] : [];
  });
  return width - 2 - Math.max(0, ...reserved) * LANE;
}

/** The words beside each arrow, in lines. */
export type Labels = ReadonlyMap<Arrow, readonly string[]>;

export const linesIn = (labels: Labels, arrow: Arrow): number => labels.get(arrow)?.length ?? 0;

export function labelsOf({ arrows }: DiagramDefinition, plan: Plan, language: Language): Labels {
  return new Map(arrows.map((arrow) => [arrow, labelLines(arrow, plan, language)]));
}

/** The words beside an arrow: they have half of the narrower row for themselves. */
function labelLines(arrow: Arrow, { rows, rowOf, width }: Plan, language: Language): readonly string[] {
  const words = say(arrow.label, language);
  if (!words) return [];
  const most = Math.max(...[arrow.from, arrow.to].map((name) => rows[rowOf.get(name) ?? 0]?.length ?? 1));
  return breakText(words, (width / most / 2 - PADDING) / LABEL_SIZE);
}

/** Arrows that go around and have their words below a row: the upper one of their two. */
export const aroundAfter = (index: number, { lanes, rowOf }: Plan): Arrow[] =>
  [...lanes.keys()].filter(({ from, to }) => Math.min(rowOf.get(from) ?? 0, rowOf.get(to) ?? 0) === index);

/** Height of the words below a row that belong to arrows that go around; they stand under those of the others. */
export const aroundHeight = (index: number, plan: Plan, labels: Labels): number =>
  aroundAfter(index, plan).reduce((sum, arrow) => sum + linesIn(labels, arrow), 0) * LABEL_LINE;
