/** Drawings: where boxes, arrows and bars go, and what the files say. */
import { describe, expect, it } from 'vitest';
import { defineSymptom } from '../../src/catalog/symptom.ts';
import { layOutBars } from '../../src/diagrams/bars.ts';
import { drawDecisions } from '../../src/diagrams/decision.ts';
import { layOut } from '../../src/diagrams/layout.ts';
import { defineBars, defineDiagram } from '../../src/diagrams/model.ts';
import { barsFile, DRAWING_ID, drawingFile } from '../../src/diagrams/svg.ts';
import { widthOf, wrapText } from '../../src/diagrams/wrap.ts';

const both = (text: string) => ({ en: text, 'zh-cn': `中文 ${text}` });

describe('text in drawings', () => {
  it.each([
    ['one two three', 5, ['one two', 'three']],
    ['容器卡死在管道上', 4, ['容器卡死', '在管道上']],
    ['容器卡死，在管道上', 4, ['容器卡', '死，在管', '道上']],
    ['a/b', 1, ['a/', 'b']],
    ['first\nsecond', 20, ['first', 'second']],
    ['', 5, ['']],
  ])('%s in lines of %i em', (text, most, lines) => {
    expect(wrapText(text, most)).toEqual(lines);
  });

  it('never loses a letter', () => {
    const text = 'containerd-shim（pid 11646）的描述符 26 是读端，却没有在读';
    expect(wrapText(text, 6).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  it('wide letters take twice the room', () => {
    expect(widthOf('容器')).toBe(2);
    expect(widthOf('ab')).toBeLessThan(1.3);
  });
});

const chain = defineDiagram({
  title: 'chain',
  description: 'two below each other, one beside',
  boxes: {
    top: { column: 0, row: 0, title: both('top') },
    bottom: { column: 0, row: 1, title: 'bottom', note: both('a note <with> "marks" & signs') },
    side: { column: 1, row: 1, title: 'side', tone: 'danger' },
  },
  arrows: [
    { from: 'top', to: 'bottom', label: both('calls') },
    { from: 'side', to: 'bottom', blocked: true },
  ],
});

describe('boxes and arrows', () => {
  const layout = layOut(chain, 'en');
  const box = (name: string) => layout.boxes.find((one) => one.name === name);

  it('keep their columns and rows and do not overlap', () => {
    const [top, bottom, side] = ['top', 'bottom', 'side'].map(box);
    expect(top?.x).toBe(bottom?.x);
    expect(bottom?.y).toBeGreaterThan((top?.y ?? 0) + (top?.height ?? 0));
    expect(side?.x).toBeGreaterThan((bottom?.x ?? 0) + (bottom?.width ?? 0));
    expect(layout.width).toBeGreaterThanOrEqual((side?.x ?? 0) + (side?.width ?? 0));
  });

  it('arrows run from edge to edge, and a blocked one has its bar between', () => {
    const [down, left] = layout.arrows;
    expect(down?.path).toBe(
      `M${(box('top')?.x ?? 0) + (box('top')?.width ?? 0) / 2} ${(box('top')?.y ?? 0) + (box('top')?.height ?? 0)}V${box('bottom')?.y}`,
    );
    expect(down?.label?.lines).toEqual(['calls']);
    expect(left?.bar?.upright).toBe(false);
    expect(left?.bar?.x).toBeGreaterThan((box('bottom')?.x ?? 0) + (box('bottom')?.width ?? 0));
  });

  it('say the other language', () => {
    expect(layOut(chain, 'zh-cn').arrows[0]?.label?.lines).toEqual(['中文 calls']);
  });

  it('an arrow that skips a box goes around it', () => {
    const skipping = defineDiagram({
      ...chain,
      boxes: { ...chain.boxes, last: { column: 0, row: 2, title: 'last' } },
      arrows: [...chain.arrows, { from: 'top', to: 'last', label: 'else' }],
    });
    const placed = layOut(skipping, 'en');
    const around = placed.arrows.find(({ to }) => to === 'last');
    const left = placed.boxes.find(({ name }) => name === 'bottom')?.x ?? 0;
    expect(around?.label?.x).toBeLessThan(left);
    expect(around?.path).toMatch(/^M[\d.]+ [\d.]+H(\d+)V/);
    expect(Number(/H(\d+)V/.exec(around?.path ?? '')?.[1])).toBeLessThan(left);
  });

  it('become a file whose words are text, not markup', () => {
    const file = drawingFile(layout);
    expect(file).toContain(`<g id="${DRAWING_ID}">`);
    expect(file).toContain('a note &lt;with> &quot;marks&quot; &amp; signs');
    expect(file).not.toContain('<with>');
  });

  it.each([
    ['an arrow to nowhere', { boxes: chain.boxes, arrows: [{ from: 'top', to: 'gone' }] }],
    [
      'two boxes in one place',
      { boxes: { a: { column: 0, row: 0, title: 'a' }, b: { column: 0, row: 0, title: 'b' } }, arrows: [] },
    ],
  ])('are refused with %s', (_, parts) => {
    expect(() => defineDiagram({ title: 't', description: 'd', ...parts })).toThrow(TypeError);
  });
});

describe('stacked bars', () => {
  const bars = defineBars({
    title: 't',
    description: 'd',
    unit: 'MiB',
    bars: [
      {
        title: 'full',
        parts: [
          { title: 'kernel', value: 300, tone: 'caution' },
          { title: 'rss', value: 100, tone: 'accent' },
        ],
        limit: { title: 'limit', value: 400 },
      },
      { title: 'half', parts: [{ title: 'rss', value: 200, tone: 'accent' }] },
    ],
  });
  const layout = layOutBars(bars, 'en');

  it('share one scale', () => {
    const [full, half] = layout.bars;
    expect((full?.parts[0]?.width ?? 0) / (half?.parts[0]?.width ?? 1)).toBeCloseTo(1.5);
    expect(full?.parts[1]?.x).toBeCloseTo(full?.parts[0]?.width ?? 0);
    expect(full?.limit).toBeCloseTo((full?.parts[1]?.x ?? 0) + (full?.parts[1]?.width ?? 0));
  });

  it('name each part with its amount', () => {
    expect(layout.bars[0]?.legend.map(({ text }) => text)).toEqual([
      'kernel: 300 MiB',
      'rss: 100 MiB',
      'limit: 400 MiB',
    ]);
    expect(barsFile(layout)).toContain('kernel: 300 MiB');
  });

  it.each([
    [[]],
    [[{ title: 'none', parts: [] }]],
    [[{ title: 'less', parts: [{ title: 'x', value: -1, tone: 'plain' as const }] }]],
  ])('are refused when there is nothing to show', (parts) => {
    expect(() => defineBars({ title: 't', description: 'd', unit: 'MiB', bars: parts })).toThrow(TypeError);
  });
});

describe('the path of a symptom', () => {
  const answer = (short: string, to?: { step: string } | { case: string }) => ({
    sign: both(short),
    short: both(short),
    ...(to && { to }),
  });
  const step = (id: string, ...answers: ReturnType<typeof answer>[]) => ({
    id,
    question: both(id),
    short: both(id),
    answers,
  });
  const definition = (steps: ReturnType<typeof step>[]) => ({
    order: 1,
    verified: { date: '2026-01-01', on: 'x' } as const,
    steps,
    sources: [{ title: 's', url: 'https://example.org' }],
  });

  it('is drawn with its questions in one column and the cases beside', () => {
    const { boxes, arrows } = drawDecisions(
      definition([
        step('first', answer('yes', { case: 'known' }), answer('no', { step: 'second' }), answer('never')),
        step('second', answer('a', { case: 'unknown' }), answer('b', { case: 'known' })),
      ]),
      'path',
      (goal) => ('case' in goal && goal.case === 'known' ? { name: 'SB1001', href: '/cases/known/' } : undefined),
    );
    expect(Object.entries(boxes).map(([name, { column, row }]) => [name, column, row])).toEqual([
      ['first', 0, 0],
      ['first-0', 1, 0],
      ['first-1', 1, 1],
      ['second', 0, 2],
      ['second-0', 1, 2],
      ['second-1', 1, 3],
    ]);
    expect(boxes['first-0']).toMatchObject({ title: 'SB1001', href: '/cases/known/' });
    expect(boxes['second-0']).not.toHaveProperty('href');
    expect(arrows).toContainEqual({ from: 'first', to: 'second', label: both('no') });
  });

  it.each([
    ['a question nobody leads to', [step('first', answer('a'), answer('b')), step('lost', answer('a'), answer('b'))]],
    ['an answer that leads back', [step('first', answer('a', { step: 'first' }), answer('b'))]],
    ['a question with one answer', [step('first', answer('a'))]],
    ['no question', []],
  ])('is refused with %s', (_, steps) => {
    expect(() => defineSymptom(definition(steps))).toThrow(TypeError);
  });
});
