/** The editor for screens with room: Monaco, plain text only, with the few features a log needs. */
import { KeyCode, KeyMod, editor as monaco, Range } from 'monaco-editor/editor';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/gotoLine/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/readOnlyMessage/register';
import type { Span } from '../../engine/index.ts';
import { type Editor, type EditorEvents, freshSnapshot, type Gap, type Mark, type Snapshot } from './editor.ts';
import { applyTheme, type MarkColors, onThemeChange } from './theme.ts';

export interface MonacoWords {
  readonly label: string;
  readonly toFinding: string;
}

interface Held {
  readonly model: monaco.ITextModel;
  readonly readOnly: boolean;
  view: monaco.ICodeEditorViewState | null;
  /** Where the text was scrolled to in the editor before, until it is shown. */
  arrival: Snapshot | undefined;
}

const CAPACITY = 120_000_000;
/** Marking each character of a longer match says nothing; its lines are marked anyway. */
const MOST_MARKED_LINES = 4;

export class MonacoEditor implements Editor {
  readonly kind = 'monaco';
  readonly capacity = CAPACITY;
  readonly #editor: monaco.IStandaloneCodeEditor;
  readonly #held = new Map<number, Held>();
  readonly #decorations: monaco.IEditorDecorationsCollection;
  readonly #stopTheme: () => void;
  #shown: number | undefined;
  #marks: readonly Mark[] = [];
  #gaps: readonly Gap[] = [];
  #colors: MarkColors;
  #isChangedFromOutside = false;

  constructor(host: HTMLElement, events: EditorEvents, words: MonacoWords) {
    this.#colors = applyTheme();
    this.#editor = monaco.create(host, optionsFor(host, words));
    this.#decorations = this.#editor.createDecorationsCollection();
    this.#stopTheme = onThemeChange(() => {
      this.#colors = applyTheme();
      this.mark(this.#marks, this.#gaps);
    });
    this.#listenToEdits(events);
    this.#editor.onMouseDown(({ target }) => {
      if (target.type !== monaco.MouseTargetType.GUTTER_GLYPH_MARGIN) return;
      const mark = this.#markOn(target.position.lineNumber);
      if (mark) events.onMark(mark.finding);
    });
    this.#editor.addAction({
      id: 'sickbay.finding',
      label: words.toFinding,
      keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
      contextMenuGroupId: 'navigation',
      run: () => {
        const mark = this.#markOn(this.#editor.getPosition()?.lineNumber ?? 0);
        if (mark) events.onMark(mark.finding);
      },
    });
  }

  /** A paste is told twice, as a change and as a paste; it is one edit. */
  #listenToEdits(events: EditorEvents): void {
    let how: 'typed' | 'pasted' | undefined;
    const told = () => {
      if (how) events.onEdit(how);
      how = undefined;
    };
    this.#editor.onDidChangeModelContent(() => {
      if (this.#isChangedFromOutside) return;
      how = 'typed';
      queueMicrotask(told);
    });
    this.#editor.onDidPaste(() => {
      how = 'pasted';
      queueMicrotask(told);
    });
  }

  has(id: number): boolean {
    return this.#held.has(id);
  }

  open(id: number, snapshot: Snapshot, { readOnly = false } = {}): void {
    this.#held.get(id)?.model.dispose();
    const model = monaco.createModel(snapshot.text, 'plaintext');
    // Positions are offsets into a text whose lines end with a line feed.
    model.setEOL(monaco.EndOfLineSequence.LF);
    this.#held.set(id, { model, readOnly, view: null, arrival: snapshot });
    if (id === this.#shown) this.#display(id);
  }

  show(id: number): void {
    if (id === this.#shown) return;
    const previous = this.#shown === undefined ? undefined : this.#held.get(this.#shown);
    if (previous) previous.view = this.#editor.saveViewState();
    this.#shown = id;
    this.#display(id);
  }

  close(id: number): void {
    this.#held.get(id)?.model.dispose();
    this.#held.delete(id);
  }

  text(id: number): string {
    return this.#held.get(id)?.model.getValue() ?? '';
  }

  length(id: number): number {
    return this.#held.get(id)?.model.getValueLength() ?? 0;
  }

  snapshot(id: number): Snapshot {
    return freshSnapshot(this.text(id));
  }

  replace(text: string): void {
    const model = this.#editor.getModel();
    if (!model) return;
    this.#isChangedFromOutside = true;
    this.#editor.pushUndoStop();
    this.#editor.executeEdits('sickbay', [{ range: model.getFullModelRange(), text }]);
    this.#editor.pushUndoStop();
    this.#isChangedFromOutside = false;
  }

  mark(marks: readonly Mark[], gaps: readonly Gap[]): void {
    this.#marks = marks;
    this.#gaps = gaps;
    const model = this.#editor.getModel();
    if (!model) return;
    this.#decorations.set([
      ...marks.flatMap((mark) => this.#decorationsOf(mark, rangeOf(model, mark))),
      ...gaps.map((gap) => gapDecoration(gap, rangeOf(model, gap))),
    ]);
  }

  reveal(span: Span): void {
    const model = this.#editor.getModel();
    if (!model) return;
    this.#editor.revealRangeInCenterIfOutsideViewport(rangeOf(model, span));
    this.#editor.setScrollLeft(0);
  }

  select(span: Span, { focus } = { focus: true }): void {
    const model = this.#editor.getModel();
    if (!model) return;
    this.#editor.setSelection(rangeOf(model, span));
    this.reveal(span);
    if (!focus) return;
    this.#editor.focus();
    this.#editor.getContainerDomNode().scrollIntoView({ block: 'nearest' });
  }

  /** Monaco leaves the lines of very long texts as they are. */
  setWrap(on: boolean): void {
    this.#editor.updateOptions({ wordWrap: on ? 'on' : 'off' });
  }

  focus(): void {
    this.#editor.focus();
  }

  hasFocus(): boolean {
    return this.#editor.hasTextFocus();
  }

  dispose(): void {
    this.#stopTheme();
    this.#editor.dispose();
    for (const { model } of this.#held.values()) model.dispose();
  }

  #display(id: number): void {
    const held = this.#held.get(id);
    if (!held) return;
    this.#decorations.clear();
    this.#editor.setModel(held.model);
    this.#editor.updateOptions({ readOnly: held.readOnly });
    if (held.view) this.#editor.restoreViewState(held.view);
    if (!held.arrival) return;
    const { selection, top } = held.arrival;
    held.arrival = undefined;
    this.#editor.setSelection(rangeOf(held.model, selection));
    this.#editor.setScrollTop(top === 0 ? 0 : this.#editor.getTopForPosition(...positionOf(held.model, top)));
  }

  #decorationsOf(mark: Mark, range: Range): monaco.IModelDeltaDecoration[] {
    const hoverMessage = { value: escapedMarkdown(mark.label) };
    const color = mark.first ? this.#colors.first : this.#colors.other;
    const overviewRuler = { color, position: monaco.OverviewRulerLane.Full };
    const lines = { range, options: { isWholeLine: true, className: 'bench-line', overviewRuler } };
    // At the first character only, or each row of a wrapped line gets one.
    const glyphMarginClassName = mark.first ? 'bench-glyph bench-glyph-first' : 'bench-glyph';
    const glyph = {
      range: new Range(range.startLineNumber, 1, range.startLineNumber, 1),
      options: { glyphMarginClassName, glyphMarginHoverMessage: hoverMessage },
    };
    const isShort = range.endLineNumber - range.startLineNumber < MOST_MARKED_LINES;
    const text = { range, options: { inlineClassName: 'bench-mark', hoverMessage } };
    return isShort ? [lines, glyph, text] : [lines, glyph];
  }

  #markOn(lineNumber: number): Mark | undefined {
    const model = this.#editor.getModel();
    return model
      ? this.#marks.find((mark) => {
          const { startLineNumber, endLineNumber } = rangeOf(model, mark);
          return startLineNumber <= lineNumber && lineNumber <= endLineNumber;
        })
      : undefined;
  }
}

/** A dotted bar beside the line number: there is nothing to say about the text itself. */
function gapDecoration({ label }: Gap, range: Range): monaco.IModelDeltaDecoration {
  const hoverMessage = { value: escapedMarkdown(label) };
  return {
    range,
    options: { isWholeLine: true, className: 'bench-gap-line', linesDecorationsClassName: 'bench-gap', hoverMessage },
  };
}

function rangeOf(model: monaco.ITextModel, { from, to }: Span): Range {
  return Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to));
}

function positionOf(model: monaco.ITextModel, offset: number): [lineNumber: number, column: number] {
  const { lineNumber, column } = model.getPositionAt(offset);
  return [lineNumber, column];
}

/** Labels hold things like `$PATH` and `<id>`, which Markdown would read. */
function escapedMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>$&~]/g, '\\$&');
}

function optionsFor(host: HTMLElement, words: MonacoWords): monaco.IStandaloneEditorConstructionOptions {
  const { fontFamily, fontSize, lineHeight } = getComputedStyle(host);
  return {
    model: null,
    ariaLabel: words.label,
    fontFamily,
    fontSize: Number.parseFloat(fontSize),
    lineHeight: Number.parseFloat(lineHeight),
    // The other way of input hides the candidate window of Chinese input methods.
    editContext: false,
    // Tab leaves the editor; nobody indents a log.
    tabFocusMode: true,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    glyphMargin: true,
    folding: false,
    lineNumbersMinChars: 4,
    lineDecorationsWidth: 8,
    padding: { top: 12, bottom: 12 },
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false, useShadows: false },
    overviewRulerLanes: 1,
    hideCursorInOverviewRuler: true,
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    renderWhitespace: 'none',
    guides: { indentation: false },
    matchBrackets: 'never',
    bracketPairColorization: { enabled: false },
    // A log stays as it was printed, whatever is typed into it.
    autoIndent: 'none',
    autoClosingBrackets: 'never',
    autoClosingQuotes: 'never',
    autoSurround: 'never',
    occurrencesHighlight: 'off',
    selectionHighlight: false,
    links: false,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
    unusualLineTerminators: 'off',
    detectIndentation: false,
    largeFileOptimizations: true,
    stickyScroll: { enabled: false },
    wordWrap: 'on',
    wrappingStrategy: 'simple',
  };
}
