/** Collects where signs were seen, by owner and sign, and keeps only the first few places of each. */
import type { Artifact, Story, Values } from '../model.ts';
import type { Signature } from './define.ts';
import type { Seen, Sighting, Sightings } from './evaluate.ts';
import type { Match } from './matcher.ts';

const KEPT_PER_SIGN = 24;

interface Kept {
  readonly kept: Sighting[];
  count: number;
}

export class SightingBook {
  readonly #byOwner = new Map<string, Map<string, Kept>>();

  /** Notes a match under its rule's owner and sign. Two wordings of one sign that overlap count once. */
  addMatch({ rule, line, from, to, text, values, time, extent }: Match): void {
    this.#add(rule.owner, { sign: rule.sign, line, from, to, text, values, time, extent });
  }

  /** Notes the records that show a signature's record signs. */
  addRecords(owner: string, signature: Signature, artifacts: readonly Artifact[], text: string): void {
    for (const [sign, definition] of Object.entries(signature.signs)) {
      if (!('records' in definition)) continue;
      for (const artifact of artifacts) {
        if (artifact.kind !== definition.records) continue;
        for (const record of artifact.parsed.records) {
          const shown = definition.where(record);
          if (shown === false) continue;
          const { line, from, to } = firstLineOf(record, text);
          const values: Values = shown === true ? {} : shown;
          this.#add(owner, {
            sign,
            line,
            from,
            to,
            text: text.slice(from, to),
            values,
            time: undefined,
            extent: record,
          });
        }
      }
    }
  }

  /** Notes the stories that show a signature's story signs. The first step stands for a story. */
  addStories(owner: string, signature: Signature, stories: readonly Story[], text: string): void {
    for (const [sign, definition] of Object.entries(signature.signs)) {
      if (!('story' in definition)) continue;
      for (const story of stories.filter(({ rule }) => rule === definition.story)) {
        const shown = definition.where(story);
        const place = (story.steps.find(({ blamed }) => blamed) ?? story.steps[0])?.places[0];
        if (shown === false || !place) continue;
        const { line, from, to } = firstLineOf(place, text);
        const values: Values = shown === true ? {} : shown;
        const quote = text.slice(from, to);
        this.#add(owner, { sign, line, from, to, text: quote, values, time: undefined, extent: place });
      }
    }
  }

  seen(owner: string): Seen {
    const signs = this.#byOwner.get(owner) ?? new Map<string, Sightings>();
    return new Map([...signs].map(([sign, { kept, count }]) => [sign, { kept, count }]));
  }

  #add(owner: string, sighting: Sighting): void {
    const signs = this.#byOwner.get(owner) ?? new Map<string, Kept>();
    this.#byOwner.set(owner, signs);
    const known = signs.get(sighting.sign);
    if (!known) {
      signs.set(sighting.sign, { kept: [sighting], count: 1 });
      return;
    }
    if (known.kept.some((other) => other.from < sighting.to && sighting.from < other.to)) return;
    known.count++;
    if (known.kept.length < KEPT_PER_SIGN) known.kept.push(sighting);
  }
}

/** A record may span hundreds of lines: its first line stands for it. */
function firstLineOf(
  record: { line: number; from: number; to: number },
  text: string,
): { line: number; from: number; to: number } {
  const end = text.indexOf('\n', record.from);
  return { line: record.line, from: record.from, to: end < 0 ? record.to : Math.min(end, record.to) };
}
