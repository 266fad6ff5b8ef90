/** A story of the report as a drawing: what the user sees on top, what really blocks at the bottom. */
import type { ReportedStory } from '../engine/index.ts';
import type { Arrow, Box, DiagramDefinition } from './model.ts';

/** Name of the box of a step: steps keep their index, so that a click can find it again. */
export const boxOfStep = (index: number): string => `step-${index}`;

/**
 * The row of each step: how far it is from the top along the longest way. Joins go from top to bottom; one that leads back
 * is left out. Steps that nothing joins follow below, each in a row of its own.
 */
function rowsOf({ steps, joins }: ReportedStory): number[] {
  const depth = steps.map(() => 0);
  // A story has a dozen steps; each round settles at least one more level.
  for (let round = 0; round < steps.length; round++) {
    for (const { from, to } of joins) {
      if (from < to) depth[to] = Math.max(depth[to] ?? 0, (depth[from] ?? 0) + 1);
    }
  }
  const joined = new Set(joins.flatMap(({ from, to }) => [from, to]));
  let next = joined.size === 0 ? 0 : Math.max(...depth) + 1;
  return depth.map((row, index) => (joined.has(index) ? row : next++));
}

/** Boxes row by row; steps of one row stand side by side. `blamedWord` stands over the step that is blamed. */
export function drawStory(story: ReportedStory, blamedWord: string): DiagramDefinition {
  const rows = rowsOf(story);
  const inRow = new Map<number, number>();
  const boxes: Record<string, Box> = {};
  for (const [index, { text, blamed }] of story.steps.entries()) {
    const row = rows[index] ?? 0;
    const column = inRow.get(row) ?? 0;
    inRow.set(row, column + 1);
    const place = { column, row, note: text };
    boxes[boxOfStep(index)] = blamed ? { ...place, title: blamedWord, tone: 'danger' } : place;
  }
  const arrows: Arrow[] = story.joins.map(({ from, to, text }) => ({
    from: boxOfStep(from),
    to: boxOfStep(to),
    label: text,
    tone: story.steps[to]?.blamed ? 'danger' : 'plain',
  }));
  return { title: story.text, description: story.text, boxes, arrows };
}
