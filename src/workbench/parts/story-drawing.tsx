/** A story as boxes and arrows. All it says stands in the list below, so it is hidden from screen readers. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { layOutLayers, TEXT_INSET } from '../../diagrams/layers.ts';
import type { PlacedArrow, PlacedBox } from '../../diagrams/layout.ts';
import { boxOfStep, drawStory } from '../../diagrams/story.ts';
import { useBench } from '../context.ts';
import type { ShownStory } from '../stories.ts';

interface DrawingProps {
  readonly told: ShownStory;
  readonly selected: number | undefined;
}

/** Until the frame has been measured. */
const FIRST_WIDTH = 520;
/** Wider lines are hard to follow. */
const WIDEST = 720;

export function StoryDrawing({ told, selected }: DrawingProps) {
  const { controller, language, strings } = useBench();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const { story } = told;
  const drawing = useMemo(
    () => layOutLayers(drawStory(story, strings.stories.blamed), language, width),
    [story, language, strings, width],
  );
  const numbers = new Map(story.steps.map((_, index) => [boxOfStep(index), index]));
  const stepOf = ({ name }: PlacedBox): number => numbers.get(name) ?? 0;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it
    <figure class="drawing-frame bench-drawing" ref={frame} tabIndex={0} aria-label={story.text}>
      <svg
        class="drawing"
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        width={drawing.width}
        height={drawing.height}
        aria-hidden="true"
      >
        {drawing.arrows.map((arrow) => (
          <DrawnArrow arrow={arrow} key={`${arrow.from} ${arrow.to}`} />
        ))}
        {drawing.boxes.map((box) => (
          <DrawnStep
            box={box}
            step={stepOf(box)}
            isSelected={stepOf(box) === selected}
            onShow={() => controller?.showStep({ story: told.index, step: stepOf(box) })}
            key={box.name}
          />
        ))}
      </svg>
    </figure>
  );
}

function DrawnArrow({ arrow: { dashed, head, label, path, tone } }: { readonly arrow: PlacedArrow }) {
  return (
    <g class={`arrow ${tone}${dashed ? ' dashed' : ''}`}>
      <path d={path} />
      <path class="head" d={head} />
      {label?.lines.map((line, index) => (
        <text x={label.x} y={label.y + index * 15} key={line}>
          {line}
        </text>
      ))}
    </g>
  );
}

interface DrawnStepProps {
  readonly box: PlacedBox;
  readonly step: number;
  readonly isSelected: boolean;
  readonly onShow: () => void;
}

function DrawnStep({ box: { height, lines, tone, width, x, y }, step, isSelected, onShow }: DrawnStepProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys walk the list below, which has a button for each step
    <g class={`node ${tone}`} data-selected={isSelected} onClick={onShow}>
      <rect x={x} y={y} width={width} height={height} rx="6" />
      <text class="bench-drawn-number" x={x + TEXT_INSET / 2} y={y + height / 2 + 5} text-anchor="middle">
        {step + 1}
      </text>
      {lines.map((line) => (
        <text class={line.isNote ? 'bench-drawn-text' : 'bench-drawn-word'} x={x + TEXT_INSET} y={line.y} key={line.y}>
          {line.text}
        </text>
      ))}
    </g>
  );
}

/** The room in the frame: the drawing is laid out for it, so that its words keep their size. */
function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const room = Math.floor(entry?.contentRect.width ?? 0);
      // A folded story has no room yet.
      if (room > 0) setWidth(Math.min(room, WIDEST));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
