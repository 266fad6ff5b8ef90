/**
 * Splits the lines of an input into artifacts: each line is offered to the formats, the one that took the last line first.
 * A line belongs to at most one artifact; lines nobody claims stay unread.
 */
import type { Format, Level, Line } from '../model.ts';
import type { LineReader } from '../text/index.ts';
import { Last } from './last.ts';

/** An artifact's lines before they are parsed. */
export interface FoundArtifact {
  readonly format: Format;
  /** Numbers of its raw lines, in order, each once. */
  readonly lineNumbers: readonly number[];
  /**
   * Where a transport folded several lines into one raw line, and the artifact has others of them than the first: where
   * its lines begin, by number of the raw line.
   */
  readonly parts: ReadonlyMap<number, readonly number[]>;
  readonly envelopes: readonly string[];
  /** For separable formats: the lines at level error or worse, the first few thousand. */
  readonly alarming: readonly number[];
}

interface Open {
  readonly format: Format;
  readonly last: Last<Line>;
  readonly lines: readonly Line[];
  readonly lineNumbers: number[];
  readonly parts: Map<number, number[]>;
  readonly alarming: number[];
  envelopes: Line['envelopes'];
  count: number;
  skipped: number;
}

/** A format and its open artifact. */
interface Slot {
  readonly format: Format;
  /** The format's own: it is called for every line, and objects of one form are read faster. */
  readonly claim: Format['claim'];
  /**
   * Whom to ask after it took a line: those that go before it, itself, the blocks that took a line last, and the rest. It may
   * only have come in between. By those blocks, the last one and the one before.
   */
  readonly askedAfter: Map<Slot | undefined, Map<Slot | undefined, readonly Slot[]>>;
  open: Open | undefined;
}

/** A line that was offered. */
interface Offered {
  readonly line: Line;
  /** How many were offered before it. */
  readonly at: number;
  /** Whether one of the same raw line was offered before it. */
  readonly isFurther: boolean;
  /** The artifact that took it. */
  owner: Open | undefined;
}

/** How many alarming lines of an artifact are kept. */
export const MOST_ALARMING = 5000;
/** How many of its last lines an open artifact shows to its format. */
const LINES_SHOWN = 8;
/** How many lines are kept for an artifact that they may lead to. */
const LINES_KEPT = 16;
const ALARMING: ReadonlySet<Level | undefined> = new Set(['fatal', 'error']);

/** Sorts formats so that each comes before the kinds it names in `before`. Throws a `RangeError` on an unknown or circular name. */
export function orderFormats(formats: readonly Format[]): Format[] {
  const byKind = new Map<string, Format>(formats.map((format) => [format.kind, format]));
  const ordered = new Set<Format>();
  const place = (format: Format, path: readonly string[]): void => {
    if (path.includes(format.kind))
      throw new RangeError(`formats in a circle: ${[...path, format.kind].join(' before ')}`);
    if (ordered.has(format)) return;
    for (const first of formats) if (first.before?.includes(format.kind)) place(first, [...path, format.kind]);
    ordered.add(format);
  };
  for (const format of formats.toSorted((a, b) => (a.kind < b.kind ? -1 : 1))) {
    for (const name of format.before ?? []) {
      if (!byKind.has(name))
        throw new RangeError(`${format.kind} wants to be asked before ${name}, which is no format`);
    }
    place(format, []);
  }
  return [...ordered];
}

/** Collects artifacts line by line. Feed it every line of the input that has text, in order, then call `finish`. */
export class ArtifactFinder {
  readonly #slots: readonly Slot[];
  readonly #found: FoundArtifact[] = [];
  readonly #open = new Set<Slot>();
  /** Whom to ask first about the next line. */
  #asked: readonly Slot[];
  /** The one that took the last line. */
  #taker: Slot | undefined;
  /** The last two that took a line, of those whose lines mean something only together. */
  #blocks: readonly (Slot | undefined)[] = [];
  /** How many lines were offered. */
  #offered = 0;
  /** Number of the raw line that was offered last. */
  #number = -1;
  /** The last lines offered. */
  readonly #recent = new Last<Offered>(LINES_KEPT);

  /** `formats` as sorted by `orderFormats`. */
  constructor(formats: readonly Format[]) {
    this.#slots = formats.map((format) => ({
      format,
      claim: format.claim,
      askedAfter: new Map(),
      open: undefined,
    }));
    this.#asked = this.#slots;
  }

  /** Offers one line to the formats. Returns whether one took it. */
  feed(line: Line): boolean {
    const isFurther = line.number === this.#number;
    const offered: Offered = { line, at: this.#offered++, isFurther, owner: undefined };
    this.#number = line.number;
    const taken = this.#offer(offered);
    if (taken) take(taken, offered);
    this.#recent.add(offered);
    this.#age(taken);
    return taken !== undefined;
  }

  /**
   * Takes out the lines before one that begins an artifact that lead to it, in order. Lines of others may stand in between,
   * as within the artifact; in a row only one of a log that no format knows. An artifact of another kind may have taken
   * them, unless they follow on its lines.
   */
  #leadingTo(beginning: Offered, format: Format): Offered[] {
    if (!format.leads) return [];
    const recent = this.#recent.list;
    const leading: Offered[] = [];
    /** How many of them are certain. */
    let count = 0;
    let next = beginning;
    let isBehindStranger = false;
    for (let index = recent.length - 1; index >= 0; index--) {
      const before = recent[index];
      if (!before || next.at - before.at - 1 > format.patience) break;
      if (this.#isFree(before, next, format) && format.leads(before.line, next.line)) {
        next = before;
        leading.push(before);
        if (standsApart(before, recent[index - 1]) || before.owner === undefined) count = leading.length;
        isBehindStranger = false;
      } else if (before.owner === undefined) {
        if (isBehindStranger) break;
        isBehindStranger = true;
      }
    }
    return leading.slice(0, count).reverse();
  }

  /**
   * Whether a line may turn out to lead to an artifact: nobody took it, or it is the last of a block of another kind. The
   * header of a goroutine goes on with a crash until a function that dumps all of them stands below it.
   */
  #isFree(before: Offered, next: Offered, format: Format): boolean {
    const { owner, line } = before;
    if (owner === undefined) return true;
    if (owner.format.separable || owner.format === format || !this.#isOpen(owner)) return false;
    if (areBlankLinesBetween(before, next)) return false;
    return next.owner === owner || owner.lines.at(-1) === line;
  }

  #isOpen(owner: Open): boolean {
    return this.#slots.some(({ open }) => open === owner);
  }

  finish(): FoundArtifact[] {
    for (const slot of this.#open) this.#end(slot);
    return this.#found.toSorted((a, b) => (a.lineNumbers[0] ?? 0) - (b.lineNumbers[0] ?? 0));
  }

  #offer(offered: Offered): Open | undefined {
    for (const slot of this.#asked) {
      const claim = slot.claim(offered.line, slot.open);
      if (claim === undefined) continue;
      if (slot !== this.#taker) this.#asked = this.#orderAfter(slot);
      this.#taker = slot;
      return claim === 'continues' && slot.open ? slot.open : this.#begin(slot, offered);
    }
    return undefined;
  }

  /** Undoes that an artifact took its last line. */
  #giveBack(offered: Offered): void {
    const { owner, line } = offered;
    if (owner === undefined) return;
    offered.owner = undefined;
    owner.last.remove();
    owner.count--;
    const starts = owner.parts.get(line.number);
    starts?.pop();
    if (starts?.length === 0) owner.parts.delete(line.number);
    if (!owner.parts.has(line.number)) owner.lineNumbers.pop();
    if (owner.count === 0) this.#drop(owner);
  }

  #drop(empty: Open): void {
    for (const slot of this.#open) {
      if (slot.open !== empty) continue;
      slot.open = undefined;
      this.#open.delete(slot);
    }
  }

  /** The order in which to ask about the line after one that this format took. */
  #orderAfter(slot: Slot): readonly Slot[] {
    if (!slot.format.separable && slot !== this.#blocks[0]) this.#blocks = [slot, this.#blocks[0]];
    const [last, before] = this.#blocks;
    const orders = slot.askedAfter.get(last) ?? new Map<Slot | undefined, readonly Slot[]>();
    slot.askedAfter.set(last, orders);
    const order = orders.get(before) ?? this.#orderOf([slot, last, before]);
    orders.set(before, order);
    return order;
  }

  #orderOf(first: readonly (Slot | undefined)[]): readonly Slot[] {
    const beforeAndItself = ({ format: { kind } }: Slot) =>
      this.#slots.filter(({ format }) => format.kind === kind || format.before?.includes(kind));
    return [...new Set([...first.flatMap((slot) => (slot ? beforeAndItself(slot) : [])), ...this.#slots])];
  }

  #begin(slot: Slot, beginning: Offered): Open {
    const { format } = slot;
    const leading = this.#leadingTo(beginning, format);
    for (const offered of leading.toReversed()) this.#giveBack(offered);
    this.#end(slot);
    const last = new Last<Line>(LINES_SHOWN);
    const open: Open = {
      format,
      last,
      get lines() {
        return last.list;
      },
      lineNumbers: [],
      parts: new Map(),
      alarming: [],
      envelopes: [],
      count: 0,
      skipped: 0,
    };
    slot.open = open;
    this.#open.add(slot);
    for (const offered of leading) take(open, offered);
    return open;
  }

  /** Ends the artifacts that waited too long for their next line. */
  #age(taken: Open | undefined): void {
    if (taken && this.#open.size === 1) return;
    for (const slot of this.#open) {
      const { open, format } = slot;
      if (!open || open === taken) continue;
      open.skipped++;
      if (open.skipped > format.patience) this.#end(slot);
    }
  }

  #end(slot: Slot): void {
    const { open, format } = slot;
    if (!open) return;
    slot.open = undefined;
    this.#open.delete(slot);
    const { lineNumbers, parts, alarming, envelopes } = open;
    this.#found.push({ format, lineNumbers, parts, alarming, envelopes: envelopes.map((envelope) => envelope.kind) });
  }
}

function take(open: Open, offered: Offered): void {
  const { line, isFurther } = offered;
  offered.owner = open;
  open.last.add(line);
  open.count++;
  open.skipped = 0;
  if (isFurther) takePart(open, line);
  if (open.lineNumbers.at(-1) !== line.number) open.lineNumbers.push(line.number);
  if (line.envelopes.length > open.envelopes.length) open.envelopes = line.envelopes;
  if (open.alarming.length < MOST_ALARMING && ALARMING.has(open.format.level?.(line))) open.alarming.push(line.number);
}

/** Whether a line does not follow on those of the artifact that took it: a blank line or one of others stands in between. */
function standsApart(offered: Offered, before: Offered | undefined): boolean {
  return before !== undefined && (before.owner !== offered.owner || areBlankLinesBetween(before, offered));
}

/** Blank lines are not offered. */
function areBlankLinesBetween(before: Offered, after: Offered): boolean {
  return after.line.number - before.line.number > after.at - before.at;
}

/** Notes a line that is not the first of its raw line. */
function takePart({ lines, lineNumbers, parts }: Open, { number, from }: Line): void {
  const starts = parts.get(number);
  if (starts) starts.push(from);
  else {
    const hasFirst = lineNumbers.at(-1) === number;
    parts.set(number, hasFirst ? [lines.at(-2)?.from ?? from, from] : [from]);
  }
}

/** The lines of an artifact, or of some of its raw lines, read again one by one. */
export function* linesOf(
  reader: LineReader,
  { lineNumbers, parts }: Pick<FoundArtifact, 'lineNumbers' | 'parts'>,
  wanted: readonly number[] = lineNumbers,
): Generator<Line, void> {
  for (const number of wanted) {
    const lines = reader.read(number);
    if (lines.length === 1)
      yield lines[0] as Line; // There is one.
    else yield* partsOf(lines, parts.get(number));
  }
}

/** Those of the lines of one raw line that begin at the places given, in order; the first that has text when none are given. */
function* partsOf(lines: readonly Line[], starts: readonly number[] | undefined): Generator<Line, void> {
  let next = 0;
  for (const line of lines) {
    if (starts ? line.from !== starts[next] : line.text.trim() === '') continue;
    yield line;
    next++;
    if (!starts) return;
  }
}
