/**
 * Where everything goes in a drawing that fills a given width: row under row, arrows straight down between neighbours,
 * all others around on the right. For drawings made from data, whose boxes hold whole sentences.
 */
import type { Language } from '../engine/index.ts';
import { heightOf, placeArrow } from './layer-arrows.ts';
import {
  aroundHeight,
  BOX_GAP,
  LABEL_LINE,
  type Labels,
  labelsOf,
  linesIn,
  type NamedBox,
  PADDING,
  type Plan,
  planOf,
  type Row,
  roomOf,
  say,
} from './layer-plan.ts';
import type { Layout } from './layout.ts';
import type { Arrow, DiagramDefinition, Text } from './model.ts';
import { breakText, widthOf } from './wrap.ts';

const TEXT_SIZE = 13;
const TITLE_SIZE = 12;
const LINE = 18;
/** From the top of a line to the foot of its letters. */
const BASE_LINE = 13;
/** Where the text of a box begins; a number or a sign has room before it. */
export const TEXT_INSET = 36;
const ROW_GAP = 30;
/** Room between rows where there are no arrows. */
const TIGHT_GAP = 10;
/** Room above and below the words beside an arrow. */
const LABEL_ROOM = 14;
/** A box that has a row to itself takes at least this part of it. */
const LONE_PART = 0.62;
/** A box that would nearly fill its row fills it. */
const NEARLY = 0.9;
/** Longer texts are cut: a log line quoted in a sentence may have any length. */
const MOST_LETTERS = 240;

interface Measured extends NamedBox {
  readonly lines: readonly { readonly text: string; readonly isNote: boolean }[];
  /** As wide as its text. */
  readonly natural: number;
  readonly height: number;
}

/** Places a drawing in `width`, or in as much as its fullest row needs. */
export function layOutLayers(definition: DiagramDefinition, language: Language, width: number): Layout {
  const plan = planOf(definition, width);
  const labels = labelsOf(definition, plan, language);
  const measured = plan.rows.map((boxes, index) => measureRow(boxes, roomOf(index, plan), language));
  // Boxes that have a row to themselves are equally wide.
  const lone = Math.max(
    plan.width * LONE_PART,
    ...measured.flatMap((row) => (row.length === 1 ? row : [])).map(({ natural }) => natural),
  );
  const rows: Row[] = [];
  let top = 1;
  for (const [index, boxes] of measured.entries()) {
    const row = placeRow(boxes, top, roomOf(index, plan), lone);
    rows.push(row);
    top += row.height + gapAfter(index, definition.arrows, plan, labels);
  }
  const boxes = new Map(rows.flatMap((row) => row.boxes).map((box) => [box.name, box]));
  const placed = { plan, labels, rows, boxes };
  return {
    width: plan.width,
    height: heightOf(placed),
    boxes: [...boxes.values()],
    arrows: definition.arrows.flatMap((arrow) => placeArrow(arrow, placed)),
  };
}

/** How wide each box of a row can be. */
const slotOf = (count: number, room: number): number => (room - (count - 1) * BOX_GAP) / count;

function measureRow(boxes: readonly NamedBox[], room: number, language: Language): Measured[] {
  const most = slotOf(boxes.length, room) - TEXT_INSET - PADDING;
  return boxes.map(({ name, box }) => {
    const title = linesOf(box.title, TITLE_SIZE, most, language);
    const note = linesOf(box.note, TEXT_SIZE, most, language);
    const lines = [...title.map((text) => ({ text, isNote: false })), ...note.map((text) => ({ text, isNote: true }))];
    const widest = Math.max(0, ...lines.map(({ text, isNote }) => widthOf(text) * (isNote ? TEXT_SIZE : TITLE_SIZE)));
    return { name, box, lines, natural: widest + TEXT_INSET + PADDING, height: lines.length * LINE + 2 * PADDING };
  });
}

function linesOf(text: Text | undefined, size: number, most: number, language: Language): string[] {
  const words = say(text, language);
  const shown = words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
  return shown ? breakText(shown, most / size) : [];
}

function placeRow(boxes: readonly Measured[], top: number, room: number, lone: number): Row {
  const slot = slotOf(boxes.length, room);
  const width = Math.round(boxes.length === 1 && lone < slot * NEARLY ? lone : slot);
  const height = Math.max(...boxes.map((one) => one.height));
  return {
    top,
    height,
    boxes: boxes.map(({ name, box, lines }, index) => {
      const first = top + (height - lines.length * LINE) / 2 + BASE_LINE;
      return {
        name,
        x: 1 + Math.round(boxes.length === 1 ? (room - width) / 2 : index * (slot + BOX_GAP)),
        y: top,
        width,
        height,
        tone: box.tone ?? 'plain',
        ...(box.href && { href: box.href }),
        lines: lines.map(({ text, isNote }, line) => ({ text, isNote, y: first + line * LINE })),
      };
    }),
  };
}

/** Arrows that go straight from a row to the next one. */
const straightAfter = (index: number, arrows: readonly Arrow[], { lanes, rowOf }: Plan): Arrow[] =>
  arrows.filter((arrow) => !lanes.has(arrow) && rowOf.get(arrow.from) === index);

function gapAfter(index: number, arrows: readonly Arrow[], plan: Plan, labels: Labels): number {
  const straight = straightAfter(index, arrows, plan);
  if (straight.length + plan.lanes.size === 0) return TIGHT_GAP;
  const lines = Math.max(0, ...straight.map((arrow) => linesIn(labels, arrow)));
  return Math.max(ROW_GAP, lines * LABEL_LINE + aroundHeight(index, plan, labels) + LABEL_ROOM);
}
