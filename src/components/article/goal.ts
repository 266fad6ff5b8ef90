/** Where a link of an article leads: cases, guides and symptom pages by slug. */
import { guidesIn, symptomsIn } from '../../catalog/library.ts';
import { casesIn } from '../../catalog/pages.ts';
import type { Goal } from '../../catalog/symptom.ts';
import { casePath, guidePath, href, symptomPath } from '../../i18n/addresses.ts';
import type { Language } from '../../i18n/languages.ts';

export interface GoalPage {
  readonly title: string;
  readonly href: string;
  /** The code of a case. */
  readonly code?: string;
}

/** The page of a case, guide or symptom, or `undefined` while it is not published. */
export async function pageOfGoal(
  goal: Exclude<Goal, { step: string }>,
  language: Language,
): Promise<GoalPage | undefined> {
  if ('case' in goal) {
    const found = (await casesIn(language)).find(({ slug }) => slug === goal.case);
    return (
      found && {
        title: found.article.data.title,
        href: href(casePath(found.slug), language),
        code: found.definition.code,
      }
    );
  }
  if ('guide' in goal) {
    const found = (await guidesIn(language)).find(({ slug }) => slug === goal.guide);
    return found && { title: found.article.data.title, href: href(guidePath(found.slug), language) };
  }
  const found = (await symptomsIn(language)).find(({ slug }) => slug === goal.symptom);
  return found && { title: found.article.data.title, href: href(symptomPath(found.slug), language) };
}

/** Reads `case:slug`, `guide:slug`, `symptom:slug`. */
export function readGoal(scheme: string, slug: string): Exclude<Goal, { step: string }> | undefined {
  if (scheme === 'case') return { case: slug };
  if (scheme === 'guide') return { guide: slug };
  return scheme === 'symptom' ? { symptom: slug } : undefined;
}
