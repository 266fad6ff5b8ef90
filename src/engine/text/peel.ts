/** Takes the layers off a line, one by one, outermost first. */
import type { Envelope, Line, Span } from '../model.ts';
import { type FoldedDump, foldedDump, linesOfDump } from './envelopes/folded-dump.ts';
import { CERTAIN, type Table, UNCERTAIN } from './envelopes/index.ts';
import { matchAt, type Peeled } from './envelopes/peeler.ts';
import { unescaped } from './envelopes/rsyslog-escape.ts';
import { stripped } from './escapes.ts';
import { type Content, cut, originIn, within } from './pieces.ts';

const MOST_LAYERS = 8;

/** A content whose outer layers are off. */
export interface Opened {
  readonly envelopes: readonly Envelope[];
  /** What the layers were wrapped around. */
  readonly content: Content;
  /** Set when the innermost layer so far is of a transport that splits or folds lines. */
  readonly stream?: string;
  readonly partial: boolean;
  /** Set when the content is a log entry that a goroutine dump was folded into. */
  readonly dump?: FoldedDump;
}

/** How the line before began: in a busy log the next one begins the same, often enough. */
export class LastBeginning {
  text = '';
  envelopes: readonly Envelope[] = [];
}

/** Peels a raw line that holds nothing a terminal would hide, and begins at `origin`. */
export function openPlain(text: string, origin: number, last: LastBeginning): Opened {
  const from = last.text !== '' && text.startsWith(last.text) ? last.text.length : 0;
  const layers = layersOf(text, from, from === 0 ? [] : last.envelopes);
  if (layers.beginning) {
    last.text = text.slice(0, layers.beginning);
    last.envelopes = layers.envelopes.slice(0, 1);
  }
  if (layers.transport) return opened(layers, { text, pieces: [{ at: 0, origin }] });
  const { at, envelopes } = layers;
  const content = { text: text.slice(at), pieces: [{ at: 0, origin: origin + at }] };
  return withDump({ envelopes, content, partial: false });
}

/** Peels until nothing more is found, or a transport that splits or folds lines. */
export function open(wrapped: Content, outer: readonly Envelope[] = []): Opened {
  const source = stripped(wrapped);
  return opened(layersOf(source.text, 0, outer), source);
}

interface Layers {
  /** Those given, and those found. */
  readonly envelopes: readonly Envelope[];
  /** Where what they are wrapped around begins. */
  readonly at: number;
  /** The innermost, when it is of a transport that splits or folds lines. */
  readonly transport?: Peeled;
  /** Where the outermost ends, when it could not have been read in another way. */
  readonly beginning?: number;
}

function layersOf(text: string, from: number, outer: readonly Envelope[]): Layers {
  let envelopes = outer;
  let beginning = 0;
  let at = from;
  while (envelopes.length < MOST_LAYERS && at < text.length && !text.startsWith(LOGFMT, at)) {
    const layers = next(text, at, envelopes);
    const last = layers?.at(-1);
    if (layers === undefined || last === undefined || envelopes.length + layers.length > MOST_LAYERS) break;
    if (envelopes.length === 0 && layers.length === 1 && last.settled) beginning = last.rest;
    envelopes = [...envelopes, ...layers.map(({ envelope }) => envelope)];
    if (last.stream !== undefined) return { envelopes, at: last.rest, transport: last, beginning };
    at = last.rest;
  }
  return { envelopes, at, beginning };
}

/** What daemons print, and no layer begins with. */
const LOGFMT = 'time="';

function opened({ envelopes, at, transport }: Layers, source: Content): Opened {
  if (transport?.stream === undefined)
    return withDump({ envelopes, content: cut(source, at, source.text.length), partial: false });
  const { content, stream, partial = false } = transport;
  const inner = content ? within(content, source.pieces) : cut(source, at, source.text.length);
  return { envelopes, content: inner, stream, partial };
}

/** Entries with a dump are as good as a transport: they fold its lines, and journald splits them. */
function withDump(opened: Opened): Opened {
  const dump = opened.envelopes.length < MOST_LAYERS ? foldedDump(opened.content.text) : undefined;
  return dump === undefined ? opened : { ...opened, stream: 'goroutine dump', partial: dump.open, dump };
}

function next(text: string, at: number, outer: readonly Envelope[]): Peeled[] | undefined {
  const certain = first(CERTAIN, text, at, outer);
  return certain === undefined ? proven(text, at, outer) : [certain];
}

/** An uncertain layer and what proves it; two may stand together, as in `   12  msg`. */
function proven(text: string, at: number, outer: readonly Envelope[]): Peeled[] | undefined {
  const layers: Peeled[] = [];
  for (let place = at; layers.length < 2; ) {
    const uncertain = first(UNCERTAIN, text, place, outer);
    if (uncertain === undefined) return undefined;
    layers.push(uncertain);
    place = uncertain.rest;
    const proof = first(CERTAIN, text, place, outer);
    if (proof !== undefined) return [...layers, proof];
    if (uncertain.envelope.kind !== 'indent' && matchAt(UNMISTAKABLE, text, place) !== null) return layers;
  }
  return undefined;
}

/** Beginnings of daemon log lines (logrus, zap, Go crashes) that nobody writes in a table or a list. */
const UNMISTAKABLE =
  /time="\d{4}-|level=[a-z]{4,7}\smsg=|(?:INFO|WARN|ERRO|FATA|DEBU)\[\d{4}\]\s|goroutine\s\d{1,9}\s\[|panic:\s/y;

function first(table: Table, text: string, at: number, outer: readonly Envelope[]): Peeled | undefined {
  const peelers = table[text.charCodeAt(at)];
  if (peelers === undefined) return undefined;
  for (const peeler of peelers) {
    const peeled = peeler.peel(text, at, outer);
    if (peeled !== undefined) return peeled;
  }
  return undefined;
}

/** The lines in an opened content: peeled to the end, and unfolded when the transport had folded several into one. */
export function linesIn(opened: Opened, number: number, span: Span): readonly Line[] {
  if (opened.stream === undefined && !mayBeEscaped(opened)) return [lineOf(opened, number, span.from, span.to)];
  const parts: Opened[] = [];
  unfold(opened, parts);
  const last = parts.length - 1;
  return parts.map((part, index) => {
    const { pieces, text } = part.content;
    const from = index === 0 ? span.from : originIn(pieces, 0);
    return lineOf(part, number, from, index === last ? span.to : originIn(pieces, text.length));
  });
}

function lineOf({ envelopes, content }: Opened, number: number, from: number, to: number): Line {
  return { number, from, to, text: content.text, envelopes, pieces: content.pieces };
}

/** Depth is bounded by the number of layers. */
function unfold(opened: Opened, parts: Opened[]): void {
  const { content, envelopes, stream, dump } = opened;
  const escaped = stream === undefined ? unescapedContent(opened) : undefined;
  if (dump !== undefined) unfoldDump(opened, dump, parts);
  else if (escaped !== undefined) unfoldLines(escaped, [...envelopes, { kind: 'rsyslog-escape' }], parts);
  else if (stream !== undefined) unfoldLines(content, envelopes, parts);
  else parts.push(opened);
}

/** The first line is the entry itself, the others stood in it. */
function unfoldDump({ content, envelopes }: Opened, dump: FoldedDump, parts: Opened[]): void {
  const inside = [...envelopes, { kind: dump.kind ?? 'logfmt' }];
  for (const [index, line] of linesOfDump(content, dump).entries()) {
    parts.push({ envelopes: index === 0 && dump.kind ? envelopes : inside, content: line, partial: false });
  }
}

function unfoldLines(content: Content, envelopes: readonly Envelope[], parts: Opened[]): void {
  const { text } = content;
  for (let from = 0; from <= text.length; ) {
    const feed = text.indexOf('\n', from);
    const to = feed === -1 ? text.length : feed;
    const end = to > from && text[to - 1] === '\r' ? to - 1 : to;
    unfold(open(cut(content, from, end), envelopes), parts);
    from = to + 1;
  }
}

function mayBeEscaped({ content, envelopes }: Opened): boolean {
  return envelopes.length > 0 && content.text.includes('#0');
}

function unescapedContent(opened: Opened): Content | undefined {
  const { content, envelopes } = opened;
  if (!mayBeEscaped(opened) || envelopes.some(({ kind }) => kind === 'rsyslog-escape')) return undefined;
  const decoded = unescaped(content.text, envelopes);
  return decoded && within(decoded, content.pieces);
}
