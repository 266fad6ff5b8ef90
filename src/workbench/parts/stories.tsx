/** What several artifacts tell together: the surest stories in full, the others folded. */
import { useState } from 'preact/hooks';
import type { Answer } from '../answer.ts';
import { useBench } from '../context.ts';
import type { State } from '../state.ts';
import type { ShownStory } from '../stories.ts';
import { Commands } from './commands.tsx';
import { Explained } from './explained.tsx';
import { StoryDrawing } from './story-drawing.tsx';
import { StorySteps } from './story-steps.tsx';

interface StoriesProps {
  readonly answer: Answer;
  readonly state: State;
}

const HEADING = 'bench-stories';

/** Brings the stories into sight. */
export function showStories(): void {
  const heading = document.getElementById(HEADING);
  heading?.focus({ preventScroll: true });
  heading?.parentElement?.scrollIntoView();
}

/** More folded stories than this are shown when asked for. */
const FIRST_FOLDED = 4;

export function Stories({ answer: { stories }, state }: StoriesProps) {
  const words = useBench().strings.stories;
  const [isUnfolded, setUnfolded] = useState(false);
  const { first, rest } = stories;
  if (first.length + rest.length === 0) return null;
  // One more story than that is not worth a button.
  const isCut = !isUnfolded && rest.length > FIRST_FOLDED + 1;
  const shown = isCut ? rest.slice(0, FIRST_FOLDED) : rest;
  return (
    <section class="bench-stories" aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        {words.title}
      </h2>
      {first.map((told) => (
        <OpenStory told={told} state={state} key={told.index} />
      ))}
      {first.length > 0 && rest.length > 0 && <h3>{words.more(rest.length)}</h3>}
      {shown.map((told) => (
        <FoldedStory told={told} state={state} key={told.index} />
      ))}
      {isCut && (
        <button type="button" class="bench-unfold" onClick={() => setUnfolded(true)}>
          {words.showAll(rest.length)}
        </button>
      )}
    </section>
  );
}

interface StoryProps {
  readonly told: ShownStory;
  readonly state: State;
}

function OpenStory({ told, state }: StoryProps) {
  const words = useBench().strings.stories;
  const { confidence, text } = told.story;
  const id = `bench-story-${told.index}`;
  return (
    <section class="bench-finding bench-story" aria-labelledby={id}>
      <p class="bench-facts">
        <Explained word={words.confidence[confidence]} kind={confidence} />
      </p>
      <h3 class="bench-sentence" id={id}>
        {text}
      </h3>
      <StoryBody told={told} state={state} />
    </section>
  );
}

function FoldedStory({ told, state }: StoryProps) {
  const words = useBench().strings.stories;
  const { confidence, text } = told.story;
  return (
    <details class="bench-finding bench-story">
      <summary>
        <span class="bench-facts">
          <span class="bench-word" data-kind={confidence}>
            {words.confidence[confidence].word}
          </span>
        </span>
        <strong>{text}</strong>
      </summary>
      <StoryBody told={told} state={state} />
    </details>
  );
}

function StoryBody({ told, state: { selectedStep } }: StoryProps) {
  const words = useBench().strings.stories;
  const { missing } = told.story;
  const selected = selectedStep?.story === told.index ? selectedStep.step : undefined;
  return (
    <div class="bench-body">
      <StoryDrawing told={told} selected={selected} />
      <StorySteps told={told} selected={selected} />
      {missing.length > 0 && (
        <section class="bench-missing">
          <h4>{words.missing}</h4>
          {missing.map(({ command, text }) => (
            <div key={command}>
              <p class="bench-note">{text}</p>
              <Commands commands={[command]} />
            </div>
          ))}
        </section>
      )}
    </div>
  );
}
