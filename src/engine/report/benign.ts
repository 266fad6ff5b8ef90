/** Lines that look alarming and are harmless: named in the report, so that nobody chases them. */
import type { Report } from '../model.ts';
import type { LineWording } from '../signature/define.ts';
import type { Seen } from '../signature/evaluate.ts';

export interface KnownBenign {
  readonly name: string;
  readonly lines: readonly LineWording[];
  /** Why it is harmless, in the language of the report. */
  readonly why: string;
}

/** One entry a kind of benign line, at its first place. */
export function benignOf(known: readonly KnownBenign[], seen: Seen): Report['benign'] {
  return known.flatMap(({ name, why }) => {
    const sightings = seen.get(name);
    const first = sightings?.kept[0];
    return sightings && first ? [{ line: first.line, count: sightings.count, text: first.text, why }] : [];
  });
}
