/** What happens when: inputs, analyses and their answers, evidence. Knows no DOM; the interface shows its state. */
import type { Report, Span } from '../engine/index.ts';
import { AnalysisFailure, type AnalysisInput, type AnalysisOptions, type LatestOnly } from '../worker/client.ts';
import type { DecodedText } from '../worker/protocol.ts';
import { answerOf, evidenceInOrder } from './answer.ts';
import { type Editor, FIRST_INPUT, freshSnapshot, type Gap, type Mark } from './editor/editor.ts';
import { type HeldInput, Inputs, type Naming } from './inputs.ts';
import type { State } from './state.ts';
import { lineOfStep, type StepPlace } from './stories.ts';

/** How long to wait for the next key before analyzing, in milliseconds; longer when the text is long. */
const TYPING_PAUSE = 150;
const TYPING_PAUSE_IN_LONG_TEXT = 600;
const LONG_TEXT = 2_000_000;
/** More than this does not fit into one string, whatever its encoding. */
const MOST_BYTES = 500_000_000;

export interface ControllerParts {
  readonly analyzer: LatestOnly;
  readonly editor: Editor;
  /** The name of what is typed or pasted. */
  readonly pasteName: string;
  /** What to say about a file without content. */
  readonly emptyFile: (name: string) => string;
  /** What to say about a line of an artifact that was not understood. */
  readonly gapIn: (title: string) => string;
  /** Waits for the editor that can hold a text of this length, when another one is on its way. */
  readonly editorFor?: (characters: number) => Promise<unknown>;
}

export class Controller {
  readonly #analyzer: LatestOnly;
  readonly #editorFor: (characters: number) => Promise<unknown>;
  readonly #emptyFile: (name: string) => string;
  readonly #gapIn: (title: string) => string;
  readonly #inputs: Inputs;
  readonly #listeners = new Set<() => void>();
  #active: HeldInput;
  #state: State;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #removed: { readonly naming: Naming; readonly text: string } | undefined;

  constructor({ analyzer, editor, emptyFile, gapIn, pasteName, editorFor = async () => undefined }: ControllerParts) {
    this.#analyzer = analyzer;
    this.#editorFor = editorFor;
    this.#emptyFile = emptyFile;
    this.#gapIn = gapIn;
    this.#inputs = new Inputs(editor, pasteName);
    this.#active = this.#inputs.get(FIRST_INPUT) ?? this.#inputs.add({ origin: 'paste' });
    this.#state = initialState(this.#inputs, this.#active);
  }

  get state(): State {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  // ------------------------------------------------------------------------------------------------ inputs

  /** The text that is shown was changed in the editor. */
  edited(how: 'typed' | 'pasted'): void {
    const held = this.#active;
    const length = this.#inputs.length(held);
    held.version++;
    held.isNew = how === 'pasted' && (held.isNew || !this.#state.filled);
    this.#set({ filled: length > 0, stale: held.answer !== undefined, notice: undefined });
    if (how === 'pasted' || length === 0) this.#analyzeSoon(0);
    else this.#analyzeSoon(length > LONG_TEXT ? TYPING_PAUSE_IN_LONG_TEXT : TYPING_PAUSE);
  }

  /** Opens a text: in the input that is shown when that is empty, else in one of its own. */
  async openText(text: string, naming: Naming): Promise<void> {
    await this.#editorFor(text.length);
    const held = this.#inputs.roomIn(this.#active, naming);
    this.#inputs.place(held, freshSnapshot(text.replace(/\r\n?/g, '\n')));
    this.activate(held.id);
  }

  /** Opens files, each as an input; the first one is shown and read, the others when they are shown. */
  openFiles(files: readonly File[]): void {
    const opened = files.map((file) => {
      const held = this.#inputs.roomIn(this.#active, { name: file.name, origin: 'file', bytes: file.size });
      held.file = file;
      this.#inputs.editor.open(held.id, freshSnapshot(''), { readOnly: true });
      return held;
    });
    if (opened[0]) this.activate(opened[0].id);
  }

  /** Shows an input, and analyzes it when that was not done yet. */
  activate(id: number): void {
    const held = this.#inputs.get(id);
    if (!held) return;
    this.#active = held;
    this.#stopWork();
    this.#inputs.editor.show(id);
    const isAnswered = held.answered === held.version;
    this.#set({
      inputs: this.#inputs.list,
      active: id,
      reading: held.file !== undefined,
      filled: held.file !== undefined || this.#inputs.length(held) > 0,
      phase: { kind: 'idle' },
      answer: held.answer,
      stale: held.answer !== undefined && !isAnswered,
      ...NOTHING_SELECTED,
      wanted: undefined,
      part: partOf(held),
      notice: undefined,
    });
    this.#mark();
    if (!isAnswered) this.again();
  }

  close(id: number): void {
    const held = this.#inputs.get(id);
    if (!held) return;
    const index = this.#inputs.list.findIndex((input) => input.id === id);
    this.#keepForUndo(held);
    this.#inputs.remove(held);
    const rest = this.#inputs.list;
    const next = rest[Math.min(index, rest.length - 1)]?.id ?? this.#inputs.add({ origin: 'paste' }).id;
    if (held === this.#active) this.activate(next);
    else this.#set({ inputs: rest });
  }

  /** Empties the input that is shown; `undo` brings its text back. */
  clear(): void {
    const held = this.#active;
    this.#keepForUndo(held);
    if (held.file || held.whole) this.#inputs.place(held, freshSnapshot(''));
    else this.#inputs.editor.replace('');
    this.#inputs.reset(held, { origin: 'paste' });
    this.activate(held.id);
    this.#inputs.editor.focus();
  }

  /** Brings back what was cleared or closed last. */
  undo(): void {
    const removed = this.#removed;
    if (!removed) return;
    this.#removed = undefined;
    this.#set({ removed: undefined });
    void this.openText(removed.text, removed.naming);
  }

  setWrap(on: boolean): void {
    this.#inputs.editor.setWrap(on);
    this.#set({ wrap: on });
  }

  notice(sentence: string): void {
    this.#set({ notice: sentence });
  }

  /** Gives all texts to another editor, with selection, scroll position, marks and focus. */
  replaceEditor(next: Editor): void {
    const previous = this.#inputs.editor;
    const hadFocus = previous.hasFocus();
    this.#inputs.moveTo(next);
    next.setWrap(this.#state.wrap);
    next.show(this.#active.id);
    this.#mark();
    if (hadFocus) next.focus();
    previous.dispose();
    this.#set({ editor: next.kind, part: partOf(this.#active) });
  }

  #keepForUndo(held: HeldInput): void {
    const text = held.file ? '' : this.#inputs.text(held);
    if (text.trim() === '') return;
    const { name, origin, bytes } = held;
    this.#removed = { text, naming: { name, origin, ...(bytes !== undefined && { bytes }) } };
    this.#set({ removed: name });
  }

  // ---------------------------------------------------------------------------------------------- analyses

  cancel(): void {
    this.#stopWork();
    this.#set({ phase: { kind: 'cancelled' } });
  }

  /** Analyzes the input that is shown, also when that was done before. */
  again(): void {
    if (this.#active.file) void this.#analyzeFile(this.#active, this.#active.file);
    else this.#analyzeSoon(0);
  }

  #stopWork(): void {
    clearTimeout(this.#timer);
    this.#analyzer.cancel();
  }

  #analyzeSoon(delay: number): void {
    clearTimeout(this.#timer);
    if (delay === 0) void this.#analyzeText(this.#active);
    else this.#timer = setTimeout(() => void this.#analyzeText(this.#active), delay);
  }

  async #analyzeText(held: HeldInput): Promise<void> {
    const text = this.#inputs.text(held);
    if (text.trim() === '') {
      this.#analyzer.cancel();
      held.answer = undefined;
      this.#set({ ...NOTHING_SELECTED, phase: { kind: 'idle' }, answer: undefined, stale: false });
      this.#mark();
      return;
    }
    const report = await this.#report(held, { name: held.name, text }, text.length);
    if (report) this.#answer(held, report, text);
  }

  async #analyzeFile(held: HeldInput, file: File): Promise<void> {
    if (file.size > MOST_BYTES) {
      this.#set({ phase: { kind: 'failed', reason: 'too-large' }, reading: false });
      return;
    }
    this.#set({ phase: { kind: 'working', bytes: file.size } });
    await this.#editorFor(file.size);
    if (held !== this.#active) return;
    let text = '';
    const onText = (decoded: DecodedText) => {
      text = decoded.text;
      held.file = undefined;
      // What is no text is not put into an editor; log lines in it are found all the same.
      this.#inputs.place(held, freshSnapshot(decoded.encoding === 'binary' ? '' : text));
      this.#inputs.editor.show(held.id);
      this.#set({ reading: false, part: partOf(held) });
    };
    const report = await this.#report(held, { name: file.name, bytes: file }, file.size, { onText });
    if (!report) return;
    if (report.input.bytes > 0) this.#answer(held, report, text);
    else this.#set({ phase: { kind: 'idle' }, filled: false, notice: this.#emptyFile(file.name) });
  }

  /** The report on a text of an input, or nothing when it came to nothing or the text has changed since. */
  async #report(
    held: HeldInput,
    input: AnalysisInput,
    bytes: number,
    options: AnalysisOptions = {},
  ): Promise<Report | undefined> {
    const { version } = held;
    const isCurrent = () => held === this.#active && held.version === version;
    this.#set({ phase: { kind: 'working', bytes } });
    try {
      const report = await this.#analyzer.analyze(input, {
        ...options,
        onProgress: (progress) => isCurrent() && this.#set({ phase: { kind: 'working', bytes, progress } }),
      });
      return isCurrent() ? report : undefined;
    } catch (error) {
      // An analysis that was aborted was followed by something else, which has set the phase.
      if (error instanceof AnalysisFailure && isCurrent())
        this.#set({ phase: { kind: 'failed', reason: error.reason }, reading: false });
      return undefined;
    }
  }

  #answer(held: HeldInput, report: Report, text: string): void {
    const answer = answerOf(report, text);
    held.answer = answer;
    held.answered = held.version;
    this.#set({ ...NOTHING_SELECTED, phase: { kind: 'idle' }, answer, stale: false });
    this.#mark();
    const first = answer.findings[0]?.rows[0];
    if (held.isNew && first) this.#show(first.span, 'reveal');
    held.isNew = false;
  }

  // ---------------------------------------------------------------------------------------------- evidence

  /** Selects the lines of an evidence row in the editor. */
  showEvidence(finding: number, row: number): void {
    const shown = this.#state.answer?.findings[finding]?.rows[row];
    if (!shown) return;
    this.#set({ ...NOTHING_SELECTED, selected: { finding, row } });
    this.select(shown.span);
  }

  /** Goes to the next (1) or previous (-1) evidence in the order of the text, round and round. */
  step(direction: 1 | -1): void {
    const { answer, selected } = this.#state;
    const places = answer ? evidenceInOrder(answer) : [];
    const current = places.findIndex(({ finding, row }) => finding === selected?.finding && row === selected.row);
    const from = current < 0 && direction < 0 ? 0 : current;
    const next = places[(from + direction + places.length) % places.length];
    if (next) this.showEvidence(next.finding, next.row);
  }

  /** A mark was asked about in the editor: its finding is to be shown. */
  want(finding: number): void {
    this.#set({ wanted: { finding, count: (this.#state.wanted?.count ?? 0) + 1 } });
  }

  /** Selects the first line of a step of a story. `focus: false` leaves the focus where it is, to walk on from there. */
  showStep(place: StepPlace, options: { readonly focus: boolean } = { focus: true }): void {
    const line = this.#state.answer && lineOfStep(this.#state.answer.report, place);
    const span = line === undefined ? undefined : this.#state.answer?.lineSpans.get(line);
    if (!span) return;
    this.#set({ ...NOTHING_SELECTED, selectedStep: place });
    this.#show(span, 'select', options);
  }

  /** Selects a line that the report names by its number. */
  showLine(line: number): void {
    const span = this.#state.answer?.lineSpans.get(line);
    if (span) this.select(span);
  }

  /** Selects a stretch of the text in the editor. */
  select(span: Span): void {
    this.#show(span, 'select');
  }

  /** Brings a stretch of the text into sight; where only a part is shown, the part moves there. */
  #show(span: Span, how: 'reveal' | 'select', options?: { readonly focus: boolean }): void {
    const held = this.#active;
    if (held.whole && (span.from < held.whole.part.from || span.to > held.whole.part.to)) {
      this.#inputs.place(held, freshSnapshot(held.whole.text), span.from);
      this.#inputs.editor.show(held.id);
      this.#set({ part: partOf(held) });
      this.#mark();
    }
    const offset = held.whole?.part.from ?? 0;
    const inPart = { from: span.from - offset, to: span.to - offset };
    if (how === 'reveal') this.#inputs.editor.reveal(inPart);
    else this.#inputs.editor.select(inPart, options);
  }

  #mark(): void {
    const part = this.#active.whole?.part ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const marks = (this.#state.answer?.findings ?? []).flatMap(({ finding, rows }, index): Mark[] => {
      const label = `${finding.code}: ${finding.title}`;
      const spans = rows.flatMap((row) => row.marks);
      return within(part, spans).map((span) => ({ ...span, finding: index, label, first: index === 0 }));
    });
    this.#inputs.editor.mark(marks, this.#gaps(part));
  }

  #gaps(part: Span): Gap[] {
    const { answer } = this.#state;
    if (!answer) return [];
    return answer.report.artifacts.flatMap(({ gaps, title }) => {
      const spans = gaps.flatMap((line) => answer.lineSpans.get(line) ?? []);
      return within(part, spans).map((span) => ({ ...span, label: this.#gapIn(title) }));
    });
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING_SELECTED = { selected: undefined, selectedStep: undefined };

function initialState(inputs: Inputs, active: HeldInput): State {
  return {
    inputs: inputs.list,
    active: active.id,
    reading: false,
    filled: inputs.length(active) > 0,
    phase: { kind: 'idle' },
    answer: undefined,
    stale: false,
    ...NOTHING_SELECTED,
    wanted: undefined,
    removed: undefined,
    part: undefined,
    editor: inputs.editor.kind,
    wrap: true,
    notice: undefined,
  };
}

/** The spans that stand in a part of the text, counted from its beginning. */
function within(part: Span, spans: readonly Span[]): Span[] {
  return spans
    .filter(({ from, to }) => from >= part.from && to <= part.to)
    .map(({ from, to }) => ({ from: from - part.from, to: to - part.from }));
}

function partOf({ whole }: HeldInput): State['part'] {
  return whole && { shown: whole.part.to - whole.part.from, all: whole.text.length };
}
