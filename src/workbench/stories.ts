/** The stories of a report with the lines their steps are seen in, ready to be shown. */
import { arrangeStories, type Report, type ReportedStep, type ReportedStory, type Span } from '../engine/index.ts';

/** A step, by the index of its story in the report and its own. */
export interface StepPlace {
  readonly story: number;
  readonly step: number;
}

export interface ShownStep {
  readonly step: ReportedStep;
  /** Numbers of the lines it is seen in, from 0; the first is the one to show. */
  readonly lines: readonly number[];
  /** The first of them, as much as fits into a row. */
  readonly excerpt: string | undefined;
  readonly joins: readonly { readonly to: number; readonly text: string }[];
}

export interface ShownStory {
  readonly story: ReportedStory;
  /** Its index in the report. */
  readonly index: number;
  readonly steps: readonly ShownStep[];
}

const LONGEST_EXCERPT = 160;

export function shownStories(
  { stories }: Report,
  text: string,
  lineSpans: ReadonlyMap<number, Span>,
): { readonly first: readonly ShownStory[]; readonly rest: readonly ShownStory[] } {
  const { first, rest } = arrangeStories(stories);
  const shown = (story: ReportedStory): ShownStory => ({
    story,
    index: stories.indexOf(story),
    steps: story.steps.map((step, index) => {
      const lines = linesOf(step);
      return {
        step,
        lines,
        excerpt: lines[0] === undefined ? undefined : excerptOf(text, lineSpans.get(lines[0])),
        joins: story.joins.filter(({ from }) => from === index),
      };
    }),
  });
  return { first: first.map(shown), rest: rest.map(shown) };
}

/** The line that is shown for a step; none when it is seen nowhere. */
export function lineOfStep({ stories }: Report, { story, step }: StepPlace): number | undefined {
  return stories[story]?.steps[step]?.places[0]?.line;
}

/** Numbers of all lines that the stories are seen in. */
export function linesOfStories({ stories }: Report): number[] {
  return stories.flatMap(({ steps }) => steps.flatMap(linesOf));
}

const linesOf = ({ places }: ReportedStep): number[] => [...new Set(places.map(({ line }) => line))];

function excerptOf(text: string, span: Span | undefined): string | undefined {
  if (!span) return undefined;
  const excerpt = text.slice(span.from, Math.min(span.to, span.from + LONGEST_EXCERPT)).trim();
  return excerpt === '' ? undefined : excerpt;
}
