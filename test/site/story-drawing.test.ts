/** A story as a drawing: which row a step stands in, and where boxes and arrows go in a given width. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutLayers } from '../../src/diagrams/layers.ts';
import type { PlacedArrow, PlacedBox } from '../../src/diagrams/layout.ts';
import { boxOfStep, drawStory } from '../../src/diagrams/story.ts';
import { breakText, widthOf } from '../../src/diagrams/wrap.ts';
import type { ReportedStory } from '../../src/engine/index.ts';
import { step, story } from '../workbench/report.ts';

type Join = readonly [from: number, to: number];

function joined(count: number, joins: readonly Join[], text = 'a step of the story'): ReportedStory {
  return story({
    steps: Array.from({ length: count }, (_, index) =>
      step(`${text} ${index}`, [index], { blamed: index === count - 1 }),
    ),
    joins: joins.map(([from, to]) => ({ from, to, text: 'waits for' })),
  });
}

const drawn = (told: ReportedStory, width = 520) => layOutLayers(drawStory(told, 'Cause'), 'en', width);
const rowsOf = (told: ReportedStory) => Object.values(drawStory(told, 'Cause').boxes).map(({ row }) => row);

describe('the row of a step', () => {
  it.each<[string, number, Join[], number[]]>([
    [
      'a chain goes down',
      3,
      [
        [0, 1],
        [1, 2],
      ],
      [0, 1, 2],
    ],
    [
      'two that wait for one stand side by side',
      4,
      [
        [0, 2],
        [1, 2],
        [2, 3],
      ],
      [0, 0, 1, 2],
    ],
    [
      'the longest way counts',
      4,
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [0, 3],
      ],
      [0, 1, 2, 3],
    ],
    [
      'one way ends beside the other',
      4,
      [
        [0, 1],
        [0, 2],
        [2, 3],
      ],
      [0, 1, 1, 2],
    ],
    [
      'a join that leads back moves nothing',
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [0, 1, 2],
    ],
    ['what nothing joins stands below', 4, [[0, 1]], [0, 1, 2, 3]],
    ['nothing is joined', 3, [], [0, 1, 2]],
  ])('%s', (_, count, joins, expected) => {
    expect(rowsOf(joined(count, joins))).toEqual(expected);
  });

  it('no two steps share a place', () => {
    const { boxes } = drawStory(
      joined(5, [
        [0, 4],
        [1, 4],
        [2, 4],
        [3, 4],
      ]),
      'Cause',
    );
    expect(new Set(Object.values(boxes).map(({ row, column }) => `${row}/${column}`)).size).toBe(5);
  });
});

describe('a drawing of a story', () => {
  const told = joined(3, [
    [0, 1],
    [1, 2],
  ]);

  it('has the sentence of each step in its box, and the words of each join at its arrow', () => {
    const { boxes, arrows } = drawn(told);
    expect(boxes.map(({ name }) => name)).toEqual([0, 1, 2].map(boxOfStep));
    expect(boxes[0]?.lines.map(({ text }) => text)).toEqual(['a step of the story 0']);
    expect(arrows.map(({ from, to, label }) => [from, to, label?.lines])).toEqual([
      ['step-0', 'step-1', ['waits for']],
      ['step-1', 'step-2', ['waits for']],
    ]);
  });

  it('what is blamed says so in a word and in its colour, and so does the arrow to it', () => {
    const { boxes, arrows } = drawn(told);
    expect(boxes.map(({ tone }) => tone)).toEqual(['plain', 'plain', 'danger']);
    expect(boxes[2]?.lines[0]).toMatchObject({ text: 'Cause', isNote: false });
    expect(arrows.map(({ tone }) => tone)).toEqual(['plain', 'danger']);
  });

  it('arrows between neighbours run straight from edge to edge', () => {
    const { boxes, arrows } = drawn(told);
    const [first, second] = boxes as [PlacedBox, PlacedBox];
    expect(arrows[0]?.path).toBe(`M${first.x + first.width / 2} ${first.y + first.height}V${second.y}`);
  });

  it('an arrow that skips a row goes around on the right', () => {
    const { boxes, arrows, width } = drawn(
      joined(3, [
        [0, 1],
        [1, 2],
        [0, 2],
      ]),
    );
    const around = arrows[2];
    const lane = Number(/H([\d.]+)V/.exec(around?.path ?? '')?.[1]);
    expect(lane).toBeGreaterThan(Math.max(...boxes.map(({ x, width: wide }) => x + wide)));
    expect(lane).toBeLessThan(width);
  });

  it('keeps its width; long words are torn, long texts cut', () => {
    const path = `/var/lib/docker/${'x'.repeat(200)}`;
    const { boxes, width } = drawn(joined(2, [[0, 1]], path));
    expect(width).toBe(520);
    for (const { lines, width: wide } of boxes) {
      expect(Math.max(...lines.map(({ text }) => widthOf(text) * 13))).toBeLessThan(wide);
    }
    expect(drawn(joined(2, [[0, 1]], 'word '.repeat(5000))).height).toBeLessThan(400);
    expect(breakText('abcdef', 1.2)).toEqual(['ab', 'cd', 'ef']);
  });

  it('becomes wider than asked for when a row has many boxes', () => {
    const many = joined(6, [
      [0, 5],
      [1, 5],
      [2, 5],
      [3, 5],
      [4, 5],
    ]);
    expect(drawn(many, 520).width).toBeGreaterThan(800);
    expect(Math.min(...drawn(many, 520).boxes.map(({ width }) => width))).toBeGreaterThan(150);
  });

  it('of nothing is empty', () => {
    expect(drawn(story({ steps: [], joins: [] }))).toMatchObject({ boxes: [], arrows: [], height: 0 });
  });
});

const apart = (a: PlacedBox, b: PlacedBox): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

/** The corners of a path of horizontal and vertical lines. */
function cornersOf({ path }: PlacedArrow): { x: number; y: number }[] {
  const corners: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, command, first, second] of path.matchAll(/([MHVv])([\d.-]+)(?: ([\d.-]+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    if (command === 'H') x = Number(first);
    if (command === 'V') y = Number(first);
    if (command === 'v') y += Number(first);
    corners.push({ x, y });
  }
  return corners;
}

it('boxes never overlap, no line runs through a box, and all of it is inside', () => {
  const stories = fc.integer({ min: 1, max: 8 }).chain((count) => {
    const index = fc.integer({ min: 0, max: count - 1 });
    const joins = fc.uniqueArray(fc.tuple(index, index), {
      maxLength: 12,
      selector: ([from, to]) => `${from} ${to}`,
    });
    return joins.map((pairs) =>
      joined(
        count,
        pairs.filter(([from, to]) => from !== to),
      ),
    );
  });
  fc.assert(
    fc.property(stories, fc.integer({ min: 240, max: 720 }), (told, asked) => {
      const { boxes, arrows, width, height } = drawn(told, asked);
      expect(boxes).toHaveLength(told.steps.length);
      expect(arrows).toHaveLength(told.joins.length);
      for (const [index, box] of boxes.entries()) {
        expect(boxes.slice(index + 1).filter((other) => !apart(box, other))).toEqual([]);
        expect(box.x >= 0 && box.x + box.width <= width && box.y >= 0 && box.y + box.height <= height).toBe(true);
      }
      for (const arrow of arrows) {
        const corners = cornersOf(arrow);
        for (const [index, corner] of corners.slice(1).entries()) {
          const before = corners[index] ?? corner;
          const line = {
            x: Math.min(before.x, corner.x),
            y: Math.min(before.y, corner.y),
            width: Math.abs(before.x - corner.x),
            height: Math.abs(before.y - corner.y),
          };
          const crossed = boxes.filter((box) => !apart({ ...box, ...line }, box) && !touches(line, box));
          expect(crossed.map(({ name }) => name)).toEqual([]);
        }
        for (const { x, y } of corners) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
      }
    }),
  );
});

/** Whether a line only reaches the edge of a box. */
function touches(line: { x: number; y: number; width: number; height: number }, box: PlacedBox): boolean {
  const inside = 0.5;
  return (
    line.x + line.width <= box.x + inside ||
    box.x + box.width <= line.x + inside ||
    line.y + line.height <= box.y + inside ||
    box.y + box.height <= line.y + inside
  );
}
