/** Stories as plain text, for terminals and tickets. */
import type { ReportedStep, ReportedStory } from '../model.ts';
import type { TextWords } from './text-words.ts';

/** How many lines of one step are named. */
const LINES_NAMED = 4;

/** One story: its sentence, the numbered steps with their lines and where each leads, and what to run to be sure. */
export function storyText({ confidence, joins, missing, steps, text }: ReportedStory, words: TextWords): string {
  const told = steps.flatMap((step, index) => [
    `   ${step.blamed ? '▶' : ' '} ${`[${index + 1}]`.padStart(4)} ${stepText(step, words)}`,
    ...joins.filter(({ from }) => from === index).map((join) => `          ${join.text} → [${join.to + 1}]`),
  ]);
  const commands = missing.flatMap((one) => [`     ${one.text}`, `       ${one.command}`]);
  return [
    words.story(words.confidence[confidence]),
    `   ${text}`,
    '',
    ...told,
    ...(commands.length > 0 ? ['', `   ${words.storyMissing}`, ...commands] : []),
  ].join('\n');
}

function stepText({ blamed, places, text }: ReportedStep, words: TextWords): string {
  const lines = [...new Set(places.map(({ line }) => line))];
  const named = lines.length > LINES_NAMED ? ' …' : '';
  return [
    blamed ? words.blamed(text) : text,
    ...(lines.length > 0 ? [`${words.stepLines(lines.slice(0, LINES_NAMED))}${named}`] : []),
  ].join(' · ');
}
