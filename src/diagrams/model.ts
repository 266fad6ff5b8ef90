/** Drawings of boxes and arrows on a grid, as data: who waits for whom, what holds what. Texts in every language. */
import type { Localized } from '../engine/index.ts';

/** A text that is the same in every language (a program, a message) or given in each. */
export type Text = Localized | string;

/** `plain`; `quiet`: background; `accent`: what to look at; `caution`: suspicious; `danger`: what fails. */
export type Tone = 'plain' | 'quiet' | 'accent' | 'caution' | 'danger';

export interface Box {
  /** Place on the grid, from 0. */
  readonly column: number;
  readonly row: number;
  /** In bold. A box has a title, a note or both. */
  readonly title?: Text;
  /** A smaller text below. */
  readonly note?: Text;
  readonly tone?: Tone;
  /** Address the box links to. */
  readonly href?: string;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label?: Text;
  readonly tone?: Tone;
  /** Drawn with a bar across: what should pass here does not. */
  readonly blocked?: boolean;
  readonly dashed?: boolean;
}

export interface DiagramDefinition {
  readonly title: Text;
  /** What the drawing shows, in sentences, for everyone who does not see it. */
  readonly description: Text;
  readonly boxes: Readonly<Record<string, Box>>;
  readonly arrows: readonly Arrow[];
}

/** Stacked bars on one scale. */
export interface BarsDefinition {
  readonly title: Text;
  readonly description: Text;
  /** What `value` counts: `MiB`. */
  readonly unit: string;
  readonly bars: readonly {
    readonly title: Text;
    readonly parts: readonly { readonly title: Text; readonly value: number; readonly tone: Tone }[];
    /** A line across the bar, such as a limit. */
    readonly limit?: { readonly title: Text; readonly value: number };
  }[];
}

/** Checks that every arrow joins two boxes and no two boxes share a place. Throws a `TypeError` that says which. */
export function defineDiagram(definition: DiagramDefinition): DiagramDefinition {
  const places = new Map<string, string>();
  for (const [name, { column, row }] of Object.entries(definition.boxes)) {
    const place = `${column}/${row}`;
    const other = places.get(place);
    if (other) throw new TypeError(`${name} and ${other} stand in one place`);
    places.set(place, name);
  }
  for (const { from, to } of definition.arrows) {
    for (const name of [from, to])
      if (!Object.hasOwn(definition.boxes, name)) throw new TypeError(`an arrow joins ${name}, which is no box`);
  }
  return definition;
}

/** Checks that the bars have something to show. Throws a `TypeError` when not. */
export function defineBars(definition: BarsDefinition): BarsDefinition {
  const bad = definition.bars.find(({ parts }) => parts.length === 0 || parts.some(({ value }) => value < 0));
  if (bad || definition.bars.length === 0) throw new TypeError('every bar has parts, none is less than nothing');
  return definition;
}
