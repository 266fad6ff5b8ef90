/** The way of each arrow in a drawing of rows: straight down between neighbours, all others around on the right. */
import {
  aroundAfter,
  aroundHeight,
  GATE,
  LABEL_LINE,
  LABEL_SIZE,
  LANE,
  type Labels,
  linesIn,
  type Plan,
  type Row,
} from './layer-plan.ts';
import { headAt, type PlacedArrow, type PlacedBox } from './layout.ts';
import type { Arrow } from './model.ts';
import { widthOf } from './wrap.ts';

/** Arrows run straight down where two boxes face each other for at least this much. */
const FACING = 32;

/** What is known when arrows are drawn. */
interface Placed {
  readonly plan: Plan;
  readonly labels: Labels;
  readonly rows: readonly Row[];
  readonly boxes: ReadonlyMap<string, PlacedBox>;
}

export function placeArrow(arrow: Arrow, placed: Placed): PlacedArrow[] {
  const [from, to] = [placed.boxes.get(arrow.from), placed.boxes.get(arrow.to)];
  if (!from || !to) return [];
  const lane = placed.plan.lanes.get(arrow);
  const lines = placed.labels.get(arrow) ?? [];
  const { path, head, label } =
    lane === undefined ? goDown(arrow, from, to, placed) : goAround(arrow, lane, from, to, placed);
  return [
    {
      from: arrow.from,
      to: arrow.to,
      path,
      head,
      tone: arrow.tone ?? 'plain',
      dashed: arrow.dashed ?? false,
      ...(lines.length > 0 && { label: { ...label, lines, middle: false } }),
    },
  ];
}

interface Route {
  readonly path: string;
  readonly head: string;
  readonly label: { readonly x: number; readonly y: number };
}

const middle = ({ x, width }: PlacedBox): number => Math.round(x + width / 2);
const foot = ({ y, height }: PlacedBox): number => y + height;

/** Straight down where the boxes face each other, else aside just below the upper one. */
function goDown(arrow: Arrow, from: PlacedBox, to: PlacedBox, { plan, labels }: Placed): Route {
  const begin = foot(from);
  const end = to.y - aroundHeight(plan.rowOf.get(arrow.from) ?? 0, plan, labels);
  const labelAt = (x: number, top: number) => ({
    x: x + 9,
    y: (top + end) / 2 + 4 - ((linesIn(labels, arrow) - 1) * LABEL_LINE) / 2,
  });
  const [left, right] = [Math.max(from.x, to.x), Math.min(from.x + from.width, to.x + to.width)];
  if (right - left >= FACING) {
    const x = Math.round((left + right) / 2);
    return { path: `M${x} ${begin}V${to.y}`, head: headAt(x, to.y, 0, 1), label: labelAt(x, begin) };
  }
  const turn = begin + 8;
  const x = middle(to);
  const path = `M${middle(from)} ${begin}V${turn}H${x}V${to.y}`;
  return { path, head: headAt(x, to.y, 0, 1), label: labelAt(x, turn) };
}

/** Out of the right side, along the lane, and in again from the right; boxes with a neighbour on that side use the gap below. */
function goAround(arrow: Arrow, lane: number, from: PlacedBox, to: PlacedBox, placed: Placed): Route {
  const { labels, plan, rows } = placed;
  const x = plan.width - LANE * (lane + 0.5);
  const [begin, end] = [gateOf(from, placed), gateOf(to, placed)];
  const leave = begin.aside ? `M${begin.x} ${begin.y}` : `M${begin.x} ${begin.y}v${GATE}`;
  const arrive = end.aside ? `V${end.y}H${end.x}` : `V${end.y + GATE}H${end.x}V${end.y}`;
  const upper = Math.min(plan.rowOf.get(arrow.from) ?? 0, plan.rowOf.get(arrow.to) ?? 0);
  const next = rows[upper + 1]?.top ?? heightOf(placed);
  const sharing = aroundAfter(upper, plan);
  const below = sharing.slice(sharing.indexOf(arrow)).reduce((sum, other) => sum + linesIn(labels, other), 0);
  const widest = Math.max(0, ...(labels.get(arrow) ?? []).map(widthOf)) * LABEL_SIZE;
  return {
    path: `${leave}H${x}${arrive}`,
    head: end.aside ? headAt(end.x, end.y, -1, 0) : headAt(end.x, end.y, 0, -1),
    label: { x: x - 7 - widest, y: next - 8 - (below - 1) * LABEL_LINE },
  };
}

/** Where an arrow that goes around leaves or enters a box: the middle of its right side, or its lower edge. */
function gateOf(
  box: PlacedBox,
  { plan, rows }: Placed,
): { readonly x: number; readonly y: number; readonly aside: boolean } {
  const isLast = rows[plan.rowOf.get(box.name) ?? 0]?.boxes.at(-1) === box;
  return isLast
    ? { x: box.x + box.width, y: box.y + box.height / 2, aside: true }
    : { x: middle(box) + GATE, y: foot(box), aside: false };
}

/** Arrows that go around may need room below the last row. */
export function heightOf({ plan, labels, rows }: Pick<Placed, 'plan' | 'labels' | 'rows'>): number {
  const last = rows.at(-1);
  if (!last) return 0;
  const below = plan.lanes.size > 0 ? GATE + 2 + aroundHeight(rows.length - 1, plan, labels) : 0;
  return last.top + last.height + 1 + below;
}
