/** What the whole analyzer tells of a text, for tests of correlation. */
import { createFileAnalyzer } from '../../src/catalog/files.ts';
import { fromText, type Language, type Report, type ReportedStory } from '../../src/engine/index.ts';
import type { Confidence } from '../../src/engine/model.ts';

const analyzers = { en: await createFileAnalyzer('en'), 'zh-cn': await createFileAnalyzer('zh-cn') };

export function reportOn(text: string, language: Language = 'en'): Report {
  return analyzers[language].analyze(fromText(text), { language });
}

/** The stories of one rule. */
export function storiesOf(rule: string, text: string, language: Language = 'en'): readonly ReportedStory[] {
  return reportOn(text, language).stories.filter((story) => story.rule === rule);
}

/** The only story of a rule; throws when there is none or more than one. */
export function storyOf(rule: string, text: string, language: Language = 'en'): ReportedStory {
  const [story, ...others] = storiesOf(rule, text, language);
  if (!story || others.length > 0) throw new Error(`${others.length + Number(story !== undefined)} stories of ${rule}`);
  return story;
}

/** Every sentence of a story: of the whole, its steps, its joins and what is missing. */
export function sentencesOf({ text, steps, joins, missing }: ReportedStory): string[] {
  return [text, ...[...steps, ...joins, ...missing].map((part) => part.text)];
}

const ORDER: readonly Confidence[] = ['possible', 'likely', 'confirmed'];

/** 0 when there is none. */
export function sureness(confidence: Confidence | undefined): number {
  return confidence === undefined ? 0 : ORDER.indexOf(confidence) + 1;
}

/** How sure the surest of some stories or findings is. */
export function surest(found: readonly { readonly confidence: Confidence }[]): number {
  return Math.max(0, ...found.map(({ confidence }) => sureness(confidence)));
}
