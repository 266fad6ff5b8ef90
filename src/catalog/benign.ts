/** What `content/benign/<name>.ts` says about a line that looks alarming and is harmless. */
import type { Localized } from '../engine/index.ts';
import { checkWording, type LineWording } from '../engine/signature/index.ts';

export interface BenignDefinition {
  readonly lines: readonly LineWording[];
  readonly why: Localized;
}

/** Checks the wordings like those of a signature and hands the definition back. Throws a `TypeError` on a bad one. */
export function defineBenign(definition: BenignDefinition): BenignDefinition {
  for (const wording of definition.lines) checkWording(wording);
  return definition;
}
