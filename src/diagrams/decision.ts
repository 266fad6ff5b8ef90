/** The path of a symptom page as a drawing: questions in one column, where their answers lead beside them. */
import type { Goal, Step, SymptomDefinition } from '../catalog/symptom.ts';
import type { Arrow, Box, DiagramDefinition } from './model.ts';

/** What the drawing needs to know about the article an answer leads to. */
export interface GoalWords {
  /** The code of a case, or the title. */
  readonly name: string;
  readonly href: string;
}

type ArticleGoal = Exclude<Goal, { step: string }>;

/** Draws the path. `describe` gives the words for an article, or nothing while it is not published. Answers that lead to the next question are arrows down. */
export function drawDecisions(
  { steps }: Pick<SymptomDefinition, 'steps'>,
  title: string,
  describe: (goal: ArticleGoal) => GoalWords | undefined,
): DiagramDefinition {
  const boxes: Record<string, Box> = {};
  const arrows: Arrow[] = [];
  let row = 0;
  for (const step of steps) {
    const ends = step.answers.filter(({ to }) => !to || !('step' in to));
    boxes[step.id] = { column: 0, row, title: step.short, tone: 'accent' };
    for (const [index, { short, to }] of ends.entries()) {
      const name = `${step.id}-${index}`;
      const words = to && !('step' in to) ? describe(to) : undefined;
      const place = { column: 1, row: row + index };
      boxes[name] = words
        ? { ...place, title: words.name, note: short, href: words.href }
        : { ...place, title: short, tone: 'quiet' };
      arrows.push({ from: step.id, to: name });
    }
    arrows.push(...onward(step));
    row += Math.max(1, ends.length);
  }
  return { title, description: title, boxes, arrows };
}

/** Arrows to later questions; answers that lead to the same one share an arrow. */
function onward({ id, answers }: Step): Arrow[] {
  const goals = answers.flatMap(({ to, short }) => (to && 'step' in to ? [{ to: to.step, label: short }] : []));
  return goals
    .filter(({ to }, index) => goals.findIndex((other) => other.to === to) === index)
    .map(({ to, label }) => ({ from: id, to, label }));
}
