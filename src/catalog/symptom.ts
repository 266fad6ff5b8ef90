/**
 * What `content/symptoms/<slug>/symptom.ts` says: the questions that lead from a symptom to its case. The page lists them
 * and draws them; both languages have the same questions in the same order because they share this file.
 */
import type { Localized } from '../engine/index.ts';
import type { Source } from './case.ts';

/** Where an answer leads: a later question of the same path, or an article. Slugs. */
export type Goal =
  | { readonly step: string }
  | { readonly case: string }
  | { readonly guide: string }
  | { readonly symptom: string };

export interface Answer {
  /** What the reader sees, and what it means, in a sentence. */
  readonly sign: Localized;
  /** The same in a few words, for the drawing. */
  readonly short: Localized;
  /** Left out when the sign says all there is to do. */
  readonly to?: Goal;
}

export interface Step {
  /** Part of the address of the question: lower-case letters and hyphens. */
  readonly id: string;
  readonly question: Localized;
  /** The question in a few words, for the drawing. */
  readonly short: Localized;
  /** A command to look with that reads only. */
  readonly look?: string;
  readonly answers: readonly Answer[];
}

export interface SymptomDefinition {
  /** Where it stands in the list, smaller numbers first. */
  readonly order: number;
  readonly verified: { readonly date: `${number}-${number}-${number}`; readonly on: Localized | string };
  /** The first is where the path begins. */
  readonly steps: readonly Step[];
  readonly sources: readonly Source[];
}

/** Checks what the types cannot, and hands the definition back. Throws a `TypeError` that says what is wrong. */
export function defineSymptom(definition: SymptomDefinition): SymptomDefinition {
  const { steps, sources } = definition;
  if (steps.length === 0) throw new TypeError('a symptom needs at least one question');
  if (sources.length === 0) throw new TypeError('a symptom needs at least one source');
  const reached = new Set([steps[0]?.id]);
  for (const [index, { id, answers }] of steps.entries()) {
    if (!/^[a-z][a-z-]{1,40}$/.test(id)) throw new TypeError(`${id}: lower-case letters and hyphens`);
    if (steps.findIndex((step) => step.id === id) !== index) throw new TypeError(`two questions are called ${id}`);
    if (!reached.has(id)) throw new TypeError(`no answer leads to ${id}`);
    if (answers.length < 2) throw new TypeError(`${id}: a question has at least two answers`);
    for (const { to } of answers) {
      if (!to || !('step' in to)) continue;
      if (steps.findIndex((step) => step.id === to.step) <= index)
        throw new TypeError(`${id} leads to ${to.step}, which is no later question`);
      reached.add(to.step);
    }
  }
  return definition;
}
