/** Where everything in a drawing of boxes and arrows goes. Lengths are in units of the drawing; it scales as a whole. */
import type { Language } from '../engine/index.ts';
import { inLanguage } from '../i18n/localized.ts';
import type { Arrow, Box, DiagramDefinition, Text, Tone } from './model.ts';
import { widthOf, wrapText } from './wrap.ts';

const TITLE_SIZE = 14;
const NOTE_SIZE = 12;
const LINE = 17;
const NOTE_LINE = 15;
const PADDING = 9;
/** Longest line of a box, in em of its title. */
const WIDEST = 17;
const ROW_GAP = 34;
/** Room between rows that no arrow joins. */
const TIGHT_GAP = 12;
const COLUMN_GAP = 34;
/** How much wider the gap between columns is when an arrow with words goes through it. */
const LABEL_ROOM = 78;
const LABEL_EM = 9;

export interface PlacedBox {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
  readonly href?: string;
  /** Lines of text with their base line. */
  readonly lines: readonly { readonly text: string; readonly y: number; readonly isNote: boolean }[];
}

export interface PlacedArrow {
  readonly from: string;
  readonly to: string;
  /** The `d` of its path, and of the head at its end. */
  readonly path: string;
  readonly head: string;
  readonly tone: Tone;
  readonly dashed: boolean;
  /** The middle of the bar across it, and whether the arrow is upright there. */
  readonly bar?: { readonly x: number; readonly y: number; readonly upright: boolean };
  readonly label?: {
    readonly x: number;
    readonly y: number;
    readonly lines: readonly string[];
    readonly middle: boolean;
  };
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

interface Measured {
  readonly box: Box;
  readonly title: readonly string[];
  readonly note: readonly string[];
  readonly width: number;
  readonly height: number;
}

function measure(box: Box, language: Language): Measured {
  const title = box.title ? wrapText(inLanguage(box.title, language), WIDEST) : [];
  const note = box.note ? wrapText(inLanguage(box.note, language), (WIDEST * TITLE_SIZE) / NOTE_SIZE) : [];
  // Titles are bold, which is wider.
  const widths = [
    ...title.map((line) => widthOf(line) * TITLE_SIZE * 1.06),
    ...note.map((line) => widthOf(line) * NOTE_SIZE),
  ];
  return {
    box,
    title,
    note,
    width: Math.ceil(Math.max(...widths)) + 2 * PADDING + 4,
    height: title.length * LINE + note.length * NOTE_LINE + 2 * PADDING,
  };
}

/** Begins of the grid lines, the first at `first`: what stands before, and a gap after each. */
function offsets(sizes: readonly number[], gaps: readonly number[], first = 1): number[] {
  let at = first;
  return sizes.map((size, index) => {
    const begin = at;
    at += size + (gaps[index] ?? 0);
    return begin;
  });
}

function gridOf(boxes: readonly Measured[]): { columns: number; rows: number } {
  return {
    columns: Math.max(...boxes.map(({ box }) => box.column)) + 1,
    rows: Math.max(...boxes.map(({ box }) => box.row)) + 1,
  };
}

const sizesOf = (count: number, boxes: readonly Measured[], at: 'column' | 'row', size: 'width' | 'height'): number[] =>
  Array.from({ length: count }, (_, index) =>
    Math.max(0, ...boxes.filter(({ box }) => box[at] === index).map((one) => one[size])),
  );

/** Room between two columns: more when words stand on an arrow between them. */
function columnGaps(count: number, { boxes, arrows }: DiagramDefinition): number[] {
  return Array.from({ length: count }, (_, index) => {
    const isWorded = arrows.some(({ from, to, label }) => {
      const ends = [boxes[from]?.column ?? 0, boxes[to]?.column ?? 0];
      return label !== undefined && Math.min(...ends) === index && Math.max(...ends) > index;
    });
    return isWorded ? COLUMN_GAP + LABEL_ROOM : COLUMN_GAP;
  });
}

/** Room between two rows: little when no arrow runs between them, more when its words need several lines. */
function rowGaps(count: number, { boxes, arrows }: DiagramDefinition, language: Language): number[] {
  return Array.from({ length: count }, (_, index) => {
    const here = arrows.filter(({ from, to }) => {
      const [begin, end] = [boxes[from], boxes[to]];
      const isUpright = begin && end && begin.column === end.column;
      return isUpright && Math.min(begin.row, end.row) === index && Math.max(begin.row, end.row) === index + 1;
    });
    if (here.length === 0) return TIGHT_GAP;
    const lines = here.map(({ label }) => (label ? labelLines(label, language, WIDEST).length : 0));
    return Math.max(ROW_GAP, Math.max(...lines) * NOTE_LINE + 16);
  });
}

const labelLines = (label: Text, language: Language, most: number): string[] =>
  wrapText(inLanguage(label, language), most);

function placeBox(name: string, one: Measured, x: number, y: number, width: number): PlacedBox {
  const titles = one.title.map((text, index) => ({ text, y: y + PADDING + 13 + index * LINE, isNote: false }));
  const below = y + PADDING + one.title.length * LINE + 10;
  const notes = one.note.map((text, index) => ({ text, y: below + index * NOTE_LINE, isNote: true }));
  const { tone = 'plain', href } = one.box;
  return { name, x, y, width, height: one.height, tone, ...(href && { href }), lines: [...titles, ...notes] };
}

const middleX = ({ x, width }: PlacedBox): number => x + width / 2;
const middleY = ({ y, height }: PlacedBox): number => y + height / 2;

interface Route {
  readonly path: string;
  readonly head: string;
  readonly at: { readonly x: number; readonly y: number };
  readonly upright: boolean;
}

/** How far apart arrows run that go around boxes, left of the first column. */
const LANE = 16;

/** Arrows in the first column that would run through boxes between their ends. */
function aroundOthers({ boxes, arrows }: DiagramDefinition): readonly Arrow[] {
  return arrows.filter(({ from, to }) => {
    const [begin, end] = [boxes[from], boxes[to]];
    if (begin?.column !== 0 || end?.column !== 0) return false;
    const [first, last] = [Math.min(begin.row, end.row), Math.max(begin.row, end.row)];
    return Object.values(boxes).some(({ column, row }) => column === 0 && row > first && row < last);
  });
}

/** Out to the left, along a lane of its own, and in again; its words stand below the box it leaves. */
function goAround(arrow: Arrow, lane: number, boxes: ReadonlyMap<string, PlacedBox>, language: Language): PlacedArrow {
  const from = boxes.get(arrow.from) as PlacedBox;
  const to = boxes.get(arrow.to) as PlacedBox;
  const x = from.x - (lane + 1) * LANE;
  const y = from.y + from.height + NOTE_SIZE + 3;
  return {
    from: arrow.from,
    to: arrow.to,
    path: `M${from.x} ${middleY(from)}H${x}V${middleY(to)}H${to.x}`,
    head: headAt(to.x, middleY(to), 1, 0),
    tone: arrow.tone ?? 'plain',
    dashed: arrow.dashed ?? false,
    ...(arrow.label && { label: { x: x + 5, y, lines: labelLines(arrow.label, language, LABEL_EM), middle: false } }),
  };
}

const HEAD_LENGTH = 9;
const HEAD_WIDTH = 4.5;

/** A triangle whose tip is at a point, pointing along one axis. */
export function headAt(x: number, y: number, alongX: number, alongY: number): string {
  const [backX, backY] = [x - alongX * HEAD_LENGTH, y - alongY * HEAD_LENGTH];
  const [sideX, sideY] = [alongY * HEAD_WIDTH, alongX * HEAD_WIDTH];
  return `M${x} ${y}L${backX + sideX} ${backY + sideY}L${backX - sideX} ${backY - sideY}Z`;
}

/** A straight line where the boxes face each other; else out of the side, up or down between the columns, and in again. */
function route(from: PlacedBox, to: PlacedBox, sameColumn: boolean): Route {
  if (sameColumn) {
    const down = to.y > from.y;
    const x = middleX(from);
    const [begin, end] = down ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
    return {
      path: `M${x} ${begin}V${end}`,
      head: headAt(x, end, 0, down ? 1 : -1),
      at: { x, y: (begin + end) / 2 },
      upright: true,
    };
  }
  const right = to.x > from.x;
  const begin = right ? from.x + from.width : from.x;
  const end = right ? to.x : to.x + to.width;
  const overlap = Math.min(from.y + from.height, to.y + to.height) - Math.max(from.y, to.y);
  if (overlap > 12) {
    const y = Math.max(from.y, to.y) + overlap / 2;
    return {
      path: `M${begin} ${y}H${end}`,
      head: headAt(end, y, right ? 1 : -1, 0),
      at: { x: (begin + end) / 2, y },
      upright: false,
    };
  }
  const turn = (begin + end) / 2;
  const [y, goal] = [middleY(from), middleY(to)];
  const path = `M${begin} ${y}H${turn}V${goal}H${end}`;
  return { path, head: headAt(end, goal, right ? 1 : -1, 0), at: { x: turn, y: (y + goal) / 2 }, upright: true };
}

function placeArrow(
  arrow: Arrow,
  boxes: ReadonlyMap<string, PlacedBox>,
  definition: DiagramDefinition,
  language: Language,
): PlacedArrow {
  // defineDiagram made sure that both are boxes.
  const from = boxes.get(arrow.from) as PlacedBox;
  const to = boxes.get(arrow.to) as PlacedBox;
  const sameColumn = definition.boxes[arrow.from]?.column === definition.boxes[arrow.to]?.column;
  const { path, head, at, upright } = route(from, to, sameColumn);
  const lines = arrow.label ? labelLines(arrow.label, language, sameColumn ? WIDEST : LABEL_EM) : [];
  const above = at.y - 7 - (lines.length - 1) * NOTE_LINE - (arrow.blocked ? 5 : 0);
  const beside = at.y + 4 - ((lines.length - 1) * NOTE_LINE) / 2;
  return {
    from: arrow.from,
    to: arrow.to,
    path,
    head,
    tone: arrow.tone ?? 'plain',
    dashed: arrow.dashed ?? false,
    ...(arrow.blocked && { bar: { ...at, upright } }),
    ...(lines.length > 0 && {
      label: sameColumn
        ? { x: at.x + (arrow.blocked ? 15 : 9), y: beside, lines, middle: false }
        : { x: at.x, y: upright ? beside : above, lines, middle: true },
    }),
  };
}

/** Places a drawing. Columns are as wide as their widest box; the boxes of a column share its width. */
export function layOut(definition: DiagramDefinition, language: Language): Layout {
  const measured = new Map(Object.entries(definition.boxes).map(([name, box]) => [name, measure(box, language)]));
  const all = [...measured.values()];
  const { columns, rows } = gridOf(all);
  const widths = sizesOf(columns, all, 'column', 'width');
  const heights = sizesOf(rows, all, 'row', 'height');
  const around = aroundOthers(definition);
  const xs = offsets(widths, columnGaps(columns, definition), 1 + around.length * LANE);
  const ys = offsets(heights, rowGaps(rows, definition, language));
  const boxes = new Map(
    [...measured].map(([name, one]) => {
      const { column, row } = one.box;
      const y = (ys[row] ?? 0) + ((heights[row] ?? 0) - one.height) / 2;
      return [name, placeBox(name, one, xs[column] ?? 0, y, widths[column] ?? 0)];
    }),
  );
  const arrows = definition.arrows.map((arrow) => {
    const lane = around.indexOf(arrow);
    return lane < 0 ? placeArrow(arrow, boxes, definition, language) : goAround(arrow, lane, boxes, language);
  });
  return { ...extent([...boxes.values()], arrows), boxes: [...boxes.values()], arrows };
}

/** How large the drawing is, words beside the arrows included. */
function extent(boxes: readonly PlacedBox[], arrows: readonly PlacedArrow[]): { width: number; height: number } {
  const ends = arrows.flatMap(({ label }) =>
    label ? [label.x + Math.max(...label.lines.map(widthOf)) * NOTE_SIZE * (label.middle ? 0.5 : 1)] : [],
  );
  return {
    width: Math.ceil(Math.max(...boxes.map(({ x, width }) => x + width), ...ends)) + 1,
    height: Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height))) + 1,
  };
}
