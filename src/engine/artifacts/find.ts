/**
 * Splits the lines of an input into artifacts: each line is offered to the formats, the one that took the last line first.
 * A line belongs to at most one artifact; lines nobody claims stay unread.
 */
import type { Format, Level, Line } from '../model.ts';
import type { LineReader } from '../text/index.ts';

/** An artifact's lines before they are parsed. */
export interface FoundArtifact {
  readonly format: Format;
  /** Numbers of its raw lines, in order, each once. */
  readonly lineNumbers: readonly number[];
  readonly envelopes: readonly string[];
  /** For separable formats: the lines at level error or worse, the first few thousand. */
  readonly alarming: readonly number[];
}

interface Open {
  readonly format: Format;
  readonly lines: Line[];
  readonly lineNumbers: number[];
  readonly alarming: number[];
  envelopes: Line['envelopes'];
  count: number;
  skipped: number;
}

const MOST_ALARMING = 5000;
/** How many of its last lines an open artifact shows to its format. */
const LINES_SHOWN = 8;
/** How many lines nobody claimed are kept for an artifact that they may lead to. */
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

/** Collects artifacts line by line. Feed it every line of the input in order, then call `finish`. */
export class ArtifactFinder {
  readonly #formats: readonly Format[];
  /** For each format the order in which to ask after it took a line: those that go before it, itself, the rest. */
  readonly #askedAfter = new Map<Format, readonly Format[]>();
  readonly #found: FoundArtifact[] = [];
  readonly #open = new Map<Format, Open>();
  #last: Format | undefined;
  /** How many lines were offered. */
  #offered = 0;
  /** The last lines that nobody claimed, and which of the lines offered they were. */
  readonly #unclaimed: { readonly line: Line; readonly at: number }[] = [];

  /** `formats` as sorted by `orderFormats`. */
  constructor(formats: readonly Format[]) {
    this.#formats = formats;
    for (const format of formats) {
      const before = formats.filter((other) => other.before?.includes(format.kind));
      this.#askedAfter.set(format, [...new Set([...before, format, ...formats])]);
    }
  }

  /** Offers one line to the formats. Returns whether one took it. */
  feed(line: Line): boolean {
    const taken = this.#offer(line);
    if (taken) {
      if (taken.count === 0) for (const leading of this.#leadingTo(line, taken.format)) take(taken, leading);
      take(taken, line);
    } else {
      if (this.#unclaimed.length === LINES_KEPT) this.#unclaimed.shift();
      this.#unclaimed.push({ line, at: this.#offered });
    }
    this.#offered++;
    this.#age(taken);
    this.#last = taken?.format ?? this.#last;
    return taken !== undefined;
  }

  /**
   * Takes out the unclaimed lines before one that begins an artifact that lead to it, in order. Lines of others may stand in
   * between, as within the artifact.
   */
  #leadingTo(line: Line, format: Format): Line[] {
    let first = this.#unclaimed.length;
    for (let next = { line, at: this.#offered }; first > 0; first--) {
      const before = this.#unclaimed[first - 1];
      if (!before || next.at - before.at - 1 > format.patience || !format.leads?.(before.line, next.line)) break;
      next = before;
    }
    return this.#unclaimed.splice(first).map((leading) => leading.line);
  }

  finish(): FoundArtifact[] {
    for (const open of this.#open.values()) this.#end(open);
    return this.#found.toSorted((a, b) => (a.lineNumbers[0] ?? 0) - (b.lineNumbers[0] ?? 0));
  }

  #offer(line: Line): Open | undefined {
    for (const format of (this.#last && this.#askedAfter.get(this.#last)) ?? this.#formats) {
      const open = this.#open.get(format);
      const claim = format.claim(line, open);
      if (claim) return claim === 'continues' && open ? open : this.#begin(format);
    }
    return undefined;
  }

  #begin(format: Format): Open {
    const previous = this.#open.get(format);
    if (previous) this.#end(previous);
    const open = { format, lines: [], lineNumbers: [], alarming: [], envelopes: [], count: 0, skipped: 0 };
    this.#open.set(format, open);
    return open;
  }

  /** Ends the artifacts that waited too long for their next line. */
  #age(taken: Open | undefined): void {
    if (taken && this.#open.size === 1) return;
    for (const open of this.#open.values()) {
      if (open === taken) continue;
      open.skipped++;
      if (open.skipped > open.format.patience) this.#end(open);
    }
  }

  #end(open: Open): void {
    this.#open.delete(open.format);
    const { format, lineNumbers, alarming, envelopes } = open;
    this.#found.push({ format, lineNumbers, alarming, envelopes: envelopes.map((envelope) => envelope.kind) });
  }
}

function take(open: Open, line: Line): void {
  if (open.lines.length === LINES_SHOWN) open.lines.shift();
  open.lines.push(line);
  open.count++;
  open.skipped = 0;
  if (open.lineNumbers.at(-1) !== line.number) open.lineNumbers.push(line.number);
  if (line.envelopes.length > open.envelopes.length) open.envelopes = line.envelopes;
  if (open.alarming.length < MOST_ALARMING && ALARMING.has(open.format.level?.(line))) open.alarming.push(line.number);
}

/** The lines of an artifact, read again one by one. */
export function* linesOf(reader: LineReader, lineNumbers: readonly number[]): Generator<Line, void> {
  for (const number of lineNumbers) yield* reader.read(number);
}
