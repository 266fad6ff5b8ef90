/** Stories in the language of the report. */
import type { Rule } from '../correlation/rule.ts';
import type { Language, Link, ReportedStory, Story, Values } from '../model.ts';
import { fillCommand, fillSentence } from './explain.ts';

/** How many places of one step are reported. */
const MOST_PLACES = 20;

/** The stories with their sentences filled in. Throws when a rule uses a sentence it does not have: a bad definition. */
export function reportedStories(
  stories: readonly Story[],
  rules: readonly Rule[],
  language: Language,
): readonly ReportedStory[] {
  return stories.map((story) => {
    const rule = rules.find(({ name }) => name === story.rule);
    const say = (says: string, values: Values): string => {
      const sentence = rule?.words[says];
      if (!sentence) throw new RangeError(`the rule ${story.rule} has no sentence ${says}`);
      return fillSentence(sentence[language], values);
    };
    return {
      rule: story.rule,
      confidence: story.confidence,
      text: say(story.says, story.values),
      values: story.values,
      steps: story.steps.map(({ says, values, places, blamed = false, ...step }) => ({
        ...step,
        blamed,
        text: say(says, values),
        places: places.slice(0, MOST_PLACES),
      })),
      joins: story.joins.map(({ from, to, says, values }) => ({ from, to, text: say(says, values) })),
      missing: story.missing.map(({ says, values, command }) => ({
        text: say(says, values),
        command: fillCommand(command, values),
      })),
    };
  });
}

/** How many stories are told in full at once. */
const MOST_TOLD = 3;

/**
 * Stories in the order to tell them: `first` those that stand before everything else, at most three; `rest` those that are
 * only possible, or that a story before them has told already: each of its steps is seen in a line of that story.
 */
export function arrangeStories(stories: readonly ReportedStory[]): {
  readonly first: readonly ReportedStory[];
  readonly rest: readonly ReportedStory[];
} {
  const first: ReportedStory[] = [];
  for (const story of stories) {
    if (first.length === MOST_TOLD) break;
    if (story.confidence !== 'possible' && !first.some((earlier) => tells(earlier, story))) first.push(story);
  }
  return { first, rest: stories.filter((story) => !first.includes(story)) };
}

/** Whether each step of `other` is seen in a line of `story`. */
function tells(story: ReportedStory, other: ReportedStory): boolean {
  const lines = new Set(story.steps.flatMap(({ places }) => places.map(({ line }) => line)));
  return other.steps.every(({ places }) => places.some(({ line }) => lines.has(line)));
}

/** The joins of all stories as links between lines. */
export function linksOf(stories: readonly ReportedStory[]): readonly Link[] {
  return stories.flatMap(({ rule, steps, joins }) =>
    joins.flatMap(({ from, to, text }) => {
      const [begin, end] = [steps[from]?.places[0]?.line, steps[to]?.places[0]?.line];
      return begin === undefined || end === undefined ? [] : [{ rule, from: begin, to: end, text }];
    }),
  );
}
