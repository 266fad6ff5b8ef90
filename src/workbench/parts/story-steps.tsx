/** The steps of a story as a list: each with the line that shows it, and where it leads. The arrow keys walk it. */
import { useId, useRef } from 'preact/hooks';
import { useBench } from '../context.ts';
import type { ShownStep, ShownStory } from '../stories.ts';
import { LineButton } from './lines.tsx';

interface StepsProps {
  readonly told: ShownStory;
  /** Index of the step whose line is selected, if any. */
  readonly selected: number | undefined;
}

/** Which way a key goes. */
const WAYS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function StorySteps({ told, selected }: StepsProps) {
  const { controller, strings } = useBench();
  const list = useRef<HTMLOListElement>(null);
  const help = useId();
  const walk = (event: KeyboardEvent): void => {
    const way = WAYS[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.bench-step[data-step]') ?? [])];
    const next = buttons[buttons.indexOf(event.currentTarget as HTMLElement) + way];
    if (!next) return;
    event.preventDefault();
    next.focus();
    controller?.showStep({ story: told.index, step: Number(next.dataset['step']) }, { focus: false });
  };
  return (
    <section>
      <h4>{strings.stories.steps}</h4>
      <ol class="bench-steps" ref={list}>
        {told.steps.map((shown, index) => (
          <li key={shown.step.id} data-blamed={shown.step.blamed}>
            {shown.lines.length > 0 ? (
              <button
                type="button"
                class="bench-step"
                data-step={index}
                aria-current={index === selected}
                aria-describedby={help}
                onClick={() => controller?.showStep({ story: told.index, step: index })}
                onKeyDown={walk}
              >
                <StepContent shown={shown} index={index} />
              </button>
            ) : (
              <div class="bench-step">
                <StepContent shown={shown} index={index} />
              </div>
            )}
            <Onward shown={shown} />
          </li>
        ))}
      </ol>
      <p class="bench-note bench-walk" id={help}>
        {strings.stories.walk}
      </p>
    </section>
  );
}

function StepContent({
  shown: { excerpt, lines, step },
  index,
}: {
  readonly shown: ShownStep;
  readonly index: number;
}) {
  const { strings } = useBench();
  return (
    <>
      <span class="bench-step-number">{index + 1}</span>
      <span class="bench-step-text">
        {step.blamed && <strong class="bench-blamed">{strings.stories.blamed}</strong>} {step.text}
      </span>
      {lines[0] !== undefined && (
        <span class="bench-step-line">
          <span>{strings.stories.line(lines[0] + 1)}</span> {excerpt && <code>{excerpt}</code>}
        </span>
      )}
    </>
  );
}

/** How many further lines of a step can be gone to. */
const MOST_LINES = 5;

/** Where a step leads, and the further lines it is seen in. */
function Onward({ shown: { joins, lines } }: { readonly shown: ShownStep }) {
  const words = useBench().strings.stories;
  const further = lines.slice(1, 1 + MOST_LINES);
  const uncounted = lines.length - 1 - further.length;
  if (joins.length + further.length === 0) return null;
  return (
    <p class="bench-onward">
      {joins.map(({ text, to }) => (
        <span class="bench-join" key={to}>
          {text} {words.leadsTo(to + 1)}
        </span>
      ))}
      {further.length > 0 && (
        <span class="bench-also">
          {words.alsoIn}{' '}
          {further.map((line) => (
            <LineButton line={line} word={words.line(line + 1)} key={line} />
          ))}
          {uncounted > 0 && ` ${words.furtherLines(uncounted)}`}
        </span>
      )}
    </p>
  );
}
